import { describe, expect, it, vi } from 'vitest';
import { flushSync } from 'svelte';
import { AT, confirmed, custody, measured, onPath, path, problem } from '../src/host/fixtures';
import type { Outcome } from '../src/host/wire';
import { GROUPS } from '../src/steps/authorize/outcomes';
import { act, api, find, mayContinue, part, press, settled, type, shown } from './component';

const page = shown();
const called = (method: string) => page.calls(method);


describe('What is handed over', () => {
  it('leads back from every line, and says which kind of org gets it', async () => {
    page.step(path('authorize'));
    expect(find('.lead')!.textContent).toContain('a Production org');
    for (const line of ['cloud', 'permissions', 'account', 'console']) expect(act('change', line), line).not.toBeNull();
    await press('change', 'permissions');
    expect(called('goTo')).toEqual([['goTo', 'test']]);
  });

  it('says whether the test is out of date', () => {
    page.step(path('authorize', { test: { ...path('authorize').okta.test, stale: true } }));
    expect(find('[data-row="permissions"]')!.textContent).toContain('changed since the test');
  });

  it('has the documented address of the console, and takes another in its place', async () => {
    page.step(path('authorize'));
    expect(find('[data-row="console"]')!.textContent).toContain('https://login.druva.com');
    await press('change', 'console');
    type('console_address', 'https://console.example.com');
    await press('save-console-address');
    expect(called('saveConsoleAddress')).toEqual([['saveConsoleAddress', 'https://console.example.com']]);
    expect(find('input[data-field="console_address"]')).toBeNull();
    expect(find('[data-row="console"]')!.textContent).toContain('https://console.example.com');
  });

  it('asks for an address if none is documented, and opens none before', () => {
    const environment = { ...path('authorize').dell.environment, console_address: null };
    page.step(path('authorize', { environment }));
    expect(find('input[data-field="console_address"]')).not.toBeNull();
    expect(act('open-link', 'dell_console')).toBeNull();
  });

  it('takes the account name for the report', async () => {
    page.step(path('authorize', { account: '' }));
    await press('change', 'account');
    type('dell_account', 'Acme Backup');
    await press('save-account');
    expect(called('chooseDell')).toEqual([['chooseDell', 'dell-commercial', 'Acme Backup']]);
    expect(find('[data-row="account"]')!.textContent).toContain('Acme Backup');
  });

  it('names no kind but Practice there, and offers no browser', () => {
    page.step(path('authorize'), true);
    expect(document.body.textContent).not.toMatch(/production/i);
    expect(act('open-link', 'dell_console')).toBeNull();
  });
});

describe('The form in Dell\'s console', () => {
  it('has one primary act, which follows the hands down the form', async () => {
    page.step(path('authorize'));
    const primary = () => [...document.querySelectorAll<HTMLElement>('button.primary')].map((button) => button.dataset.act);
    expect(primary()).toEqual(['open-link']);
    await press('open-link', 'dell_console');
    expect(primary()).toEqual(['copy-domain']);
    await press('copy-domain');
    expect(act('copy-domain')!.textContent).toContain('Copied');
    expect(primary()).toEqual(['copy-client-id']);
    await press('copy-client-id');
    expect(primary()).toEqual(['copy-secret']);
    await press('copy-secret');
    expect(primary()).toEqual(['lists-org']);
    await press('lists-org');
    expect(primary()).toEqual(['next']);
    expect(called('copyValue')).toEqual([['copyValue', 'domain'], ['copyValue', 'client_id'], ['copyValue', 'secret']]);
  });

  it('counts the secret down silently, says the end, and empties the clipboard on leaving', async () => {
    vi.useFakeTimers();
    page.step(path('authorize'));
    const copy = async () => {
      act('copy-secret')!.click();
      await vi.advanceTimersByTimeAsync(0);
      flushSync();
    };
    await copy();
    const countdown = () => find('[data-row="countdown"]');
    expect(countdown()!.textContent).toContain('45');
    expect(countdown()!.closest('[role="status"], [aria-live]')).toBeNull();
    await vi.advanceTimersByTimeAsync(10_000);
    flushSync();
    expect(countdown()!.textContent).toContain('35');
    await vi.advanceTimersByTimeAsync(36_000);
    flushSync();
    expect(countdown()).toBeNull();
    expect(find('[data-row="copied"][role="status"]')!.textContent).toContain('Time\'s up');
    await copy();
    await page.leave();
    expect(called('emptyClipboard')).toHaveLength(1);
  });

  it('clears the clipboard at once when asked', async () => {
    page.step(path('authorize'));
    await press('copy-secret');
    await press('clear-clipboard');
    expect(called('emptyClipboard')).toHaveLength(1);
    expect(find('[data-row="countdown"]')).toBeNull();
    expect(find('[data-row="copied"]')!.textContent).toBe('Clipboard cleared.');
    expect((document.activeElement as HTMLElement).dataset.act, 'the button is gone, the focus is not').toBe('copy-secret');
  });

  it('never has the secret in the page', async () => {
    page.step(path('authorize'));
    await press('copy-secret');
    expect(find('[data-row="secret"]')!.textContent).toContain(`ends in ${custody.last_four}`);
    expect(find('[data-part="fill"] input')).toBeNull();
  });

  it('leads to a new secret where this one was erased', async () => {
    page.step(path('authorize', { secret_choice: 'erased' }));
    expect(act('copy-secret')).toBeNull();
    await press('go-to', 'install');
    expect(called('goTo')).toEqual([['goTo', 'install']]);
  });
});

describe('What happened in Dell', () => {
  it('is always visible, has two buttons, and the other ten behind the second', async () => {
    page.step(path('authorize'));
    expect(part('answer')).toBe('open');
    expect(document.querySelectorAll('[data-act="outcome"]')).toHaveLength(0);
    await press('something-else');
    expect(document.querySelectorAll('[data-act="outcome"]')).toHaveLength(10);
    expect(document.querySelectorAll('[data-row="outcomes"] h3')).toHaveLength(3);
    expect(GROUPS.flatMap(({ outcomes }) => outcomes)).toHaveLength(10);
  });

  it.each(['no_answer', 'service_busy'] as const)('does not ask for a click on Authorize after %s, whose box says not to', (outcome) => {
    page.step(path('authorize', { registration: { state: 'refused', outcome, problem: null, at: AT } }));
    expect(find('[data-part="fill"]')!.textContent).not.toContain('click Authorize');
    expect(act('copy-secret'), 'the values are there for when the org is not listed').not.toBeNull();
  });

  it('leads to Re-Authorize App where Dell has the org already', () => {
    page.step(path('authorize', { registration: { state: 'refused', outcome: 'already_registered', problem: null, at: AT } }));
    expect(find('[data-part="fill"]')!.textContent).toContain('Re-Authorize App');
    expect(find('[data-part="fill"]')!.textContent).not.toContain('click Authorize');
  });

  const others = GROUPS.flatMap((group) => group.outcomes) as Exclude<Outcome, 'registered'>[];
  it.each(others)('%s has one cause, a first act and the rest behind More', async (outcome) => {
    page.step(path('authorize'));
    await press('something-else');
    await press('outcome', outcome);
    expect(called('consoleSaid')).toEqual([['consoleSaid', outcome]]);
    const box = find(`[data-row="refused"][data-problem="${outcome}"]`)!;
    expect(box.querySelectorAll('button.primary')).toHaveLength(1);
    expect(box.querySelector(`details[data-row="remedy-${outcome}"] li`)).not.toBeNull();
    expect(mayContinue()).toBe(false);
    expect(document.activeElement).toBe(box);
    expect(document.querySelectorAll('[data-act="outcome"]')).toHaveLength(0);
  });

  it.each(['already_registered', 'no_answer', 'service_busy'] as const)('%s guards against a second registration', (outcome) => {
    page.step(path('authorize', { registration: { state: 'refused', outcome, problem: null, at: AT } }));
    expect(find('[data-row="refused"]')!.textContent!.toLowerCase()).toContain('look under domains first');
  });

  it('copies both refused values again, one after the other, in the box', async () => {
    page.step(path('authorize', { registration: { state: 'refused', outcome: 'credential_refused', problem: null, at: AT } }));
    await press('copy-again', 'client_id');
    await press('copy-again', 'secret');
    expect(called('copyValue')).toEqual([['copyValue', 'client_id'], ['copyValue', 'secret']]);
    expect(find('[data-row="countdown"]')).not.toBeNull();
    await press('test-again');
    expect(called('goTo')).toEqual([['goTo', 'test']]);
  });

  it('continues only when Dell lists the org, and says who reported it', async () => {
    page.step(path('authorize'));
    expect(mayContinue()).toBe(false);
    await press('lists-org');
    expect(called('consoleSaid')).toEqual([['consoleSaid', 'registered']]);
    expect(mayContinue()).toBe(true);
    expect(['form', 'fill', 'answer'].map(part)).toEqual(['done', 'done', 'done']);
    expect(find('[data-row="registered"]')!.textContent).toMatch(/Dell authorized acme\.okta\.com, reported by P\. Lang/);
    expect(document.activeElement).toBe(find('[data-row="registered"]'));
  });

  it('can be answered again, and shows the values again', async () => {
    page.step(path('authorize', { registration: { state: 'registered', known: confirmed, stale: false, refused: null } }));
    expect(act('copy-domain')).toBeNull();
    await press('reauthorize');
    expect(act('copy-domain')).not.toBeNull();
    expect(mayContinue()).toBe(false);
  });

  it('keeps in sight what was refused when Dell has earlier values', () => {
    const again = { outcome: 'credential_refused' as const, at: '2026-11-23T20:15:00Z' };
    page.step(path('authorize', { registration: { state: 'registered', known: confirmed, stale: true, refused: again } }));
    expect(find('[data-row="stale"]')).not.toBeNull();
    expect(find('[data-row="refused"]')!.dataset.problem).toBe('credential_refused');
    expect(act('copy-secret')).not.toBeNull();
    expect(mayContinue()).toBe(false);
  });

  it('shows whose name is recorded, and has it changed outside the page', async () => {
    page.step(path('authorize', { reporter: null }));
    expect(find('[data-row="recorded-as"]')!.textContent).toContain('recorded with what you report');
    expect(find('[data-row="recorded-as"] input')).toBeNull();
    await press('change-name');
    expect(called('changeReporter')).toEqual([['changeReporter']]);
    expect(find('[data-row="recorded-as"]')!.textContent).toMatch(/Recorded as .*Ada Example/);
  });
});

describe('The API credential', () => {
  const none = { console_address: null, key_client_id: null, key: null, token: null, reached: null };
  const untested = { console_address: null, key_client_id: 'cid-77', key: custody, token: null, reached: null };

  it('is saved by the button or the key, never from within a field, and tested at once', async () => {
    page.step(api('authorize', none));
    expect(part('authorize')).toBe('closed');
    type('dell_client_id', 'cid-77');
    const paste = (target: EventTarget) =>
      target.dispatchEvent(new KeyboardEvent('keydown', { key: 'v', ctrlKey: true, bubbles: true, cancelable: true }));
    paste(find('input[data-field="dell_client_id"]')!);
    await settled();
    expect(called('takeDellKey')).toEqual([]);
    const status = find('[data-field="dell_key"]')!;
    expect(status.tagName).not.toBe('INPUT');
    paste(document.body);
    await vi.waitFor(() => expect(called('tryDellKey')).toEqual([['tryDellKey', 'cid-77']]));
    await settled();
    expect(called('takeDellKey')).toEqual([['takeDellKey', 'cid-77']]);
    expect(['credential', 'authorize'].map(part)).toEqual(['done', 'open']);
  });

  it('stays saved where the test fails, and is tested again with the Client ID in the field', async () => {
    page.step(api('authorize', none));
    page.outside.answers.tryDellKey = async () => Promise.reject(problem('dell-key-refused'));
    type('dell_client_id', 'cid-77');
    await press('take-dell-key');
    await vi.waitFor(() => expect(find('[data-problem="dell-key-refused"]')).not.toBeNull());
    expect(find('[data-field="dell_key"]')!.dataset.held).toBe('yes');
    expect(find('[data-row="without-api"]')).toBeNull();
    type('dell_client_id', 'cid-778');
    delete page.outside.answers.tryDellKey;
    await press('try-dell-key');
    expect(called('tryDellKey')).toEqual([['tryDellKey', 'cid-77'], ['tryDellKey', 'cid-778']]);
  });

  it('is replaced only after the question', async () => {
    page.step(api('authorize', untested));
    expect(act('take-dell-key')).toBeNull();
    await press('consider-another');
    await press('take-dell-key');
    expect(called('takeDellKey')).toEqual([['takeDellKey', 'cid-77']]);
  });

  it('shows the network where Dell\'s API is not reached, and the way that needs none', async () => {
    page.step(api('authorize', untested));
    expect(find('[data-row="without-api"]')).toBeNull();
    page.outside.answers.tryDellKey = async () => Promise.reject(problem('network-connect', { args: { host: 'apis.dell.practice' } }));
    await press('try-dell-key');
    expect(act('open-network')).not.toBeNull();
    await press('go-to', 'org');
    expect(called('goTo')).toEqual([['goTo', 'org']]);
  });

  it.each([
    'client-id-empty', 'client-id-has-space', 'secret-is-client-id', 'secret-is-url', 'secret-has-space', 'secret-odd-characters', 'secret-too-short',
    'secret-too-long',
  ])('%s sends people to Dell\'s console', async (code) => {
    const [field, named] = code.startsWith('client') ? ['dell_client_id', 'API Credentials'] : ['dell_key', 'Secret Key'];
    page.step(api('authorize', none));
    page.outside.answers.takeDellKey = () => Promise.reject(problem(code, { field, args: { length: '4' } }));
    await press('take-dell-key');
    const said = find(`[data-problem="${code}"]`)!.textContent!;
    expect(said).toContain(named);
    expect(said).not.toContain('Okta');
  });
});

describe('Authorize by API', () => {
  it('names the act, the org and its kind, and shows what is sent one click away', async () => {
    page.step(api('authorize'));
    expect(act('authorize')!.textContent).toContain('Authorize acme.okta.com (Production) in Dell');
    expect(find('[data-part="authorize"] details')!.textContent).toContain('apis.dell.practice');
    await press('authorize');
    expect(called('authorize')).toHaveLength(1);
    expect(mayContinue()).toBe(true);
    expect(find('[data-row="registered"]')!.textContent).toContain('tested');
  });

  it('has one box after a lost answer, and sends again only as a second act', async () => {
    page.step(api('authorize'));
    const uncertain = onPath(api('authorize', { registration: { state: 'uncertain', at: AT, read: { at: AT, found: null } } }));
    page.outside.answers.authorize = async () => Promise.reject(problem('dell-no-answer'));
    page.outside.answers.view = async () => uncertain;
    await press('authorize');
    expect(find('[data-row="absent"]')).not.toBeNull();
    expect(find('[data-problem]')).toBeNull();
    expect(document.querySelectorAll('[data-row="uncertain"]')).toHaveLength(1);
    expect(act('authorize')).toBeNull();
    await press('send-again');
    expect(called('sendAgain')).toHaveLength(1);
  });

  it('uses the registration that Dell lists by now, by its status', async () => {
    const found = { domain_id: '1', okta_domain: 'https://acme.okta.com', client_id: '0oa1a2b3c4d5e6f7g8h9', status: 'Pending', ours: true };
    page.step(api('authorize', { registration: { state: 'uncertain', at: AT, read: { at: AT, found } } }));
    expect(find('[data-row="uncertain"]')!.textContent).toContain('has acme.okta.com (Pending) with your client ID');
    await press('use-registration');
    expect(called('adoptRegistration')).toHaveLength(1);
  });

  it('offers no second sending while the list was not read', () => {
    page.step(api('authorize', { registration: { state: 'uncertain', at: AT, read: null } }));
    expect(act('send-again')).toBeNull();
    expect(act('authorize')).toBeNull();
    expect(act('read-list')).not.toBeNull();
  });

  it('uses no registration with another Client ID', () => {
    const found = { domain_id: '1', okta_domain: 'https://acme.okta.com', client_id: '0oa', status: 'Connected', ours: false };
    page.step(api('authorize', { registration: { state: 'uncertain', at: AT, read: { at: AT, found } } }));
    expect(act('use-registration')).toBeNull();
    expect(act('send-again')).toBeNull();
    expect(act('read-list')).not.toBeNull();
  });

  it('reads the list if Dell lists the org already, and sends no second registration', async () => {
    const refused = problem('dell-already', { args: { status: 'Connected' } });
    page.step(api('authorize', { registration: { state: 'refused', outcome: null, problem: refused, at: AT } }));
    expect(act('authorize')).toBeNull();
    await press('read-list');
    expect(called('readDellList')).toHaveLength(1);
  });

  it('reads the list first if records were lost', () => {
    page.step(api('authorize', { records_lost: AT }));
    expect(act('authorize')).toBeNull();
    expect(act('read-list')).not.toBeNull();
  });

  it('says that Dell has earlier values, and gives it the present ones by one act', async () => {
    page.step(api('authorize', { registration: { state: 'registered', known: measured, stale: true, refused: null } }));
    expect(find('[data-row="stale"]')).not.toBeNull();
    expect(mayContinue()).toBe(false);
    expect(act('authorize')!.textContent).toContain('Re-authorize');
  });
});
