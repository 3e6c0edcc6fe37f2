/** The files for others on paper: printed by Chromium on A4 and Letter, and read back by poppler. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FOLDER = join(ROOT, 'target/reports');

const PAPERS = { A4: [595.3, 841.9], Letter: [612, 792] } as const;
/** At most so many sheets. */
const REPORTS = { handover: 7, permissions: 3, colleague: 2 } as const;
/** CSS asks for 15 mm beside the text and 18 mm above and below. */
const [BESIDE, ABOVE] = [(15 / 25.4) * 72, (18 / 25.4) * 72];

let browser: Browser;

beforeAll(async () => {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  execFileSync(process.env.ODC_REPORTS ?? join(ROOT, 'target/debug/examples/reports'), [FOLDER], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium' });
}, 900_000);
afterAll(async () => {
  await browser?.close();
});

const poppler = (tool: string, ...given: string[]): string => execFileSync(tool, given, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
const words = (text: string): string[] => text.split(/[^\p{L}\p{N}.:_-]+/u).filter((word) => word.length > 2);

type Word = { text: string; left: number; top: number; right: number; bottom: number };

/** Every word of a sheet with its box, in points. */
function sheets(file: string): Word[][] {
  const found = poppler('pdftotext', '-bbox', file, '-');
  return found.split('<page ').slice(1).map((sheet) =>
    [...sheet.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<\/word>/g)].map(([, left, top, right, bottom, text]) => ({
      text: text!.replaceAll('&amp;', '&').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&apos;', "'"),
      left: Number(left), top: Number(top), right: Number(right), bottom: Number(bottom),
    })),
  );
}

/** Prints as a person would: the sheet is the printer's, margins are the file's. */
async function print(name: string, paper: keyof typeof PAPERS): Promise<{ file: string; heads: string[][]; text: string; titles: string[] }> {
  // The file's own policy forbids any style but its own, so the paper is chosen beside it.
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(FOLDER, `${name}.html`)).href);
  await page.addStyleTag({ content: `@page{size:${paper}}` });
  const [heads, text, titles] = await page.evaluate(() => [
    [...document.querySelectorAll('table')].map((table) => [...table.querySelectorAll('th')].map((head) => head.textContent ?? '')),
    document.body.innerText,
    [...document.querySelectorAll('h1, h2')].map((title) => title.textContent ?? ''),
  ] as const);
  const file = join(FOLDER, `${name}-${paper}.pdf`);
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
  await context.close();
  return { file, heads: heads.map((one) => [...one]), text, titles: [...titles] };
}

describe.each(Object.keys(PAPERS) as (keyof typeof PAPERS)[])('on %s', (paper) => {
  it.each((['en', 'de'] as const).flatMap((language) => Object.keys(REPORTS).map((name) => [name as keyof typeof REPORTS, language] as const)))('%s in %s prints whole', async (name, language) => {
    const { file, heads, text, titles } = await print(`${name}-${language}`, paper);
    const [width, height] = PAPERS[paper];
    const info = poppler('pdfinfo', file);
    const [, wide, high] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(info)!;
    expect([Number(wide), Number(high)].map(Math.round)).toEqual([Math.round(width), Math.round(height)]);

    const all = sheets(file);
    expect(all.length, 'sheets').toBeLessThanOrEqual(REPORTS[name]);
    for (const [at, sheet] of all.entries()) {
      expect(sheet.length, `sheet ${at + 1} is empty`).toBeGreaterThan(5);
      // The number of the sheet is in the margin.
      const inside = sheet.filter((word) => word.bottom < height - ABOVE + 2);
      const outside = inside.filter((word) => word.left < BESIDE - 2 || word.right > width - BESIDE + 2 || word.top < ABOVE - 2);
      expect(outside, `outside of the margins of sheet ${at + 1}`).toEqual([]);
      const margin = sheet.filter((word) => word.bottom >= height - ABOVE + 2).map((word) => word.text);
      expect(margin.join(' ')).toBe(`${at + 1} / ${all.length}`);
    }

    // All that the file says is on paper, wherever a cell breaks its lines.
    const printed = new Set(all.flat().flatMap((word) => words(word.text)));
    const glued = all.flat().map((word) => word.text).join('');
    expect(words(text).filter((word) => !printed.has(word) && !glued.includes(word))).toEqual([]);
    for (const title of titles) expect(all.some((sheet) => sheet.map((word) => word.text).join(' ').includes(title)), title).toBe(true);

    // A sheet that continues a table begins with the table's head.
    for (const sheet of all.slice(1)) {
      const top = Math.min(...sheet.map((word) => word.top));
      const line = sheet.filter((word) => word.top < top + 4).map((word) => word.text).join(' ');
      // A head may need two lines.
      const isHead = heads.some((one) => line.split(' ').every((word) => one.join(' ').split(' ').includes(word)));
      const prose = text.split('\n').filter((row) => !row.includes('\t'));
      expect(isHead || titles.some((one) => one.startsWith(line)) || prose.some((row) => row.includes(line)), `a sheet begins with "${line}"`).toBe(true);
    }
    poppler('pdftoppm', '-r', '60', '-png', file, file.replace('.pdf', ''));
    expect(readFileSync(file).length).toBeGreaterThan(1000);
  });
});
