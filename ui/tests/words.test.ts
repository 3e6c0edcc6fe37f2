import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { beforeAll, describe, expect, it } from 'vitest';
import { SCOPES } from '../src/host/fixtures';
import { has, keyOf, missing, resolve, setLanguage, loadAllWords, t } from '../src/words';

const WORDS = join(import.meta.dirname, '../../words');
const read = (path: string) => readFileSync(path, 'utf8');

/** Every key and attribute of a file with the variables it names. */
function messages(language: string, file: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const variables = (pattern: unknown) =>
    [...new Set([...JSON.stringify(pattern ?? '').matchAll(/"type":"var","name":"(\w+)"/g)].map((match) => match[1]!))].sort();
  for (const message of new FluentResource(read(join(WORDS, language, file))).body) {
    found.set(message.id, variables(message.value));
    for (const [name, pattern] of Object.entries(message.attributes)) found.set(`${message.id}.${name}`, variables(pattern));
  }
  return found;
}

/** Lines that begin a message or an attribute: what the parser must not have skipped as junk. */
const begun = (text: string) => text.split('\n').filter((line) => /^(?:[a-zA-Z][\w-]*|    \.[a-z-]+) =/.test(line)).length;

describe.each(readdirSync(join(WORDS, 'en')))('%s', (file) => {
  it('has the same keys and variables in both languages', () => {
    const english = messages('en', file);
    const german = messages('de', file);
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, variables] of english) expect([key, german.get(key)]).toEqual([key, variables]);
  });

  it.each(['en', 'de'])('is read to its end (%s)', (language) => {
    const values = [...messages(language, file).keys()].length;
    expect(values).toBe(begun(read(join(WORDS, language, file))));
  });
});

describe.each(['en', 'de'] as const)('words in %s', (language) => {
  beforeAll(async () => {
    await setLanguage(language);
    await loadAllWords();
  });

  it('say what happened, why and what to do for every problem of the core', () => {
    const rust = read(join(WORDS, '../src-tauri/model/src/problem.rs'));
    const codes = [...rust.matchAll(/^ {4}\w+ = "([a-z-]+)"/gm)].map((match) => match[1]!);
    expect(codes.length).toBeGreaterThan(90);
    const args = Object.fromEntries(['host', 'other', 'length', 'seconds', 'scope', 'scopes', 'count', 'status', 'code', 'name', 'ids', 'file', 'kib', 'field', 'most', 'value', 'path', 'known', 'version', 'issuer', 'names', 'roots', 'variable', 'fault', 'place', 'proxy', 'plain', 'signed', 'type', 'chain', 'part', 'tls', 'means'].map((name) => [name, '7']));
    for (const code of codes) {
      for (const part of [undefined, 'why', 'remedy']) {
        expect(t(`problem-${code}`, args, part).length, `${code} ${part ?? ''}`).toBeGreaterThan(4);
      }
    }
    expect([...missing]).toEqual([]);
  });

  it('say for every known permission what it allows and why it is needed', () => {
    const catalogue = read(join(WORDS, '../catalogue/scopes.toml'));
    const names = [...catalogue.matchAll(/^name = "([^"]+)"/gm)].map((match) => match[1]!);
    expect(names).toEqual(SCOPES.map((scope) => scope.name));
    for (const name of names) {
      for (const part of ['allows', 'why', 'reads']) expect(t(keyOf('scope', name), {}, part)).not.toContain('scope-');
    }
    for (const group of catalogue.matchAll(/^group = "([^"]+)"/gm)) expect(has(`group-${group[1]!}`)).toBe(true);
  });

  it('never send anyone to revoke without saying what that breaks', () => {
    const text = read(join(WORDS, language, 'problems.ftl'));
    const revoking = [...text.matchAll(/^ {4}\.remedy = (.*)$/gm)].map((match) => match[1]!).filter((remedy) => /revok|[Ww]iderruf/.test(remedy));
    expect(revoking.length).toBeGreaterThan(3);
    for (const remedy of revoking) expect(remedy).toMatch(/Client ID|listed|in der Liste/);
  });
});

describe('the language', () => {
  it.each([
    ['de', 'en-US', 'de'], ['en', 'de-DE', 'en'], [null, 'de-AT', 'de'], [null, 'fr-FR', 'en'],
  ] as const)('chosen %s on a system in %s is %s', (chosen, system, expected) => {
    expect(resolve(chosen, system)).toBe(expected);
  });

  it('shows a missing key, and remembers it', () => {
    expect(t('no-such-words')).toBe('no-such-words');
    expect(missing.delete('no-such-words')).toBe(true);
  });
});

describe('another language', () => {
  it('is shown once its words are loaded; until then the words before stay', async () => {
    await setLanguage('en');
    const next = setLanguage('de');
    expect(t('common-close')).toBe('Close');
    await next;
    expect(t('common-close')).toBe('Schließen');
  });

  it('is the last requested one, with all files loaded meanwhile', async () => {
    await setLanguage('de');
    await Promise.all([setLanguage('en'), loadAllWords(), setLanguage('de'), setLanguage('en')]);
    expect(t('common-close')).toBe('Close');
    expect(has('problem-unknown')).toBe(true);
  });
});
