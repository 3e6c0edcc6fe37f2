/** Every screen in every look: nothing overlaps, is cut off or leaves the window, and axe finds nothing. Then the sheets. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Result } from 'axe-core';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { contrast, geometry, moving } from './inspect';
import { browsing, DARK, LIGHT, LOOKS, picture, settled, wear, type Language } from './page';
import { SCREENS as ALL } from './screens';
import { SCREENS } from './serve';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const LANGUAGES = ['en', 'de'] as const;

const { open, page } = browsing();

async function axe(): Promise<string[]> {
  if (!(await page().evaluate(() => 'axe' in window))) await page().evaluate(AXE);
  const found = await page().evaluate(
    async (tags) => (await (window as unknown as { axe: { run(on: Document, how: object): Promise<{ violations: Result[] }> } }).axe.run(document, { runOnly: tags, resultTypes: ['violations'] })).violations,
    TAGS,
  );
  return found.map(({ id, nodes }) => `axe ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

describe.each(LANGUAGES)('in %s', (language: Language) => {
  it.each(ALL)('$name bears every look', async ({ name, at, click = [] }) => {
    await open(`/?${at}&lang=${language}`);
    for (const act of click) {
      await page().locator(`[data-act="${act}"]`).first().click();
      await settled(page());
    }
    const faults: string[] = [];
    for (const look of LOOKS) {
      await wear(page(), look);
      const found = [...(await page().evaluate(geometry)), ...(await page().evaluate(contrast)), ...(look.reduced ? await page().evaluate(moving) : []), ...(look === LIGHT || look === DARK ? await axe() : [])];
      faults.push(...found.map((fault) => `${look.name}: ${fault}`));
      await picture(page(), `${name}.${language}.${look.name}`);
    }
    expect(faults).toEqual([]);
  });
});

/** One picture of all screens in a language and a theme. */
afterAll(async () => {
  for (const language of LANGUAGES) {
    for (const { name: theme } of [LIGHT, DARK]) {
      const figures = ALL.map(({ name }) => [name, `${name}.${language}.${theme}.png`] as const)
        .filter(([, file]) => existsSync(join(SCREENS, 'browser', file)))
        .map(([name, file]) => `<figure><figcaption>${name}</figcaption><img src="${file}"></figure>`);
      const style = `body{margin:24px;display:grid;grid-template-columns:repeat(4,520px);gap:24px;background:${theme === 'dark' ? '#0a0c0f' : '#c6ccd2'};color:${theme === 'dark' ? '#fff' : '#000'};font:600 14px sans-serif}figure{margin:0}img{display:block;width:520px;border-radius:8px}figcaption{padding:4px 0}`;
      writeFileSync(join(SCREENS, 'browser', 'sheet.html'), `<!doctype html><html lang="${language}"><title>sheet</title><style>${style}</style>${figures.join('')}`);
      await page().setViewportSize({ width: 2200, height: 900 });
      await page().goto(`${inject('address')}/pictures/sheet.html`);
      await page().screenshot({ path: join(SCREENS, `sheet-${theme}-${language}.png`), fullPage: true });
    }
  }
});
