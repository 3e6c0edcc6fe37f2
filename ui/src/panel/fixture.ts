import type { Panel, PanelDell } from '../host/wire';
import { SCOPES } from '../host/fixtures';

const account = (more: Partial<PanelDell> = {}): PanelDell => ({
  domain: null, status: null, key_management: false, last_backup: null, credential_client_id: null, credential_dialog_open: false, ...more,
});

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
    faults: ['lost-answer', 'wrong-secret', 'rate-limit', 'client-unknown', 'dell-zone-blocked', 'task-hangs'].map((name) => ({
      name, on: false, word_for_word: name === 'client-unknown',
    })),
    said: null,
    ...more,
  };
}

/** After the installation: the General tab with one secret. */
export const installed = (more: Partial<Panel['okta']> = {}): Panel['okta'] => ({
  ...consoles().okta, installed: true, client_id: '0oa1a2b3c4d5e6f7g8h9',
  secrets: [{ id: 'ocs1', mask: '***Fs5B', secret_hash: 'FpCwXwSjTRQNtEI11I00-g', active: true }],
  ...more,
});

export { account };
