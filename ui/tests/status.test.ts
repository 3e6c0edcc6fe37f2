import { mount, tick, unmount } from 'svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import App from '../src/App.svelte';
import { begin } from '../src/act.svelte';
import { loadSteps } from '../src/frame/Walk.svelte';
import { fake, type Fake } from '../src/host/fake';
import { AT, confirmed, measured, onHome, onPath, path, practiceEnvironments, problem } from '../src/host/fixtures';
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

const find = (selector: string) => document.querySelector<HTMLElement>(selector);
const called = (method: string) => outside.calls.filter(([name]) => name === method);
async function press(act: string): Promise<void> {
  find(`[data-act="${act}"]`)!.click();
  for (let turn = 0; turn < 10; turn += 1) await tick();
}

const standing = (more: Partial<Path> = {}): Path =>
  path('finish', {
    finished: true, at_status: true, registration: { state: 'registered', known: measured, stale: false, refused: null }, ...more,
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

describe.each(['en', 'de'] as const)('the status in %s', (language) => {
  it('by API checks with one call, and switches off only after a second step', async () => {
    await speak(language);
    await speakAll();
    const backup = { ...standing().backup, app_status: { word: 'Connected', known: measured }, enabled: { on: true, known: measured }, known: measured };
    await show({ ...onPath(standing({ ...byApi, backup })), language });
    expect(find('form')!.dataset.step).toBe('status');
    expect(find('[data-row="status-app"]')!.dataset.known).toBe('measured');
    expect(find('[data-row="status-region"]')!.dataset.known).toBe('unknown');
    await press('check-now');
    expect(called('readBackup')).toHaveLength(1);
    await press('disable');
    expect(called('statusAct')).toEqual([['statusAct', { do: 'switch_backups', on: false }]]);
  });

  it('by console asks what is seen', async () => {
    await speak(language);
    await speakAll();
    await show({ ...onPath(standing({ keys: { state: 'on', known: confirmed } })), language });
    await press('confirm-status');
    expect(called('statusAct')[0]![1]).toMatchObject({ do: 'saw_status', app_status: null, keys: true });
    await press('consider-remove-at-dell');
    await press('remove-at-dell');
    expect(called('statusAct')[1]).toEqual(['statusAct', { do: 'saw_removed' }]);
  });
});

describe('the status', () => {
  beforeAll(() => speak('en'));

  it('offers no further change while one is unclear', async () => {
    await show(onPath(standing({ ...byApi, asked: { what: 'remove', at: AT } })));
    expect(find('[data-row="asked"]')).not.toBeNull();
    expect(find('[data-act="consider-disable"]')).toBeNull();
    expect(find('[data-act="consider-remove-at-dell"]')).toBeNull();
  });

  it('claims nothing of what was removed', async () => {
    await show(onPath(standing({ ...byApi, registration: { state: 'none' }, removed_at_dell: measured })));
    expect(find('[data-row="removed"]')).not.toBeNull();
    expect(find('[data-act="check-now"]')).toBeNull();
  });

  it('calls key management skipped, by name, and leads to where it is turned on', async () => {
    const skipped: Partial<Path> = { keys: { state: 'skipped', known: confirmed }, protection: { state: 'not_protected', known: confirmed, because: 'keys', backup_at: null } };
    await show(onPath(standing(skipped)));
    expect(find('.lead')!.textContent).toBe('Key management was skipped.');
    expect(find('[data-row="keys-off"]')!.dataset.value).toBe('skipped');
    expect(find('[data-row="keys-off"]')!.textContent).toMatch(/reported by P\. Lang/);
    await press('turn-on-keys');
    expect(called('goTo')).toEqual([['goTo', 'backups']]);
  });

  it('keeps what is left to do, as the core says it', async () => {
    await show(onPath(standing({ todos: [{ id: 'first-backup', due: null }, { id: 'emergency-sign-in', due: null }, { id: 'test-restore', due: AT }] })));
    expect(document.querySelectorAll('[data-row="todos"] li')).toHaveLength(3);
    find('[data-act="todo-done"][data-value="emergency-sign-in"]')!.click();
    await vi.waitFor(() => expect(document.querySelectorAll('[data-row="todos"] li')).toHaveLength(2));
    expect(called('todoDone')).toEqual([['todoDone', 'emergency-sign-in']]);
    await press('saw-backup');
    expect(called('sawBackup')).toHaveLength(1);
  });

  it('leads from what a person reported to where it is reported again', async () => {
    await show(onPath(standing({ keys: { state: 'on', known: confirmed } })));
    expect(find('[data-row="status-keys"]')!.textContent).toMatch(/reported by P\. Lang/);
    await press('update');
    expect(document.activeElement).toBe(find('[data-field="status_keys"][data-value="on"]'));
  });

  it('shows that the secret was erased, and saves the report', async () => {
    await show(onPath(standing({ secret_choice: 'erased' })));
    expect(find('[data-row="secret-choice"]')!.dataset.value).toBe('erased');
    await press('report-menu');
    await press('save-report');
    expect(called('exportHandover')).toEqual([['exportHandover', 'html']]);
  });

  it('lists what was done in the local zone and in UTC, tested, done here or reported', async () => {
    const row = (act: string, by: string, isMeasured: boolean, note = '') => ({ act, note, by, at: AT, measured: isMeasured });
    const log = [row('begun', 'jd', true), row('proved', 'jd', true), row('form_open', 'P. Lang', false), row('checked', 'jd', true, 'passed=1 failed=14 blocked=2 untestable=2'), row('console_said', 'P. Lang', false, 'paste_blocked'), row('answered_keys', 'P. Lang', false, 'skipped')];
    await show(onPath(standing({ log })));
    expect(find('[data-row="log-proved"]')!.textContent).toMatch(/UTC.*tested/s);
    expect(find('[data-row="log-proved"]')!.textContent!.match(/UTC/g)).toHaveLength(1);
    expect(find('[data-row="log-begun"]')!.textContent).toMatch(/done here/);
    expect(find('[data-row="log-checked"]')!.textContent).toContain('Connection tested: 1 passed, 14 failed');
    expect(find('[data-row="log-console_said"]')!.textContent).toContain('Pasting is blocked');
    expect(find('[data-row="log-answered_keys"]')!.textContent).toContain('Cloud Key Management answered: skipped');
    expect(find('[data-row="log-form_open"]')!.textContent).toMatch(/P\. Lang.*reported by a person/s);
  });

  it('is named on Home, where key management was skipped, with its button', async () => {
    await show(onHome());
    expect(find('[data-row="c2"]')!.textContent).toContain('key management was skipped');
    find('[data-act="turn-on-keys"][data-value="c2"]')!.click();
    await vi.waitFor(() => expect(called('goTo')).toEqual([['goTo', 'backups']]));
  });

  it('is told on Home with its way', async () => {
    await show(onHome());
    expect(find('[data-way="console"]')).not.toBeNull();
  });
});

describe('a task that runs at Dell', () => {
  const running = () => path('authorize', { ...byApi, registration: { state: 'running', at: AT } });

  it('is watched while its screen is open, and no longer', async () => {
    await show(onPath(running()), { watchTask: () => new Promise(() => {}) });
    await vi.waitFor(() => expect(called('watchTask')).toHaveLength(1));
    expect(called('authorize')).toEqual([]);
    await unmount(app!);
    app = undefined;
    expect(called('stopWatching')).toHaveLength(1);
  });

  it('is not watched again by itself after a refusal', async () => {
    await show(onPath(running()), { watchTask: () => Promise.reject(problem('dell-key-refused')) });
    await vi.waitFor(() => expect(find('[data-problem="dell-key-refused"]')).not.toBeNull());
    expect(called('watchTask')).toHaveLength(1);
  });
});
