/** The sketches of the consoles as they are drawn, enlarged too; and practice, with the same frames, beside its step. */
import { describe, expect, it } from 'vitest';
import { contrast, geometry } from './inspect';
import { browsing, DARK, LIGHT, LOOKS, picture, settled, wear } from './page';

const { open, page } = browsing();

/** What is wrong with the sketches in sight. Runs inside the page. */
function drawn(): string[] {
  const faults: string[] = [];
  const meet = (a: DOMRect, b: DOMRect) => a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
  const within = (a: DOMRect, b: DOMRect) => a.left >= b.left - 1 && a.right <= b.right + 1 && a.top >= b.top - 1 && a.bottom <= b.bottom + 1;
  for (const art of document.querySelectorAll('.art')) {
    const name = art.closest<HTMLElement>('[data-sketch]')!.dataset.sketch!;
    const box = art.getBoundingClientRect();
    if (Math.abs(box.width / box.height - 1.8) > 0.02) faults.push(`${name}: ${box.width} by ${box.height} is not 360 by 200`);
    const tag = art.closest('.frame')?.querySelector('.tag')?.getBoundingClientRect();
    const targets = [...art.querySelectorAll<HTMLElement>('[data-click]')];
    for (const target of targets) {
      const say = `${name} ${target.dataset.click}`;
      for (const piece of target.querySelectorAll('.ring, .number')) {
        const at = piece.getBoundingClientRect();
        if (!within(at, box)) faults.push(`${say}: its ${piece.className.split(' ')[0]} is cut off`);
        if (tag && meet(at, tag)) faults.push(`${say}: its ${piece.className.split(' ')[0]} is under the tag`);
      }
      const number = target.querySelector('.number')!.getBoundingClientRect();
      for (const text of art.querySelectorAll('.button, .entry, .okta, .choice, .name, .tab, .switch, .label')) {
        const range = document.createRange();
        range.selectNodeContents(text);
        if (text.textContent !== '' && meet(number, range.getBoundingClientRect())) faults.push(`${say}: its number is on “${text.textContent}”`);
      }
      for (const other of targets) if (other !== target && !other.contains(target) && meet(target.getBoundingClientRect(), other.getBoundingClientRect())) faults.push(`${say} overlaps ${other.dataset.click}`);
    }
    for (const text of art.querySelectorAll<HTMLElement>('.button, .entry, .okta, .choice, .name, .switch')) {
      if (text.scrollWidth > text.clientWidth + 1) faults.push(`${name}: “${text.textContent}” is wider than its place`);
    }
    if (targets.filter((target) => target.classList.contains('next')).length > 1) faults.push(`${name}: more than one click is next`);
  }
  return faults;
}

describe.each(LOOKS)('every sketch: $name', (look) => {
  it('has its rings and numbers on the page, clear of labels and of each other', async () => {
    await open('/?sketches');
    await wear(page(), look);
    expect(await page().locator('.art').count()).toBeGreaterThan(20);
    expect(await page().evaluate(drawn)).toEqual([]);
    const whole = await page().evaluate(() => document.querySelector('.sketches')!.scrollHeight);
    await page().setViewportSize({ width: look.width, height: whole });
    await picture(page(), `sketches.en.${look.name}`);
  });

  it('opens with Enter as large as the window lets it, and closes with Escape', async () => {
    await open('/?step=install');
    await wear(page(), look);
    const opener = page().locator('[data-act="enlarge-sketch"]:visible, [data-act="show-sketch"]:visible').first();
    await opener.focus();
    await page().keyboard.press('Enter');
    await page().locator('dialog[data-row="sketch"]').waitFor();
    await settled(page());
    expect(await page().evaluate(drawn)).toEqual([]);
    expect(await page().evaluate(geometry)).toEqual([]);
    await picture(page(), `sketch-enlarged.en.${look.name}`);
    await page().keyboard.press('Escape');
    await page().locator('dialog').waitFor({ state: 'detached' });
    expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
  });
});

/** Pages with a dialog, or a bar that stays: what is under it is covered on purpose. */
const COVERED = ['okta-review', 'okta-secret', 'dell-keys'];

const PRACTICE: [name: string, address: string, acts: string[]][] = [
  ['okta-list', 'step=install', ['panel-menu']],
  ['okta-catalog', 'step=install', ['panel-menu', 'panel-add-integration', 'panel-choose-integration']],
  ['okta-review', 'step=install', ['panel-menu', 'panel-add-integration', 'panel-choose-integration', 'panel-next']],
  ['okta-secret', 'step=install', ['panel-menu', 'panel-add-integration', 'panel-choose-integration', 'panel-next', 'panel-install']],
  ['okta-general', 'step=install&consoles=installed', []],
  ['dell-menu', 'step=authorize', ['panel-dell-menu', 'panel-all-services']],
  ['dell-form', 'step=authorize', ['panel-dell-menu', 'panel-all-services', 'panel-service', 'panel-start']],
  ['dell-keys', 'step=backups&consoles=listed', []],
  ['dell-domain', 'step=backups&consoles=listed', ['panel-keys-switch', 'panel-keys-on', 'panel-configure-save']],
];

describe.each([LIGHT, DARK, LOOKS.find((look) => look.name === 'small')!])('practice: $name', (look) => {
  it.each(PRACTICE)('%s is in place and in contrast', async (name, address, acts) => {
    await wear(page(), look);
    await open(`/?${address}&practice`);
    if (await page().locator('#consoles').isHidden()) await page().locator('[data-act="toggle-panel"]').click();
    await page().locator('.console').waitFor();
    for (const act of acts) await page().locator(`[data-act="${act}"]`).click();
    await settled(page());
    const faults = (await page().evaluate(geometry)).filter((fault) => !/^the icon of/.test(fault) && !(COVERED.includes(name) && / overlap(s |$)/.test(fault)));
    expect(faults).toEqual([]);
    expect(await page().evaluate(contrast)).toEqual([]);
    await picture(page(), `practice-${name}.en.${look.name}`);
  });
});

describe('practice', () => {
  it('has its console 320 px wide beside the step, and headings below the step’s', async () => {
    await wear(page(), LIGHT);
    await open('/?step=install&practice');
    await page().locator('.console').waitFor();
    expect(Math.round((await page().locator('#consoles').boundingBox())!.width)).toBe(320);
    await page().locator('[data-act="panel-menu"]').click();
    const sizes = await page().evaluate(() => ['h1', '[data-part] h2', 'aside h3'].map((css) => Number.parseFloat(getComputedStyle(document.querySelector(css)!).fontSize)));
    expect(sizes[0]).toBeGreaterThan(sizes[1]!);
    expect(sizes[1]).toBeGreaterThan(sizes[2]!);
  });
});

it('is in place beside its step', async () => {
  for (const look of [LIGHT, DARK]) {
    for (const step of ['install', 'authorize', 'backups']) {
      await open(`/?step=${step}`);
      await wear(page(), look);
      expect(await page().evaluate(drawn)).toEqual([]);
      expect(await page().evaluate(geometry)).toEqual([]);
      await picture(page(), `sketch-${step}.en.${look.name}`);
    }
  }
});
