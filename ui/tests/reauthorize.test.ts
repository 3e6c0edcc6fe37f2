import { tick } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AT, confirmed, custody, measured, onHome, onPath, path, practiceEnvironments, problem, type Facts } from '../src/host/fixtures';
import type { Path, View } from '../src/host/wire';
import { setLanguage, loadAllWords } from '../src/words';
import { driven, find, page, press } from './page';

driven();

const again = (more: Facts = {}): Path =>
  path('finish', {
    finished: true, at_status: true, reauthorizing: true, secret: custody, secret_accepted: true,
    registration: { state: 'registered', known: measured, stale: false, refused: null }, ...more,
  });
const byApi: Facts = { environment: practiceEnvironments[1]!, environments: practiceEnvironments };

describe.each(['en', 'de'] as const)('authorizing again in %s', (language) => {
  beforeEach(async () => {
    await setLanguage(language);
    await loadAllWords();
  });

  it('by API shows what is sent and sends it by one press', async () => {
    const status = { word: 'Unauthorized', ...measured };
    await page.show({ ...onPath(again({ ...byApi, backup: { ...again().dell.backup, app_status: status }, protection: { ...again().status.protection, state: 'not_protected', because: 'cut_off' } })), language });
    expect(find('form')!.dataset.step).toBe('reauthorize');
    expect(find('[data-row="cut-off"]')!.textContent).toContain('Unauthorized');
    expect(find('[data-act="leave-reauthorizing"]')).not.toBeNull();
    expect(find('[data-part="test"]')!.dataset.state).toBe('done');
    await press('authorize');
    expect(page.calls('authorize')).toHaveLength(1);
  });

  it('by console has the values and one question, and no question before', async () => {
    await page.show({ ...onPath(again()), language });
    expect(document.querySelectorAll('input[type="radio"]')).toHaveLength(0);
    expect(document.querySelectorAll('[data-act="copy-value"]')).toHaveLength(3);
    await press('app-status-connected');
    expect(page.calls('statusAct')).toEqual([['statusAct', { do: 'reauthorized', word: 'Connected' }]]);
  });

  it('by console keeps a refusal beside what is registered', async () => {
    const refused = { outcome: 'paste_blocked' as const, at: '2026-11-23T20:15:00Z' };
    await page.show({ ...onPath(again({ registration: { state: 'registered', known: confirmed, stale: false, refused } })), language });
    expect(find('[data-row="refused"]')!.dataset.problem).toBe('paste_blocked');
    await press('something-else');
    find('[data-act="outcome"][data-value="no_answer"]')!.click();
    for (let turn = 0; turn < 10; turn += 1) await tick();
    expect(page.calls('consoleSaid')).toEqual([['consoleSaid', 'no_answer']]);
  });

  it('a reinstalled integration leads to where its secret is saved', async () => {
    await page.show({ ...onPath(again()), language });
    expect(find('[data-act="reinstalled"]')).not.toBeNull();
    await press('take-other');
    expect(page.calls('goTo')).toEqual([['goTo', 'install']]);
  });

  it.each([
    ['erased', { secret_choice: 'erased' }, 'no-secret'],
    ['gone from its place', { secret: { ...custody, missing: problem('keychain-item-gone') } }, 'no-secret'],
    ['rejected by Okta', { secret_accepted: false, secret_rejected_at: AT }, 'rejected'],
  ] as [string, Facts, string][])('where the secret is %s, a new one is needed', async (_, more, row) => {
    await page.show({ ...onPath(again(more)), language });
    expect(find(`[data-row="${row}"]`)).not.toBeNull();
    expect(find('[data-act="copy-value"]')).toBeNull();
    await press('rotate');
    expect(page.calls('rotate')).toHaveLength(1);
  });

  it('tests an untested secret, or continues without a test', async () => {
    await page.show({ ...onPath(again({ secret_accepted: false })), language });
    expect(find('[data-act="copy-value"]')).toBeNull();
    await press('run-test');
    expect(page.calls('verify')[0]?.[1]).toBe('credential');
    await press('skip-test');
    expect(document.querySelectorAll('[data-act="copy-value"]')).toHaveLength(3);
    await press('leave-reauthorizing');
    expect(page.calls('statusAct')).toEqual([['statusAct', { do: 'leave_reauthorizing' }]]);
  });

  it('is reached from the status and from Home', async () => {
    await page.show({ ...onPath(again({ reauthorizing: false })), language });
    await press('status-menu');
    await press('reauthorize');
    expect(page.calls('reauthorize')).toEqual([['reauthorize', 'c1']]);
    await page.show({ ...onHome(), language });
    await loadAllWords();
    await vi.waitFor(() => expect(find('[data-act="connection-menu"][data-value="c1"]')).not.toBeNull());
    find('[data-act="connection-menu"][data-value="c1"]')!.click();
    await vi.waitFor(() => expect(find('[role="menu"]')).not.toBeNull());
    await press('reauthorize');
    expect(page.calls('reauthorize')).toEqual([['reauthorize', 'c1']]);
  });
});

describe('where a new secret is the remedy', () => {
  beforeEach(async () => {
    await setLanguage('en');
    await loadAllWords();
  });
  const at = (more: Facts): View => onPath(path('authorize', { ...byApi, secret: custody, ...more }));

  it('a connected org leads to the rotation', async () => {
    const refuse = () => Promise.reject(problem('dell-credential-refused'));
    await page.show(at({ registration: { state: 'registered', known: measured, stale: true, refused: null } }), { authorize: refuse });
    await press('authorize');
    await press('renew-secret');
    expect(page.calls('rotate')).toHaveLength(1);
  });

  it('one that does not yet leads to the step that takes it', async () => {
    await page.show(at({ registration: { state: 'refused', outcome: null, problem: problem('dell-credential-refused'), at: '2026-11-23T20:15:00Z' } }));
    await press('renew-secret');
    expect(page.calls('goTo')).toEqual([['goTo', 'install']]);
  });

  it('missing permissions that Dell names lead to the proof', async () => {
    const refused = problem('dell-scopes-missing', { args: { scopes: 'okta.users.manage okta.apps.manage' } });
    await page.show(at({ registration: { state: 'refused', outcome: null, problem: refused, at: '2026-11-23T20:15:00Z' } }));
    expect(find('[data-problem="dell-scopes-missing"]')!.textContent).toContain('okta.users.manage, okta.apps.manage');
    expect(find('[data-act="renew-secret"]')).toBeNull();
    await press('prove-again');
    expect(page.calls('goTo')).toEqual([['goTo', 'test']]);
  });
});
