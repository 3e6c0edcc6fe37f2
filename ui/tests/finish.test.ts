import { describe, expect, it, vi } from 'vitest';
import { AT, confirmed, custody, measured, path, problem, type Facts } from '../src/host/fixtures';

import { toast } from '../src/toast.svelte';
import { act, api, find, press, settled, shown } from './component';

const page = shown();
const called = (method: string) => page.calls(method);
const title = () => find('h1')!.textContent ?? '';


describe('The result', () => {
  it.each(['protected', 'connected', 'not_protected', 'not_connected'] as const)('never calls %s what it is not', (state) => {
    page.step(path('finish', { protection: { state, known: measured, because: null, backup_at: null } }));
    expect(/is protected/.test(title())).toBe(state === 'protected');
  });

  it('says Connected only where App Status Connected was tested or reported', async () => {
    page.step(path('finish'));
    expect(title()).toBe('acme.okta.com is authorized in Dell');
    expect(find('[data-row="dell"]')!.textContent).toMatch(/authorized, reported by P\. Lang/);
    await page.leave();
    page.step(path('finish', { backup: { ...path('finish').dell.backup, app_status: { word: 'Connected', ...measured } } }));
    expect(title()).toBe('acme.okta.com is connected');
    expect(find('[data-row="dell"]')!.textContent).toMatch(/connected, tested/);
    await page.leave();
    page.step(path('finish', { backup: { ...path('finish').dell.backup, app_status: { word: 'Unauthorized', ...measured } } }));
    expect(title()).not.toContain('connected');
  });

  it('keeps what was tested apart from what was reported, by name and time', () => {
    page.step(path('finish'));
    expect(find('[data-row="okta"]')!.textContent).toMatch(/15 permissions granted, tested/);
    expect(find('[data-row="keys"]')!.textContent).toMatch(/on, reported by P\. Lang/);
    expect(find('[data-row="backup"]')!.textContent).toContain('not seen yet');
  });

  const skipped: Facts = {
    keys: { state: 'skipped', known: confirmed }, protection: { state: 'not_protected', known: confirmed, because: 'keys', backup_at: null },
  };

  it('calls key management skipped, and has its button', async () => {
    page.step(path('finish', skipped));
    expect(title()).toBe('Authorized in Dell, but backups won\'t run');
    expect(find('[data-row="keys"]')!.textContent).toMatch(/skipped, reported by P\. Lang/);
    await press('turn-on-keys');
    expect(called('goTo')).toEqual([['goTo', 'backups']]);
  });

  it('is corrected where a report was wrong', async () => {
    page.step(path('finish'));
    await press('update', 'keys');
    expect(called('goTo')).toEqual([['goTo', 'backups']]);
  });

  it('leads back to Authorize where Dell does not have the org', async () => {
    page.step(path('finish', { protection: { state: 'not_connected', known: null, because: null, backup_at: null } }));
    await press('go-to', 'authorize');
    expect(called('goTo')).toEqual([['goTo', 'authorize']]);
  });

  it('takes the report of a finished backup', async () => {
    page.step(path('finish'));
    await press('saw-backup');
    expect(called('sawBackup')).toEqual([['sawBackup']]);
    expect(find('[data-row="backup"]')!.textContent).toMatch(/finished, reported by P\. Lang/);
  });
});

describe('The secret at the end', () => {
  it('is kept by the button that finishes', async () => {
    page.step(path('finish'));
    await press('keep-and-finish');
    expect(page.outside.calls.map(([name]) => name)).toEqual(['keepSecret', 'finish']);
  });

  it('is erased without a question of the page, and a refusal finishes nothing', async () => {
    page.step(path('finish'));
    const erase = page.outside.answers.eraseSecret;
    page.outside.answers.eraseSecret = async () => Promise.reject(problem('declined'));
    await press('erase-and-finish');
    expect(find('[data-problem]')).toBeNull();
    expect(called('finish')).toEqual([]);
    if (erase) page.outside.answers.eraseSecret = erase;
    else delete page.outside.answers.eraseSecret;
    page.outside.answers.finish = async () => page.outside.now();
    await press('erase-and-finish');
    await settled();
    expect(called('eraseSecret')).toHaveLength(2);
    expect(called('finish')).toHaveLength(1);
    expect(find('[data-row="secret-choice"]')!.dataset.value).toBe('erased');
    expect(find('[data-row="dell-key-stays"]')).toBeNull();
  });

  it('doesn\'t finish if erasing fails, and says why', async () => {
    page.step(path('finish'));
    page.outside.answers.eraseSecret = async () => Promise.reject(problem('keychain-failed'));
    await press('erase-and-finish');
    expect(find('[data-problem="keychain-failed"]')).not.toBeNull();
    expect(called('finish')).toEqual([]);
  });

  it('says by name what stays when only the client secret was erased', () => {
    page.step(api('finish', { secret_choice: 'erased' }));
    expect(find('[data-row="dell-key-stays"]')!.textContent).toContain(custody.item);
    expect(act('erase-and-finish')).toBeNull();
    expect(act('finish')).not.toBeNull();
  });

  it('can\'t be kept if its store has another value', () => {
    page.step(path('finish', { secret: { ...custody, missing: problem('keychain-item-gone') } }));
    expect(find('[data-problem="keychain-item-gone"]')).not.toBeNull();
    expect(act('keep-and-finish')).toBeNull();
    expect(act('erase-and-finish')).not.toBeNull();
  });
});

describe('What comes after', () => {
  it('is what the core says is left to do', () => {
    page.step(path('finish', { todos: [{ id: 'first-backup', due: null }, { id: 'test-restore', due: '2026-12-23T00:00:00Z' }] }));
    expect(document.querySelectorAll('[data-row="todos"] li')).toHaveLength(2);
    expect(find('[data-row="todo-test-restore"]')!.textContent).toContain('23 Dec 2026');
  });

  it.each(['html', 'csv', 'json'])('saves the report as %s, and says where', async (format) => {
    page.step(path('finish'));
    await press('report-menu');
    await press('save-report', format);
    expect(called('exportHandover')).toEqual([['exportHandover', format]]);
    await vi.waitFor(() => expect(toast.now?.text).toBe('Saved to Downloads.'));
  });

  it('gives no time where no backup was seen', () => {
    page.step(path('finish', { keys: null, backup: { ...path('finish').dell.backup, seen_at: AT } }));
    expect(find('[data-row="keys"]')!.textContent).toContain('not answered');
  });
});
