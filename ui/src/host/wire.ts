// Generated from src-tauri/src/commands by `cargo xtask wire`. Do not edit.

/** A command answers with the whole new view unless its type says otherwise; a refusal rejects with a `ProblemView`. */
export interface Host {
  openLink(kind: Link): Promise<void>;
  copyLink(kind: Link): Promise<Copied>;
  copyText(text: string): Promise<Copied>;
  /** Puts a value that Dell's form asks for on the clipboard. */
  copyValue(what: Value): Promise<Copied>;
  setClipboardSeconds(seconds: number): Promise<View>;
  emptyClipboard(): Promise<void>;
  /** Notifies the page that the clipboard changed, without its content, until the next call or `stop_listening`. */
  listenClipboard(onChange: () => void): Promise<void>;
  /** Ends `listen_clipboard`. */
  stopListening(): Promise<void>;
  saveConsoleAddress(text: string): Promise<View>;
  /** Asks under which name reports are recorded from now on. */
  changeReporter(): Promise<View>;
  tryDellKey(clientId: string): Promise<View>;
  consoleSaid(outcome: Outcome): Promise<View>;
  authorize(): Promise<View>;
  readDellList(): Promise<View>;
  adoptRegistration(): Promise<View>;
  sendAgain(): Promise<View>;
  answerKeys(state: KeysState): Promise<View>;
  switchKeysOn(): Promise<View>;
  confirmBackup(region: string, frequency: string, retention: string): Promise<View>;
  readBackup(): Promise<View>;
  backupNow(): Promise<View>;
  sawBackup(): Promise<View>;
  finish(): Promise<View>;
  /** A person did what was left to do. */
  todoDone(todo: Todo): Promise<View>;
  /** Reads what is given; nothing is sent and nothing kept. */
  readEnvironment(given: GivenEnvironment): Promise<UnderstoodEnvironment>;
  /** Adds it, once its token endpoint answered like one. */
  addEnvironment(given: GivenEnvironment): Promise<View>;
  removeEnvironment(id: string): Promise<View>;
  exportPermissions(format: Format): Promise<Written>;
  exportHandover(format: Format): Promise<Written>;
  /** One dated reminder of the connection on screen, for a calendar. */
  exportCalendar(what: Reminder): Promise<Written>;
  /** What is left to do in Dell's console, for the colleague who does it. */
  exportColleague(): Promise<Written>;
  /** Puts the connection in ten lines on the clipboard. */
  copySummary(): Promise<Copied>;
  /** Puts the text of a change request on the clipboard. */
  copyChangeRequest(): Promise<Copied>;
  /** Opens a file that this run wrote. */
  openFile(number: number): Promise<void>;
  /** Shows a file that this run wrote in its folder. */
  showInFolder(number: number): Promise<void>;
  about(): Promise<About>;
  /** A few lines to paste into a ticket: no secret, and no name of an org. */
  supportText(): Promise<string>;
  /** All that `save_diagnostics` would write, to be read first. */
  diagnostics(orgs: boolean): Promise<string>;
  /** Writes what `diagnostics` answered last: nothing is saved that was not shown. */
  saveDiagnostics(): Promise<Written>;
  view(): Promise<View>;
  /** The first paint is done: shows the window. */
  shown(): Promise<void>;
  setLanguage(language: Language | null): Promise<View>;
  enterPractice(): Promise<View>;
  leavePractice(): Promise<View>;
  startConnection(): Promise<View>;
  /** Opens a connection, and ends what an earlier run began on it. */
  openConnection(id: string): Promise<View>;
  goHome(): Promise<View>;
  /** Erases the items in the secret stores, proves them gone, and forgets the connection. */
  removeConnection(id: string): Promise<View>;
  /**
   * Looks into the keychain and an open vault, without a prompt: ends what an earlier run began, and finds secrets that
   * no connection knows.
   */
  lookInKeychain(): Promise<Looked>;
  /** Makes a connection for secrets that none knows. */
  adoptSecret(id: string): Promise<View>;
  /**
   * Saves this connection's secrets there from now on. A vault is opened or made first; if that is canceled, the choice
   * stays as it was.
   */
  storeIn(store: StoreKind): Promise<View>;
  /**
   * Opens the vault, or has the system ask for what opens its keychain. Answers nothing: what was refused because of
   * it is asked again by the page.
   */
  unlock(store: StoreKind): Promise<boolean>;
  /** Moves secrets from a fallback into the keychain. */
  moveToKeychain(id: string): Promise<View>;
  /** Filters and sorts Home's list from now on; answers with its first rows. */
  listConnections(query: Query): Promise<View>;
  /** The rows from this place on, at most a hundred: they are on screen from now on. */
  listFrom(offset: number): Promise<HomePage>;
  /** Ids of all connections that match, in their order. */
  listIds(): Promise<Array<string>>;
  /** Which of these can be tested; of all that are listed, where none is named. Sends nothing. */
  planTests(ids: Array<string>): Promise<TestPlan>;
  /** Tests them one after the other; `cancel` ends it with the results so far. */
  testConnections(ids: Array<string>, onProgress: (value: Tally) => void, onWait: (value: number | null) => void): Promise<Tested>;
  exportList(ids: Array<string>): Promise<Written>;
  /** Diagnoses the hosts of the connection on screen, or of all connections on Home. `cancel` ends it with the rows so far. */
  lookAtNetwork(language: Language, onRow: (value: NetworkRow) => void): Promise<NetworkReport>;
  proxy(): Promise<ProxySetting>;
  /** None for the system's proxy, `none`, or an address. */
  chooseProxy(choice: string | null): Promise<ProxySetting>;
  readDomain(text: string): Promise<Reading>;
  askOrganization(text: string): Promise<View>;
  /** Names the org although Okta did not answer. Refused where it did. */
  continueUnchecked(text: string): Promise<View>;
  chooseDell(environment: string, account: string): Promise<View>;
  /** Reports what the shell has to say on its own, from now on, and what it kept for this page. */
  subscribe(onNotice: (value: Notice) => void): Promise<void>;
  /** Inserts what the person pastes into the field that has the focus, or refuses it with a problem. The answer has no text. */
  paste(field: string): Promise<void>;
  /** The page found a credential in this field: it is loaded anew in another process. */
  reportTypedSecret(field: string): Promise<void>;
  panel(): Promise<Panel>;
  /** Clicks in the simulated consoles. */
  panelAct(act: PanelAct): Promise<Panel>;
  verify(level: Level, onRow: (value: Row) => void, onWait: (value: number | null) => void): Promise<View>;
  tryRow(id: string, onRow: (value: Row) => void, onWait: (value: number | null) => void): Promise<View>;
  /** Asks for every known permission beyond the required ones, each alone. */
  auditScopes(onProgress: (value: AuditProgress) => void): Promise<View>;
  acceptGaps(words: string): Promise<View>;
  skipTest(): Promise<View>;
  /** Opens a connection in its rotation, begun now or earlier. */
  rotate(id: string): Promise<View>;
  /** [Save and test]: saved as always, and only then tested. */
  takeNewSecret(onRow: (value: Row) => void, onWait: (value: number | null) => void): Promise<View>;
  /** The same from a native dialog; its text never reaches the page. */
  takeNewSecretTyped(onRow: (value: Row) => void, onWait: (value: number | null) => void): Promise<View>;
  /** Tests the new secret. */
  testNew(level: Level, onRow: (value: Row) => void, onWait: (value: number | null) => void): Promise<View>;
  rotationAct(act: RotationAct): Promise<View>;
  takeSecret(): Promise<View>;
  takeDellKey(clientId: string): Promise<View>;
  /** Asks for the secret in a native dialog; its text never reaches the page. */
  takeSecretTyped(): Promise<View>;
  /** Asks for the Secret Key in a native dialog; its text never reaches the page. */
  takeDellKeyTyped(clientId: string): Promise<View>;
  /** Refuses one of unusual length with a question, unless it is to be used anyway. */
  acceptClientId(text: string, anyway: boolean): Promise<View>;
  keepSecret(): Promise<View>;
  eraseSecret(): Promise<View>;
  /** Puts a replaced secret back into use, by its item; the present one is kept behind it. */
  takeBack(item: string): Promise<View>;
  /** Erases the secrets that the present one, once proven, replaced. */
  eraseReplaced(): Promise<View>;
  settings(): Promise<Settings>;
  setLookupOnPaste(on: boolean): Promise<Settings>;
  /** Opens a connection on the screen that authorizes it again at Dell. */
  reauthorize(id: string): Promise<View>;
  statusAct(act: StatusAct): Promise<View>;
  /** Watches the registration that runs at Dell until it ends, or until the page stops it. */
  watchTask(onLook: (value: TaskLook) => void): Promise<View>;
  /** Ends `watch_task`. */
  stopWatching(): Promise<void>;
  goTo(step: Step): Promise<View>;
  back(): Promise<View>;
  next(): Promise<View>;
  saveDraft(field: DraftField, value: string): Promise<void>;
  checkComputer(): Promise<Computer>;
  answerReady(oktaAdmin: Holder | null, oktaColleague: string, dellAdmin: Holder | null, dellColleague: string, signInWithoutOkta: EmergencySignIn | null): Promise<View>;
  acknowledge(yes: boolean): Promise<View>;
  addScope(name: string): Promise<View>;
  removeScope(name: string): Promise<View>;
  compareConsent(text: string): Promise<View>;
  cancel(): Promise<void>;
}

/** Names of the arguments, in their order. */
export const ARGUMENTS: Record<keyof Host, readonly string[]> = {
  openLink: ['kind'],
  copyLink: ['kind'],
  copyText: ['text'],
  copyValue: ['what'],
  setClipboardSeconds: ['seconds'],
  emptyClipboard: [],
  listenClipboard: ['onChange'],
  stopListening: [],
  saveConsoleAddress: ['text'],
  changeReporter: [],
  tryDellKey: ['clientId'],
  consoleSaid: ['outcome'],
  authorize: [],
  readDellList: [],
  adoptRegistration: [],
  sendAgain: [],
  answerKeys: ['state'],
  switchKeysOn: [],
  confirmBackup: ['region', 'frequency', 'retention'],
  readBackup: [],
  backupNow: [],
  sawBackup: [],
  finish: [],
  todoDone: ['todo'],
  readEnvironment: ['given'],
  addEnvironment: ['given'],
  removeEnvironment: ['id'],
  exportPermissions: ['format'],
  exportHandover: ['format'],
  exportCalendar: ['what'],
  exportColleague: [],
  copySummary: [],
  copyChangeRequest: [],
  openFile: ['number'],
  showInFolder: ['number'],
  about: [],
  supportText: [],
  diagnostics: ['orgs'],
  saveDiagnostics: [],
  view: [],
  shown: [],
  setLanguage: ['language'],
  enterPractice: [],
  leavePractice: [],
  startConnection: [],
  openConnection: ['id'],
  goHome: [],
  removeConnection: ['id'],
  lookInKeychain: [],
  adoptSecret: ['id'],
  storeIn: ['store'],
  unlock: ['store'],
  moveToKeychain: ['id'],
  listConnections: ['query'],
  listFrom: ['offset'],
  listIds: [],
  planTests: ['ids'],
  testConnections: ['ids', 'onProgress', 'onWait'],
  exportList: ['ids'],
  lookAtNetwork: ['language', 'onRow'],
  proxy: [],
  chooseProxy: ['choice'],
  readDomain: ['text'],
  askOrganization: ['text'],
  continueUnchecked: ['text'],
  chooseDell: ['environment', 'account'],
  subscribe: ['onNotice'],
  paste: ['field'],
  reportTypedSecret: ['field'],
  panel: [],
  panelAct: ['act'],
  verify: ['level', 'onRow', 'onWait'],
  tryRow: ['id', 'onRow', 'onWait'],
  auditScopes: ['onProgress'],
  acceptGaps: ['words'],
  skipTest: [],
  rotate: ['id'],
  takeNewSecret: ['onRow', 'onWait'],
  takeNewSecretTyped: ['onRow', 'onWait'],
  testNew: ['level', 'onRow', 'onWait'],
  rotationAct: ['act'],
  takeSecret: [],
  takeDellKey: ['clientId'],
  takeSecretTyped: [],
  takeDellKeyTyped: ['clientId'],
  acceptClientId: ['text', 'anyway'],
  keepSecret: [],
  eraseSecret: [],
  takeBack: ['item'],
  eraseReplaced: [],
  settings: [],
  setLookupOnPaste: ['on'],
  reauthorize: ['id'],
  statusAct: ['act'],
  watchTask: ['onLook'],
  stopWatching: [],
  goTo: ['step'],
  back: [],
  next: [],
  saveDraft: ['field', 'value'],
  checkComputer: [],
  answerReady: ['oktaAdmin', 'oktaColleague', 'dellAdmin', 'dellColleague', 'signInWithoutOkta'],
  acknowledge: ['yes'],
  addScope: ['name'],
  removeScope: ['name'],
  compareConsent: ['text'],
  cancel: [],
};

export type About = { 
/**
 * As in `Cargo.toml`.
 */
version: string, 
/**
 * The commit it was built from, if the build knows it.
 */
commit: string | null, };

export type AddedEnvironment = { 
/**
 * What people call it.
 */
name: string, 
/**
 * OS account that added it.
 */
by: string, 
/**
 * When.
 */
at: string, 
/**
 * By the form or from a file.
 */
from: Origin, 
/**
 * A connection uses it: then it cannot be removed.
 */
used: boolean, };

export type AuditProgress = { 
/**
 * Names tried.
 */
done: number, 
/**
 * Names altogether.
 */
of: number, 
/**
 * Scopes found so far.
 */
found: number, 
/**
 * Seconds that it now waits for Okta's rate limit; `None` while it asks.
 */
waits_s: number | null, };

export type Backup = { 
/**
 * Region as Dell reports it.
 */
region: string | null, 
/**
 * Frequency as Dell reports it.
 */
frequency: string | null, 
/**
 * Retention as Dell reports it.
 */
retention: string | null, 
/**
 * How these are known.
 */
known: Evidence | null, 
/**
 * Dell's word for the latest backup.
 */
last_state: string | null, 
/**
 * How that is known, where a person reported it apart from the rest.
 */
last_known: Evidence | null, 
/**
 * End of the latest good one, if Dell reports it.
 */
seen_at: string | null, 
/**
 * How it is known that a backup was made.
 */
seen: Evidence | null, 
/**
 * Whether scheduled backups are on at Dell.
 */
enabled: Enabled | null, 
/**
 * Protected items as a person noted them; counted by Dell: `items`.
 */
items_noted: string | null, 
/**
 * Protected items.
 */
items: { [key in string]: number }, 
/**
 * Whether Dell reaches Okta with what it was given, in Dell's word, when last read.
 */
app_status: ReportedStatus | null, };

export type Because = "keys" | "cut_off" | "backups_off" | "unclear";

export type Change = "backups_on" | "backups_off" | "remove" | "keys_on" | "backup_now";

export type Changes = { 
/**
 * When that test ended.
 */
since: string, 
/**
 * Missing then, granted now.
 */
gained: Array<string>, 
/**
 * Granted then, missing now.
 */
lost: Array<string>, 
/**
 * Extra now; then it was looked for and not found.
 */
extra: Array<string>, 
/**
 * Extra then; now it was looked for and not found.
 */
extra_gone: Array<string>, };

export type Comparison = { 
/**
 * Known and in the list.
 */
matched: Array<string>, 
/**
 * Known and not in the list.
 */
missing: Array<string>, 
/**
 * In the list and not known.
 */
extra: Array<string>, };

export type Computer = { 
/**
 * `ready`, `locked`, `none`, `denied`, `slow` or `disabled`.
 */
keychain: 'ready' | 'locked' | 'none' | 'denied' | 'slow' | 'disabled' | 'no-default' | 'session-only' | 'failed', 
/**
 * The keychain's own name on this system ("GNOME Keyring", "Windows Credential Manager"), not translated.
 */
keychain_name: string, 
/**
 * The account it belongs to, like `ACME\jd`.
 */
account: string, 
/**
 * The vault: `ready`, `locked`, or `none` where there is no file yet.
 */
vault: 'ready' | 'locked' | 'none', 
/**
 * The vault's file.
 */
vault_file: string, 
/**
 * Who started the app as another account, where that can be seen.
 */
started_by: string | null, 
/**
 * `passing` where the account's profile ends at sign-out, `roaming` where it goes to other computers.
 */
profile: 'passing' | 'roaming' | null, 
/**
 * Proxy for Okta's hosts as found, without credentials; nothing when direct.
 */
proxy: string | null, 
/**
 * What decided that the connection is direct; `None` where a proxy is used.
 */
direct: 'nothing' | 'off' | 'exception' | 'system' | 'script' | 'practice' | null, 
/**
 * Why there is no way: a setting of this computer that cannot be read.
 */
unreadable: ProblemView | null, 
/**
 * `on`, `off`, or nothing where the system does not tell.
 */
clipboard_history: boolean | null, 
/**
 * A remote session, where detectable.
 */
remote_session: boolean, 
/**
 * `wayland`, `x11`, `windows`, `macos`.
 */
display: string, };

export type Condition = "attention" | "backups_off" | "connected" | "setup" | "protected";

export type Copied = { 
/**
 * `domain`, `client_id`, `secret`, `text`.
 */
what: string, 
/**
 * Seconds until it is emptied by itself; nothing for what is not secret.
 */
empties_in_s: number | null, 
/**
 * Whether this platform hides it from clipboard histories: true, false, or nothing where it cannot be promised.
 */
hidden: boolean | null, };

export type Counts = { 
/**
 * All.
 */
total: number, 
/**
 * By state, most severe first; states without connections are left out.
 */
conditions: Array<[Condition, number]>, 
/**
 * By kind of org; kinds without connections are left out.
 */
tiers: Array<[Tier, number]>, 
/**
 * By Dell account, named ones only, in the order of names.
 */
accounts: Array<[string, number]>, 
/**
 * Whose secret is older than 180 days.
 */
old_secret: number, 
/**
 * Finished and not tested for 30 days.
 */
untested: number, };

export type Dell = { 
/**
 * The environment chosen.
 */
environment: Environment, 
/**
 * Those that can be chosen.
 */
environments: Array<Environment>, 
/**
 * The account in the person's words; may be empty.
 */
account: string, 
/**
 * The console's address: the person's own, else the documented one.
 */
console_address: string | null, 
/**
 * API way: the credential's Client ID.
 */
key_client_id: string | null, 
/**
 * API way: the saved Secret Key.
 */
key: StoredSecret | null, 
/**
 * API way: Dell accepted the credential.
 */
token: Evidence | null, 
/**
 * Whether Dell's service answered when Okta was asked.
 */
reached: Reached | null, 
/**
 * Step 5.
 */
registration: Registration, 
/**
 * A re-authorization by API without a clear end: Dell may hold either secret.
 */
reauthorization: Unanswered | null, 
/**
 * A change asked of Dell without a clear end.
 */
change: OpenChange | null, 
/**
 * The org was removed at Dell, and nothing is registered since.
 */
removed: Evidence | null, 
/**
 * Step 6: key management; `None` while unanswered.
 */
keys: Keys | null, 
/**
 * Step 6: the backups.
 */
backup: Backup, };

export type Dialog = "about" | "settings" | "help";

export type DraftField = "domain" | "client_id" | "console_address" | "dell_account" | "okta_colleague" | "dell_colleague" | "consent_list" | "accept_words" | "dell_client_id" | "region" | "frequency" | "retention";

export type EmergencySignIn = "yes" | "no" | "unknown";

export type Enabled = { 
/**
 * On.
 */
on: boolean, 
/**
 * How that is known.
 */
known: Evidence, };

export type Environment = { 
/**
 * Id in `catalogue/environments.toml`, with words key `environment-<id>`; or of one that was added.
 */
id: string, 
/**
 * Console or API.
 */
way: Way, 
/**
 * Host of its API: what a credential is sent to.
 */
host: string, 
/**
 * A documented address of its console, as an example: the person's own is nowhere documented.
 */
console_address: string | null, 
/**
 * Added here by a person: it goes by its own name.
 */
added: AddedEnvironment | null, };

export type Evidence = { 
/**
 * Who reported it; `None` means tested.
 */
by: string | null, 
/**
 * Since when.
 */
at: string, };

export type Fault = "encoding" | "quotes" | "space" | "scheme" | "socks" | "user-info" | "percent" | "host" | "port" | "path" | "entry" | "missing" | "no-content" | "der" | "no-certificate" | "denied" | "certificate" | "mark" | "folder" | "not-a-folder" | "records" | "silent";

export type Finding = "not-reached" | "silent" | "broke" | "direct" | "by-proxy" | "unreadable" | "exceptions-unreadable" | "script" | "detection" | "resolved" | "no-name" | "left-to-proxy" | "connected" | "tunnel" | "refused" | "unreachable" | "proxy-no-name" | "proxy-unreachable" | "proxy-tls" | "proxy-plain" | "proxy-broke" | "proxy-tls-broke" | "proxy-certificate" | "proxy-silent" | "proxy-tls-silent" | "proxy-sign-in" | "proxy-sign-in-domain" | "proxy-refused" | "proxy-unreached" | "proxy-busy" | "proxy-portal" | "proxy-another" | "trusted" | "trusted-practice" | "opened" | "unknown-issuer" | "not-among" | "purpose" | "not-permitted" | "extension" | "wrong-name" | "nameless" | "ca-as-server" | "bad-signature" | "revoked" | "expired" | "not-yet" | "bad-certificate" | "plain" | "nothing-in-common" | "no-trust" | "trust-unreadable" | "service" | "somebody" | "page" | "redirect" | "another" | "trouble" | "right" | "off" | "no-time";

export type Format = "html" | "csv" | "json";

export type Found = { 
/**
 * Dell's id.
 */
domain_id: string, 
/**
 * The domain as Dell reports it.
 */
okta_domain: string, 
/**
 * The Client ID as Dell reports it.
 */
client_id: string, 
/**
 * Dell's status of it.
 */
status: string, 
/**
 * Domain and Client ID are ours.
 */
ours: boolean, };

export type FoundBy = "grants" | "audit";

export type GivenEnvironment = { "from": "form" } & GivenForm | { "from": "file", 
/**
 * Its text, TOML or JSON.
 */
text: string, };

export type GivenForm = { 
/**
 * Its name on screen.
 */
name: string, 
/**
 * `https://` and the API's host.
 */
api_base: string, 
/**
 * Token endpoint below it.
 */
token_path: string, 
/**
 * Where people sign in, if known.
 */
console_address: string, 
/**
 * Only where it registers orgs by API.
 */
onboarding_paths: GivenPaths | null, };

export type GivenPaths = { 
/**
 * List and register.
 */
domains: string, 
/**
 * Running registrations.
 */
tasks: string, 
/**
 * Cloud Key Management.
 */
key_management: string, };

export type Holder = "me" | "colleague";

export type Home = { 
/**
 * Which connections are listed, and in which order.
 */
query: Query, 
/**
 * How many there are of each kind, whatever is filtered.
 */
counts: Counts, 
/**
 * The part of the list that is on screen.
 */
page: HomePage, 
/**
 * The Dell clouds that were added here: id and name.
 */
clouds: Array<[string, string]>, 
/**
 * File names of damaged databases that were set aside and are still there.
 */
set_aside: string | null, 
/**
 * When the last record was made, if this computer's clock is now well before that.
 */
clock_before: string | null, };

export type HomePage = { 
/**
 * How many connections match the query.
 */
matching: number, 
/**
 * The position of the first row among them, from 0.
 */
offset: number, 
/**
 * The rows, at most [`PAGE`].
 */
rows: Array<Summary>, };

export type Keys = { 
/**
 * The answer.
 */
state: KeysState, 
/**
 * How that is known.
 */
known: Evidence, };

export type KeysState = "on" | "off" | "skipped";

export type Language = "en" | "de";

export type Level = "nothing" | "credential" | "all";

export type Link = "okta_admin" | "okta_status" | "okta_add_help" | "okta_rotate_help" | "dell_console" | "dell_permissions" | "dell_article";

export type Lists = { 
/**
 * Required and granted.
 */
granted: Array<string>, 
/**
 * Required and not granted.
 */
missing: Array<string>, 
/**
 * Okta did not list them: granted are those that were asked for.
 */
as_requested: boolean, 
/**
 * Why it is not known whether there are more than these.
 */
doubt: ProblemView | null, 
/**
 * Granted and not required; nothing when it was not looked for.
 */
extra: Array<string> | null, 
/**
 * How and when the extra ones were looked for.
 */
look: Look | null, 
/**
 * They are from an earlier test: Okta did not show them to this one.
 */
from_before: boolean, 
/**
 * What changed since the test before; `None` without one.
 */
changed: Changes | null, };

export type Live = { 
/**
 * Where.
 */
place: Place, 
/**
 * `integration`, `secret`, `registration`, `keys`, `keychain_item`, `dell_keychain_item`, the same of `session`
 * and `vault`; `dell_credential`.
 */
id: string, 
/**
 * How it is known; `None` if it may be so and nobody looked.
 */
known: Evidence | null, };

export type LogRow = { 
/**
 * What was done.
 */
act: string, 
/**
 * Who answers for it: the named person who confirmed, else the OS account.
 */
by: string, 
/**
 * Whether the app did or measured it, rather than a person confirming it.
 */
measured: boolean, 
/**
 * When, by this computer's clock.
 */
at: string, 
/**
 * Ids and marks only, never a secret.
 */
note: string, };

export type Look = { 
/**
 * How.
 */
by: FoundBy, 
/**
 * How many names were looked for, the required ones among them; `None` where Okta listed the grants itself.
 */
among: number | null, 
/**
 * When it ended.
 */
at: string, 
/**
 * There may be more than it found. False in older stores.
 */
partial: boolean, };

export type Looked = { 
/**
 * Home, with what was settled.
 */
view: View, 
/**
 * Secrets that no connection knows.
 */
found: Array<Orphan>, 
/**
 * A vault that is locked and that no connection uses: its file.
 */
vault: string | null, 
/**
 * Locked parts of the keychain that hold secrets of this app which nothing here accounts for, by their names.
 */
keyrings: Array<string>, };

export type NetworkFact = { what: What, 
/**
 * As the machine wrote it.
 */
value: ServiceMessage, };

export type NetworkReport = { 
/**
 * By host, then by layer.
 */
rows: Array<NetworkRow>, 
/**
 * The settings of this computer that were found, used or not.
 */
settings: Array<NetworkSetting>, 
/**
 * A text for the network team.
 */
text: string, 
/**
 * False where it was stopped.
 */
whole: boolean, };

export type NetworkRow = { 
/**
 * Host.
 */
host: string, 
/**
 * Whose host.
 */
service: Service, 
/**
 * Layer.
 */
phase: Phase, verdict: Verdict, found: Finding, 
/**
 * The facts that show it, in reading order.
 */
facts: Array<NetworkFact>, 
/**
 * Milliseconds this layer took.
 */
ms: number | null, };

export type NetworkSetting = { 
/**
 * A variable's name, or the word of its [`super::Place`].
 */
name: string, 
/**
 * How it is used.
 */
state: SettingState, 
/**
 * What in it cannot be read.
 */
fault: Fault | null, 
/**
 * The part that may be shown: a proxy without user name and password, a path, an entry.
 */
value: ServiceMessage | null, };

export type Notice = { "kind": "paste" } | { "kind": "refused", 
/**
 * What to say there.
 */
problem: ProblemView, } | { "kind": "open", 
/**
 * Which.
 */
dialog: Dialog, } | { "kind": "reloaded", 
/**
 * Why, and what to do.
 */
problem: ProblemView, };

export type Okta = { 
/**
 * Step 1, once an address was accepted.
 */
organization: Organization | null, 
/**
 * Step 2.
 */
permissions: Permissions, 
/**
 * The saved client secret, from step 3 on.
 */
secret: StoredSecret | null, 
/**
 * Saving it was interrupted, and whether it was stored is not known yet.
 */
save_interrupted: boolean, 
/**
 * It was moved into the keychain, and a copy is still in the encrypted file, which is locked.
 */
left_in_vault: boolean, 
/**
 * The secrets that it replaced and that are still saved, oldest first.
 */
replaced: Array<Replaced>, 
/**
 * Whether Okta accepted it: then those that it replaced can be erased.
 */
secret_accepted: boolean, 
/**
 * When Okta rejected it, if its last test found that.
 */
secret_rejected_at: string | null, 
/**
 * Finish: what the person chose for it.
 */
secret_choice: SecretChoice | null, 
/**
 * The client ID.
 */
client_id: string | null, 
/**
 * Its shape is unusual: a warning, not an error.
 */
client_id_unusual: boolean, 
/**
 * Step 4.
 */
test: Test, 
/**
 * A rotation of the secret that is under way.
 */
rotation: Rotation | null, };

export type OpenChange = { 
/**
 * What.
 */
what: Change, 
/**
 * When.
 */
at: string, };

export type OrgMetadata = { 
/**
 * Organization id.
 */
org_id: string, 
/**
 * `idx` or `v1`.
 */
engine: string, 
/**
 * When.
 */
at: string, 
/**
 * Milliseconds it took.
 */
ms: number, 
/**
 * Seconds our clock is ahead of the answer's Date, when more than 60 either way.
 */
clock_off_s: number | null, 
/**
 * Issuer of the certificate, when not a public one.
 */
opened_by: ServiceMessage | null, };

export type Organization = { 
/**
 * As typed or pasted.
 */
typed: string, 
/**
 * The okta host: every call goes there, and it is what Dell is given.
 */
host: string, 
/**
 * Its kind.
 */
tier: Tier, 
/**
 * Custom domain, typed, or from Okta's metadata.
 */
custom_domain: string | null, 
/**
 * What was left out of the typed text, as words of `names::Change`.
 */
changes: Array<string>, 
/**
 * Okta's answer; `None` if the person continued without it.
 */
metadata: OrgMetadata | null, };

export type Origin = "form" | "file";

export type Orphan = { 
/**
 * The id of the connection they were stored for.
 */
id: string, 
/**
 * The Okta host they were stored for.
 */
host: string, 
/**
 * Whether Okta's Client Secret is among them.
 */
okta: boolean, 
/**
 * Whether Dell's Secret Key is among them.
 */
dell: boolean, };

export type Outcome = "registered" | "domain_refused" | "credential_refused" | "permission_missing" | "already_registered" | "not_allowed" | "paste_blocked" | "no_answer" | "service_busy" | "safe_mode" | "other";

export type Panel = { 
/**
 * Okta's side.
 */
okta: PanelOkta, 
/**
 * The Dell account worked by console.
 */
console: PanelDell, 
/**
 * The Dell account worked by API.
 */
api: PanelDell, 
/**
 * Content of the console's form; the secret by its mark.
 */
form: PanelForm, 
/**
 * Faults that can be ordered, and whether they are on; words key `fault-<name>`.
 */
faults: Array<PanelFault>, 
/**
 * Problems that can be simulated by name; words key `case-<name>`.
 */
cases: Array<PanelCase>, 
/**
 * Whether the menu of Dell's console lists Okta.
 */
dell_lists_okta: boolean, 
/**
 * What the Dell console said last, as an outcome.
 */
said: Outcome | null, };

export type PanelAccount = "console" | "api";

export type PanelAct = { "do": "install" } | { "do": "copy_secret" } | { "do": "done" } | { "do": "copy_client_id" } | { "do": "generate_secret" } | { "do": "deactivate", 
/**
 * `ocs...`
 */
id: string, } | { "do": "activate", 
/**
 * `ocs...`
 */
id: string, } | { "do": "delete", 
/**
 * `ocs...`
 */
id: string, } | { "do": "revoke" } | { "do": "scope", 
/**
 * Its name.
 */
name: string, 
/**
 * Granted from now on.
 */
granted: boolean, } | { "do": "fault", 
/**
 * Its name in the sandbox.
 */
name: string, 
/**
 * Ordered from now on.
 */
on: boolean, } | { "do": "case", 
/**
 * Its name in the sandbox.
 */
name: string, 
/**
 * In effect from now on.
 */
on: boolean, } | { "do": "paste", 
/**
 * Which field.
 */
field: PanelField, } | { "do": "clear_form" } | { "do": "authorize" } | { "do": "keys_on" } | { "do": "keys_skip" } | { "do": "disable_backup" } | { "do": "run_backup", 
/**
 * Which account.
 */
account: PanelAccount, } | { "do": "make_dell_key" } | { "do": "copy_dell_key" } | { "do": "copy_dell_client_id" } | { "do": "dell_key_done" } | { "do": "reset" };

export type PanelCase = { 
/**
 * Its name in the sandbox.
 */
name: string, 
/**
 * Whether it is in effect.
 */
on: boolean, 
/**
 * The faults that it orders.
 */
faults: Array<string>, };

export type PanelDell = { 
/**
 * Registered domain, if any.
 */
domain: string | null, 
/**
 * Its status.
 */
status: string | null, 
/**
 * Cloud Key Management.
 */
key_management: boolean, 
/**
 * Skip for now was clicked in its prompt.
 */
keys_skipped: boolean, 
/**
 * Whether scheduled backups are on.
 */
backup_enabled: boolean, 
/**
 * When the domain was added, RFC 3339.
 */
added: string | null, 
/**
 * Where backups are stored.
 */
storage_region: string | null, 
/**
 * How often backups run, as the console writes it.
 */
frequency: string | null, 
/**
 * How long backups are kept, as the console writes it.
 */
retention: string | null, 
/**
 * State of the latest backup.
 */
last_backup: string | null, 
/**
 * When the latest backup started, RFC 3339.
 */
last_backup_started: string | null, 
/**
 * API account: Client ID of the API credential.
 */
credential_client_id: string | null, 
/**
 * API account: the Secret Key's dialog is open.
 */
credential_dialog_open: boolean, };

export type PanelFault = { 
/**
 * Its name in the sandbox.
 */
name: string, 
/**
 * Whether ordered.
 */
on: boolean, 
/**
 * One refusal in its literal words: shown one click below.
 */
word_for_word: boolean, };

export type PanelField = "domain" | "client_id" | "secret";

export type PanelForm = { 
/**
 * Okta Domain as pasted, if Practice knows it; else a dot for each character.
 */
domain: string, 
/**
 * Client ID as pasted, if Practice knows it; else a dot for each character.
 */
client_id: string, 
/**
 * Number of characters pasted into Client Secret; nothing when empty.
 */
secret_length: number | null, };

export type PanelOkta = { 
/**
 * Host.
 */
host: string, 
/**
 * Whether the integration is installed.
 */
installed: boolean, 
/**
 * Its Client ID (shown in the General tab).
 */
client_id: string | null, 
/**
 * A secret's dialog is open: Copy works.
 */
dialog_open: boolean, 
/**
 * Listed secrets.
 */
secrets: Array<PanelSecret>, 
/**
 * Scopes and whether granted.
 */
scopes: Array<PanelScope>, };

export type PanelScope = { 
/**
 * Its name.
 */
name: string, 
/**
 * Whether granted.
 */
granted: boolean, };

export type PanelSecret = { 
/**
 * `ocs...`
 */
id: string, 
/**
 * `***` and the last four.
 */
mask: string, 
/**
 * Okta's hash.
 */
secret_hash: string, 
/**
 * `active` or `inactive`.
 */
status: string, };

export type Path = { 
/**
 * Connection id.
 */
id: string, 
/**
 * The step on screen.
 */
step: Step, 
/**
 * The steps that people count.
 */
rail: Array<RailRow>, 
/**
 * Whether Back leads to an earlier step.
 */
back: boolean, 
/**
 * The path was walked to its end: then its status is on screen, unless the steps were asked for.
 */
finished: boolean, 
/**
 * The status is on screen in place of the step.
 */
at_status: boolean, 
/**
 * It is the only connection, and finished: its status is Home.
 */
only: boolean, 
/**
 * It was opened in place of a second connection to the same org.
 */
opened_instead: boolean, 
/**
 * Authorizing again is on screen in place of the status.
 */
reauthorizing: boolean, 
/**
 * What was typed and not yet accepted, by field name. Never a secret.
 */
drafts: { [key in string]: string }, 
/**
 * Roles, and where secrets are saved.
 */
ready: Ready, 
/**
 * Steps 1 to 4, and the rotation.
 */
okta: Okta, 
/**
 * Steps 1, 5 and 6.
 */
dell: Dell, 
/**
 * What follows from all this.
 */
status: Status, 
/**
 * The name that reports are recorded under; `None` if it has to be asked for.
 */
reporter: string | null, };

export type Pending = { 
/**
 * Its mark.
 */
secret: StoredSecret, 
/**
 * Rows of its test.
 */
rows: Array<Row>, 
/**
 * Level of its test.
 */
level: Level | null, 
/**
 * Known scopes that it was granted.
 */
granted: number, 
/**
 * When it was tested.
 */
tested_at: string | null, 
/**
 * Okta accepted it, whatever else the test found.
 */
accepted: boolean, 
/**
 * The person continued without a complete test of it.
 */
continued: boolean, 
/**
 * Dell may have it: it was sent or copied since, and no clear answer is known.
 */
dell_may_hold: boolean, 
/**
 * What Dell's console said to it, when it was no success.
 */
refused: RefusedAgain | null, };

export type Permissions = { 
/**
 * The scopes known to be required, in the vendor's order.
 */
scopes: Array<Scope>, 
/**
 * Scopes the person saw on Okta's screen and added.
 */
added: Array<string>, 
/**
 * The comparison of a pasted list, if one was made.
 */
compared: Comparison | null, 
/**
 * Whether the person said they read it.
 */
acknowledged: boolean, };

export type Phase = "proxy" | "dns" | "tcp" | "tls" | "answer" | "clock";

export type Place = "okta" | "dell" | "here";

export type ProblemView = { 
/**
 * Kebab-case code.
 */
code: string, 
/**
 * The field it belongs to, when one: `domain`, `client_id`, `secret`, `console_address`, ...
 */
field: string | null, 
/**
 * Values for the words.
 */
args: { [key in string]: string }, 
/**
 * The machine's own words, without secrets.
 */
said: ServiceReport | null, 
/**
 * Nothing was answered about the org: the person may continue unchecked.
 */
unanswered: boolean, };

export type Protection = { state: ProtectionState, known: Evidence | null, 
/**
 * When the backup that was seen ended.
 */
backup_at: string | null, 
/**
 * Why it is not protected, if it isn't.
 */
because: Because | null, };

export type ProtectionState = "not_connected" | "connected" | "not_protected" | "protected";

export type ProxySetting = { 
/**
 * Which kind of choice.
 */
kind: 'system' | 'none' | 'manual', 
/**
 * Its address; empty where none was named.
 */
address: string, };

export type Query = { 
/**
 * Part of the org's host or custom domain, or of the Dell account.
 */
find: string, 
/**
 * States.
 */
conditions: Array<Condition>, 
/**
 * Kinds of orgs.
 */
tiers: Array<Tier>, 
/**
 * Dell accounts, by the names the person gave them.
 */
accounts: Array<string>, 
/**
 * Only those whose secret is older than 180 days.
 */
old_secret: boolean, 
/**
 * Only finished ones that were not tested for 30 days.
 */
untested: boolean, 
/**
 * The order.
 */
sort: Sort, 
/**
 * Whether the order is reversed.
 */
descending: boolean, };

export type RailRow = { 
/**
 * The step that a click opens.
 */
step: Step, state: StepState, 
/**
 * Whether a click may open it.
 */
open: boolean, 
/**
 * Whether it is the step on screen.
 */
now: boolean, };

export type Reached = { 
/**
 * The host.
 */
host: string, 
/**
 * Why not, if it did not.
 */
problem: ProblemView | null, 
/**
 * When.
 */
at: string, };

export type ReadBack = { 
/**
 * When.
 */
at: string, 
/**
 * What it lists for this organization.
 */
found: Found | null, };

export type Reading = { 
/**
 * The host understood, if any.
 */
host: string | null, 
/**
 * As in `Organization::changes`.
 */
changes: Array<string>, 
/**
 * A custom domain: only Okta can say whose.
 */
custom: boolean, 
/**
 * A paste or Enter may ask Okta for this org's public document.
 */
lookup: boolean, 
/**
 * What is wrong, when nothing was understood.
 */
problem: ProblemView | null, };

export type Ready = { 
/**
 * Who has Okta Super Admin.
 */
okta_admin: Holder | null, 
/**
 * The colleague's name, if one has it.
 */
okta_colleague: string, 
/**
 * Who has Dell Cloud Admin.
 */
dell_admin: Holder | null, 
/**
 * The colleague's name, if one has it.
 */
dell_colleague: string, 
/**
 * Whether somebody can sign in to Dell when Okta is down.
 */
sign_in_without_okta: EmergencySignIn | null, 
/**
 * When a place to keep the secret was last found usable.
 */
keychain_ready_at: string | null, 
/**
 * Where the person wants secrets kept.
 */
store: StoreKind, };

export type Reason = "cut_off" | "unclear" | "records_lost" | "not_in_dell" | "secret_refused" | "secret_changed" | "permissions_missing" | "test_failed" | "keys_skipped" | "keys_off" | "schedules_off";

export type RefusedAgain = { 
/**
 * The console's answer.
 */
outcome: Outcome, 
/**
 * When.
 */
at: string, };

export type Registration = { "state": "none" } | { "state": "running", 
/**
 * Since when.
 */
at: string, } | { "state": "uncertain" } & Unanswered | { "state": "refused", 
/**
 * Console outcome, when it was the console.
 */
outcome: Outcome | null, 
/**
 * Dell's refusal, when it was the API.
 */
problem: ProblemView | null, 
/**
 * When.
 */
at: string, } | { "state": "registered", 
/**
 * Tested or reported.
 */
known: Evidence, 
/**
 * Address, client ID or secret changed since.
 */
stale: boolean, 
/**
 * What the console said to authorizing again, when it was no success: the old registration remains.
 */
refused: RefusedAgain | null, };

export type Remedy = "continue" | "rotate" | "reauthorize" | "turn_on_keys" | "show" | "open";

export type Reminder = "first-backup" | "test-restore" | "rotate-secret";

export type Replaced = { 
/**
 * Last four characters.
 */
last_four: string, 
/**
 * Its item, by which it is put back into use; nothing where that cannot be: for another organization, or while
 * a rotation is open.
 */
item: string | null, };

export type ReportedStatus = { 
/**
 * The status.
 */
word: string, 
/**
 * Who reported it; `None` means tested.
 */
by: string | null, 
/**
 * Since when.
 */
at: string, };

export type Retiring = { 
/**
 * Its mark; `None` when no secret of this connection was ever known here.
 */
secret: StoredSecret | null, 
/**
 * It is saved here, so it can be tested and erased.
 */
here: boolean, 
/**
 * Set inactive in Okta.
 */
inactive: Evidence | null, 
/**
 * Okta refuses it.
 */
refused: Evidence | null, 
/**
 * Its item is gone, or there was none.
 */
erased: Evidence | null, };

export type Rotation = { 
/**
 * It is on the screen, in place of the step.
 */
on_screen: boolean, 
/**
 * The screen on which it continues.
 */
screen: RotationScreen, 
/**
 * Its own rail.
 */
rail: Array<ScreenRow>, 
/**
 * The secret in use is not here any more: this recovers one.
 */
lost: boolean, 
/**
 * The person rolled back: the previous secret is pending.
 */
back: boolean, 
/**
 * The new secret was abandoned: it retires.
 */
abandoned: boolean, 
/**
 * The pending secret was tested, or the person continued: Dell may get it, or got it.
 */
ready: boolean, 
/**
 * The pending secret, until Dell was given it.
 */
pending: Pending | null, 
/**
 * App Status since Dell was given it.
 */
seen: SeenAtDell | null, 
/**
 * The retiring secret.
 */
retiring: Retiring | null, 
/**
 * The new secret may be abandoned.
 */
may_abandon: boolean, 
/**
 * The person may roll back, by giving Dell the other secret.
 */
may_roll_back: boolean, };

export type RotationAct = { "do": "leave" } | { "do": "continue_untested" } | { "do": "reauthorize" } | { "do": "console_said", 
/**
 * The answer.
 */
outcome: Outcome, } | { "do": "read_dell" } | { "do": "read_status" } | { "do": "saw_status", 
/**
 * Dell's word.
 */
word: string | null, } | { "do": "deactivated" } | { "do": "deactivated_untested" } | { "do": "look_again" } | { "do": "erase" } | { "do": "abandon" } | { "do": "roll_back" } | { "do": "finish" };

export type RotationScreen = "add" | "update" | "deactivate" | "done";

export type Row = { 
/**
 * Stable id; `data-row`.
 */
id: string, 
/**
 * Its state.
 */
state: RowState, 
/**
 * Why not passed.
 */
problem: ProblemView | null, 
/**
 * How long, in ms.
 */
ms: number | null, 
/**
 * When.
 */
at: string | null, };

export type RowState = "waiting" | "running" | "pass" | "fail" | "blocked" | "untestable";

export type Scope = { 
/**
 * Okta's name.
 */
name: string, 
/**
 * The vendor's group: `users`, `groups`, `applications`, `schemas`, `security`, `authenticators`, `organization`.
 */
group: string, 
/**
 * Whether manage includes delete.
 */
delete: boolean, };

export type Screen = { "at": "home" } & Home | { "at": "path" } & Path;

export type ScreenRow = { screen: RotationScreen, state: StepState, };

export type SecretChoice = "kept" | "erased";

export type SeenAtDell = { 
/**
 * Dell's word; `None` if the person could not see one and continued anyway.
 */
word: string | null, 
/**
 * How it is known.
 */
known: Evidence, };

export type SeenBackup = "Successful" | "Failed" | "Never";

export type SeenStatus = "Connected" | "Pending" | "Unauthorized" | "Disconnected";

export type Sends = { 
/**
 * At level `credential`.
 */
credential: Array<string>, 
/**
 * At level `all`.
 */
all: Array<string>, 
/**
 * By the full audit: how many requests, when nothing more is granted.
 */
audit: number, 
/**
 * Names that it asks for.
 */
names: Array<string>, };

export type Service = "okta" | "okta-custom" | "dell-api" | "dell-console";

export type ServiceMessage = string;

export type ServiceReport = { 
/**
 * The host that answered, or that was asked.
 */
host: string, 
/**
 * HTTP status, if an answer came.
 */
status: number | null, 
/**
 * `error` or `errorCode` of the answer.
 */
error: ServiceMessage | null, 
/**
 * `error_description`, `errorSummary` or `message`; cut at 500 characters.
 */
text: ServiceMessage | null, 
/**
 * `errorId` or `X-Okta-Request-Id`.
 */
id: ServiceMessage | null, at: string, };

export type SettingState = "used" | "excepted" | "empty" | "behind" | "http-only" | "script" | "detection" | "unreadable" | "read-in-part" | "not-here";

export type Settings = { 
/**
 * The name that reports are recorded under; nothing while it has to be asked for.
 */
reporter: string | null, 
/**
 * An org is looked up when its address is pasted.
 */
lookup_on_paste: boolean, 
/**
 * How the password store answers: a word as in `Computer::keychain`.
 */
keychain: string, 
/**
 * The password store's name.
 */
keychain_name: string, };

export type Sort = "trouble" | "name" | "tested" | "secret";

export type Status = { 
/**
 * The state as the list shows it.
 */
condition: Condition, 
/**
 * Why, where something is wrong.
 */
reason: Reason | null, 
/**
 * The protection as Home says it.
 */
protection: Protection, 
/**
 * What is live now in Okta, at Dell and here (from step 3 on).
 */
live: Array<Live>, 
/**
 * What is left to do once Dell has the org.
 */
todos: Array<TodoRow>, 
/**
 * When it was found that later records were lost; `None` once Dell's list was read.
 */
records_lost: string | null, 
/**
 * What was done, newest last (for the report).
 */
log: Array<LogRow>, };

export type StatusAct = { "do": "leave_reauthorizing" } | { "do": "reauthorized", 
/**
 * Dell's word.
 */
word: string | null, } | { "do": "switch_backups", 
/**
 * On.
 */
on: boolean, } | { "do": "remove" } | { "do": "saw_backups", 
/**
 * On.
 */
on: boolean, } | { "do": "saw_removed" } | { "do": "saw_dell", 
/**
 * App Status.
 */
app_status: SeenStatus | null, 
/**
 * The latest backup.
 */
last: SeenBackup | null, };

export type Step = "org" | "permissions" | "install" | "test" | "authorize" | "backups" | "finish";

export type StepState = "not_started" | "in_progress" | "done" | "attention" | "waiting";

export type StoreKind = "keychain" | "session" | "vault";

export type StoredSecret = { 
/**
 * Name of its store: the keychain's, or the vault's file.
 */
place: string, 
/**
 * Which kind of store that is.
 */
store: StoreKind, 
/**
 * It was saved for a session that has ended: the value is gone.
 */
session_ended: boolean, 
/**
 * Why it is not relied upon: it was not found where it was saved, or another value was.
 */
missing: ProblemView | null, 
/**
 * What the system's own tool lists it under.
 */
label: string, 
/**
 * The service it is filed under there.
 */
service: string, 
/**
 * The item's name there.
 */
item: string, 
/**
 * The OS account it belongs to.
 */
account: string, 
/**
 * Number of characters.
 */
length: number, 
/**
 * Last four characters.
 */
last_four: string, 
/**
 * What Okta's list should show (`secret_hash`).
 */
secret_hash: string, 
/**
 * When it was read back as equal.
 */
at: string, 
/**
 * Whether the clipboard was emptied afterwards; false if it held something else by then, or could not be emptied;
 * `None` if that point was not reached, or there was none.
 */
clipboard_emptied: boolean | null, 
/**
 * Outer white space was left out.
 */
trimmed: boolean, 
/**
 * Its length is not the usual 40 (a warning).
 */
unusual_length: boolean, };

export type Summary = { 
/**
 * Connection id.
 */
id: string, begun_at: string, 
/**
 * Its Okta side.
 */
okta: SummaryOkta, 
/**
 * Id of the Dell cloud.
 */
environment: string, 
/**
 * How its org is registered at Dell.
 */
way: Way, 
/**
 * The Dell account in the person's words; may be empty.
 */
account: string, condition: Condition, 
/**
 * Why, if something is wrong.
 */
reason: Reason | null, 
/**
 * What fixes it.
 */
remedy: Remedy, 
/**
 * The first step that is not done.
 */
step: Step, 
/**
 * Who reported the state; `None` if it was tested, or if nobody reported one.
 */
reported_by: string | null, 
/**
 * When the backup ended, by Dell, or was seen.
 */
backup_at: string | null, 
/**
 * Dell has the org.
 */
registered: boolean, 
/**
 * The path is finished.
 */
finished: boolean, 
/**
 * The person has answered and saved nothing yet.
 */
blank: boolean, 
/**
 * An act began and was not recorded as ended.
 */
unsettled: boolean, };

export type SummaryOkta = { 
/**
 * Okta host, once known.
 */
host: string | null, 
/**
 * Its custom domain, which people may search for.
 */
custom_domain: string | null, 
/**
 * Kind of org, once known.
 */
tier: Tier | null, 
/**
 * When it was last tested with the present secret and client ID.
 */
tested_at: string | null, 
/**
 * Number of required permissions.
 */
scopes: number, 
/**
 * How many of them are granted; `None` if untested.
 */
granted: number | null, 
/**
 * The client secret, once saved.
 */
secret: SummarySecret | null, 
/**
 * Why it can't be tested, if so.
 */
untestable: Untestable | null, 
/**
 * A rotation is under way.
 */
rotation: boolean, 
/**
 * Its secret can move into the password store.
 */
movable: boolean, };

export type SummarySecret = { 
/**
 * False once it was erased.
 */
saved: boolean, store: StoreKind, 
/**
 * It was saved for a session that has ended.
 */
session_ended: boolean, 
/**
 * It was missing at the last look: `Some(true)` if another value was in its place.
 */
missing: boolean | null, 
/**
 * Last four characters.
 */
last_four: string, 
/**
 * When it was saved.
 */
at: string, };

export type Tally = { 
/**
 * Tested, or given up because its secret can't be read now.
 */
done: number, 
/**
 * How many there are.
 */
of: number, 
/**
 * Of those done: everything that could be tested passed.
 */
passed: number, 
/**
 * Something failed; the connection says what.
 */
failed: number, 
/**
 * Okta was not asked: the secret couldn't be read.
 */
not_asked: number, };

export type TaskLook = { 
/**
 * Seconds until the next.
 */
next_s: number, 
/**
 * Why this look showed nothing, if so.
 */
problem: ProblemView | null, };

export type Test = { 
/**
 * The rows, in order. Empty before the first run.
 */
rows: Array<Row>, 
/**
 * `nothing`, `credential` or `all`, as last chosen.
 */
level: Level | null, 
/**
 * Last run's end.
 */
at: string | null, 
/**
 * Address, client ID or secret changed since.
 */
stale: boolean, 
/**
 * The person accepted failures, in these words.
 */
accepted: string | null, 
/**
 * The person skipped it.
 */
skipped: boolean, 
/**
 * Requests that "all" would send, when everything is granted.
 */
requests: number, 
/**
 * Known scopes granted, and known scopes.
 */
granted: number, 
/**
 * How many are known (with added ones).
 */
known: number, 
/**
 * Which these are; `None` until Okta has listed them.
 */
lists: Lists | null, 
/**
 * Okta did not confirm that every token is revoked.
 */
not_ended: boolean, 
/**
 * What each level, and the audit, would send.
 */
sends: Sends, };

export type TestPlan = { 
/**
 * How many can be.
 */
testable: number, 
/**
 * How many can't be, by reason.
 */
untestable: Array<[Untestable, number]>, };

export type Tested = { 
/**
 * Home, with the results.
 */
view: View, 
/**
 * How far it came.
 */
progress: Tally, 
/**
 * The person canceled it.
 */
canceled: boolean, };

export type Tier = "production" | "preview" | "trial";

export type Todo = "key-management" | "first-backup" | "emergency-sign-in" | "test-restore" | "report-to-security";

export type TodoRow = { id: Todo, 
/**
 * Its date, if it has one.
 */
due: string | null, };

export type Unanswered = { 
/**
 * When it was sent.
 */
at: string, 
/**
 * What Dell showed since, if it was read.
 */
read: ReadBack | null, };

export type UnderstoodEnvironment = { 
/**
 * What people call it.
 */
name: string, 
/**
 * Console or API.
 */
way: Way, 
/**
 * Host of its API.
 */
host: string, 
/**
 * Whole address of its token endpoint: what is asked before it is added.
 */
token: string, 
/**
 * Where people sign in, if given.
 */
console_address: string | null, 
/**
 * Whole addresses of the onboarding operations, where it has them.
 */
onboarding: Array<string>, };

export type Untestable = "setup" | "no_secret" | "session_ended" | "missing" | "no_client_id";

export type Value = "domain" | "client_id" | "secret" | "new_secret";

export type Verdict = "pass" | "fail" | "blocked" | "unknown";

export type View = { 
/**
 * Whether this is the practice space.
 */
practice: boolean, 
/**
 * `en` or `de` when the person chose one; nothing means the system's.
 */
language: string | null, 
/**
 * Seconds that a copied secret stays in the clipboard: 15, 30, 60 or 120.
 */
clipboard_seconds: number, 
/**
 * What is on the screen.
 */
screen: Screen, };

export type Way = "console" | "api";

export type What = "proxy" | "place" | "variable" | "fault" | "entry" | "script" | "addresses" | "address" | "status" | "schemes" | "version" | "issuer" | "certificate" | "names" | "server" | "location" | "date" | "seconds" | "said";

export type Written = { 
/**
 * By which it is opened or shown in its folder.
 */
number: number, 
/**
 * Its full path.
 */
path: string, };
