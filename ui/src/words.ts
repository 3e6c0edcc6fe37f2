/** Words for people, from `words/<language>/*.ftl`. Text is never in the components. */
import { FluentBundle, FluentNumber, FluentResource, type FluentVariable } from '@fluent/bundle';
import type { Language } from './host/wire';

/** The words of the frame: all that the first screen has. */
const FRAME = import.meta.glob<string>('../../words/*/frame.ftl', { query: '?raw', import: 'default' });

/** The name of a file of words, as `step-org`. */
export type File = string;

/** The last steps show again what was said before. */
const LATER: Record<string, readonly File[]> = { test: ['step-permissions', 'step-install'], backups: ['step-authorize'], finish: ['step-authorize', 'step-backups'] };

/** What every step needs beside its own words: its problems, and the ways out of them. */
const BESIDE: readonly File[] = ['sketch', 'evidence', 'home', 'step-org', 'problems', 'custody', 'network', 'proof', 'status', 'rotate'];

export type Args = Record<string, FluentVariable>;

let bundle = new FluentBundle('en', { useIsolating: false });
let spoken: Language = 'en';
let loaded = new Set<string>();
/** How many times a language was asked for: the last one is spoken. */
let asked = 0;

/** Keys that were asked for and not found; the tests hold this empty. */
export const missing = new Set<string>();

/** The language of the words shown. */
export const language = (): Language => spoken;

/** The language to speak: the one chosen, else the system's, else English. */
export function resolve(chosen: string | null, system: string = navigator.language): Language {
  return (chosen ?? system).toLowerCase().startsWith('de') ? 'de' : 'en';
}

/** Widens and accents text, so that a text that is cut off, or is in code, shows itself. */
function pseudo(text: string): string {
  return text.replaceAll(/[aeiouAEIOU]/g, (vowel) => 'áéíóúÁÉÍÓÚ'['aeiouAEIOU'.indexOf(vowel)] + '·');
}

/** Speaks a language from now on, with the words of the frame, and with all that were loaded in the one before. */
export async function speak(next: Language, options: { pseudo?: boolean } = {}): Promise<void> {
  const mine = ++asked;
  const into = new FluentBundle(next, { useIsolating: false, ...(options.pseudo ? { transform: pseudo } : {}) });
  const there = new Set<string>();
  // What is on screen keeps its words until all of them are there in the next language.
  do await fetchInto(next, into, there, (file) => file === 'frame' || loaded.has(file), loaded.size > 1);
  while ([...loaded].some((file) => !there.has(file)));
  if (mine !== asked) return;
  [spoken, bundle, loaded] = [next, into, there];
  document.documentElement.lang = next;
}

/** Loads the words of some files, in the language spoken. */
export const speakOf = (...files: File[]): Promise<void> => load((file) => files.includes(file));

/** Loads the words of a step, and of what may be in its way. */
export const speakStep = (step: string): Promise<void> => speakOf(`step-${step}`, ...BESIDE, ...(LATER[step] ?? []));

/** Whether the words of a file are there. */
export const speaks = (file: File): boolean => loaded.has(file);

/** Loads all other words of the language. */
export const speakAll = (): Promise<void> => load(() => true);

async function load(wanted: (file: File) => boolean): Promise<void> {
  const there = loaded;
  await fetchInto(spoken, bundle, there, wanted);
  // Another language is spoken meanwhile: its words are wanted.
  if (there !== loaded) await load(wanted);
}

async function fetchInto(language: Language, into: FluentBundle, there: Set<string>, wanted: (file: File) => boolean, all = true): Promise<void> {
  const files = all ? (await import('./wordFiles')).FILES : FRAME;
  const missed = Object.keys(files)
    .filter((path) => path.includes(`/words/${language}/`))
    .map((path) => ({ path, file: path.slice(path.lastIndexOf('/') + 1, -'.ftl'.length) }))
    .filter(({ file }) => !there.has(file) && wanted(file));
  const texts = await Promise.all(missed.map(({ path }) => files[path]!()));
  texts.forEach((text, at) => {
    there.add(missed[at]!.file);
    into.addResource(new FluentResource(text));
  });
}

/** Whether there are words for this key. */
export const has = (key: string): boolean => bundle.hasMessage(key);

/** The text of a key, or of one of its attributes. A missing key shows itself. */
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

/** A problem's counts come as text: they choose between one and many, and are written without marks between digits. */
function counted(args: Args): Args {
  const value = (one: FluentVariable): FluentVariable =>
    typeof one === 'string' && /^(0|[1-9][0-9]{0,14})$/.test(one) ? new FluentNumber(Number(one), { useGrouping: false }) : one;
  return Object.fromEntries(Object.entries(args).map(([name, one]) => [name, value(one)]));
}

/** A key made of a name of the core's: dots, underscores and capitals as Fluent allows them. */
export const keyOf = (area: string, name: string): string => `${area}-${name.replaceAll(/[._]/g, '-')}`;

/** The key of a problem's words: one code may mean something more exact at one field. */
export function problemKey({ code, field }: { code: string; field: string | null }): string {
  // A code newer than these words is shown as what it is, not hidden.
  const plain = has(`problem-${code}`) ? `problem-${code}` : 'problem-unknown';
  const there = keyOf(`problem-${code}`, field ?? '');
  return has(there) ? there : plain;
}
