import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { flushSync, mount, tick, unmount } from 'svelte';
import { begin, session } from '../src/act.svelte';
import { fake, type Fake } from '../src/host/fake';
import { onPath, path, practiceEnvironments, problem } from '../src/host/fixtures';
import type { Panel as Consoles, Step } from '../src/host/wire';
import Panel from '../src/panel/Panel.svelte';
import { account, consoles, installed } from '../src/panel/fixture';
import { sideFor } from '../src/panel/panel.svelte';
import { missing, speak, speakAll } from '../src/words';

let outside: Fake;
let shown: ReturnType<typeof mount>;

async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await tick();
  flushSync();
}

async function show(step: Step, played: Consoles, environment = 0): Promise<void> {
  outside = fake(onPath(path(step, { environment: practiceEnvironments[environment]! }), true));
  outside.answers.panel = async () => played;
  outside.answers.panelAct = async () => played;
  begin(outside.host, outside.now());
  shown = mount(Panel, { target: document.body });
  await settle();
}

const find = (selector: string): HTMLElement | null => document.querySelector(selector);
const acts = () => outside.calls.filter(([name]) => name === 'panelAct').map(([, act]) => act);

async function press(name: string, value?: string): Promise<void> {
  const button = find(`[data-act="${name}"]${value ? `[data-value="${value}"]` : ''}`);
  expect(button, `an act ${name}`).not.toBeNull();
  button!.click();
  await settle();
}

beforeAll(async () => {
  await speak('en');
  await speakAll();
});
beforeEach(() => missing.clear());
afterEach(async () => {
  await unmount(shown);
  document.body.replaceChildren();
  expect([...missing], 'words that are missing').toEqual([]);
});

describe('the practice panel', () => {
  it('shows the console that the step needs first, and follows the path', async () => {
    await show('install', consoles());
    expect(find('[data-panel]')!.dataset.panel).toBe(sideFor('install'));
    session.view = onPath(path('authorize', { environment: practiceEnvironments[0]! }), true);
    await settle();
    expect(find('[data-panel]')!.dataset.panel).toBe('dell');
    expect(outside.calls.filter(([name]) => name === 'panel').length).toBeGreaterThan(1);
  });

  it('marks the tab while faults are on, whichever console is shown', async () => {
    await show('install', consoles());
    expect(find('[data-act="panel-side"][data-value="faults"]')!.textContent).toBe('Faults');
    await unmount(shown);
    const faults = [{ name: 'slow', on: true, word_for_word: false }, { name: 'html', on: false, word_for_word: false }];
    await show('install', consoles({ faults }));
    expect(find('[data-panel]')!.dataset.panel).toBe('okta');
    expect(find('[data-act="panel-side"][data-value="faults"]')!.textContent).toBe('Faults: 1 on');
  });

  it('has no input that could hold a secret', async () => {
    await show('secret', consoles({ okta: installed({ dialog_open: true }) }));
    expect(find('input:not([type="checkbox"])')).toBeNull();
    await press('panel-copy-secret');
    await press('panel-done');
    expect(acts()).toEqual([{ do: 'copy_secret' }, { do: 'done' }]);
  });

  it('fills the form field by field, the secret told by its length alone', async () => {
    await show('authorize', consoles({ form: { domain: 'https://acme.okta.practice', client_id: '', secret_length: 40 } }));
    expect(find('[data-field="panel-secret"]')!.textContent).toBe('40 characters pasted');
    expect(find('[data-field="panel-secret"]')!.tagName).not.toBe('INPUT');
    for (const field of ['domain', 'client_id', 'secret']) await press('panel-paste', field);
    await press('panel-authorize');
    expect(acts()).toEqual([
      { do: 'paste', field: 'domain' }, { do: 'paste', field: 'client_id' }, { do: 'paste', field: 'secret' }, { do: 'authorize' },
    ]);
  });

  it('says what the console says, and switches key management on once', async () => {
    await show('keys', consoles({ said: 'registered', console: account({ domain: 'https://acme.okta.practice', status: 'Connected' }) }));
    expect(find('[data-row="panel-said"]')!.dataset.value).toBe('registered');
    await press('panel-keys-on');
    await press('panel-run-backup', 'console');
    expect(acts()).toEqual([{ do: 'keys_on' }, { do: 'run_backup', account: 'console' }]);
  });

  it('makes an API credential for the account worked by API', async () => {
    await show('dell', consoles({ api: account({ credential_client_id: 'cid-77', credential_dialog_open: true }) }), 1);
    expect(find('[data-act="panel-make-dell-key"]')).toBeNull();
    await press('panel-copy-dell-client-id');
    await press('panel-copy-dell-key');
    await press('panel-dell-key-done');
    expect(acts()).toEqual([{ do: 'copy_dell_client_id' }, { do: 'copy_dell_key' }, { do: 'dell_key_done' }]);
  });

  it('orders a fault, and asks before it revokes or begins again', async () => {
    await show('prove', consoles({ okta: installed() }));
    expect(find('[data-act="panel-revoke"]')).toBeNull();
    await press('panel-revoke-ask');
    await press('panel-revoke');
    await press('panel-side', 'faults');
    await press('panel-fault', 'lost-answer');
    await press('panel-reset-ask');
    await press('panel-reset');
    expect(acts()).toEqual([{ do: 'revoke' }, { do: 'fault', name: 'lost-answer', on: true }, { do: 'reset' }]);
  });

  it('says when the consoles do not answer, and tries again', async () => {
    await show('install', consoles());
    outside.answers.panelAct = async () => Promise.reject(problem('practice-unavailable'));
    await press('panel-install');
    expect(find('[data-problem="practice-unavailable"]')).not.toBeNull();
    await press('panel-again');
    expect(find('[data-problem]')).toBeNull();
  });
});
