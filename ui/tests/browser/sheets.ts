/** One picture of all screens for each language and theme. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from './page';
import { SCREENS as ALL } from './screens';
import { SCREENS } from './places';

export async function sheets(address: string): Promise<void> {
  const browser = await launch();
  const page = await browser.newPage({ viewport: { width: 2200, height: 900 } });
  for (const language of ['en', 'de']) {
    for (const theme of ['light', 'dark']) {
      const figures = ALL.map(({ name }) => [name, `${name}.${language}.${theme}.png`] as const)
        .filter(([, file]) => existsSync(join(SCREENS, 'browser', file)))
        .map(([name, file]) => `<figure><figcaption>${name}</figcaption><img src="${file}"></figure>`);
      if (figures.length === 0) continue;
      const colors = theme === 'dark' ? 'background:#0a0c0f;color:#fff' : 'background:#c6ccd2;color:#000';
      const style = `body{margin:24px;display:grid;grid-template-columns:repeat(4,520px);gap:24px;${colors};font:600 14px sans-serif}figure{margin:0}img{display:block;width:520px;border-radius:8px}figcaption{padding:4px 0}`;
      writeFileSync(join(SCREENS, 'browser', 'sheet.html'), `<!doctype html><html lang="${language}"><title>sheet</title><style>${style}</style>${figures.join('')}`);
      await page.goto(`${address}/pictures/sheet.html`);
      await page.screenshot({ path: join(SCREENS, `sheet-${theme}-${language}.png`), fullPage: true });
    }
  }
  await browser.close();
}
