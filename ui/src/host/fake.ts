/**
 * A host in memory, for tests and for the screens in a browser. It moves from step to step and remembers answers; it
 * decides nothing, which is the engine's work.
 */
import { AT, SCOPES, STEPS, addedEnvironment, computer, confirmed, custody, lists, listsWithAGap, measured, networkRows, onPath, organization, path, practiceEnvironments, problem, rotating, rotation, rows, rowsWithAGap, withFacts, type Facts } from './fixtures';
import { QUERY, connections, homePage, homeRows, listed, onHome } from './homes';
import { ARGUMENTS } from './wire';
import type { Summary, Host, Path, Settings, Step, TestPlan, View } from './wire';

/** Returns the next view, or `undefined` if the view stays as it is. */
type Act = { [K in keyof Host]: ReturnType<Host[K]> extends Promise<View> | Promise<void> ? K : never }[keyof Host];

/** Recorded calls, and answers that replace the usual ones. */
export type Fake = { host: Host; calls: [string, ...unknown[]][]; answers: Partial<Host>; now: () => View };

export function fake(first: View, known?: readonly Summary[]): Fake {
  let view = first;
  /** All connections, whatever of them is listed. */
  let all: Summary[] = first.screen.at === 'home' && first.screen.counts.total > 0 ? [...(known ?? first.screen.page.rows)] : [...(known ?? connections)];
  let query = QUERY;
  let offset = 0;
  const atHome = (practice = view.practice): View => (view = { ...onHome(practice ? [] : all, practice, query, offset), language: view.language });
  const calls: [string, ...unknown[]][] = [];
  const answers: Partial<Host> = {};

  const at = (): Path => {
    if (view.screen.at !== 'path') throw problem('step-not-done');
    return view.screen;
  };
  const change = (more: Facts): View => (view = { ...view, screen: { at: 'path', ...withFacts(at(), more) } });
  const showStep = (step: Step): View => (view = onPath(path(step, { environment: at().dell.environment, environments: at().dell.environments }), view.practice));
  const beside = (by: number): View => showStep(STEPS[STEPS.indexOf(at().step) + by] ?? at().step);
  const copied = (what: string) => ({ what, empties_in_s: what === 'secret' ? 45 : null, hidden: what === 'secret' ? true : null });
  let settings: Settings = { reporter: 'Ada Example', lookup_on_paste: true, keychain: 'ready', keychain_name: 'GNOME Keyring' };
  const reported = () => ({ by: at().reporter, at: AT });
  const written = (name: string) => ({ number: 1, path: `/home/jd/Downloads/${name}` });

  const usual: Omit<Host, Act> & Partial<Host> = {
    setLanguage: async (language) => (view = { ...view, language }),
    enterPractice: async () => atHome(true),
    leavePractice: async () => atHome(false),
    startConnection: async () => (view = onPath(path('org'), view.practice)),
    openConnection: async () => (view = onPath(path('finish'), view.practice)),
    goHome: async () => atHome(),
    goTo: async (step) => showStep(step),
    back: async () => beside(-1),
    next: async () => beside(1),
    checkComputer: async () => computer,
    answerReady: async (okta_admin, okta_colleague, dell_admin, dell_colleague, sign_in_without_okta) =>
      change({ ready: { ...at().ready, okta_admin, okta_colleague, dell_admin, dell_colleague, sign_in_without_okta } }),
    lookAtNetwork: async (_, onRow) => {
      networkRows.forEach(onRow);
      return { rows: networkRows, settings: [], text: 'Network report', whole: true };
    },
    proxy: async () => ({ kind: 'system', address: '' }),
    chooseProxy: async (choice) =>
      choice === null || choice === 'none' ? { kind: choice ?? 'system', address: '' } : { kind: 'manual', address: `http://${choice}` },
    settings: async () => settings,
    setLookupOnPaste: async (on) => (settings = { ...settings, lookup_on_paste: on }),
    about: async () => ({ version: '0.1.0', commit: null }),
    supportText: async () => 'Okta Dell Connect 0.1.0',
    diagnostics: async (orgs) => `Okta Dell Connect 0.1.0: diagnostics\n${orgs ? 'acme.okta.com' : '[org 1]'}\n`,
    saveDiagnostics: async () => written('okta-dell-connect-diagnostics-2026-11-27.txt'),
    readDomain: async (text) =>
      text.trim() === ''
        ? { host: null, changes: [], custom: false, lookup: false, problem: problem('domain-empty', { field: 'domain' }) }
        : { host: 'acme.okta.com', changes: text.includes('-admin') ? ['admin', 'path'] : [], custom: false, lookup: settings.lookup_on_paste, problem: null },
    askOrganization: async () => change({ organization }),
    continueUnchecked: async () => change({ organization: { ...organization, metadata: null } }),
    chooseDell: async (id, account) =>
      change({ account, environment: at().dell.environments.find((one) => one.id === id) ?? at().dell.environment }),
    readEnvironment: async () => ({
      name: 'Dell onboarding preview', way: 'api', host: 'apis.dell.example', token: 'https://apis.dell.example/token',
      console_address: 'https://console.dell.example/', onboarding: ['domains', 'tasks', 'keymanagement'].map((path) => `https://apis.dell.example/okta/v1/${path}`),
    }),
    addEnvironment: async () => change({ environments: [...at().dell.environments, addedEnvironment] }),
    removeEnvironment: async (id) => change({ environments: at().dell.environments.filter((one) => one.id !== id) }),
    addScope: async (name) => change({ permissions: { ...at().okta.permissions, added: [...at().okta.permissions.added, name] } }),
    removeScope: async (name) => change({ permissions: { ...at().okta.permissions, added: at().okta.permissions.added.filter((one) => one !== name) } }),
    compareConsent: async () => change({ permissions: { ...at().okta.permissions, compared: { matched: SCOPES.map(({ name }) => name), missing: [], extra: [] } } }),
    acknowledge: async (acknowledged) => change({ permissions: { ...at().okta.permissions, acknowledged } }),
    exportPermissions: async (format) => written(`permissions.${format}`),
    copyLink: async () => copied('text'),
    takeSecret: async () => change({ secret: custody }),
    acceptClientId: async (text, anyway) => {
      const length = String(text.trim().length);
      if (text.trim() === '') throw problem('client-id-empty', { field: 'client_id' });
      if (length !== '20' && !anyway) throw problem('client-id-unusual', { field: 'client_id', args: { length } });
      return change({ client_id: text.trim(), client_id_unusual: length !== '20' });
    },
    verify: async (level, onRow) => {
      const found = rowsWithAGap();
      found.forEach(onRow);
      return change({ test: { ...at().okta.test, rows: found, level, at: AT, granted: 14, lists: listsWithAGap() } });
    },
    tryRow: async (_, onRow) => {
      const found = rows();
      found.forEach(onRow);
      return change({ test: { ...at().okta.test, rows: found, granted: 15, lists: lists() } });
    },
    auditScopes: async (onProgress) => {
      onProgress({ done: 132, of: 132, found: 1, waits_s: null });
      const look = { by: 'audit', among: 147, at: AT, partial: false } as const;
      return change({ test: { ...at().okta.test, lists: { ...lists(at().okta.test.lists ?? {}), look, extra: ['okta.logs.read'] } } });
    },
    acceptGaps: async (accepted) => change({ test: { ...at().okta.test, accepted } }),
    skipTest: async () => change({ test: { ...at().okta.test, skipped: true } }),
    saveConsoleAddress: async (console_address) => change({ console_address }),
    changeReporter: async () => change({ reporter: 'Ada Example' }),
    storeIn: async (keep) => change({ ready: { ...at().ready, store: keep } }),
    unlock: async () => true,
    moveToKeychain: async () => change({ secret: custody }),
    takeSecretTyped: async () => change({ secret: custody }),
    takeDellKeyTyped: async (key_client_id) => change({ key_client_id, key: custody }),
    takeDellKey: async (key_client_id) => change({ key_client_id, key: custody }),
    tryDellKey: async () => change({ token: measured }),
    copyValue: async (what) => copied(what),
    setClipboardSeconds: async (seconds) => (view = { ...view, clipboard_seconds: seconds }),
    copyText: async () => copied('text'),
    consoleSaid: async (outcome) =>
      change({
        registration:
          outcome === 'registered' ? { state: 'registered', known: reported(), stale: false, refused: null } : { state: 'refused', outcome, problem: null, at: AT },
      }),
    authorize: async () => change({ registration: { state: 'registered', known: measured, stale: false, refused: null } }),
    readDellList: async () => change({ registration: { state: 'uncertain', at: AT, read: { at: AT, found: null } } }),
    adoptRegistration: async () => change({ registration: { state: 'registered', known: measured, stale: false, refused: null } }),
    sendAgain: async () => change({ registration: { state: 'registered', known: measured, stale: false, refused: null } }),
    answerKeys: async (state) => change({ keys: { state, known: reported() } }),
    switchKeysOn: async () => change({ keys: { state: 'on', known: measured } }),
    confirmBackup: async (region, frequency, retention) =>
      change({ backup: { ...at().dell.backup, region, frequency, retention, known: reported() } }),
    readBackup: async () => change({ backup: { ...at().dell.backup, region: 'eu-central-1', frequency: 'Daily', retention: '365 days', known: measured } }),
    backupNow: async () => change({ backup: { ...at().dell.backup, last_state: 'Queued' } }),
    todoDone: async (todo) => change({ todos: at().status.todos.filter((one) => one.id !== todo) }),
    sawBackup: async () => change({ backup: { ...at().dell.backup, seen_at: AT, seen: confirmed } }),
    keepSecret: async () => change({ secret_choice: 'kept' }),
    eraseReplaced: async () => change({ replaced: [] }),
    eraseSecret: async () => change({ secret_choice: 'erased' }),
    finish: async () => atHome(),
    removeConnection: async (id) => {
      all = all.filter((row) => row.id !== id);
      return atHome();
    },
    listConnections: async (asked) => {
      [query, offset] = [asked, 0];
      return atHome();
    },
    listFrom: async (from) => homePage(all, query, (offset = from)),
    listIds: async () => listed(all, query).map((row) => row.id),
    planTests: async (ids) => plan(ids),
    testConnections: async (ids, onProgress) => {
      const { testable: of } = plan(ids);
      for (let done = 0; done <= of; done += 1) onProgress({ done, of, passed: done, failed: 0, not_asked: 0 });
      return { view: atHome(), progress: { done: of, of, passed: of, failed: 0, not_asked: 0 }, canceled: false };
    },
    exportList: async () => written('connections.csv'),
    lookInKeychain: async () => ({ view, found: [], vault: null, keyrings: [] }),
    adoptSecret: async () => (view = onPath(path('org'), view.practice)),
    exportHandover: async (format) => written(`handover.${format}`),
    exportCalendar: async (what) => written(`${what}.ics`),
    exportColleague: async () => written('dell-part.html'),
    copySummary: async () => copied('text'),
    copyChangeRequest: async () => copied('text'),
    rotate: async () => (view = onPath(path('finish', { rotation: rotation('take') }), view.practice)),
    reauthorize: async () => (view.screen.at === 'path' ? change({ reauthorizing: true, at_status: true }) : (view = onPath(path('finish', { finished: true, at_status: true, reauthorizing: true }), view.practice))),
    takeNewSecret: (onRow) => saveNew(onRow),
    takeNewSecretTyped: (onRow) => saveNew(onRow),
    testNew: (_, onRow) => saveNew(onRow),
    rotationAct: async (act) => {
      const { environment } = at().dell;
      const next = (stage: Parameters<typeof rotation>[0], other: Parameters<typeof rotation>[1] = {}): View => (view = onPath(rotating(stage, { environment }, other), view.practice));
      switch (act.do) {
        case 'finish':
        case 'leave':
        case 'abandon':
          return change({ rotation: null });
        case 'continue_untested':
          return change({ rotation: rotation('reauthorize', { pending: { continued: true, accepted: false, tested_at: null, rows: [] } }) });
        case 'reauthorize':
        case 'read_status':
          return next('deactivate');
        case 'saw_status':
          return act.word && act.word !== 'Connected' ? next('at_dell', { seen: { word: act.word, known: reported() } }) : next('deactivate');
        case 'deactivated':
        case 'deactivated_untested':
        case 'erase':
          return next('ended');
        case 'look_again':
          return next('deactivate');
        case 'console_said':
          return change({ rotation: rotation('reauthorize', { pending: { refused: { outcome: act.outcome, at: AT } } }) });
        case 'read_dell':
          return view;
        case 'roll_back':
          return next('prove', { back: true, screen: 'update', pending: { secret: custody } });
      }
    },
    statusAct: async (act) =>
      act.do === 'saw_dell' ? change({ backup: { ...at().dell.backup, ...(act.app_status ? { app_status: { word: act.app_status, ...reported() } } : {}), ...(act.last ? { last_state: act.last, last_known: reported(), ...(act.last === 'Successful' ? { seen: reported() } : {}) } : {}) } }) : change(act.do === 'switch_backups' || act.do === 'saw_backups' ? { backup: { ...at().dell.backup, enabled: { on: act.on, known: measured } } } : {}),
    panel: async () => {
      throw problem('practice-unavailable');
    },
    panelAct: async () => {
      throw problem('practice-unavailable');
    },
  };
  const saveNew = async (onRow: (row: ReturnType<typeof rows>[number]) => void) => {
    rows().forEach(onRow);
    return change({ rotation: rotation('reauthorize') });
  };
  const plan = (ids: string[]): TestPlan => {
    const asked = ids.length > 0 ? all.filter((row) => ids.includes(row.id)) : listed(all, query);
    const drafts = asked.filter((row) => !row.finished).length;
    const bare = asked.filter((row) => row.finished && !row.okta.secret?.saved).length;
    const untestable: TestPlan['untestable'] = [['setup', drafts], ['no_secret', bare]];
    return { testable: asked.length - drafts - bare, untestable: untestable.filter(([, count]) => count > 0) };
  };

  const called = (method: keyof Host) => async (...values: unknown[]) => {
    calls.push([method, ...values]);
    const given = await ((answers[method] ?? usual[method] ?? (() => view)) as (...all: unknown[]) => Promise<unknown>)(...values);
    if (typeof given === 'object' && given !== null && 'screen' in given) view = given as View;
    return given;
  };
  const methods = Object.keys(ARGUMENTS) as (keyof Host)[];
  const host = Object.fromEntries(methods.map((method) => [method, called(method)])) as unknown as Host;
  return { host, calls, answers, now: () => view };
}

const byApi: Facts = {
  environment: practiceEnvironments[1]!, environments: practiceEnvironments,
  console_address: null, key_client_id: 'cid-77', key: custody, token: measured, reached: null,
};

/** States of a step beside its first one, by the name the address gives them. */
const SEEN: Record<string, Facts> = {
  answered: { organization },
  stored: { secret: custody },
  added: { secret: custody, client_id: '0oa1a2b3c4d5e6f7g8h9' },
  proxy: {
    test: {
      ...path('authorize').okta.test, lists: null, granted: 0,
      rows: rows().map((row) => (row.state === 'untestable' ? row : { ...row, state: 'blocked', problem: problem('network-proxy-connect', { args: { host: 'acme.okta.com', proxy: 'http://127.0.0.1:9' } }) })),
    },
  },
  role: {
    test: {
      ...path('authorize').okta.test,
      rows: rows().map((row) => (row.id.startsWith('probe:') ? { ...row, state: 'fail', problem: problem('okta-role-too-small', { args: { scope: row.id } }) } : row)),
    },
  },
  failed: { test: { ...path('authorize').okta.test, rows: rowsWithAGap(), granted: 14, lists: listsWithAGap() } },
  stopped: {
    secret_rejected_at: AT,
    test: {
      ...path('authorize').okta.test,
      rows: rows().map((row) =>
        row.id === 'domain' || row.state === 'untestable' ? row
        : row.id === 'credential' ? { ...row, state: 'fail', problem: problem('okta-secret-refused') }
        : { ...row, state: 'blocked', problem: problem('not-measured') },
      ),
    },
  },
  passed: { test: path('authorize').okta.test },
  api: byApi,
  credential: { ...byApi, token: null, key: null, key_client_id: null },
  lists: { registration: { state: 'registered', known: confirmed, stale: false, refused: null } },
  refused: { registration: { state: 'refused', outcome: 'credential_refused', problem: null, at: AT } },
  lost: { ...byApi, registration: { state: 'uncertain', at: AT, read: { at: AT, found: { domain_id: '1', okta_domain: 'https://acme.okta.com', client_id: '0oa1a2b3c4d5e6f7g8h9', status: 'Pending', ours: true } } } },
  skipped: { keys: { state: 'skipped', known: confirmed }, protection: { state: 'not_protected', known: confirmed, because: 'keys', backup_at: null } },
  status: { finished: true, at_status: true, todos: [{ id: 'first-backup', due: AT }, { id: 'emergency-sign-in', due: null }, { id: 'test-restore', due: AT }, { id: 'report-to-security', due: null }] },
  protected: {
    finished: true, at_status: true, protection: { state: 'protected', known: confirmed, because: null, backup_at: null },
    backup: { ...path('finish').dell.backup, region: 'eu-central-1', frequency: 'Daily', retention: '365 days', known: confirmed, seen: confirmed, last_state: 'Successful', last_known: confirmed, app_status: { word: 'Connected', ...confirmed } },
    todos: [{ id: 'test-restore', due: AT }],
  },
  cutoff: { finished: true, at_status: true, protection: { state: 'not_protected', known: confirmed, because: 'cut_off', backup_at: null }, todos: [{ id: 'test-restore', due: AT }] },
  reauthorize: { finished: true, at_status: true, reauthorizing: true, secret: custody, secret_accepted: true, registration: { state: 'registered', known: confirmed, stale: false, refused: null } },
  'reauthorize-none': { finished: true, at_status: true, reauthorizing: true, secret_choice: 'erased' },
  'keys-off': { finished: true, at_status: true, keys: { state: 'skipped', known: confirmed }, protection: { state: 'not_protected', known: confirmed, because: 'keys', backup_at: null }, todos: [{ id: 'emergency-sign-in', due: null }] },
  erased: { finished: true, at_status: true, secret_choice: 'erased', keys: { state: 'skipped', known: confirmed }, protection: { state: 'not_protected', known: confirmed, because: 'keys', backup_at: null } },
};

/**
 * The fake that the page's address asks for: `?step=secret&seen=stored&practice`, `?home=empty`, `?home=60`, `?home=draft`; else Home.
 * `?rotation=at_dell&way=api` is a rotation that is this far; `click=show-live` clicks what has that act once it is there.
 */
export function fakeFromAddress(): Host {
  const asked = new URLSearchParams(location.search);
  const step = asked.get('step') as Step | null;
  const practice = asked.has('practice');
  const seen = SEEN[asked.get('seen') ?? ''];
  const many = asked.get('home');
  const homes = many === null ? undefined : many === 'draft' ? connections.slice(-1) : homeRows(Number(many) || 0);
  const stage = asked.get('rotation') as Parameters<typeof rotating>[0] | null;
  const way = asked.get('way') === 'api' ? byApi : {};
  const view =
    stage ? onPath(rotating(stage, { ...way, ...seen }), practice)
    : step ? onPath(path(step, { ...way, ...seen }), practice)
    : homes?.length === 1 && homes[0]!.finished ? onPath(path('finish', { finished: true, at_status: true, only: true }), practice)
    : onHome(homes, practice);
  for (const act of asked.getAll('click')) setTimeout(() => document.querySelector<HTMLElement>(`[data-act="${act}"]`)?.click(), 600);
  const outside = fake({ ...view, language: asked.get('lang') }, homes);
  const consoles = import('./fakeConsoles').then(({ playing }) => playing(asked.get('consoles')));
  outside.answers.panel = async () => (await consoles).now();
  outside.answers.panelAct = async (act) => (await consoles).act(act);
  return outside.host;
}
