/** A page of Debian's Chromium, and the looks that a screen is checked in. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { SCREENS } from './places';

export type Language = 'en' | 'de';

export type Look = {
  name: string;
  width: number;
  height: number;
  dark?: boolean;
  /** Text at 200 %. */
  large?: boolean;
  forced?: boolean;
  reduced?: boolean;
  rtl?: boolean;
  /** axe looks as well. */
  axe?: boolean;
};

const WINDOW = { width: 1040, height: 720 };
export const LIGHT: Look = { name: 'light', ...WINDOW, axe: true };
export const DARK: Look = { name: 'dark', ...WINDOW, dark: true, axe: true };
/** Every look that a screen has to bear. */
export const LOOKS: readonly Look[] = [
  LIGHT,
  DARK,
  { name: 'small', width: 720, height: 520 },
  { name: 'large', ...WINDOW, large: true },
  { name: 'forced', ...WINDOW, forced: true, dark: true },
  { name: 'reduced', ...WINDOW, reduced: true },
  { name: 'rtl', ...WINDOW, rtl: true },
];

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);

export async function launch(): Promise<Browser> {
  if (!CHROMIUM) throw new Error('Chromium is not installed. What to do: `cargo xtask test --only system` installs it.');
  return chromium.launch({ executablePath: CHROMIUM, args: ['--font-render-hinting=none', '--disable-lcd-text'] });
}

/** One browser for a file of tests. */
export function browsing(): { page: () => Page; open: (address: string) => Promise<Page> } {
  let browser: Browser;
  let page: Page;
  let waiting = 0;
  const failures: string[] = [];

  beforeAll(async () => {
    browser = await launch();
    page = await browser.newPage({ viewport: WINDOW, deviceScaleFactor: 1 });
    page.on('request', () => (waiting += 1));
    page.on('requestfinished', () => (waiting -= 1));
    page.on('requestfailed', () => (waiting -= 1));
    page.on('pageerror', (error) => failures.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && failures.push(message.text()));
  });
  afterAll(async () => {
    await browser?.close();
  });

  return {
    page: () => page,
    async open(address) {
      failures.length = 0;
      await page.goto(inject('address') + address);
      await page.locator('h1').first().waitFor();
      await settled(page, () => waiting === 0);
      expect(failures, 'errors of the page').toEqual([]);
      return page;
    },
  };
}

/** Everything asked for has come, and two frames in a row are the same. */
export async function settled(page: Page, quiet: () => boolean = () => true): Promise<void> {
  do {
    await page.evaluate(async () => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      await document.fonts.ready;
      const ends = (one: Animation) => one.effect?.getComputedTiming().iterations !== Infinity;
      await Promise.all(document.getAnimations().filter(ends).map((one) => one.finished.catch(() => undefined)));
      for (let before = ''; ; ) {
        await frame();
        await frame();
        const now = document.body.innerHTML;
        if (now === before) return;
        before = now;
      }
    });
  } while (!quiet());
}

/** Puts a look on, as the system and its settings would. */
export async function wear(page: Page, look: Look): Promise<void> {
  await page.setViewportSize({ width: look.width, height: look.height });
  await page.emulateMedia({
    colorScheme: look.dark ? 'dark' : 'light', forcedColors: look.forced ? 'active' : 'none', reducedMotion: look.reduced ? 'reduce' : 'no-preference',
  });
  await page.evaluate(({ large, rtl }) => {
    document.documentElement.style.fontSize = large ? '200%' : '';
    document.documentElement.dir = rtl ? 'rtl' : 'ltr';
  }, { large: look.large === true, rtl: look.rtl === true });
  // Nothing is pointed at.
  await page.mouse.move(0, 0);
  await settled(page);
}

export const picture = (page: Page, name: string, fullPage = false) => page.screenshot({ path: join(SCREENS, 'browser', `${name}.png`), fullPage });
