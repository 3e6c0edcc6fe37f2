import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { flushSync, mount, tick, unmount, type Component } from 'svelte';
import { begin } from '../src/act.svelte';
import { fake, type Fake } from '../src/host/fake';
import { AT, confirmed, custody, measured, onPath, path, practiceEnvironments, problem } from '../src/host/fixtures';
import type { Path, Step } from '../src/host/wire';
import Stage from './Stage.svelte';
import { missing, speak, speakAll } from '../src/words';

const api = (step: Step, more: Partial<Path> = {}): Path =>
  path(step, {
    environment: practiceEnvironments[1]!, environments: practiceEnvironments,
    dell: { console_address: null, form_open: null, key_client_id: 'cid-77', key: custody, token: measured, reached: null },
    ...more,
  });

let outside: Fake;
let shown: ReturnType<typeof mount> | undefined;

function show(at: Path, practice = false): void {
  outside = fake(onPath(at, practice));
  begin(outside.host, outside.now());
  shown = mount(Stage as Component, { target: document.body });
  flushSync();
}

const find = (selector: string): HTMLElement | null => document.querySelector(selector);
const act = (name: string, value?: string) => find(`[data-act="${name}"]${value ? `[data-value="${value}"]` : ''}`);
const called = (method: string) => outside.calls.filter(([name]) => name === method);

async function press(name: string, value?: string): Promise<void> {
  const button = act(name, value);
  expect(button, `an act ${name}`).not.toBeNull();
  button!.click();
  await settle();
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await tick();
  flushSync();
}

function type(field: string, text: string): void {
  const input = find(`input[data-field="${field}"]`) as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}

function choose(field: string, value: string): void {
  const input = find(`input[data-field="${field}"][data-value="${value}"]`) as HTMLInputElement;
  input.checked = true;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  flushSync();
}

beforeAll(async () => {
  await speak('en');
  await speakAll();
});
beforeEach(() => missing.clear());
afterEach(async () => {
  if (shown) await unmount(shown);
  shown = undefined;
  document.body.replaceChildren();
  expect([...missing], 'words that are missing').toEqual([]);
});

describe('Dell', () => {
  it('asks for the console address once, then records that the form is open, and gives no name', async () => {
    show(path('dell'));
    type('console_address', 'https://console.example.com');
    await press('save-console-address');
    expect(called('saveConsoleAddress')).toEqual([['saveConsoleAddress', 'https://console.example.com']]);
    expect(find('input[data-field="console_address"]')).toBeNull();
    await press('form-open');
    expect(called('formOpen')).toEqual([['formOpen']]);
    expect(act('next')).not.toBeNull();
  });

  it('offers no browser in Practice', () => {
    show(path('dell', { dell: { ...path('dell').dell, console_address: 'https://console.dell.practice' } }), true);
    expect(act('open-link', 'dell_console')).toBeNull();
  });

  it('takes the Secret Key by the button and by the key, never from within a field', async () => {
    show(api('dell', { dell: { console_address: null, form_open: null, key_client_id: null, key: null, token: null, reached: null } }));
    type('dell_client_id', 'cid-77');
    const paste = (target: EventTarget) =>
      target.dispatchEvent(new KeyboardEvent('keydown', { key: 'v', ctrlKey: true, bubbles: true, cancelable: true }));
    paste(find('input[data-field="dell_client_id"]')!);
    await settle();
    expect(called('takeDellKey')).toEqual([]);
    paste(document.body);
    await settle();
    expect(called('takeDellKey')).toEqual([['takeDellKey', 'cid-77']]);
    expect(find('[data-field="dell_key"]')!.tagName).not.toBe('INPUT');
    expect(find('[data-field="dell_key"]')!.dataset.held).toBe('yes');
    await press('try-dell-key');
    expect(act('next')).not.toBeNull();
  });
});

describe('Dell by API without the network', () => {
  const untried = { dell: { console_address: null, form_open: null, key_client_id: 'cid-77', key: custody, token: null, reached: null } };

  it('shows the network, and the way that needs none', async () => {
    show(api('dell', untried));
    expect(find('[data-row="without-api"]')).toBeNull();
    outside.answers.tryDellKey = async () => Promise.reject(problem('network-connect', { args: { host: 'apis.dell.practice' } }));
    await press('try-dell-key');
    expect(act('open-network')).not.toBeNull();
    await press('go-to', 'organisation');
    expect(called('goTo')).toEqual([['goTo', 'organisation']]);
  });

  it('tries the Client ID that stands in the field', async () => {
    show(api('dell', untried));
    const field = document.querySelector<HTMLInputElement>('input[data-field="dell_client_id"]')!;
    field.value = 'cid-778';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await press('try-dell-key');
    expect(called('tryDellKey')).toEqual([['tryDellKey', 'cid-778']]);
  });

  it('keeps to itself where Dell refused', async () => {
    show(api('dell', untried));
    outside.answers.tryDellKey = async () => Promise.reject(problem('dell-key-refused'));
    await press('try-dell-key');
    expect(find('[data-row="without-api"]')).toBeNull();
  });
});

describe('What is refused of Dell\'s credential', () => {
  it.each([
    'client-id-empty', 'client-id-has-space', 'secret-is-client-id', 'secret-is-url', 'secret-has-space', 'secret-odd-characters', 'secret-too-short',
    'secret-too-long',
  ])('%s sends people to Dell\'s console', async (code) => {
    const [field, named] = code.startsWith('client') ? ['dell_client_id', 'API Credentials'] : ['dell_key', 'Secret Key'];
    show(api('dell', { dell: { console_address: null, form_open: null, key_client_id: null, key: null, token: null, reached: null } }));
    outside.answers.takeDellKey = () => Promise.reject(problem(code, { field, args: { length: '4' } }));
    await press('take-dell-key');
    const said = find(`[data-problem="${code}"]`)!.textContent!;
    expect(said).toContain(named);
    expect(said).not.toContain('Okta');
  });
});

describe('Authorize by console', () => {
  it.each([['no_answer', 'Not settled yet'], ['paste_blocked', 'Not settled yet'], ['domain_refused', 'The console did not accept it']] as const)('heads %s for what it is', async (outcome, said) => {
    show(path('authorize', { registration: { state: 'refused', outcome, problem: null, at: AT } }));
    expect(find('[data-row="refused"] strong')!.textContent).toContain(said);
  });

  it('leads back from every answer', async () => {
    show(path('authorize'));
    for (const step of ['organisation', 'permissions', 'client_id', 'secret', 'prove']) {
      expect(act('go-to', step), step).not.toBeNull();
    }
    await press('go-to', 'prove');
    expect(called('goTo')).toEqual([['goTo', 'prove']]);
  });

  it('says how the proof stands', () => {
    show(path('authorize', { proof: { ...path('authorize').proof, stale: true } }));
    expect(find('[data-row="proof"]')!.textContent).toContain('Out of date');
  });

  it('counts the secret down and empties the clipboard on leaving', async () => {
    vi.useFakeTimers();
    show(path('authorize'));
    act('copy-value', 'secret')!.click();
    await vi.advanceTimersByTimeAsync(0);
    flushSync();
    expect(find('[data-row="countdown"]')!.textContent).toContain('45');
    await vi.advanceTimersByTimeAsync(10_000);
    flushSync();
    expect(find('[data-row="countdown"]')!.textContent).toContain('35');
    await unmount(shown!);
    shown = undefined;
    expect(called('emptyClipboard')).toHaveLength(1);
    vi.useRealTimers();
  });

  it('has a remedy for every outcome but success', () => {
    show(path('authorize'));
    const radios = [...document.querySelectorAll<HTMLInputElement>('input[data-field="outcome"]')];
    expect(radios).toHaveLength(11);
    for (const { dataset: { value } } of radios) {
      choose('outcome', value!);
      expect(find(`[data-row="remedy-${value}"]`) === null, value).toBe(value === 'registered');
    }
  });

  it('asks for the answer, records it, and goes on only when registered', async () => {
    show(path('authorize'));
    await press('console-said');
    expect(find('[data-problem="choice-needed"]')).not.toBeNull();
    choose('outcome', 'paste_blocked');
    expect(find('[data-problem="choice-needed"]')).toBeNull();
    await press('console-said');
    expect(called('consoleSaid')).toEqual([['consoleSaid', 'paste_blocked']]);
    expect(act('next')).toBeNull();
    await vi.waitFor(() => expect(document.activeElement).toBe(find('[data-row="refused"]')));
    choose('outcome', 'registered');
    await press('console-said');
    expect(act('next')).not.toBeNull();
  });

  it('keeps in sight what the console refused when it was authorised again', () => {
    const again = { outcome: 'credential_refused' as const, at: '2026-11-23T20:15:00Z' };
    show(path('authorize', { registration: { state: 'registered', known: confirmed, stale: true, refused: again } }));
    expect(document.querySelector('[data-row="stale"]')).not.toBeNull();
    expect(document.querySelector('[data-row="refused"]')?.getAttribute('data-problem')).toBe('credential_refused');
    expect(document.querySelector('[data-row="remedy-credential_refused"]')).not.toBeNull();
  });

  it('offers the cards again when Dell holds something older', () => {
    show(path('authorize', { registration: { state: 'registered', known: confirmed, stale: true, refused: null } }));
    expect(find('[data-row="stale"]')).not.toBeNull();
    expect(act('copy-value', 'secret')).not.toBeNull();
    expect(act('next')).toBeNull();
  });
});

describe('Authorize by API', () => {
  it('names the act, the host and the kind of organisation', async () => {
    show(api('authorize'));
    expect(act('authorize')!.textContent).toContain('acme.okta.com (PRODUCTION)');
    await press('authorize');
    expect(called('authorize')).toHaveLength(1);
    expect(act('next')).not.toBeNull();
  });

  it('shows what is known after a lost answer, and sends again only as a second step', async () => {
    show(api('authorize'));
    const uncertain = onPath(api('authorize', { registration: { state: 'uncertain', at: AT, read_at: AT, found: null } }));
    outside.answers.authorize = async () => Promise.reject(problem('dell-no-answer'));
    outside.answers.view = async () => uncertain;
    await press('authorize');
    expect(find('[data-row="absent"]')).not.toBeNull();
    expect(act('authorize')).toBeNull();
    await press('send-again');
    expect(called('sendAgain')).toHaveLength(1);
  });

  it('offers no second sending while the list was not read, or shows the registration', () => {
    show(api('authorize', { registration: { state: 'uncertain', at: AT, read_at: null, found: null } }));
    expect(act('send-again')).toBeNull();
  });

  it('offers to read the list where Dell has the organisation already', async () => {
    const problem = { code: 'dell-already', field: null, args: { status: 'Connected' }, said: null };
    show(api('authorize', { registration: { state: 'refused', outcome: null, problem, at: AT } }));
    await press('read-dell-list');
    expect(called('readDellList')).toHaveLength(1);
  });

  it('offers to adopt what is ours alone', () => {
    const found = { okta_domain: 'https://acme.okta.com', client_id: '0oa', status: 'Connected', ours: false };
    show(api('authorize', { registration: { state: 'uncertain', at: AT, read_at: AT, found } }));
    expect(act('adopt-registration')).toBeNull();
    expect(act('send-again')).toBeNull();
    expect(act('read-dell-list')).not.toBeNull();
  });
});

describe('Keys', () => {
  it('has nothing like a switch in the console way, and says what skipping means', async () => {
    show(path('keys'));
    expect(find('[role="switch"]')).toBeNull();
    choose('keys', 'skipped');
    expect(find('main, body')!.textContent).toContain('Scheduled backups will not start');
    await press('answer-keys');
    expect(called('answerKeys')).toEqual([['answerKeys', 'skipped']]);
    expect(act('next')).not.toBeNull();
  });

  it('switches on by API only after the switch was set', async () => {
    show(api('keys'));
    await press('switch-keys-on');
    expect(called('switchKeysOn')).toEqual([]);
    expect(find('[data-problem="choice-needed"]')!.textContent).toContain('The switch is off');
    find('[role="switch"]')!.click();
    flushSync();
    expect(find('[data-problem]')).toBeNull();
    await press('switch-keys-on');
    expect(called('switchKeysOn')).toHaveLength(1);
    expect(act('next')).not.toBeNull();
  });
});

describe('Backup and Done', () => {
  it('records what the screen shows, and needs none of it', async () => {
    show(path('backup'));
    expect(act('next')).not.toBeNull();
    type('region', 'Frankfurt');
    await press('confirm-backup');
    expect(called('confirmBackup')).toEqual([['confirmBackup', 'Frankfurt', '', '']]);
    await press('saw-backup');
    expect(called('sawBackup')).toEqual([['sawBackup']]);
  });

  it('shows whose name is recorded, and has it changed outside the page', async () => {
    show(path('backup', { reporter: null }));
    expect(find('[data-row="recorded-as"]')!.textContent).toContain('recorded with your name');
    expect(find('[data-row="recorded-as"] input, #field-confirm_name')).toBeNull();
    await press('change-reporter');
    expect(called('changeReporter')).toEqual([['changeReporter']]);
    expect(find('[data-row="recorded-as"]')!.textContent).toMatch(/Recorded as .*Ada Example/);
  });

  it('asks nothing itself before it erases, and shows nothing after a no', async () => {
    show(path('done'));
    const erase = outside.answers.eraseSecret;
    outside.answers.eraseSecret = async () => Promise.reject(problem('declined'));
    await press('erase-secret');
    expect(find('[data-problem]')).toBeNull();
    expect(find('[data-row="secret-choice"][data-value="erased"]')).toBeNull();
    outside.answers.eraseSecret = erase;
    outside.calls.length = 0;
    await press('erase-secret');
    expect(called('eraseSecret')).toHaveLength(1);
    expect(find('[data-row="secret-choice"]')!.dataset.value).toBe('erased');
    expect(find('[data-row="dell-key-stays"]')).toBeNull();
  });

  it('says by name what stays in the keychain when only the Client Secret was erased', () => {
    show(api('done', { secret_choice: 'erased' }));
    expect(find('[data-row="dell-key-stays"]')!.textContent).toContain(custody.item);
  });

  it('lists what was done in the local zone and in UTC, measured or confirmed', () => {
    const row = (act: string, by: string, isMeasured: boolean, note = '') => ({ act, note, by, at: AT, measured: isMeasured });
    show(path('done', { log: [row('begun', 'jd', true), row('proved', 'jd', true), row('form_open', 'P. Lang', false), row('checked', 'jd', true, 'passed=1 failed=14 blocked=2 untestable=2'), row('console_said', 'P. Lang', false, 'paste_blocked')] }));
    expect(find('[data-row="log-proved"]')!.textContent).toMatch(/UTC.*measured/s);
    expect(find('[data-row="log-proved"]')!.textContent!.match(/UTC/g)).toHaveLength(1);
    expect(find('[data-row="log-begun"]')!.textContent).toMatch(/done here/);
    expect(find('[data-row="log-checked"]')!.textContent).toContain('Connection checked: 1 passed, 14 failed');
    expect(find('[data-row="log-console_said"]')!.textContent).toContain('Paste was blocked');
    expect(find('[data-row="log-form_open"]')!.textContent).toMatch(/P\. Lang.*confirmed by hand/s);
  });

  it.each(['protected', 'connected', 'not_protected', 'not_connected'] as const)('never calls %s what it is not', (state) => {
    show(path('done', { protection: { state, known: measured, because: null, backup_at: null } }));
    expect(/is protected/.test(find('h1')!.textContent ?? '')).toBe(state === 'protected');
  });
});
