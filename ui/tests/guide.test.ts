import { readdirSync, readFileSync } from 'node:fs';
import { expect, it, describe } from 'vitest';
import { links, PAGES, read } from '../guide';
import type { Inline } from '../src/frame/guide';

const folder = (language: string) => `../docs/guide/${language}`;
const source = (language: string, name: string) => readFileSync(`${folder(language)}/${name}.md`, 'utf8');

/** Texts of all words of a language, as they are written, without their marks. */
const words = (language: string) =>
  readdirSync(`../words/${language}`)
    .filter((file) => file.endsWith('.ftl'))
    .map((file) => readFileSync(`../words/${language}/${file}`, 'utf8').replaceAll('*', ''))
    .join('\n');

const LANGUAGES = ['en', 'de'] as const;

function inlines(language: string, name: string): Inline[] {
  const { blocks } = read(name, source(language, name));
  return blocks.flatMap((block) => ('of' in block ? block.of : block.items.flat()));
}

describe('The guide', () => {
  it('has a file for each step and for day two, in both languages, and none that the app does not show', () => {
    for (const language of LANGUAGES) expect(readdirSync(folder(language)).filter((file) => file !== 'README.md').sort(), language).toEqual(PAGES.map((name) => `${name}.md`).sort());
  });

  it.each(PAGES)('says the same of %s in both languages: headings, lists, links, pictures', (name) => {
    const [english, german] = LANGUAGES.map((language) => {
      const { blocks } = read(name, source(language, name));
      const shape = blocks.map((block) => ('items' in block ? `${block.is} ${block.items.length}` : block.is));
      const leads = inlines(language, name).flatMap((part) => ('to' in part ? [part.to] : []));
      const pictures = [...source(language, name).matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, to]) => to);
      return { shape, leads, pictures };
    });
    expect(german).toEqual(english);
  });

  it.each(PAGES.flatMap((name) => LANGUAGES.map((language) => [name, language] as const)))('keeps %s in %s short, and its picture by the step', (name, language) => {
    const text = source(language, name);
    expect(text.split(/\s+/).length).toBeLessThanOrEqual(250);
    if (name !== 'troubleshooting') expect(text).toContain(`](../pictures/${name}.png)`);
  });

  it.each(LANGUAGES)('leads in %s to its own pages and to the closed list alone', (language) => {
    const kinds = new Set(links().values());
    expect(kinds).toEqual(new Set(['okta_status', 'okta_add_help', 'okta_rotate_help', 'dell_permissions', 'dell_article']));
    for (const name of PAGES) {
      for (const part of inlines(language, name)) {
        if (part.is === 'page') expect(PAGES, `${language}/${name}`).toContain(part.to);
        if (part.is === 'link') expect(kinds, `${language}/${name}`).toContain(part.to);
      }
    }
  });

  it.each(LANGUAGES)('names in %s only buttons and labels that the words have', (language) => {
    const known = words(language);
    const unknown = PAGES.flatMap((name) => inlines(language, name).filter((part) => part.is === 'bold' && !known.includes(part.text)).map((part) => `${name}: ${part.text}`));
    expect(unknown).toEqual([]);
  });

  it('refuses at build time what the app would not show', () => {
    for (const text of ['# T\n\n> a quote', '# T\n\n[x](https://elsewhere.example/)', '# T\n\n<b>x</b>', 'no title']) expect(() => read('x', text), text).toThrow();
  });
});
