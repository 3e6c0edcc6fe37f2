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

/** What a state of a screen is seen in. */
const IN_BRIEF = ['light', 'dark', 'large'];

type Axe = { run(on: Document, how: object): Promise<{ violations: Result[] }> };

export function everyScreen(language: Language, looks: readonly Look[]): void {
  const { open, page } = browsing();

  async function axe(): Promise<string[]> {
    if (!(await page().evaluate(() => 'axe' in window))) await page().evaluate(AXE);
    const run = (tags: string[]) => (window as unknown as { axe: Axe }).axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then(({ violations }) => violations);
    return (await page().evaluate(run, TAGS)).map(({ id, nodes }) => `axe ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  }

  describe(`in ${language}`, () => {
    it.each(SCREENS)('$name bears every look', async ({ name, at, way = [], variant = false }) => {
      await open(`/?${at}&lang=${language}`);
      for (const one of way) {
        const [act, value] = one.split('=');
        const [field, text] = one.split(':');
        if (one.startsWith('~')) await page().locator(`.empty [data-act="${one.slice(1)}"]`).waitFor();
        else if (text) await page().locator(`[data-field="${field}"]`).fill(text);
        else await page().locator(`[data-act="${act}"]${value ? `[data-value="${value}"]` : ''}`).first().click();
        await settled(page());
      }
      const faults: string[] = [];
      for (const look of looks) {
        if (variant && !IN_BRIEF.includes(look.name)) continue;
        await wear(page(), look);
        const found = [...(await page().evaluate(geometry)), ...(await page().evaluate(contrast))];
        if (look.reduced) found.push(...(await page().evaluate(moving)));
        if (look.axe) found.push(...(await axe()));
        faults.push(...found.map((fault) => `${look.name}: ${fault}`));
        await picture(page(), `${name}.${language}.${look.name}`);
      }
      expect(faults).toEqual([]);
    });
  });
}
