import { describe, expect, it, vi } from 'vitest';
import { session } from '../src/act.svelte';
import { onPath, path, practiceEnvironments, problem } from '../src/host/fixtures';
import type { Panel as Consoles, Step } from '../src/host/wire';
import Panel from '../src/panel/Panel.svelte';
import { account, consoles, installed, listed } from '../src/host/fakeConsoles';
import { opensFor } from '../src/panel/opens';
import { played, sideOf } from '../src/panel/panel.svelte';
import { setLanguage, loadAllWords, t } from '../src/words';
import { find, settled, shown } from './component';

const panel = shown();
/** What the sandbox answers from now on. */
let now: Consoles;

async function show(step: Step, first: Consoles, environment = 0): Promise<void> {
  now = first;
  played.forget();
  panel.mount(Panel, onPath(path(step, { environment: practiceEnvironments[environment]! }), true), { answers: { panel: async () => now, panelAct: async () => now } });
  await settled();
}

const page = () => find('[data-page]')?.dataset.page;
const acts = () => panel.calls('panelAct').map(([, act]) => act);

async function press(name: string, value?: string, then?: Partial<Consoles>): Promise<void> {
  const button = find(`[data-act="${name}"]${value ? `[data-value="${value}"]` : ''}`);
  expect(button, `an act ${name} ${value ?? ''}`).not.toBeNull();
  expect((button as HTMLButtonElement).disabled, `${name} can be pressed`).toBe(false);
  if (then) now = { ...now, ...then };
  button!.click();
  await settled();
}


describe('where the panel is', () => {
  it('opens by itself on steps that happen in a console', async () => {
    await show('install', consoles());
    const steps: Step[] = ['org', 'permissions', 'install', 'test', 'authorize', 'backups', 'finish'];
    expect(steps.filter((step) => opensFor(path(step)))).toEqual(['install', 'authorize', 'backups']);
    expect(steps.map((step) => sideOf(path(step)))).toEqual(['okta', 'okta', 'okta', 'okta', 'dell', 'dell', 'dell']);
    expect(opensFor(path('install'))).toBe(true);
    expect(opensFor(path('install', { at_status: true }))).toBe(false);
    expect(opensFor(path('install', { at_status: true, reauthorizing: true }))).toBe(true);
  });

  it('shows the console that the step needs first, and follows the path', async () => {
    await show('install', consoles());
    expect(find('[data-panel]')!.dataset.panel).toBe('okta');
    expect(find('[data-panel]')!.getAttribute('aria-label')).toBe('Okta (simulated)');
    session.view = onPath(path('authorize', { environment: practiceEnvironments[0]! }), true);
    await settled();
    expect(find('[data-panel]')!.dataset.panel).toBe('dell');
    expect(panel.calls('panel').length).toBeGreaterThan(1);
    await press('panel-side', 'okta');
    expect(find('.address')!.textContent).toContain('acme-admin.okta.practice');
  });
});

describe("Okta's console", () => {
  it('installs by the clicks of the real one', async () => {
    await show('install', consoles());
    expect(page()).toBe('dashboard');
    await press('panel-menu', 'integrations');
    expect(find('[data-act="panel-menu"]')!.getAttribute('aria-current')).toBe('page');
    await press('panel-add-integration');
    expect((find('[data-act="panel-next"]') as HTMLButtonElement).disabled).toBe(true);
    await press('panel-choose-integration');
    find('[data-act="panel-next"]')!.focus();
    await press('panel-next');
    expect(page()).toBe('review');
    expect(document.activeElement, 'the page, when its button is gone').toBe(find('.page'));
    expect(find('.scopes')!.children).toHaveLength(15);
    await press('panel-install', undefined, { okta: installed({ dialog_open: true }) });
    expect(document.activeElement, 'the dialog').toBe(find('[data-act="panel-copy-secret"]'));
    expect(find('.page')!.hasAttribute('inert')).toBe(true);
    await press('panel-copy-secret');
    expect(find('[data-row="panel-secret-dialog"] [role="status"]')!.textContent).toContain('Copied');
    await press('panel-done', undefined, { okta: installed() });
    expect(find('[data-row="panel-secret-dialog"]')).toBeNull();
    expect(page()).toBe('general');
    await press('panel-copy-client-id');
    expect(acts()).toEqual([{ do: 'install' }, { do: 'copy_secret' }, { do: 'done' }, { do: 'copy_client_id' }]);
  });

  it('lists the permissions that Okta grants, and no others', async () => {
    const okta = installed();
    okta.scopes = okta.scopes.map((scope, at) => ({ ...scope, granted: at !== 0 }));
    await show('install', consoles({ okta }));
    await press('panel-tab', 'scopes');
    expect(find('.scopes')!.children).toHaveLength(14);
    await press('panel-menu', 'integrations');
    expect((find('[data-act="panel-add-integration"]') as HTMLButtonElement).disabled).toBe(true);
    await press('panel-open-integration');
    expect(page()).toBe('general');
  });

  it('sets a secret inactive in the menu of its status, deletes it there, and generates at most two', async () => {
    const secret = installed().secrets[0]!;
    const two = [secret, { ...secret, id: 'ocs2', status: 'inactive' }];
    await show('install', consoles({ okta: installed({ secrets: two }) }));
    expect((find('[data-act="panel-generate-secret"]') as HTMLButtonElement).disabled).toBe(true);
    expect(find('[data-act="panel-deactivate"]')).toBeNull();
    await press('panel-secret-status', 'ocs1');
    expect(document.activeElement).toBe(find('[data-act="panel-deactivate"]'));
    await press('panel-deactivate', 'ocs1');
    await press('panel-secret-status', 'ocs2');
    await press('panel-delete', 'ocs2', { okta: installed() });
    await press('panel-generate-secret');
    await press('panel-revoke-ask');
    await press('panel-revoke');
    expect(acts()).toEqual([{ do: 'deactivate', id: 'ocs1' }, { do: 'delete', id: 'ocs2' }, { do: 'generate_secret' }, { do: 'revoke' }]);
  });

  it('closes only a menu with Escape', async () => {
    await show('install', consoles({ okta: installed() }));
    await press('panel-secret-status', 'ocs1');
    const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    find('[data-act="panel-deactivate"]')!.dispatchEvent(escape);
    await settled();
    expect(escape.defaultPrevented).toBe(true);
    expect(find('[data-act="panel-deactivate"]')).toBeNull();
    expect(document.activeElement).toBe(find('[data-act="panel-secret-status"]'));
  });

  it('has no input that could hold a secret', async () => {
    await show('install', consoles({ okta: installed({ dialog_open: true }) }));
    expect(find('input, textarea')).toBeNull();
    await press('panel-side', 'dell');
    played.dell = 'form';
    await settled();
    expect(find('input, textarea')).toBeNull();
  });

  it('never shows an older answer after a newer one', async () => {
    await show('install', consoles({ okta: installed({ dialog_open: true }) }));
    let late = (_: Consoles) => {};
    panel.outside.answers.panel = () => new Promise((resolve) => (late = resolve));
    const asked = played.load();
    await press('panel-done', undefined, { okta: installed() });
    late(consoles());
    await asked;
    await settled();
    expect(page()).toBe('general');
  });

  it('says when the consoles do not answer, and tries again', async () => {
    await show('install', consoles({ okta: installed({ dialog_open: true }) }));
    panel.outside.answers.panelAct = async () => Promise.reject(problem('practice-unavailable'));
    await press('panel-done');
    expect(find('[data-problem="practice-unavailable"]')).not.toBeNull();
    await press('panel-again');
    expect(find('[data-problem]')).toBeNull();
  });
});

describe("Dell's console", () => {
  it('authorizes, turns key management on and backs up by the clicks of the real one', async () => {
    await show('authorize', consoles());
    expect(page()).toBe('home');
    await press('panel-dell-menu');
    await press('panel-all-services');
    await press('panel-service', 'okta');
    expect(find('.title')!.textContent).toBe('Get started with Okta Data Protection');
    await press('panel-start');
    for (const field of ['domain', 'client_id', 'secret']) await press('panel-paste', field);
    await press('panel-authorize', undefined, { said: 'registered', console: listed() });
    expect(page()).toBe('keys');
    expect(find('[data-row="panel-said"]')!.dataset.value).toBe('registered');
    expect((find('[data-act="panel-keys-on"]') as HTMLButtonElement).disabled).toBe(true);
    await press('panel-keys-switch');
    await press('panel-keys-on', undefined, { console: listed({ key_management: true }) });
    expect(page()).toBe('configure');
    await press('panel-configure-save');
    await press('panel-run-backup', 'console', { console: listed({ key_management: true, last_backup: 'Queued' }) });
    expect(find('[data-row="panel-last-backup"]')!.textContent).toBe('Queued');
    expect(acts()).toEqual([
      { do: 'paste', field: 'domain' }, { do: 'paste', field: 'client_id' }, { do: 'paste', field: 'secret' }, { do: 'authorize' },
      { do: 'keys_on' }, { do: 'run_backup', account: 'console' },
    ]);
  });

  it('reads a running backup again until it ends', async () => {
    vi.useFakeTimers();
    try {
      await show('authorize', consoles({ console: listed({ key_management: true, last_backup: 'Running' }) }));
      const before = panel.outside.calls.length;
      now = consoles({ console: listed({ key_management: true, last_backup: 'Successful' }) });
      await vi.advanceTimersByTimeAsync(1100);
      await settled();
      await press('panel-domain');
      expect(find('[data-row="panel-last-backup"]')!.dataset.value).toBe('Successful');
      const after = panel.outside.calls.length;
      expect(after).toBeGreaterThan(before);
      await vi.advanceTimersByTimeAsync(5000);
      expect(panel.outside.calls.length).toBe(after);
    } finally {
      vi.useRealTimers();
    }
  });

  it('fills the form field by field, the secret shown by its length alone', async () => {
    await show('authorize', consoles({ form: { domain: 'https://acme.okta.practice', client_id: '', secret_length: 40 } }));
    played.dell = 'form';
    await settled();
    expect(find('[data-field="panel-secret"]')!.textContent).toBe('40 characters');
    expect(find('[data-field="panel-client_id"]')!.textContent).toBe('Click to paste');
    const paste = new KeyboardEvent('keydown', { key: 'v', ctrlKey: true, bubbles: true, cancelable: true });
    find('[data-act="panel-paste"][data-value="client_id"]')!.dispatchEvent(paste);
    await settled();
    expect(acts()).toEqual([{ do: 'paste', field: 'client_id' }]);
  });

  it('keeps the form after a refusal, or without an answer', async () => {
    for (const said of ['credential_refused', 'no_answer', 'paste_blocked', 'safe_mode', 'service_busy'] as const) {
      await show('authorize', consoles());
      played.dell = 'form';
      await settled();
      await press('panel-authorize', undefined, { said, console: said === 'no_answer' ? listed() : account() });
      expect(page(), said).toBe('form');
      expect(find('[data-row="panel-said"]')!.dataset.value).toBe(said);
      expect(find('[data-row="panel-said"]')!.textContent).not.toBe('');
      if (said !== 'service_busy') await panel.leave();
    }
  });

  it('shows no Okta in the menu while Dell has not enabled it', async () => {
    await show('authorize', consoles({ dell_lists_okta: false }));
    await press('panel-dell-menu');
    await press('panel-all-services');
    expect(find('[data-act="panel-service"]')).toBeNull();
  });

  it('skips key management for now, which leaves the list', async () => {
    await show('authorize', consoles({ console: listed() }));
    expect(page()).toBe('keys');
    await press('panel-keys-skip', undefined, { console: listed({ keys_skipped: true }) });
    expect(page()).toBe('domains');
    await press('panel-domain');
    panel.outside.answers.panelAct = async () => Promise.reject(problem('practice-unavailable', {
      said: { host: 'control.practice', status: 409, error: null, text: 'keys_off', id: null, at: '2026-11-30T12:00:00Z' },
    }));
    await press('panel-run-backup', 'console');
    expect(find('[data-row="panel-refused"]')!.textContent).toBe('Cloud Key Management System is not enabled.');
    expect(find('[data-problem]')).toBeNull();
  });

  it('re-authorizes and disables backups under the three dots', async () => {
    await show('authorize', consoles({ console: listed({ key_management: true }) }));
    await press('panel-domain');
    await press('panel-more');
    await press('panel-disable-backup');
    await press('panel-more');
    await press('panel-reauthorize');
    expect(page()).toBe('form');
    await press('panel-authorize', undefined, { said: 'registered' });
    expect(page()).toBe('domain');
    expect(acts()).toEqual([{ do: 'disable_backup' }, { do: 'clear_form' }, { do: 'authorize' }]);
  });

  it('makes an API credential for the account worked by API', async () => {
    await show('authorize', consoles(), 1);
    expect(page()).toBe('credentials');
    await press('panel-new-credentials');
    await press('panel-make-dell-key', undefined, { api: account({ credential_client_id: 'cid-77', credential_dialog_open: true }) });
    expect(find('[data-act="panel-new-credentials"]')).toBeNull();
    await press('panel-copy-dell-client-id');
    await press('panel-copy-dell-key');
    await press('panel-dell-key-done');
    expect(acts()).toEqual([{ do: 'make_dell_key' }, { do: 'copy_dell_client_id' }, { do: 'copy_dell_key' }, { do: 'dell_key_done' }]);
  });
});

it('what the consoles say is the same in both languages', async () => {
  const said = ['panel-said-registered', 'panel-refused-keys-off', 'panel-okta-once', 'panel-dell-none'];
  await show('install', consoles());
  const english = said.map((key) => t(key));
  await setLanguage('de');
  await loadAllWords();
  expect(said.map((key) => t(key))).toEqual(english);
  expect(t('panel-title-okta')).toBe('Okta (simuliert)');
  await setLanguage('en');
  await loadAllWords();
});
