import { mount, tick, unmount } from 'svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import App from '../src/App.svelte';
import { begin } from '../src/act.svelte';
import { loadSteps } from '../src/frame/Walk.svelte';
import { fake, type Fake } from '../src/host/fake';
import { confirmed, custody, measured, onHome, onPath, path, practiceEnvironments, problem } from '../src/host/fixtures';
import type { Path, View } from '../src/host/wire';
import { missing, speak, speakAll } from '../src/words';

let app: Record<string, unknown> | undefined;
let outside: Fake;

async function show(view: View, answers: Fake['answers'] = {}): Promise<void> {
  outside = fake(view);
  Object.assign(outside.answers, answers);
  begin(outside.host, view);
  app = mount(App, { target: document.body });
  await vi.waitFor(() => expect(document.querySelector('h1')).not.toBeNull());
}

const find = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector);
const called = (method: string) => outside.calls.filter(([name]) => name === method);
async function press(act: string): Promise<void> {
  find(`[data-act="${act}"]`)!.click();
  for (let turn = 0; turn < 10; turn += 1) await tick();
}
async function choose(field: string, value: string): Promise<void> {
  find(`[data-field="${field}"][data-value="${value}"]`)!.click();
  for (let turn = 0; turn < 10; turn += 1) await tick();
}

const again = (more: Partial<Path> = {}): Path =>
  path('finish', {
    finished: true, at_status: true, reauthorizing: true, secret: custody, secret_proven: true,
    registration: { state: 'registered', known: measured, stale: false, refused: null }, ...more,
  });
const byApi: Partial<Path> = { environment: practiceEnvironments[1]!, environments: practiceEnvironments };

beforeAll(async () => {
  await speak('en');
  await loadSteps();
}, 60_000);
beforeEach(() => missing.clear());
afterEach(async () => {
  if (app) await unmount(app);
  app = undefined;
  document.body.replaceChildren();
  expect([...missing], 'words that are missing').toEqual([]);
});

describe.each(['en', 'de'] as const)('authorising again in %s', (language) => {
  beforeEach(async () => {
    await speak(language);
    await speakAll();
  });

  it('by API shows what is sent and sends it by one press', async () => {
    const status = { word: 'Unauthorized', known: measured };
    await show({ ...onPath(again({ ...byApi, backup: { ...again().backup, app_status: status }, protection: { ...again().protection, state: 'not_protected', because: 'cut_off' } })), language });
    expect(find('form')!.dataset.step).toBe('reauthorize');
    expect(find('[data-row="cut-off"]')!.textContent).toContain('Unauthorized');
    expect(find('[data-row="proven"]')).not.toBeNull();
    await press('authorize');
    expect(called('authorize')).toHaveLength(1);
  });

  it('by console has the cards, and keeps a refusal beside what stands', async () => {
    const refused = { outcome: 'paste_blocked' as const, at: '2026-11-23T20:15:00Z' };
    await show({ ...onPath(again({ registration: { state: 'registered', known: confirmed, stale: false, refused } })), language });
    expect(document.querySelectorAll('[data-act="copy-value"]')).toHaveLength(3);
    expect(find('[data-row="refused"]')!.dataset.problem).toBe('paste_blocked');
    await press('console-said');
    expect(find('[data-problem="choice-needed"]')).not.toBeNull();
    await choose('outcome', 'registered');
    await press('console-said');
    expect(called('consoleSaid')).toEqual([['consoleSaid', 'registered']]);
  });

  it('with another credential leads to where it is taken', async () => {
    await show({ ...onPath(again()), language });
    await choose('reauthorize_with', 'other');
    expect(find('[data-act="copy-value"]')).toBeNull();
    await press('take-other');
    expect(called('goTo')).toEqual([['goTo', 'install']]);
  });

  it('without a secret here offers no other way than a new one', async () => {
    await show({ ...onPath(again({ secret_choice: 'erased' })), language });
    expect(find('[data-row="no-secret"]')).not.toBeNull();
    expect(find('[data-value="same"]')).toBeNull();
    await press('rotate');
    expect(called('rotate')).toHaveLength(1);
  });

  it('says when Okta was not asked', async () => {
    await show({ ...onPath(again({ ...byApi, secret_proven: false })), language });
    expect(find('[data-row="unproven"]')).not.toBeNull();
    await press('leave-reauthorizing');
    expect(called('statusAct')).toEqual([['statusAct', { do: 'leave_reauthorizing' }]]);
  });

  it('is reached from the status and from Home', async () => {
    await show({ ...onPath(again({ reauthorizing: false })), language });
    await press('status-menu');
    await press('reauthorize');
    expect(called('reauthorize')).toEqual([['reauthorize', 'c1']]);
    await unmount(app!);
    document.body.replaceChildren();
    await show({ ...onHome(), language });
    await speakAll();
    const all = document.querySelectorAll<HTMLElement>('[data-act="reauthorize"]');
    expect(all.length).toBeGreaterThan(0);
  });
});

describe('where a new secret is the remedy', () => {
  beforeEach(async () => {
    await speak('en');
    await speakAll();
  });
  const at = (more: Partial<Path>): View => onPath(path('authorize', { ...byApi, secret: custody, ...more }));

  it('a connection that stands leads to the rotation', async () => {
    const refuse = () => Promise.reject(problem('dell-credential-refused'));
    await show(at({ registration: { state: 'registered', known: measured, stale: true, refused: null } }), { authorize: refuse });
    await press('authorize');
    await press('renew-secret');
    expect(called('rotate')).toHaveLength(1);
  });

  it('one that does not yet leads to the step that takes it', async () => {
    await show(at({ registration: { state: 'refused', outcome: null, problem: problem('dell-credential-refused'), at: '2026-11-23T20:15:00Z' } }));
    await press('renew-secret');
    expect(called('goTo')).toEqual([['goTo', 'install']]);
  });

  it('missing permissions that Dell names lead to the proof', async () => {
    const refused = problem('dell-scopes-missing', { args: { scopes: 'okta.users.manage okta.apps.manage' } });
    await show(at({ registration: { state: 'refused', outcome: null, problem: refused, at: '2026-11-23T20:15:00Z' } }));
    expect(find('[data-problem="dell-scopes-missing"]')!.textContent).toContain('okta.users.manage, okta.apps.manage');
    expect(find('[data-act="renew-secret"]')).toBeNull();
    await press('prove-again');
    expect(called('goTo')).toEqual([['goTo', 'test']]);
  });
});
