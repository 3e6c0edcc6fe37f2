/** Every part in every state: where it is, what color it has, and that nothing moves for those who want it so. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { contrast, geometry, moving } from './inspect';
import { browsing, LOOKS, picture, settled, wear, type Language } from './page';
import { BUILT, PRODUCT } from './places';

const { open, page } = browsing();

/** The files of a build that carry a text. */
const carrying = (folder: string, text: string) =>
  readdirSync(join(folder, 'assets')).filter((file) => /\.(js|css)$/.test(file) && readFileSync(join(folder, 'assets', file), 'utf8').includes(text));

it('is no part of the product', () => {
  const mark = 'part-toast-acts';
  expect(carrying(BUILT, mark), 'the build with the fake host').not.toEqual([]);
  expect(carrying(PRODUCT, mark), 'the product').toEqual([]);
  expect(readdirSync(join(PRODUCT, 'assets')).filter((file) => file.startsWith('Parts-'))).toEqual([]);
});

describe.each(['en', 'de'] as const)('the parts in %s', (language: Language) => {
  beforeAll(async () => {
    await open(`/?parts&lang=${language}`);
  });

  it.each(LOOKS)('are in place and in contrast: $name', async (look) => {
    await wear(page(), look);
    expect(await page().evaluate(geometry)).toEqual([]);
    expect(await page().evaluate(contrast)).toEqual([]);
    const rows = '[data-group="Check"] li, [data-group^="CopyRow"] [data-copied]';
    expect(await page().locator(rows).evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height).filter((height) => height < 43.9)), 'rows below 44 px').toEqual([]);
    if (look.reduced) expect(await page().evaluate(moving)).toEqual([]);
    // In columns, and all of it.
    await page().setViewportSize({ width: 1640, height: look.height });
    const whole = await page().evaluate(() => document.querySelector('.parts')!.scrollHeight);
    await page().setViewportSize({ width: 1640, height: whole });
    await picture(page(), `parts.${language}.${look.name}`);
  });
});

describe.each(LOOKS)('what opens: $name', (look) => {
  beforeAll(async () => {
    await open('/?parts&lang=en');
    await wear(page(), look);
  });

  it.each(['part-menu', 'part-menu-icon'])('the list of %s is inside the window', async (act) => {
    await page().locator(`[data-act="${act}"]`).click();
    await settled(page());
    expect(await page().locator('[role="menuitem"]').count()).toBe(4);
    expect(await page().evaluate(geometry)).toEqual([]);
    expect(await page().evaluate(contrast)).toEqual([]);
    await picture(page(), `parts-${act}.en.${look.name}`);
    await page().keyboard.press('Escape');
  });

  it('a toast and a second step are inside it as well', async () => {
    await page().locator('[data-act="part-toast-acts"]').click();
    await page().locator('[data-act="part-consider"]').click();
    await page().mouse.move(0, 0);
    await settled(page());
    expect(await page().evaluate(geometry)).toEqual([]);
    expect(await page().evaluate(contrast)).toEqual([]);
    await picture(page(), `parts-toast.en.${look.name}`);
    await page().locator('[data-act="close-toast"]').click();
  });
});

describe('the measuring itself', () => {
  beforeAll(async () => {
    await open('/?parts&lang=en');
    await wear(page(), LOOKS[0]!);
  });

  const after = async (rule: string, look: () => string[]) => {
    await page().evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets = [sheet];
    }, rule);
    await settled(page());
    return (await page().evaluate(look)).join('\n');
  };

  it.each([
    ['a text over another', '[data-group="Check"] li { margin-top: -36px !important }', geometry, /overlaps/],
    ['an icon off its line', '.callout svg { translate: 0 4px }', geometry, /off its line/],
    ['a small control', '[data-act="part-quiet"] { min-height: 0; padding: 0; line-height: 1 }', geometry, /less than 24 px/],
    ['a cut text', '.callout { max-height: 20px; overflow: hidden }', geometry, /cut off/],
    ['a text out of the window', '.empty { translate: 90vw }', geometry, /sideways/],
    ['a split word', '[data-group="Empty"] { width: 90px; overflow-wrap: anywhere } .empty p { width: 30px }', geometry, /is split/],
    ['a faint text', '.quiet { opacity: 0.6 }', contrast, /text of/],
    ['a faint icon', '.callout svg { color: #ccc }', contrast, /icon of/],
    ['a faint edge', 'input { border-color: #ddd !important }', contrast, /edge of/],
    ['something that moves', ':root {}', moving, /moves/],
  ])('finds %s', async (_, rule, look, found) => {
    expect(await after(rule, look)).toMatch(found);
  });
});
