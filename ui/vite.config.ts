import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

import firstScreen from './firstScreen';
import guide from './guide';
import icons from './icons';

/** Message files without their comments, and without what is for `odc` alone: the page carries only what can be shown. */
const words = {
  name: 'words',
  enforce: 'pre' as const,
  transform(code: string, id: string) {
    if (!id.endsWith('.ftl?raw')) return undefined;
    return code.replaceAll(/(^|\\n)#[^\\]*(?:\\(?!n)[^\\]*)*/g, '$1').replaceAll(/\\n {4}\.[a-z]+-odc = (?:(?!\\n(?: {4}\.|[a-z#\\]|"?$)).)*/g, '');
  },
};

const page = () => [svelte(), words, icons(), guide()];

export default defineConfig(({ mode }) => ({
  plugins: [page(), firstScreen(page)],
  // The words lie beside ui/, where reports and the command line read them too.
  server: { host: 'localhost', port: 5173, strictPort: true, fs: { allow: ['..'] } },
  build: {
    target: 'es2022',
    sourcemap: false,
    // Everything is a file of its own: the page's policy allows no data: and no inline text.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What the first screen needs is one file: each more is a turn through the shell before it.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', test: /node_modules\/(svelte|esm-env|clsx|@fluent|@tauri-apps)\/|preload-helper|src\/(words|main|App)\./ }] } } },
    outDir: mode === 'fake' ? 'node_modules/.fake' : 'dist',
    emptyOutDir: true,
  },
  resolve: mode === 'test' ? { conditions: ['browser'] } : {},
  test: { environment: 'happy-dom', testTimeout: 30_000, setupFiles: ['./tests/setup.ts'], include: ['tests/*.test.ts'] },
}));
