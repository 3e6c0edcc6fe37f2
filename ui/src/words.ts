/** Words for people, from `words/<language>/*.ftl`. Text is never in the components. */
import { FluentBundle, FluentNumber, FluentResource, type FluentVariable } from '@fluent/bundle';
import type { Language } from './host/wire';

/** The words of the frame: all that the first screen needs. */
const FRAME = import.meta.glob<string>('../../words/*/frame.ftl', { query: '?raw', import: 'default' });

/** The name of a file of words, as `step-org`. */
export type File = string;

/** The last steps show words of earlier ones again. */
const LATER: Record<string, readonly File[]> = { test: ['step-permissions', 'step-install'], backups: ['step-authorize'], finish: ['step-authorize', 'step-backups'] };

/** What every step needs beside its own words: its problems, and their remedies. */
const BESIDE: readonly File[] = ['sketch', 'evidence', 'home', 'step-org', 'problems', 'custody', 'network', 'proof', 'status', 'rotate'];

export type Args = Record<string, FluentVariable>;

/** What the page was served with: the frame's words, so that the first screen fetches none. */
const served = globalThis.document?.querySelector<HTMLTemplateElement>('template#words');

let bundle = new FluentBundle('en', { useIsolating: false });
let current: Language = 'en';
let loaded = new Set<string>();
/** The files that are being added to a language's words: who needs one meanwhile waits for it. */
const coming = new WeakMap<FluentBundle, Map<File, Promise<void>>>();
/** Counts the languages requested: only the last one is shown. */
let asked = 0;

/** Requested keys that don't exist; tests require none. */
export const missing = new Set<string>();

/** The language of the words shown. */
export const language = (): Language => current;

/** The system's language: as the shell served the page, else as the browser knows it. */
const ofSystem = (): string => document.documentElement.dataset['system'] ?? navigator.language;

/** The language to show: the chosen one, else the system's, else English. */
export function resolve(chosen: string | null, system: string = ofSystem()): Language {
  return (chosen ?? system).toLowerCase().startsWith('de') ? 'de' : 'en';
}

/** Widens and accents text, which exposes text that is cut off or is in code. */
function pseudo(text: string): string {
  return text.replaceAll(/[aeiouAEIOU]/g, (vowel) => 'áéíóúÁÉÍÓÚ'['aeiouAEIOU'.indexOf(vowel)] + '·');
}

/** Changes the language; loads the frame's words, and every file that was loaded in the language before. */
export async function setLanguage(next: Language, options: { pseudo?: boolean } = {}): Promise<void> {
  const mine = ++asked;
  const into = new FluentBundle(next, { useIsolating: false, ...(options.pseudo ? { transform: pseudo } : {}) });
  const there = new Set<string>();
  // The screen keeps its words until all files of the new language are loaded.
  do await fetchInto(next, into, there, (file) => file === 'frame' || loaded.has(file), loaded.size > 1);
  while ([...loaded].some((file) => !there.has(file)));
  if (mine !== asked) return;
  [current, bundle, loaded] = [next, into, there];
  // There is none where the first screen is rendered for the build.
  if (globalThis.document) document.documentElement.lang = next;
}

/** Loads the words of some files in the current language. */
export const loadWords = (...files: File[]): Promise<void> => load((file) => files.includes(file));

/** Loads the words of a step and of its problems. */
export const loadStepWords = (step: string): Promise<void> => loadWords(`step-${step}`, ...BESIDE, ...(LATER[step] ?? []));

/** Whether a file's words are loaded. */
export const hasWords = (file: File): boolean => loaded.has(file);

/** Loads all remaining words of the language. */
export const loadAllWords = (): Promise<void> => load(() => true);

async function load(wanted: (file: File) => boolean): Promise<void> {
  const there = loaded;
  await fetchInto(current, bundle, there, wanted);
  // The language changed meanwhile: its words are needed.
  if (there !== loaded) await load(wanted);
}

async function fetchInto(language: Language, into: FluentBundle, there: Set<string>, wanted: (file: File) => boolean, all = true): Promise<void> {
  const files = all ? (await import('./wordFiles')).FILES : FRAME;
  const onTheWay = coming.get(into) ?? new Map<File, Promise<void>>();
  coming.set(into, onTheWay);
  const add = async (path: string, file: File) => {
    try {
      const text = file === 'frame' && served?.lang === language ? served.content.textContent! : await files[path]!();
      into.addResource(new FluentResource(text));
      there.add(file);
    } finally {
      onTheWay.delete(file);
    }
  };
  await Promise.all(
    Object.keys(files)
      .filter((path) => path.includes(`/words/${language}/`))
      .map((path) => ({ path, file: path.slice(path.lastIndexOf('/') + 1, -'.ftl'.length) }))
      .filter(({ file }) => !there.has(file) && wanted(file))
      .map(({ path, file }) => {
        const added = onTheWay.get(file) ?? add(path, file);
        if (!there.has(file)) onTheWay.set(file, added);
        return added;
      }),
  );
}

/** Whether this key exists. */
export const has = (key: string): boolean => bundle.hasMessage(key);

/** The text of a key, or of one of its attributes. For a missing key, its name. */
export function t(key: string, args?: Args, attribute?: string): string {
  const message = bundle.getMessage(key);
  const pattern = attribute === undefined ? message?.value : message?.attributes[attribute];
  if (pattern === undefined || pattern === null) {
    const name = attribute === undefined ? key : `${key}.${attribute}`;
    missing.add(name);
    return name;
  }
  const errors: Error[] = [];
  const text = bundle.formatPattern(pattern, args ? counted(args) : {}, errors);
  if (errors.length > 0) missing.add(`${key}: ${errors.map(String).join(', ')}`);
  return text;
}

/** How people paste here, as their keyboard's labels say it. */
export const pasteKeys = (): string => (navigator.platform.startsWith('Mac') ? '⌘V' : t('paste-keys'));

/** A problem's counts are text: as numbers they select singular or plural, and have no separators between digits. */
function counted(args: Args): Args {
  const value = (one: FluentVariable): FluentVariable =>
    typeof one === 'string' && /^(0|[1-9][0-9]{0,14})$/.test(one) ? new FluentNumber(Number(one), { useGrouping: false }) : one;
  return Object.fromEntries(Object.entries(args).map(([name, one]) => [name, value(one)]));
}

/** The key for a name of the engine's, whose dots and underscores Fluent doesn't allow. */
export const keyOf = (area: string, name: string): string => `${area}-${name.replaceAll(/[._]/g, '-')}`;

/** The key of a problem's words: a code may have its own words for one field. */
export function problemKey({ code, field }: { code: string; field: string | null }): string {
  // A code that these words don't have yet is shown, not hidden.
  const plain = has(`problem-${code}`) ? `problem-${code}` : 'problem-unknown';
  const there = keyOf(`problem-${code}`, field ?? '');
  return has(there) ? there : plain;
}
