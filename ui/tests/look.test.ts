/** The tokens, and what look/README.md says of them. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../src');
const LOOK = join(SRC, 'look');
const PARTS = join(SRC, 'parts');
const tokens = readFileSync(join(LOOK, 'tokens.css'), 'utf8');
const readme = readFileSync(join(LOOK, 'README.md'), 'utf8');

type Theme = 'light' | 'dark';
const [lightRules, darkRules] = tokens.split('@media (prefers-color-scheme: dark)') as [string, string];

function colors(rules: string): Map<string, string> {
  return new Map([...rules.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)].map(([, name, value]) => [name!, value!]));
}
const COLORS: Record<Theme, Map<string, string>> = { light: colors(lightRules), dark: new Map([...colors(lightRules), ...colors(darkRules)]) };

function light(hex: string): number {
  const full = hex.length === 4 ? hex.replaceAll(/[0-9a-f]/g, '$&$&') : hex;
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(full.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(front: string, back: string): number {
  const [a, b] = [light(front), light(back)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** What is drawn on what, and how much it needs: 4.5 for text, 3 for edges and signs. */
const PAIRS: [front: string, back: string, least: number][] = [
  ...['page', 'rail', 'raised', 'tint', 'ok-tint', 'warn-tint', 'bad-tint'].map((back): [string, string, number] => ['text', back, 4.5]),
  ...['page', 'rail', 'raised', 'tint', 'bad-tint', 'warn-tint'].map((back): [string, string, number] => ['quiet', back, 4.5]),
  ...['page', 'rail', 'raised', 'tint', 'warn-tint', 'bad-tint'].map((back): [string, string, number] => ['accent', back, 4.5]),
  ['on-accent', 'accent', 4.5], ['on-accent', 'accent-strong', 4.5],
  ['ok', 'page', 4.5], ['ok', 'ok-tint', 4.5], ['warn', 'page', 4.5], ['warn', 'warn-tint', 4.5], ['bad', 'page', 4.5], ['bad', 'bad-tint', 4.5], ['bad', 'raised', 4.5],
  ['page', 'ok', 4.5], ['page', 'warn', 4.5], ['page', 'bad', 4.5], ['page', 'quiet', 4.5], ['page', 'practice', 4.5],
  ['practice', 'page', 4.5], ['practice', 'practice-tint', 4.5], ['on-band', 'band', 4.5],
  ...['page', 'rail', 'tint', 'warn-tint', 'bad-tint'].map((back): [string, string, number] => ['edge', back, 3]),
];

const table = (): string =>
  ['| drawn | on | needs | light | dark |', '|---|---|---|---|---|', ...PAIRS.map(([front, back, least]) => `| ${front} | ${back} | ${least} | ${(['light', 'dark'] as const).map((theme) => ratio(COLORS[theme].get(front)!, COLORS[theme].get(back)!).toFixed(1)).join(' | ')} |`)].join('\n');

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  it.each(PAIRS)('%s on %s has %d:1', (front, back, least) => {
    const [a, b] = [COLORS[theme].get(front), COLORS[theme].get(back)];
    expect([a, b]).not.toContain(undefined);
    expect(ratio(a!, b!)).toBeGreaterThanOrEqual(least);
  });
});

it('the table in look/README.md is the tokens\' own', () => {
  expect(readme.includes(table()), `put this in ui/src/look/README.md:\n${table()}`).toBe(true);
});

it('look/README.md names every token and every part', () => {
  const names = [...tokens.matchAll(/^ {2,4}--([\w-]+):/gm)].map(([, name]) => `--${name!}`);
  const parts = readdirSync(PARTS).filter((file) => file.endsWith('.svelte')).map((file) => file.replace('.svelte', ''));
  expect([...new Set([...names, ...parts])].filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

it('the parts take sizes, weights and colors from the tokens', () => {
  const found = readdirSync(PARTS).filter((file) => file.endsWith('.svelte')).flatMap((file) => {
    const style = readFileSync(join(PARTS, file), 'utf8').split('<style>')[1] ?? '';
    const wrong = [/#[0-9a-f]{3,8}\b/i, /font-size: *[\d.]/, /font-weight: *(?!400|500|600)\d/, /border-radius: *\d+px/, /dashed/, /border-(left|right)\b/, /(margin|padding)-(left|right)\b/].filter((rule) => rule.test(style));
    return wrong.map((rule) => `${file}: ${rule}`);
  });
  expect(found).toEqual([]);
});

it('text has few sizes: for each the system looks for a font', () => {
  const all = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(svelte|css)$/.test(file));
  const sizes = all.flatMap((file) =>
    [...readFileSync(join(SRC, file), 'utf8').matchAll(/\bfont(?:-size)?: *([^;}]*)/g)].flatMap(([, value]) => (value!.match(/(?<![/\d.])[\d.]+r?em\b/g) ?? []).map((size) => `${size} ${file}`)),
  );
  expect(sizes.length).toBeGreaterThan(20);
  expect(sizes.filter((size) => !/^(0\.6875|0\.75|0\.8125|0\.875|1|1\.625)rem |^1em /.test(size))).toEqual([]);
});

it('no font character is an icon in the parts and styles', () => {
  const files = [...readdirSync(PARTS).map((file) => join(PARTS, file)), join(LOOK, 'base.css')];
  expect(files.filter((file) => /[✓✕ⓘ◷☰⧉‹›×▾▸]/.test(readFileSync(file, 'utf8')))).toEqual([]);
});
