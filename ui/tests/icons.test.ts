import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import paths from 'lucide:icons';
import { expect, it } from 'vitest';
import { ICONS } from '../src/parts/icons';

it('an icon of several shapes keeps each of them where it was drawn', () => {
  expect(paths.x).toBe('M18 6 6 18M0 0m6 6 12 12');
});

it('each icon that is brought along is drawn somewhere', () => {
  const folder = join(import.meta.dirname, '../src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.svelte'));
  const page = files.map((file) => readFileSync(join(folder, file), 'utf8')).join();
  expect(ICONS.filter((name) => !page.includes(`'${name}'`) && !page.includes(`name="${name}"`) && !page.includes(`icon="${name}"`))).toEqual([]);
});
