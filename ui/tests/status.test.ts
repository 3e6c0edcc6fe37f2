import { tick } from 'svelte';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { AT, confirmed, custody, measured, onHome, onPath, path, practiceEnvironments, problem, rotation, type Facts } from '../src/host/fixtures';
import type { Path } from '../src/host/wire';
import { setLanguage, loadAllWords } from '../src/words';
import { toast } from '../src/toast.svelte';
import { driven, find, page, press } from './page';

driven();

const atStatus = (more: Facts = {}): Path =>
  path('finish', {
    finished: true, at_status: true, registration: { state: 'registered', known: measured, stale: false, refused: null }, ...more,
  });
const byApi: Facts = { environment: practiceEnvironments[1]!, environments: practiceEnvironments };
const inMenu = async (act: string) => {
  await press('status-menu');
  await press(act);
};
const lastAct = () => page.calls('statusAct').at(-1)?.[1];
const next = () => find('[data-row="next"], [data-row="ask"]')?.dataset.value ?? null;
const today = new Date().toISOString();
const well = (at: string): Facts => ({
  protection: { state: 'protected', known: confirmed, because: null, backup_at: null }, keys: { state: 'on', known: confirmed },
  backup: { ...atStatus().dell.backup, seen: confirmed, last_state: 'Successful', last_known: { by: 'P. Lang', at }, app_status: { word: 'Connected', ...{ by: 'P. Lang', at } } },
});

describe.each(['en', 'de'] as const)('the status in %s', (language) => {
  it('by API reads with one call, and turns backups off from the menu', async () => {
    await setLanguage(language);
    await loadAllWords();
    const backup = { ...atStatus().dell.backup, app_status: { word: 'Connected', ...measured }, enabled: { on: true, known: measured }, known: measured };
    await page.show({ ...onPath(atStatus({ ...byApi, backup })), language });
    expect(find('form')!.dataset.step).toBe('status');
    expect(find('[data-row="status-dell"]')!.dataset.known).toBe('measured');
    expect(find('[data-row="not-reported"]')).not.toBeNull();
    await press('check-now');
    expect(page.calls('readBackup')).toHaveLength(1);
    expect(find('[data-row="status-backups"]')!.textContent).toContain('eu-central-1');
    await inMenu('disable');
    expect(page.calls('statusAct')).toEqual([['statusAct', { do: 'switch_backups', on: false }]]);
  });

  it('by console asks one question, and a no asks which of the two', async () => {
    await setLanguage(language);
    await loadAllWords();
    await page.show({ ...onPath(atStatus(well(AT))), language });
    expect([next(), document.querySelectorAll('input').length]).toEqual(['both', 0]);
    await press('both-well');
    expect(lastAct()).toEqual({ do: 'saw_dell', app_status: 'Connected', last: 'Successful' });

    find('[data-act="update"][data-value="dell"]')!.click();
    await vi.waitFor(() => expect(find('[data-act="not-both"]')).not.toBeNull());
    await press('not-both');
    expect(document.activeElement).toBe(find('[data-field="app_status"]'));
    await press('record-dell');
    expect(find('[data-problem="choice-needed"]')).not.toBeNull();
    expect(page.calls('statusAct')).toHaveLength(1);
    find('[data-field="last_backup"][data-value="Failed"]')!.click();
    await press('record-dell');
    expect(lastAct()).toEqual({ do: 'saw_dell', app_status: null, last: 'Failed' });
    expect(find('[data-row="ask"]')).toBeNull();
  });

  it('by console reports a removal after a second step', async () => {
    await setLanguage(language);
    await loadAllWords();
    await page.show({ ...onPath(atStatus()), language });
    await inMenu('consider-remove-at-dell');
    expect(document.activeElement).toBe(find('#consider-heading'));
    expect(page.calls('statusAct')).toEqual([]);
    await press('remove-at-dell');
    expect(lastAct()).toEqual({ do: 'saw_removed' });
  });
});

describe('the headline', () => {
  beforeAll(() => setLanguage('en'));
  const title = () => find('h1')!.textContent;

  it.each([
    ['connected', {}, 'acme.okta.com is authorized in Dell', 'first'],
    ['connected, App Status seen', { backup: { ...atStatus().dell.backup, app_status: { word: 'Connected', ...confirmed } } }, 'acme.okta.com is connected', 'first'],
    ['protected, looked at today', well(today), 'acme.okta.com is protected', null],
    ['protected, looked at long ago', well(AT), 'acme.okta.com is protected', 'both'],
    ['cut off', { protection: { state: 'not_protected', known: measured, because: 'cut_off', backup_at: null } }, 'acme.okta.com needs attention', 'cut_off'],
    ['schedules off', { protection: { state: 'not_protected', known: measured, because: 'backups_off', backup_at: null } }, "acme.okta.com: backups won't run", 'schedules'],
    ['a secret that is gone', { ...well(today), secret: { ...custody, missing: problem('keychain-item-gone') } }, 'acme.okta.com needs attention', 'rotate'],
    ['missing permissions', { ...well(today), condition: 'attention', reason: 'permissions_missing' }, 'acme.okta.com needs attention', 'permissions'],
    ['a failed backup', { ...well(today), backup: { ...well(today).backup!, last_state: 'Failed' } }, 'acme.okta.com needs attention', 'backup_failed'],
    ['a rotation under way', { ...well(today), rotation: { ...rotation('take'), on_screen: false } }, 'acme.okta.com is protected', 'rotation'],
    ['a removed org', { registration: { state: 'none' }, removed: measured }, 'acme.okta.com was removed from Dell', 'removed'],
  ] as [string, Facts, string, string | null][])('of %s names it, with one next act', async (_, more, expected, comes) => {
    await page.show(onPath(atStatus(more)));
    expect([title(), next()]).toEqual([expected, comes]);
    expect(document.querySelectorAll('button.primary').length).toBeLessThanOrEqual(1);
  });
});

describe('the status', () => {
  beforeAll(() => setLanguage('en'));

  it('offers no further change while one is unclear, only reading', async () => {
    await page.show(onPath(atStatus({ ...byApi, change: { what: 'remove', at: AT }, condition: 'attention', reason: 'unclear' })));
    expect(find('[data-row="next"]')!.textContent).toContain('Dell may have removed the org.');
    await press('status-menu');
    for (const act of ['disable', 'remove-at-dell']) expect(find(`[role="menuitem"][data-act="${act}"]`)).toBeNull();
    find('[data-row="next"] [data-act="check-now"]')!.click();
    await vi.waitFor(() => expect(page.calls('readBackup')).toHaveLength(1));
  });

  it('makes no claim about a removed connection', async () => {
    await page.show(onPath(atStatus({ ...byApi, registration: { state: 'none' }, removed: measured })));
    expect(find('[data-row="facts"]')).toBeNull();
    expect(find('[data-act="check-now"]')).toBeNull();
  });

  it('calls key management skipped, and leads to where it is turned on', async () => {
    const skipped: Facts = { keys: { state: 'skipped', known: confirmed }, protection: { state: 'not_protected', known: confirmed, because: 'keys', backup_at: null } };
    await page.show(onPath(atStatus(skipped)));
    expect(find('.lead')!.textContent).toContain('Key management was skipped');
    expect(find('[data-row="status-keys"]')!.textContent).toMatch(/skipped, reported by P\. Lang/);
    await press('turn-on-keys');
    expect(page.calls('goTo')).toEqual([['goTo', 'backups']]);
  });

  it('says what is known and leaves out what was not reported', async () => {
    await page.show(onPath(atStatus({ keys: { state: 'on', known: confirmed } })));
    expect([...document.querySelectorAll('[data-row="facts"] li')].map((row) => (row as HTMLElement).dataset.row)).toEqual(['status-okta', 'status-dell', 'status-keys', 'status-secret', 'not-reported']);
    expect(find('[data-row="not-reported"]')!.textContent).toContain('Not reported: region, frequency, retention');
    expect(find('[data-row="status-secret"]')!.textContent).toMatch(/in GNOME Keyring, \d+ days old, ends in Fs5B/);
    await press('add-details');
    const region = find('[data-field="status_region"]') as HTMLInputElement;
    region.value = 'eu-central-1';
    region.dispatchEvent(new Event('input', { bubbles: true }));
    await press('save-details');
    expect(page.calls('confirmBackup')).toEqual([['confirmBackup', 'eu-central-1', '', '']]);
    expect(find('[data-row="details"]')).toBeNull();
  });

  it('tests Okta in place, with its cause', async () => {
    await page.show(onPath(atStatus()));
    await press('test-now');
    expect(page.calls('verify')[0]![1]).toBe('all');
    await vi.waitFor(() => expect(find('[data-row="cause"]')!.textContent).toContain("okta.groups.manage"));
    expect(find('form')!.dataset.step).toBe('status');
  });

  it('keeps what is left to do, as the core says it', async () => {
    await page.show(onPath(atStatus({ todos: [{ id: 'first-backup', due: AT }, { id: 'emergency-sign-in', due: null }, { id: 'test-restore', due: AT }] })));
    expect(document.querySelectorAll('[data-row="todos"] li')).toHaveLength(3);
    find('[data-act="todo-done"][data-value="emergency-sign-in"]')!.click();
    await vi.waitFor(() => expect(document.querySelectorAll('[data-row="todos"] li')).toHaveLength(2));
    expect(page.calls('todoDone')).toEqual([['todoDone', 'emergency-sign-in']]);
    find('[data-act="add-to-calendar"][data-value="test-restore"]')!.click();
    await vi.waitFor(() => expect(toast.now?.text).toBe('Saved to Downloads.'));
    expect(page.calls('exportCalendar')).toEqual([['exportCalendar', 'test-restore']]);
    // An Enter that was meant for another screen reports nothing.
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await tick();
    expect(page.calls('sawBackup')).toEqual([]);
    await press('saw-backup');
    expect(page.calls('sawBackup')).toHaveLength(1);
  });

  it('copies a summary, and says so', async () => {
    await page.show(onPath(atStatus()));
    await press('copy-summary');
    await vi.waitFor(() => expect(find('[data-row="copied"]')!.textContent).toContain('Summary copied'));
    expect(page.calls('copySummary')).toHaveLength(1);
  });

  it('hands the Dell part to a colleague while something is left to do there', async () => {
    await page.show(onPath(atStatus()));
    await inMenu('save-colleague-file');
    expect(page.calls('exportColleague')).toHaveLength(1);
    await page.show(onPath(atStatus({ ...well(today) })));
    await press('status-menu');
    expect(find('[data-act="save-colleague-file"]')).toBeNull();
  });

  it('shows that the secret was erased, and saves the report', async () => {
    await page.show(onPath(atStatus({ secret_choice: 'erased' })));
    expect(find('[data-row="secret-choice"]')!.dataset.value).toBe('erased');
    expect(find('[data-act="test-now"]')).toBeNull();
    await press('report-menu');
    await press('save-report');
    expect(page.calls('exportHandover')).toEqual([['exportHandover', 'html']]);
  });

  it('lists what was done in the local zone and in UTC, tested, done here or reported', async () => {
    const row = (act: string, by: string, isMeasured: boolean, note = '') => ({ act, note, by, at: AT, measured: isMeasured });
    const log = [row('begun', 'jd', true), row('proved', 'jd', true), row('form_open', 'P. Lang', false), row('checked', 'jd', true, 'passed=1 failed=14 blocked=2 untestable=2'), row('console_said', 'P. Lang', false, 'paste_blocked'), row('answered_keys', 'P. Lang', false, 'skipped')];
    await page.show(onPath(atStatus({ log })));
    await press('activity');
    expect(find('[data-row="log-proved"]')!.textContent).toMatch(/UTC.*tested/s);
    expect(find('[data-row="log-proved"]')!.textContent!.match(/UTC/g)).toHaveLength(1);
    expect(find('[data-row="log-begun"]')!.textContent).toMatch(/done here/);
    expect(find('[data-row="log-checked"]')!.textContent).toContain('Connection tested: 1 passed, 14 failed');
    expect(find('[data-row="log-console_said"]')!.textContent).toContain('Pasting is blocked');
    expect(find('[data-row="log-answered_keys"]')!.textContent).toContain('Cloud Key Management answered: skipped');
    expect(find('[data-row="log-form_open"]')!.textContent).toMatch(/P\. Lang.*reported by a person/s);
  });

  it('is named on Home, where key management was skipped, with its button', async () => {
    await page.show(onHome());
    expect(find('[data-row="c2"]')!.textContent).toContain('Backups off: key management skipped');
    find('[data-act="turn-on-keys"][data-value="c2"]')!.click();
    await vi.waitFor(() => expect(page.calls('goTo')).toEqual([['goTo', 'backups']]));
  });

  it('shows on Home what a person reported, with the name', async () => {
    await page.show(onHome());
    expect(find('[data-row="c3"] [data-known="confirmed"]')!.getAttribute('title')).toBe('reported by P. Lang');
    expect(find('[data-row="c4"] [data-known]')).toBeNull();
  });
});

describe('a task that runs at Dell', () => {
  const running = () => path('authorize', { ...byApi, registration: { state: 'running', at: AT } });

  it('is watched while its screen is open, and no longer', async () => {
    await page.show(onPath(running()), { watchTask: () => new Promise(() => {}) });
    await vi.waitFor(() => expect(page.calls('watchTask')).toHaveLength(1));
    expect(page.calls('authorize')).toEqual([]);
    page.gone();
    expect(page.calls('stopWatching')).toHaveLength(1);
  });

  it('is not watched again after a refusal without a click', async () => {
    await page.show(onPath(running()), { watchTask: () => Promise.reject(problem('dell-key-refused')) });
    await vi.waitFor(() => expect(find('[data-problem="dell-key-refused"]')).not.toBeNull());
    expect(page.calls('watchTask')).toHaveLength(1);
  });
});
