import type { Panel, PanelAct, PanelDell } from './wire';
import { SCOPES } from './fixtures';

const account = (more: Partial<PanelDell> = {}): PanelDell => ({
  domain: null, status: null, key_management: false, keys_skipped: false, backup_enabled: true, added: null, storage_region: null,
  frequency: null, retention: null, last_backup: null, last_backup_started: null, credential_client_id: null, credential_dialog_open: false,
  ...more,
});

/** Dell's account with the org listed. */
export const listed = (more: Partial<PanelDell> = {}): PanelDell => account({
  domain: 'https://acme.okta.practice', status: 'Connected', added: '2026-11-30T12:00:00Z', storage_region: 'eu-central-1',
  frequency: 'Daily', retention: 'One year', last_backup: 'Never', ...more,
});

const CASES: [string, string[]][] = [
  ['wrong-secret', ['wrong-secret']], ['missing-permission', []], ['extra-permission', []], ['role-too-small', ['role-too-small']],
  ['rate-limit', ['rate-limit']], ['network-zone', ['network-zone']], ['captive-portal', ['html']], ['okta-down', ['okta-down']],
  ['menu-missing', ['dell-feature-off']], ['paste-blocked', ['dell-paste-blocked']], ['credential-refused', ['dell-zone-blocked']],
  ['safe-mode', ['dell-safe-mode']], ['lost-answer', ['lost-answer']], ['keys-skipped', ['keys-skipped']],
  ['backup-fails', ['backup-fails']], ['backup-disabled', ['backup-disabled']],
];

/** The consoles before anything was done in them, for tests and for looking at the panel. Marks only. */
export function consoles(more: Partial<Panel> = {}): Panel {
  return {
    okta: {
      host: 'acme.okta.practice', installed: false, client_id: null, dialog_open: false, secrets: [],
      scopes: SCOPES.map(({ name }) => ({ name, granted: true })),
    },
    console: account(),
    api: account(),
    form: { domain: '', client_id: '', secret_length: null },
    faults: ['lost-answer', 'wrong-secret', 'rate-limit', 'slow', 'html', 'client-unknown', 'dell-zone-blocked', 'task-hangs'].map((name) => ({
      name, on: false, word_for_word: name === 'client-unknown',
    })),
    cases: CASES.map(([name, faults]) => ({ name, on: false, faults })),
    dell_lists_okta: true,
    said: null,
    ...more,
  };
}

/** After the installation: the General tab with one secret. */
export const installed = (more: Partial<Panel['okta']> = {}): Panel['okta'] => ({
  ...consoles().okta, installed: true, client_id: '0oa1a2b3c4d5e6f7g8h9',
  secrets: [{ id: 'ocs1', mask: '***Fs5B', secret_hash: 'FpCwXwSjTRQNtEI11I00-g', status: 'active' }],
  ...more,
});

/** These cases on, with their faults. */
export function simulated(...names: string[]): Panel {
  const plain = consoles();
  const cases = plain.cases.map((one) => ({ ...one, on: names.includes(one.name) }));
  const faults = new Set(cases.filter((one) => one.on).flatMap((one) => one.faults));
  return { ...plain, cases, faults: plain.faults.map((one) => ({ ...one, on: faults.has(one.name) })) };
}

/** Both consoles, worked: what the sandbox would answer, for looking at the panel without it. */
export function playing(begun: string | null) {
  let now = consoles(begun === 'installed' ? { okta: installed() } : begun === 'listed' ? { okta: installed(), console: listed() } : {});
  const okta = (more: Partial<Panel['okta']>) => (now = { ...now, okta: { ...now.okta, ...more } });
  const dell = (more: Partial<PanelDell>) => (now = { ...now, console: { ...now.console, ...more } });
  const form = (more: Partial<Panel['form']>) => (now = { ...now, form: { ...now.form, ...more } });
  return {
    now: () => now,
    act(act: PanelAct): Panel {
      switch (act.do) {
        case 'install': return okta(installed({ dialog_open: true }));
        case 'done': return okta({ dialog_open: false });
        case 'paste': return form(act.field === 'domain' ? { domain: 'https://acme.okta.practice' } : act.field === 'client_id' ? { client_id: '0oa1a2b3c4d5e6f7g8h9' } : { secret_length: 40 });
        case 'clear_form': return form({ domain: '', client_id: '', secret_length: null });
        case 'authorize': return (now = { ...now, said: 'registered', console: listed() });
        case 'keys_on': return dell({ key_management: true });
        case 'keys_skip': return dell({ keys_skipped: true });
        case 'run_backup': return dell({ last_backup: 'Successful', last_backup_started: '2026-11-30T12:00:00Z' });
        default: return now;
      }
    },
  };
}

export { account };
