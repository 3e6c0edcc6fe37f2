/** Builds the page with the fake host, and serves it on loopback under the product's own content policy. */
import { readFile } from 'node:fs/promises';
import { readFileSync, rmSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { BUILT, SCREENS, UI } from './places';
import { sheets } from './sheets';

const KINDS: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.svg': 'image/svg+xml', '.png': 'image/png' };

declare module 'vitest' {
  export interface ProvidedContext {
    address: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await build({ root: UI, mode: 'fake', logLevel: 'warn' });
  rmSync(join(SCREENS, 'browser'), { recursive: true, force: true });
  mkdirSync(join(SCREENS, 'browser'), { recursive: true });

  const conf = JSON.parse(readFileSync(join(UI, '../tauri.conf.json'), 'utf8')) as { app: { security: { csp: Record<string, string> } } };
  const policy = Object.entries(conf.app.security.csp).map(([name, value]) => `${name} ${value}`).join('; ');
  const under = (path: string): string => {
    const folders: [string, string][] = [['/font/', join(UI, 'tests/font')], ['/pictures/', join(SCREENS, 'browser')]];
    const [at, folder] = folders.find(([start]) => path.startsWith(start)) ?? ['/', BUILT];
    return join(folder, normalize(path.slice(at.length) || 'index.html'));
  };

  const server = createServer((request, response) => {
    void (async () => {
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
      if (path === '/favicon.ico') return void response.writeHead(204).end();
      const file = under(path);
      try {
        let body: Buffer | string = await readFile(file);
        // After the page's own styles, so that it replaces them.
        if (file.endsWith('index.html')) body = body.toString().replace('</head>', '<link rel="stylesheet" href="/font/font.css"></head>');
        // The sheets are the tests' own page, with a style inside.
        const headers = path.startsWith('/pictures/') ? {} : { 'Content-Security-Policy': policy };
        response.writeHead(200, { 'Content-Type': KINDS[extname(file)] ?? 'application/octet-stream', ...headers }).end(body);
      } catch {
        response.writeHead(404).end();
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  project.provide('address', address);
  return async () => {
    await sheets(address);
    await new Promise((resolve) => server.close(resolve));
  };
}
