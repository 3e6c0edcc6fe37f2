import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';

const FILES = import.meta.glob<string>('../../words/*/*.ftl', { query: '?raw', import: 'default', eager: true });

/** Keys with their attributes, as a bundle reads them. */
function keys(language: string, file: string): string[] {
  const text = FILES[`../../words/${language}/${file}`]!;
  const written = [...text.matchAll(/^([a-z][\w-]*) =/gm)].map(([, key]) => key!);
  const read = new FluentResource(text).body.flatMap(({ id, attributes }) => [id, ...Object.keys(attributes).map((name) => `${id}.${name}`)]);
  expect(read.filter((key) => !key.includes('.')), `${language}/${file}: every key once, and readable`).toEqual(written);
  return read.sort();
}

describe.each([...new Set(Object.keys(FILES).map((path) => path.split('/').at(-1)!))])('%s', (file) => {
  it('says the same in English and German', () => {
    expect(keys('de', file)).toEqual(keys('en', file));
  });
});
