/** The outside as the page sees it. Nothing but an implementation of this interface talks to the app's core. */
import type {
  About, AuditProgress, Computer, Copied, GivenEnvironment, Holder, HomePage, StoreKind, Looked, NetworkReport, NetworkRow, Notice, Outcome, Panel, ProblemView, ProxySetting, Query, Reading, Ready, Reminder, RotationAct, Row, Settings, StatusAct, Step, TaskLook, TestPlan, TestProgress, Tested, Todo, UnderstoodEnvironment, View, Written,
} from './wire';

export type Language = 'en' | 'de';
export type Value = 'domain' | 'client_id' | 'secret' | 'new_secret';
export type Level = 'nothing' | 'credential' | 'all';
export type Format = 'html' | 'csv' | 'json';
export type Link =
  | 'okta_admin' | 'okta_status' | 'dell_console' | 'dell_permissions' | 'dell_article' | 'okta_add_help'
  | 'okta_rotate_help';
export type Field =
  | 'domain' | 'client_id' | 'console_address' | 'dell_account' | 'okta_colleague'
  | 'dell_colleague' | 'consent_list' | 'accept_words' | 'dell_client_id' | 'region' | 'frequency' | 'retention';

/** An act on the practice panel. */
export type PanelAct =
  | {
      do:
        | 'install' | 'copy_secret' | 'done' | 'copy_client_id' | 'generate_secret' | 'revoke' | 'authorize'
        | 'keys_on' | 'clear_form' | 'make_dell_key' | 'copy_dell_key' | 'dell_key_done' | 'copy_dell_client_id'
        | 'keys_skip' | 'disable_backup' | 'reset';
    }
  | { do: 'deactivate' | 'activate' | 'delete'; id: string }
  | { do: 'scope'; name: string; granted: boolean }
  | { do: 'fault'; name: string; on: boolean }
  | { do: 'case'; name: string; on: boolean }
  | { do: 'paste'; field: Value }
  | { do: 'run_backup'; account: 'console' | 'api' };

/** Seconds that a test waits for Okta's rate limit; `null` once it continues. */
export type HearWait = (seconds: number | null) => void;

/** Every act answers with the whole new view unless its type says otherwise; a refusal rejects with a `ProblemView`. */
export interface Host {
  view(): Promise<View>;
  /** First paint is done: the shell shows the window. */
  shown(): Promise<void>;
  title(text: string): Promise<void>;
  /** Hears what the shell says on its own, from now on and what it kept for this page. */
  subscribe(onNotice: (notice: Notice) => void): Promise<void>;
  /** Asks for what the person pastes, for the field that has the focus. The text never comes here by this call. */
  paste(field: string): Promise<void>;
  /** A credential was typed into this field: the page is loaded anew in another process. */
  reportTypedSecret(field: string): Promise<void>;
  setLanguage(language: Language | null): Promise<View>;
  enterPractice(): Promise<View>;
  leavePractice(): Promise<View>;
  startConnection(): Promise<View>;
  openConnection(id: string): Promise<View>;
  goHome(): Promise<View>;
  goTo(step: Step): Promise<View>;
  back(): Promise<View>;
  next(): Promise<View>;
  saveDraft(field: Field, value: string): Promise<void>;
  checkComputer(): Promise<Computer>;
  answerReady(
    oktaAdmin: Holder | null, oktaColleague: string, dellAdmin: Holder | null, dellColleague: string,
    signInWithoutOkta: Ready['sign_in_without_okta'],
  ): Promise<View>;
  /** Looks at the hosts of the connection on screen, or of all on Home. `cancel` ends it with what came so far. */
  lookAtNetwork(language: Language, onRow: (row: NetworkRow) => void): Promise<NetworkReport>;
  proxy(): Promise<ProxySetting>;
  /** Nothing for the system's proxy, `none`, or an address. */
  chooseProxy(choice: string | null): Promise<ProxySetting>;
  settings(): Promise<Settings>;
  setLookupOnPaste(on: boolean): Promise<Settings>;
  about(): Promise<About>;
  /** A few lines for a ticket: version, system, what is on screen, the last problem's code. */
  supportText(): Promise<string>;
  /** All that `saveDiagnostics` writes; with the orgs' names, or without. */
  diagnostics(orgs: boolean): Promise<string>;
  /** Saves what `diagnostics` answered last. */
  saveDiagnostics(): Promise<Written>;
  readDomain(text: string): Promise<Reading>;
  askOrganization(text: string): Promise<View>;
  goOnUnmeasured(text: string): Promise<View>;
  chooseDell(environment: string, account: string): Promise<View>;
  /** Nothing is sent and nothing kept. */
  readEnvironment(given: GivenEnvironment): Promise<UnderstoodEnvironment>;
  /** One request without a credential, to its token endpoint; then it stands among `environments`. */
  addEnvironment(given: GivenEnvironment): Promise<View>;
  removeEnvironment(id: string): Promise<View>;
  addScope(name: string): Promise<View>;
  removeScope(name: string): Promise<View>;
  compareConsent(text: string): Promise<View>;
  acknowledge(yes: boolean): Promise<View>;
  exportPermissions(format: Format): Promise<Written>;
  openLink(kind: Link): Promise<void>;
  copyLink(kind: Link): Promise<Copied>;
  takeSecret(): Promise<View>;
  /** One of unusual length is refused with a question, unless it is to be used anyway. */
  acceptClientId(text: string, anyway: boolean): Promise<View>;
  verify(level: Level, onRow: (row: Row) => void, onWait: HearWait): Promise<View>;
  tryRow(id: string, onRow: (row: Row) => void, onWait: HearWait): Promise<View>;
  /** Every known permission beyond the required ones, each asked for alone. */
  auditScopes(onProgress: (progress: AuditProgress) => void): Promise<View>;
  cancel(): Promise<void>;
  acceptGaps(words: string): Promise<View>;
  skipProof(): Promise<View>;
  /** Asks natively under which name reports are recorded; what is recorded keeps its name. */
  changeReporter(): Promise<View>;
  saveConsoleAddress(text: string): Promise<View>;
  takeDellKey(clientId: string): Promise<View>;
  /** The typed door: a native dialog, whose text never comes here. */
  takeSecretTyped(): Promise<View>;
  takeDellKeyTyped(clientId: string): Promise<View>;
  tryDellKey(clientId: string): Promise<View>;
  copyValue(what: Value): Promise<Copied>;
  setClipboardSeconds(seconds: number): Promise<View>;
  emptyClipboard(): Promise<void>;
  /** Tells that the clipboard changed, never to what, until the next call or `stopListening`. */
  listenClipboard(onChange: () => void): Promise<void>;
  stopListening(): Promise<void>;
  copyText(text: string): Promise<Copied>;
  consoleSaid(outcome: Outcome): Promise<View>;
  authorize(): Promise<View>;
  readDellList(): Promise<View>;
  adoptRegistration(): Promise<View>;
  sendAgain(): Promise<View>;
  answerKeys(state: 'on' | 'off' | 'skipped'): Promise<View>;
  switchKeysOn(): Promise<View>;
  confirmBackup(region: string, frequency: string, retention: string): Promise<View>;
  readBackup(): Promise<View>;
  backupNow(): Promise<View>;
  sawBackup(): Promise<View>;
  /** A person did what was left to do. */
  todoDone(todo: Todo): Promise<View>;
  keepSecret(): Promise<View>;
  eraseSecret(): Promise<View>;
  /** Puts a replaced secret back into use, by its item; the present one is kept behind it. */
  takeBack(item: string): Promise<View>;
  /** Erases the secrets that the present one, once proven, replaced. */
  eraseReplaced(): Promise<View>;
  /** Where this connection's secrets are kept from now on; for a vault the system asks for its passphrase. */
  keepIn(keep: StoreKind): Promise<View>;
  /** Opens what is locked; false when the person canceled. */
  unlock(keep: StoreKind): Promise<boolean>;
  /** Moves a connection's secrets from their fallback into the keychain. */
  moveToKeychain(id: string): Promise<View>;
  finish(): Promise<View>;
  /** Erases the keychain items, proves them gone, forgets the connection. */
  removeConnection(id: string): Promise<View>;
  /** Ends what an earlier run began and finds secrets that no connection knows; opens no prompt. */
  lookInKeychain(): Promise<Looked>;
  adoptSecret(id: string): Promise<View>;
  /** Filters and sorts Home's list from now on; answers with its first rows. */
  listConnections(query: Query): Promise<View>;
  /** The rows from this place on, at most a hundred: what is on screen from now on. */
  listFrom(offset: number): Promise<HomePage>;
  /** Ids of all that match, in their order. */
  listIds(): Promise<string[]>;
  /** Which of these can be tested; of all that are listed, where none is named. Nothing is sent. */
  planTests(ids: string[]): Promise<TestPlan>;
  /** Tests them one after the other; `cancel` ends it with the results so far. */
  testConnections(ids: string[], onProgress: (progress: TestProgress) => void, onWait: HearWait): Promise<Tested>;
  exportList(ids: string[]): Promise<Written>;
  exportHandover(format: Format): Promise<Written>;
  /** One dated reminder, for a calendar. */
  exportCalendar(what: Reminder): Promise<Written>;
  /** What is left to do in Dell's console, for a colleague. */
  exportColleague(): Promise<Written>;
  /** Ten lines for a ticket, on the clipboard. */
  copySummary(): Promise<Copied>;
  copyChangeRequest(): Promise<Copied>;
  /** Opens a file that this run wrote, by its number. */
  openFile(number: number): Promise<void>;
  showInFolder(number: number): Promise<void>;
  /** Opens a connection in its rotation, begun now or earlier. */
  rotate(id: string): Promise<View>;
  /** Saves the new secret, and then tests it. */
  takeNewSecret(onRow: (row: Row) => void, onWait: HearWait): Promise<View>;
  takeNewSecretTyped(onRow: (row: Row) => void, onWait: HearWait): Promise<View>;
  proveNew(level: Level, onRow: (row: Row) => void, onWait: HearWait): Promise<View>;
  rotationAct(act: RotationAct): Promise<View>;
  /** Opens a connection where it is authorized again at Dell. */
  reauthorize(id: string): Promise<View>;
  statusAct(act: StatusAct): Promise<View>;
  /** Looks at the registration that runs at Dell until it ends, or `stopWatching`. Never sends. */
  watchTask(onLook: (look: TaskLook) => void): Promise<View>;
  stopWatching(): Promise<void>;
  panel(): Promise<Panel>;
  panelAct(act: PanelAct): Promise<Panel>;
}

/** Whether something thrown is a problem of the core's. */
export function isProblem(thrown: unknown): thrown is ProblemView {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'args' in thrown;
}
