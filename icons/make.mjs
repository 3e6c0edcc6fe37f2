/** Makes every file of this folder from icon.svg, and what is 16 px large from icon-16.svg: `npm run icons` in ui. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const UI = join(HERE, '../ui');
const made = mkdtempSync(join(tmpdir(), 'icons-'));
const tauri = (...given) => execFileSync(process.execPath, [join(UI, 'node_modules/@tauri-apps/cli/tauri.js'), 'icon', ...given, '-o', made], { cwd: UI, stdio: 'inherit' });

/** An .ico with one of its pictures replaced: a head of 6 bytes, then 16 for each picture, then the pictures. */
function withPicture(ico, size, png) {
  const count = ico.readUInt16LE(4);
  const entries = Array.from({ length: count }, (_, at) => {
    const entry = Buffer.from(ico.subarray(6 + 16 * at, 22 + 16 * at));
    const from = entry.readUInt32LE(12);
    return { entry, body: entry[0] === size ? png : ico.subarray(from, from + entry.readUInt32LE(8)) };
  });
  let from = 6 + 16 * count;
  for (const { entry, body } of entries) {
    entry.writeUInt32LE(body.length, 8);
    entry.writeUInt32LE(from, 12);
    from += body.length;
  }
  return Buffer.concat([ico.subarray(0, 6), ...entries.map(({ entry }) => entry), ...entries.map(({ body }) => body)]);
}

tauri(join(HERE, 'icon.svg'));
for (const file of ['32x32.png', '128x128.png', '128x128@2x.png', 'icon.png', 'icon.icns']) copyFileSync(join(made, file), join(HERE, file));
const ico = readFileSync(join(made, 'icon.ico'));
tauri(join(HERE, 'icon-16.svg'), '--png', '16');
writeFileSync(join(HERE, 'icon.ico'), withPicture(ico, 16, readFileSync(join(made, '16x16.png'))));
rmSync(made, { recursive: true });
