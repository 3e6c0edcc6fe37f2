/** Views as the engine sends them, for tests and for looking at screens in a browser. Marks only: no secret is in here. */
import { STEPS } from '../steps/order';
import { problemOf as problem } from './problem';
import type {
  Computer, StoredSecret, Environment, Evidence, Lists, Live, NetworkRow, Organization, Path, Pending, RailRow, Rotation, RotationScreen, Row, Scope, Step, OrgMetadata, View,
} from './wire';

export const AT = '2026-11-23T09:14:00Z';
export const measured: Evidence = { by: null, at: AT };
export const confirmed: Evidence = { by: 'P. Lang', at: AT };

export { STEPS };
/** Finish has no row: all six are done there. */
const RAIL: readonly Step[] = STEPS.slice(0, -1);

/** The number that people count; after the last one on Finish. */
export const numberOf = (step: Step): number => STEPS.indexOf(step) + 1;

export const SCOPES: readonly Scope[] = (
  [
    ['okta.users.manage', 'users'], ['okta.factors.manage', 'users'], ['okta.groups.manage', 'groups'],
    ['okta.apps.manage', 'applications'], ['okta.appGrants.manage', 'applications'], ['okta.clients.read', 'applications'],
    ['okta.schemas.manage', 'schemas'], ['okta.profileMappings.manage', 'schemas'], ['okta.userTypes.manage', 'schemas'],
    ['okta.policies.manage', 'security'], ['okta.networkZones.manage', 'security'],
    ['okta.authenticators.manage', 'authenticators'], ['okta.orgs.manage', 'organization'],
    ['okta.emailDomains.manage', 'organization'], ['okta.trustedOrigins.manage', 'organization'],
  ] as const
).map(([name, group]) => ({ name, group, delete: name.endsWith('.manage') && !/profileMappings|schemas|orgs/.test(name) }));

export const environments: Environment[] = [
  { id: 'dell-commercial', way: 'console', host: 'apis.druva.com', console_address: 'https://login.druva.com', added: null },
  { id: 'dell-gov-insync', way: 'console', host: 'govcloudapis.druva.com', console_address: 'https://loginfederal.druva.com', added: null },
  { id: 'dell-gov-enterprise', way: 'console', host: 'govapis.druva.com', console_address: 'https://govlogin.druva.com', added: null },
];
export const addedEnvironment: Environment = {
  id: 'added-0a1b2c3d4e5f', way: 'api', host: 'apis.dell.example', console_address: 'https://console.dell.example/',
  added: { name: 'Dell onboarding preview', by: 'jd', at: AT, from: 'file', used: false },
};
export const practiceEnvironments: Environment[] = [
  { id: 'practice-console', way: 'console', host: 'apis.dell.practice', console_address: 'https://console.dell.practice', added: null },
  { id: 'practice-api', way: 'api', host: 'apis.dell.practice', console_address: null, added: null },
];

/** What Okta reported of itself. */
export const metadata: OrgMetadata = { org_id: '00o47wwoytgsDqEtz0g7', engine: 'idx', at: AT, ms: 84, clock_off_s: null, opened_by: null };

export const organization: Organization = {
  typed: 'https://acme-admin.okta.com/admin/dashboard', host: 'acme.okta.com', tier: 'production', custom_domain: 'login.acme.example',
  changes: ['admin', 'path'], metadata,
};

export const custody: StoredSecret = {
  place: 'GNOME Keyring', store: 'keychain', session_ended: false, missing: null, label: 'Okta Dell Connect: acme.okta.com', service: 'okta-dell-connect', item: 'acme.okta.com/0123456789ab/okta-secret/1', account: 'jd', length: 40, last_four: 'Fs5B',
  secret_hash: 'FpCwXwSjTRQNtEI11I00-g', at: AT, clipboard_emptied: true, trimmed: false, unusual_length: false,
};

export const computer: Computer = {
  keychain: 'ready', keychain_name: 'GNOME Keyring', account: 'jd', vault: 'none', vault_file: '/home/jd/.local/share/okta-dell-connect/vault.age', started_by: null, profile: null, proxy: null, direct: 'nothing', unreadable: null, clipboard_history: null, remote_session: false, display: 'wayland',
};

export { problem };

const row = (id: string, state: Row['state'] = 'pass', more: Partial<Row> = {}): Row => ({
  id, state, problem: null, ms: 84, at: AT, ...more,
});

/** The rows of a proof in which everything passed that can pass. */
export const rows = (): Row[] => [
  row('domain'), row('credential'), row('scopes'),
  ...SCOPES.filter((scope) => !scope.name.includes('factors')).map((scope) => row(`probe:${scope.name}`)),
  row('factors', 'untestable', { problem: problem('untestable-factors'), ms: null }),
  row('writing', 'untestable', { problem: problem('untestable-writing'), ms: null }),
];

/** The rows of a proof in which one permission is missing. */
export const rowsWithAGap = (): Row[] =>
  rows().map((one) => {
    if (one.id === 'scopes') {
      return row('scopes', 'fail', { problem: problem('okta-scopes-missing', { args: { count: '1', scopes: 'okta.groups.manage' } }) });
    }
    if (one.id !== 'probe:okta.groups.manage') return one;
    const said = {
      host: 'acme.okta.com', status: 400, error: 'invalid_scope', id: 'oaeQ2vTbSKWSGiVhFq9vBWvPQ', at: AT,
      text: 'The requested scope is invalid, unknown, malformed, or exceeds the scope granted by the resource owner.',
    };
    return row(one.id, 'fail', { problem: problem('okta-scope-refused', { args: { scope: 'okta.groups.manage' }, said }) });
  });

const [FIRST, LAST] = [['GET /.well-known/okta-organization', 'POST /oauth2/v1/token'], ['POST /oauth2/v1/revoke']];

const sends: Path['okta']['test']['sends'] = {
  credential: [...FIRST, ...LAST],
  all: [...FIRST, ...SCOPES.slice(1).map((_, at) => `GET /api/v1/kind-${at}?limit=1`), ...LAST],
  audit: 133, names: ['okta.logs.read', 'okta.roles.manage', 'okta.roles.read'],
};

/** The lists of a proof in which all that is required is granted, and Okta listed the grants. */
export const lists = (more: Partial<Lists> = {}): Lists => ({
  granted: SCOPES.map((scope) => scope.name), missing: [], as_requested: false, doubt: null, extra: [], look: { by: 'grants', among: null, at: AT, partial: false }, from_before: false, changed: null, ...more,
});

/** The lists of a proof in which one permission is missing and Okta did not list the grants. */
export const listsWithAGap = (): Lists =>
  lists({
    granted: SCOPES.map((scope) => scope.name).filter((name) => name !== 'okta.groups.manage'), missing: ['okta.groups.manage'],
    extra: null, look: null,
  });

export const live: Live[] = [
  { place: 'okta', id: 'integration', known: measured },
  { place: 'okta', id: 'secret', known: measured },
  { place: 'here', id: 'keychain_item', known: measured },
];

export function rail(step: Step): RailRow[] {
  const now = STEPS.indexOf(step);
  return RAIL.map((one, at) => ({
    step: one, state: at < now ? 'done' : at === now ? 'in_progress' : 'not_started', open: at <= now, now: at === now,
  }));
}

/** State and reason as the engine derives them. */
function conditionOf({ protection, removed, keys }: Facts, step: Step): Pick<Path['status'], 'condition' | 'reason'> {
  if (removed) return { condition: 'attention', reason: 'not_in_dell' };
  if (!protection) return { condition: STEPS.indexOf(step) > STEPS.indexOf('authorize') ? 'connected' : 'setup', reason: null };
  const { state, because } = protection;
  if (state === 'protected' || state === 'connected') return { condition: state, reason: null };
  if (state === 'not_connected') return { condition: 'attention', reason: 'not_in_dell' };
  if (because === 'keys' || because === null) return { condition: 'backups_off', reason: keys?.state === 'skipped' ? 'keys_skipped' : 'keys_off' };
  if (because === 'backups_off') return { condition: 'backups_off', reason: 'schedules_off' };
  return { condition: 'attention', reason: because };
}

type Groups = Pick<Path, 'okta' | 'dell' | 'status'>;
/** Facts of a path, each by its name, whichever group it is in. */
export type Facts = Partial<Omit<Path, keyof Groups> & Path['okta'] & Path['dell'] & Path['status']>;

/** The path with these facts. */
export function withFacts(path: Path, facts: Facts): Path {
  const among = (known: object, inside: boolean) => Object.fromEntries(Object.entries(facts).filter(([name]) => name in known === inside));
  const groups = { okta: path.okta, dell: path.dell, status: path.status };
  const own = among({ ...path.okta, ...path.dell, ...path.status }, false);
  const grouped = Object.entries(groups).map(([name, group]) => [name, { ...group, ...among(group, true) }]);
  return { ...path, ...own, ...Object.fromEntries(grouped) } as Path;
}

/** A path that is at this step, with what was answered on the way to it. */
export function path(step: Step, more: Facts = {}): Path {
  const past = (other: Step) => STEPS.indexOf(step) > STEPS.indexOf(other);
  const answered: Path = {
    id: 'c1', step, rail: rail(step), back: step !== 'org', finished: false, at_status: false, only: false, opened_instead: false,
    reauthorizing: false, drafts: {}, reporter: 'P. Lang',
    ready: past('org')
      ? { okta_admin: 'me', okta_colleague: '', dell_admin: 'colleague', dell_colleague: 'P. Lang', sign_in_without_okta: 'yes', keychain_ready_at: null, store: 'keychain' }
      : { okta_admin: null, okta_colleague: '', dell_admin: null, dell_colleague: '', sign_in_without_okta: null, keychain_ready_at: null, store: 'keychain' },
    okta: {
      organization: past('org') ? organization : null,
      permissions: { scopes: [...SCOPES], added: [], compared: null, acknowledged: past('permissions') },
      secret: past('install') ? custody : null, save_interrupted: false, left_in_vault: false, replaced: [], secret_accepted: false, secret_rejected_at: null, secret_choice: null,
      client_id: past('install') ? '0oa1a2b3c4d5e6f7g8h9' : null, client_id_unusual: false,
      test: {
        rows: past('test') ? rows() : [], level: past('test') ? 'all' : null, at: past('test') ? AT : null, stale: false,
        accepted: null, skipped: false, requests: 17, granted: past('test') ? 15 : 0, known: 15, sends, lists: past('test') ? lists() : null, not_ended: false,
      },
      rotation: null,
    },
    dell: {
      environment: environments[0]!, environments, account: past('org') ? 'Acme Backup' : '',
      console_address: null, key_client_id: null, key: null, token: null, reached: null,
      registration: past('authorize') ? { state: 'registered', known: confirmed, stale: false, refused: null } : { state: 'none' },
      reauthorization: null, change: null, removed: null,
      keys: past('backups') ? { state: 'on', known: confirmed } : null,
      backup: { region: null, frequency: null, retention: null, known: null, last_state: null, last_known: null, seen_at: null, seen: null, app_status: null, enabled: null, items_noted: null, items: {} },
    },
    status: {
      ...conditionOf(more, step),
      protection: { state: past('authorize') ? 'connected' : 'not_connected', known: past('authorize') ? confirmed : null, because: null, backup_at: null },
      live: past('install') ? live : [], todos: [], records_lost: null, log: [],
    },
  };
  return withFacts(answered, more);
}

/** How far a rotation is: finer than its screens, as the engine knows it. */
export type Stage = 'take' | 'prove' | 'reauthorize' | 'at_dell' | 'deactivate' | 'refused' | 'wipe' | 'ended';
export const STAGES: readonly Stage[] = ['take', 'prove', 'reauthorize', 'at_dell', 'deactivate', 'refused', 'wipe', 'ended'];
const SCREENS = { take: 'add', prove: 'add', reauthorize: 'update', at_dell: 'update', deactivate: 'deactivate', refused: 'deactivate', wipe: 'done', ended: 'done' } as const;
const ROTATION_RAIL: readonly RotationScreen[] = ['add', 'update', 'deactivate', 'done'];

/** Facts of a rotation; those of its pending secret below it. */
export type RotationFacts = Partial<Omit<Rotation, 'pending'>> & { pending?: Partial<Pending> };

/** A rotation that is this far. */
export function rotation(stage: Stage, more: RotationFacts = {}): Rotation {
  const past = (other: Stage) => STAGES.indexOf(stage) > STAGES.indexOf(other);
  const screen = more.screen ?? SCREENS[stage];
  const state = (one: RotationScreen) => (ROTATION_RAIL.indexOf(one) < ROTATION_RAIL.indexOf(screen) || stage === 'ended' ? 'done' : one === screen ? 'in_progress' : 'not_started');
  const tested = past('prove');
  const pending: Pending = {
    secret: coming, rows: tested ? rows() : [], level: tested ? 'credential' : null, granted: tested ? 15 : 0, tested_at: tested ? AT : null,
    accepted: tested, continued: false, dell_may_hold: false, refused: null, ...more.pending,
  };
  return {
    on_screen: true, screen, lost: false, back: false, abandoned: false, ready: tested,
    rail: ROTATION_RAIL.map((one) => ({ screen: one, state: state(one) })),
    seen: past('at_dell') ? { word: 'Connected', known: confirmed } : null,
    retiring: past('reauthorize')
      ? {
          secret: custody, here: true, inactive: past('deactivate') ? confirmed : null, refused: past('refused') ? measured : null,
          erased: past('wipe') ? measured : null,
        }
      : null,
    may_abandon: !past('reauthorize'), may_roll_back: past('reauthorize') && !past('wipe'),
    ...more,
    pending: more.pending || (past('take') && !past('reauthorize')) ? pending : null,
  };
}

/** The pending secret. */
export const coming: StoredSecret = { ...custody, item: 'Okta Dell Connect: acme.okta.com (2)', last_four: 'q7Zt', secret_hash: 'wL0c3yUBvDqYxkR2mH8eTg' };

/** A connection whose rotation is this far: once Dell has the new secret, it is the connection's. */
export const rotating = (stage: Stage, more: Facts = {}, other: RotationFacts = {}): Path => {
  const one = rotation(stage, other);
  return path('finish', { rotation: one, secret: one.retiring && !one.abandoned ? coming : custody, ...more });
};

export const onPath = (at: Path, practice = false): View => ({ practice, language: null, clipboard_seconds: 30, screen: { at: 'path', ...at } });
export { connections, homeRow, homeRows, onHome } from './homes';

const layer = (host: string, service: NetworkRow['service'], phase: NetworkRow['phase'], found: NetworkRow['found'], more: Partial<NetworkRow> = {}): NetworkRow => ({
  host, service, phase, verdict: 'pass', found, facts: [], ms: 12, ...more,
});

/** Okta's host reached through opened TLS; Dell's refused by the proxy. */
export const networkRows: NetworkRow[] = [
  layer('acme.okta.com', 'okta', 'proxy', 'by-proxy', { facts: [{ what: 'place', value: 'environment' }, { what: 'variable', value: 'HTTPS_PROXY' }, { what: 'proxy', value: 'http://proxy.acme.test:8080' }], ms: null }),
  layer('acme.okta.com', 'okta', 'dns', 'left-to-proxy', { verdict: 'unknown' }),
  layer('acme.okta.com', 'okta', 'tcp', 'tunnel', { facts: [{ what: 'status', value: '200' }] }),
  layer('acme.okta.com', 'okta', 'tls', 'opened', { facts: [{ what: 'version', value: 'TLS 1.3' }, { what: 'issuer', value: 'Acme Inspection CA' }, { what: 'certificate', value: 'CN=acme.okta.com <- CN=Acme Inspection CA' }] }),
  layer('acme.okta.com', 'okta', 'answer', 'service', { facts: [{ what: 'status', value: '200' }] }),
  layer('acme.okta.com', 'okta', 'clock', 'right', { ms: null }),
  layer('apis.druva.com', 'dell-api', 'proxy', 'by-proxy', { facts: [{ what: 'place', value: 'environment' }, { what: 'proxy', value: 'http://proxy.acme.test:8080' }], ms: null }),
  layer('apis.druva.com', 'dell-api', 'dns', 'left-to-proxy', { verdict: 'unknown' }),
  layer('apis.druva.com', 'dell-api', 'tcp', 'proxy-refused', { verdict: 'fail', facts: [{ what: 'status', value: '403' }] }),
  ...(['tls', 'answer', 'clock'] as const).map((phase) => layer('apis.druva.com', 'dell-api', phase, 'not-reached', { verdict: 'blocked', ms: null })),
];
