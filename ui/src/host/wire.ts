// Written from src-tauri/src/view. Types only: what the core sends and nothing else.

export type Step = 'ready' | 'organisation' | 'permissions' | 'install' | 'secret' | 'client_id' | 'prove' | 'dell' | 'authorize' | 'keys' | 'backup' | 'done';

export type StepState = 'not_started' | 'in_progress' | 'done' | 'attention' | 'waiting';

export type Tier = 'production' | 'preview' | 'trial';

export type Way = 'console' | 'api';

export type Holder = 'me' | 'colleague';

export type RowState = 'waiting' | 'running' | 'pass' | 'fail' | 'blocked' | 'untestable';

export type Outcome = 'registered' | 'domain_refused' | 'credential_refused' | 'permission_missing' | 'already_registered' | 'not_allowed' | 'paste_blocked' | 'no_answer' | 'other';

export type View = {
  practice: boolean;
  language: string | null;
  screen: Screen;
};

export type Home = {
  connections: Array<HomeRow>;
  set_aside: string | null;
};

export type HomeRow = {
  id: string;
  organisation: string | null;
  tier: Tier | null;
  environment: string;
  dell_account: string;
  protection: Protection;
  scopes_known: number;
  scopes_granted: number | null;
  secret: SecretOnHome | null;
  step: Step;
  finished: boolean;
};

export type SecretOnHome = {
  kept: boolean;
  last_four: string;
  at: string;
};

export type Protection = {
  state: 'not_connected' | 'connected' | 'not_protected' | 'protected';
  known: Known | null;
  backup_at: string | null;
};

export type Known = {
  by: string | null;
  at: string;
};

export type Path = {
  id: string;
  step: Step;
  number: number;
  of: number;
  rail: Array<RailRow>;
  back: boolean;
  drafts: { [key in string]?: string };
  ready: Ready;
  organisation: Organisation | null;
  environment: Environment;
  environments: Array<Environment>;
  dell_account: string;
  permissions: Permissions;
  secret: Custody | null;
  dialog_closed: boolean;
  client_id: string | null;
  client_id_unusual: boolean;
  proof: Proof;
  dell: Dell;
  registration: Registration;
  keys: Keys | null;
  backup: Backup;
  secret_choice: 'kept' | 'erased' | null;
  live: Array<Live>;
  protection: Protection;
  log: Array<LogRow>;
};

export type RailRow = {
  step: Step;
  number: number;
  state: StepState;
  open: boolean;
  now: boolean;
};

export type Ready = {
  okta_admin: Holder | null;
  okta_colleague: string;
  dell_admin: Holder | null;
  dell_colleague: string;
  sign_in_without_okta: 'yes' | 'no' | 'unknown' | null;
};

export type Computer = {
  keychain: 'ready' | 'locked' | 'none' | 'denied' | 'slow';
  keychain_name: string;
  account: string;
  proxy: string | null;
  clipboard_history: boolean | null;
  remote_session: boolean;
  display: string;
};

export type Organisation = {
  typed: string;
  host: string;
  tier: Tier;
  custom_domain: string | null;
  changes: Array<string>;
  org_id: string | null;
  engine: string | null;
  at: string | null;
  ms: number | null;
  clock_off_s: number | null;
  opened_by: string | null;
  unmeasured: boolean;
};

export type Reading = {
  host: string | null;
  changes: Array<string>;
  custom: boolean;
  problem: ProblemView | null;
};

export type Environment = {
  id: string;
  way: Way;
  console_address: string | null;
};

export type Permissions = {
  scopes: Array<Scope>;
  added: Array<string>;
  compared: Comparison | null;
  acknowledged: boolean;
};

export type Scope = {
  name: string;
  group: string;
  delete: boolean;
};

export type Comparison = {
  matched: number;
  missing: Array<string>;
  extra: Array<string>;
};

export type Custody = {
  place: string;
  item: string;
  account: string;
  length: number;
  last_four: string;
  secret_hash: string;
  at: string;
  clipboard_emptied: boolean;
  trimmed: boolean;
  unusual_length: boolean;
};

export type Proof = {
  rows: Array<Row>;
  level: 'nothing' | 'credential' | 'all' | null;
  running: boolean;
  at: string | null;
  stale: boolean;
  accepted: string | null;
  skipped: boolean;
  requests: number;
  granted: number;
  known: number;
};

export type Row = {
  id: string;
  state: RowState;
  problem: ProblemView | null;
  ms: number | null;
  at: string | null;
};

export type Dell = {
  console_address: string | null;
  form_open: Known | null;
  key_client_id: string | null;
  key: Custody | null;
  token: Known | null;
};

export type Found = {
  okta_domain: string;
  client_id: string;
  status: string;
  ours: boolean;
};

export type Keys = {
  state: 'on' | 'off' | 'skipped';
  known: Known;
};

export type Backup = {
  region: string | null;
  frequency: string | null;
  retention: string | null;
  known: Known | null;
  last_state: string | null;
  seen_at: string | null;
  seen: Known | null;
  items: { [key in string]?: number };
};

export type Live = {
  place: string;
  id: string;
  known: Known | null;
};

export type LogRow = {
  act: string;
  at: string;
  by: string;
  measured: boolean;
};

export type ProblemView = {
  code: string;
  field: string | null;
  args: { [key in string]?: string };
  said: Said | null;
};

export type Said = {
  host: string;
  status: number | null;
  error: string | null;
  text: string | null;
  id: string | null;
  at: string;
};

export type Copied = {
  what: string;
  empties_in_s: number | null;
  hidden: boolean | null;
};

export type Written = {
  path: string;
};

export type Panel = {
  okta: PanelOkta;
  console: PanelDell;
  api: PanelDell;
  form: PanelForm;
  faults: Array<PanelFault>;
  said: Outcome | null;
};

export type PanelOkta = {
  host: string;
  installed: boolean;
  client_id: string | null;
  dialog_open: boolean;
  secrets: Array<PanelSecret>;
  scopes: Array<PanelScope>;
};

export type PanelSecret = {
  id: string;
  mask: string;
  secret_hash: string;
  active: boolean;
};

export type PanelScope = {
  name: string;
  granted: boolean;
};

export type PanelDell = {
  domain: string | null;
  status: string | null;
  key_management: boolean;
  last_backup: string | null;
  credential_client_id: string | null;
  credential_dialog_open: boolean;
};

export type PanelForm = {
  domain: string;
  client_id: string;
  secret_length: number | null;
};

export type PanelFault = {
  name: string;
  on: boolean;
};

export type Screen = ({ at: 'home' } & Home) | ({ at: 'path' } & Path);

export type Registration =
  | { state: 'none' }
  | { state: 'running'; at: string }
  | { state: 'uncertain'; at: string; read_at: string | null; found: Found | null }
  | { state: 'refused'; outcome: Outcome | null; problem: ProblemView | null; at: string }
  | { state: 'registered'; known: Known; stale: boolean };
