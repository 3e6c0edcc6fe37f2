/** Every screen in every look: nothing overlaps, is cut off or leaves the window, and axe finds nothing. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Result } from 'axe-core';
import { describe, expect, it } from 'vitest';
import { contrast, geometry, moving } from './inspect';
import { browsing, picture, settled, wear, type Language, type Look } from './page';
import { SCREENS } from './screens';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

type Axe = { run(on: Document, how: object): Promise<{ violations: Result[] }> };

export function everyScreen(language: Language, looks: readonly Look[]): void {
  const { open, page } = browsing();

  async function axe(): Promise<string[]> {
    if (!(await page().evaluate(() => 'axe' in window))) await page().evaluate(AXE);
    const run = (tags: string[]) => (window as unknown as { axe: Axe }).axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then(({ violations }) => violations);
    return (await page().evaluate(run, TAGS)).map(({ id, nodes }) => `axe ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  }

  describe(`in ${language}`, () => {
    it.each(SCREENS)('$name bears every look', async ({ name, at, click = [], known }) => {
      await open(`/?${at}&lang=${language}`);
      for (const act of click) {
        await page().locator(`[data-act="${act}"]`).first().click();
        await settled(page());
      }
      const faults: string[] = [];
      for (const look of looks) {
        await wear(page(), look);
        const found = [...(await page().evaluate(geometry)), ...(await page().evaluate(contrast))];
        if (look.reduced) found.push(...(await page().evaluate(moving)));
        if (look.axe) found.push(...(await axe()));
        faults.push(...found.map((fault) => `${look.name}: ${fault}`));
        await picture(page(), `${name}.${language}.${look.name}`);
      }
      expect(faults.filter((fault) => !known?.test(fault))).toEqual([]);
    });
  });
}
