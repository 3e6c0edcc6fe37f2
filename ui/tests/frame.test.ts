import { describe, expect, it, vi } from 'vitest';
import type { Row } from '../src/host/wire';
import { STEPS, confirmed, custody, onHome, onPath, organization, path, problem } from '../src/host/fixtures';
import { click, driven, find, heading, key, must, page, seen, settled } from './page';
import { setLanguage, loadWords, loadStepWords, hasWords } from '../src/words';

driven();

describe('Welcome', () => {
  it('says what it takes in few words, and begins at step 1 by one click', async () => {
    await page.show(onHome([]));
    expect(heading()).toBe('Back up your Okta org with Dell');
    expect(document.querySelectorAll('button.primary')).toHaveLength(1);
    for (const need of ['Super Admin', 'Dell Cloud Admin', 'browser']) expect(must('[data-row="welcome"]').textContent).toContain(need);
    await click('connect-org');
    await vi.waitFor(() => expect(must('form').dataset.step).toBe('org'));
    expect(page.names()).not.toContain('enterPractice');
  });

  it('begins step 1 in practice mode by one click, too', async () => {
    await page.show(onHome([]));
    await click('try-practice');
    await vi.waitFor(() => expect(must('form').dataset.step).toBe('org'));
    expect(page.names().filter((name) => /Practice|Connection/.test(name))).toEqual(['enterPractice', 'startConnection']);
    must('[data-practice]');
  });

  it('stays in practice mode where the connection cannot be begun', async () => {
    await page.show(onHome([]), { startConnection: () => Promise.reject(problem('store-full')) });
    await click('try-practice');
    await seen('[data-problem="store-full"]');
    must('[data-practice]');
  });

  it('loads only the words of the frame, in the current language', async () => {
    await setLanguage('de');
    // What the other tests loaded is loaded again with the language.
    expect(hasWords('frame')).toBe(true);
    await page.show({ ...onHome([]), language: 'de' });
    expect(heading()).toBe('Okta-Organisation mit Dell sichern');
  });
});

describe('The header', () => {
  const tier = () => find('[data-row="tier"]');

  it.each([['production', 'Production'], ['preview', 'Preview'], ['trial', 'Trial']] as const)('says that the org is a %s one', async (kind, word) => {
    await page.show(onPath(path('permissions', { organization: { ...organization, tier: kind } })));
    expect(must('header').textContent).toContain('acme.okta.com');
    expect(tier()?.textContent).toBe(word);
  });

  it('says Practice in practice mode, never Production', async () => {
    for (const step of STEPS.slice(0, 4)) {
      await page.show({ ...onPath(path(step, { organization: { ...organization, tier: 'production' } })), practice: true });
      expect(tier()?.textContent).toBe('Practice');
      expect(document.body.textContent!.match(/.{0,60}production.{0,40}/i)?.[0]).toBeUndefined();
    }
  });

  it('names no kind of org where Okta reported none', async () => {
    await page.show(onPath(path('permissions', { organization: { ...organization, metadata: null } })));
    expect(tier()).toBeNull();
  });

  it('says that all is saved, and of a secret in memory that it is not', async () => {
    await page.show(onPath(path('test')));
    expect(must('header').textContent).toMatch(/Saved$/);
    await page.show(onPath(path('test', { secret: { ...custody, store: 'session' } })));
    expect(must('header').textContent).toContain('Saved, except the secret');
  });

  it('never says Saved of what could not be written', async () => {
    await page.show(onPath(path('permissions')), { acknowledge: () => Promise.reject(problem('store-full')) });
    await click('reviewed');
    await seen('[data-problem="store-full"]');
    expect(must('header').textContent).toContain('Not saved');
    expect(must('header').textContent).not.toMatch(/\bSaved/);
    delete page.outside.answers.acknowledge;
    await click('reviewed');
    await vi.waitFor(() => expect(must('header').textContent).toMatch(/Saved$/));
  });

  it('leads to all connections', async () => {
    await page.show(onPath(path('org')));
    await click('go-home');
    await vi.waitFor(() => expect(page.names()).toContain('goHome'));
  });
});

describe('The rail', () => {
  it('shows a clock at backups until somebody has seen one', async () => {
    const backups = () => must('li[data-row="backups"]').textContent;
    await page.show(onPath(path('finish')));
    expect(backups()).toContain('done, first backup not seen yet');
    await page.show(onPath(path('finish', { backup: { ...path('finish').dell.backup, seen: confirmed } })));
    expect(backups()).toMatch(/, done$/);
  });

  it('names its six steps; a finished one has a tick and a word', async () => {
    await page.show(onPath(path('install')));
    const rows = [...document.querySelectorAll<HTMLElement>('nav li')];
    expect(rows.map(({ dataset }) => dataset.row)).toEqual(['org', 'permissions', 'install', 'test', 'authorize', 'backups']);
    expect(rows.map(({ dataset }) => dataset.state)).toEqual(['done', 'done', 'in_progress', 'not_started', 'not_started', 'not_started']);
    expect(rows[0]!.textContent).toContain('Choose org, done');
    expect(rows[0]!.querySelector('svg')).not.toBeNull();
    expect(rows[2]!.querySelector('button')!.getAttribute('aria-current')).toBe('step');
    expect(rows[3]!.querySelector('button')!.disabled).toBe(true);
  });

  it('is one line where there is no room, which opens the list', async () => {
    await page.show(onPath(path('install')));
    const line = must('[data-act="toggle-rail"]');
    expect(line.textContent).toContain('3 of 6 Install in Okta');
    expect(line.getAttribute('aria-expanded')).toBe('false');
    await click('toggle-rail');
    expect(line.getAttribute('aria-expanded')).toBe('true');
    await click('go-to', 'org');
    await vi.waitFor(() => expect(page.calls('goTo')).toEqual([['goTo', 'org']]));
    await vi.waitFor(() => expect(must('[data-act="toggle-rail"]').getAttribute('aria-expanded')).toBe('false'));
  });

  it('closes that list by Escape, and the line has the focus again', async () => {
    await page.show(onPath(path('install')));
    await click('toggle-rail');
    key({ key: 'Escape' }, must('nav li button'));
    await vi.waitFor(() => expect(must('[data-act="toggle-rail"]').getAttribute('aria-expanded')).toBe('false'));
    expect(document.activeElement).toBe(must('[data-act="toggle-rail"]'));
  });

  it('is all ticked on Finish', async () => {
    await page.show(onPath(path('finish')));
    expect([...document.querySelectorAll<HTMLElement>('nav li')].map(({ dataset }) => dataset.state)).toEqual(Array(6).fill('done'));
    expect(document.title).not.toContain('of 6');
  });
});

describe('The focus', () => {
  it('moves to the heading when its element disappears, but not when a title counts', async () => {
    await page.show(onPath(path('test')), { verify: () => new Promise(() => {}) });
    must('[data-act="run-test"]').focus();
    await click('run-test');
    await vi.waitFor(() => expect(document.activeElement).toBe(must('h1')));
    const cancel = await seen('[data-act="cancel"]');
    cancel.focus();
    const before = heading();
    (page.outside.calls.find(([name]) => name === 'verify')![2] as (row: Row) => void)(path('authorize').okta.test.rows[0]!);
    await vi.waitFor(() => expect(heading()).not.toBe(before));
    await settled();
    expect(document.activeElement).toBe(cancel);
  });
});

describe('The consoles of practice mode', () => {
  it.each([['org', false], ['permissions', false], ['install', true], ['test', false], ['authorize', true]] as const)('at %s open by themselves: %s', async (step, open) => {
    await page.show({ ...onPath(path(step)), practice: true });
    await settled();
    expect(must('#consoles').hidden).toBe(!open);
    await click('toggle-panel');
    await vi.waitFor(() => expect(must('#consoles').hidden).toBe(open));
  });
});

describe('Words', () => {
  it('come by file, and with a step what may be in its way', async () => {
    await loadWords('frame');
    await loadStepWords('test');
    for (const file of ['frame', 'step-test', 'problems']) expect(hasWords(file), file).toBe(true);
  });

  it('stay on screen until those of another language are there', async () => {
    await page.show(onPath(path('permissions')));
    await page.outside.host.setLanguage('de');
    const { session } = await import('../src/act.svelte');
    session.view = { ...session.view, language: 'de' };
    await vi.waitFor(() => expect(heading()).toBe('Prüfen, was Dell tun kann'));
    await settled();
    await setLanguage('en');
  });
});
