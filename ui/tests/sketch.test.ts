/** The sketches of both consoles: their numbers, their labels, what is next, and how they open. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flushSync, mount, tick, unmount } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { begin } from '../src/act.svelte';
import { fake } from '../src/host/fake';
import { confirmed, custody, onPath, path, practiceEnvironments } from '../src/host/fixtures';
import type { View } from '../src/host/wire';
import { consoles, installed, listed } from '../src/host/fakeConsoles';
import Panel from '../src/panel/Panel.svelte';
import { played, type DellPage, type OktaPage } from '../src/panel/panel.svelte';
import { place } from '../src/panel/place.svelte';
import { DELL, OKTA } from '../src/sketch/labels';
import Sketch from '../src/sketch/Sketch.svelte';
import { NAMES, pagesOf } from '../src/sketch/sketches';
import { t } from '../src/words';
import { click, driven, find, key, must, page, settled } from './page';

driven();

const secret = { secret: custody };
const added = { ...secret, client_id: '0oa1a2b3c4d5e6f7g8h9' };
const registered = { state: 'registered' as const, known: confirmed, stale: false, refused: null };
const keys = (state: 'on' | 'skipped') => ({ state, known: confirmed });

const LABELS: ReadonlySet<string> = new Set([...Object.values(OKTA), ...Object.values(DELL)]);
const sketches = () => [...document.querySelectorAll<HTMLElement>('figure[data-sketch]')];
const one = (of: string) => must(`figure[data-sketch="${of}"]`);
const targets = (of: HTMLElement) => [...of.querySelectorAll<HTMLElement>('[data-click]')];
/** The label of a target: its own, or that of the field it is in; null for a sign. */
function labelOf(target: HTMLElement): string | null {
  const own = [...target.children].filter((child) => !child.matches('.ring, .number')).map((child) => child.textContent ?? '').join('').trim();
  return own || target.closest('.field')?.querySelector('.label')?.textContent || null;
}
/** The number of the next click. */
const next = (of: string) => one(of).querySelector<HTMLElement>('[data-click].next')?.dataset.click ?? null;

/** All clicks of a sketch, by number: its pages are gone through. */
async function clicksOf(of: HTMLElement): Promise<Map<string, string | null>> {
  const found = new Map<string, string | null>();
  const note = () => targets(of).forEach((target) => found.set(target.dataset.click!, labelOf(target)));
  note();
  for (const button of of.querySelectorAll<HTMLElement>('[data-act="sketch-click"]')) {
    button.click();
    await tick();
    expect(of.querySelector<HTMLElement>('[data-click].next')?.dataset.click).toBe(button.dataset.value);
    note();
  }
  return found;
}

/** The part of the screen that each sketch is beside. */
const PARTS: Record<string, string> = { install: 'install', secret: 'secret', 'client-id': 'client-id', menu: 'form', form: 'fill', keys: 'keys', backups: 'backup' };
const STATES: [string, View, string[]][] = [
  ['install', onPath(path('install')), ['install', 'secret']],
  ['install, saved', onPath(path('install', secret)), ['secret', 'client-id']],
  ['install, added', onPath(path('install', added)), []],
  ['authorize', onPath(path('authorize')), ['menu', 'form']],
  ['authorize, listed', onPath(path('authorize', { registration: registered, keys: null })), ['keys']],
  ['backups', onPath(path('backups', { keys: null })), ['keys', 'backups']],
  ['backups, keys on', onPath(path('backups', { keys: keys('on') })), ['backups']],
];

describe.each(['en', 'de'] as const)('in %s', (language) => {
  it.each(STATES)('%s: each number of a sketch is that of the click beside it, and names the same', async (_, view, names) => {
    const { setLanguage, loadAllWords } = await import('../src/words');
    await setLanguage(language);
    await loadAllWords();
    await page.show({ ...view, language });
    await settled();
    expect(sketches().map((sketch) => sketch.dataset.sketch)).toEqual(names);
    for (const sketch of sketches()) {
      const part = document.querySelector<HTMLElement>(`[data-part="${PARTS[sketch.dataset.sketch!]}"]`);
      const lines = [...(part?.querySelectorAll<HTMLElement>('[data-number]') ?? [])];
      const clicks = await clicksOf(sketch);
      for (const line of lines) {
        const label = clicks.get(line.dataset.number!);
        expect(label, `${sketch.dataset.sketch} ${line.dataset.number}`).not.toBe(undefined);
        if (label !== null) expect(line.textContent).toContain(label);
      }
      // Done is said only once the secret is saved.
      if (lines.length > 0 && sketch.dataset.sketch !== 'secret') expect(Math.max(...lines.map((line) => Number(line.dataset.number)))).toBe(Math.max(...[...clicks.keys()].map(Number), 0));
      for (const label of clicks.values()) if (label !== null) expect(LABELS).toContain(label);
    }
  });

  it('the clicks of the steps name only labels of the table', () => {
    const wanted = /^(install-click-\w+|install-secret-how|install-done|install-client-id-(?:tab|copy)|authorize-form-\w+|authorize-fill-\w+|backups-keys-(?:switch-on|save)|backups-first-(?:configure|now)) = (.*)$/gm;
    const texts = ['install', 'authorize', 'backups'].flatMap((step) => [...readFileSync(join(import.meta.dirname, `../../words/${language}/step-${step}.ftl`), 'utf8').matchAll(wanted)]);
    expect(texts.length).toBeGreaterThan(14);
    for (const [, name, text] of texts) {
      for (const [, bold] of text!.matchAll(/\*\*([^*]+)\*\*/g)) for (const label of bold!.split(' > ')) expect(LABELS, name).toContain(label);
    }
  });
});

describe('the next click', () => {
  it('follows what the step knows', async () => {
    await page.show(onPath(path('install')));
    expect([next('install'), next('secret')]).toEqual(['1', '1']);
    await page.show(onPath(path('install', secret)));
    expect([next('secret'), next('client-id')]).toEqual(['2', '1']);
    await page.show(onPath(path('authorize')));
    expect([next('menu'), next('form')]).toEqual(['1', null]);
    await click('copy-domain');
    await vi.waitFor(() => expect(next('form')).toBe('2'));
    expect(find('figure[data-sketch="menu"]')).toBeNull();
    for (const act of ['copy-client-id', 'copy-secret']) await click(act);
    await vi.waitFor(() => expect(next('form')).toBe('4'));
    await page.show(onPath(path('authorize', { registration: registered, keys: null })));
    expect(one('keys').querySelectorAll('.target')).toHaveLength(2);
    expect(one('keys').querySelector('.ring')).toBeNull();
    await page.show(onPath(path('backups', { keys: null })));
    expect([next('keys'), next('backups')]).toEqual(['1', null]);
    await page.show(onPath(path('backups', { keys: keys('on') })));
    expect(next('backups')).toBe('1');
  });

  it('has no sketch if the console itself is beside the step, or if there are no clicks', async () => {
    for (const step of ['install', 'authorize', 'backups'] as const) {
      await page.show(onPath(path(step, { environment: practiceEnvironments[0]! }), true));
      expect(find('[data-sketch]'), step).toBeNull();
    }
  });
});

describe('every sketch', () => {
  it.each(NAMES)('%s has a name and a caveat, labels of the table alone, and no sign made of characters', (of) => {
    const shown = mount(Sketch, { target: document.body, props: { of, start: 3 } });
    flushSync();
    const image = must('[role="img"]');
    expect(image.getAttribute('aria-label')).toBe(`${t(`sketch-${of}`)}. ${t('sketch-caveat')}`);
    expect(must('figure').querySelector('[title]')!.getAttribute('title')).toBe(t('sketch-caveat'));
    expect(must('.art').getAttribute('aria-hidden')).toBe('true');
    expect(must('.console').lang).toBe('en');
    expect(targets(must('figure')).map((target) => target.dataset.click)).toEqual(pagesOf(of)[0]!.clicks.map((number) => String(3 + number)));
    const texts: string[] = [];
    const walk = document.createTreeWalker(must('.art'), NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) if (walk.currentNode.textContent!.trim() && !walk.currentNode.parentElement!.matches('.number')) texts.push(walk.currentNode.textContent!.trim());
    for (const text of texts) expect(LABELS).toContain(text);
    void unmount(shown);
  });

  it('opens enlarged at its click, and gives the focus back when it closes', async () => {
    await page.show(onPath(path('install', secret)));
    const opener = one('secret').querySelector<HTMLElement>('[data-act="enlarge-sketch"]')!;
    opener.focus();
    opener.click();
    const dialog = await vi.waitFor(() => must('dialog[data-row="sketch"]') as HTMLDialogElement);
    expect(document.activeElement).toBe(dialog.querySelector('h2'));
    expect(dialog.querySelector('.next')!.getAttribute('data-click')).toBe('2');
    dialog.close();
    await settled();
    expect(find('dialog')).toBeNull();
    expect(document.activeElement).toBe(opener);
  });
});

describe('practice', () => {
  /** The labels that the page of a console shows. */
  async function labels(side: 'okta' | 'dell', at: OktaPage | DellPage, now = consoles()): Promise<string[]> {
    played.forget();
    const outside = fake(onPath(path(side === 'okta' ? 'install' : 'authorize', { environment: practiceEnvironments[0]! }), true));
    outside.answers.panel = async () => now;
    begin(outside.host, outside.now());
    if (side === 'okta') played.okta = at as OktaPage;
    else played.dell = at as DellPage;
    const shown = mount(Panel, { target: document.body });
    await settled();
    flushSync();
    if (side === 'dell' && at === 'start') for (const act of ['panel-dell-menu', 'panel-all-services']) await click(act);
    const texts = [...document.querySelectorAll('.console button, .console .label, .console .title, .console [id="panel-keys-label"]')].map((element) => element.textContent!.trim());
    const aside = must('aside');
    expect(aside.getAttribute('aria-label')).toContain(side === 'okta' ? 'Okta' : 'Dell');
    expect(aside.querySelector('h1, h2')).toBeNull();
    await unmount(shown);
    return texts;
  }

  it.each([
    ['install', 0, 'okta', 'integrations', consoles()], ['install', 1, 'okta', 'catalog', consoles()], ['install', 2, 'okta', 'review', consoles()],
    ['secret', 0, 'okta', 'general', consoles({ okta: installed({ dialog_open: true }) })], ['client-id', 0, 'okta', 'general', consoles({ okta: installed() })],
    ['generate', 0, 'okta', 'general', consoles({ okta: installed() })], ['menu', 0, 'dell', 'start', consoles()], ['form', 0, 'dell', 'form', consoles()],
    ['keys', 0, 'dell', 'domains', consoles({ console: listed() })], ['backups', 0, 'dell', 'configure', consoles({ console: listed({ key_management: true }) })],
    ['backups', 1, 'dell', 'domain', consoles({ console: listed({ key_management: true }) })],
  ] as const)('shows what the sketch %s shows on its page %i', async (of, at, side, where, now) => {
    const texts = await labels(side, where, now);
    const shown = mount(Sketch, { target: document.body, props: { of, at: pagesOf(of)[at]!.first } });
    flushSync();
    const clicked = targets(must('figure')).map(labelOf).filter((label) => label !== null);
    void unmount(shown);
    expect(clicked.length).toBeGreaterThan(0);
    for (const label of clicked) expect(texts.join('\n')).toContain(label);
  });

  it('says where the console is, and shows it where it is shut', async () => {
    await page.show(onPath(path('install', { environment: practiceEnvironments[0]! }), true));
    const says = () => must('[data-row="use-console"]').textContent!.trim();
    place.open = true;
    place.beside = true;
    await settled();
    expect(says()).toBe('Use the Okta console on the right.');
    place.beside = false;
    await settled();
    expect(says()).toBe('Use the Okta console below.');
    place.open = false;
    await settled();
    expect(says()).toBe('Show Okta console');
    await click('show-console');
    expect(place.open).toBe(true);
    key({ key: 'Escape' });
    place.beside = true;
  });
});
