/** The real host. The only file that knows Tauri. */
import { Channel, invoke } from '@tauri-apps/api/core';
import type { Host } from './host';

/** Commands are named like the methods, in Rust's spelling. */
const command = (method: string): string => method.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Names of the arguments, in the order of `Host`. */
const ARGUMENTS: Record<keyof Host, string[]> = {
  view: [],
  shown: [],
  title: ['text'],
  subscribe: ['onNotice'],
  paste: ['field'],
  reportTypedSecret: ['field'],
  setLanguage: ['language'],
  enterPractice: [],
  leavePractice: [],
  startConnection: [],
  openConnection: ['id'],
  goHome: [],
  goTo: ['step'],
  back: [],
  next: [],
  saveDraft: ['field', 'value'],
  checkComputer: [],
  answerReady: ['oktaAdmin', 'oktaColleague', 'dellAdmin', 'dellColleague', 'signInWithoutOkta'],
  lookAtNetwork: ['language', 'onRow'],
  proxy: [],
  chooseProxy: ['choice'],
  settings: [],
  setLookupOnPaste: ['on'],
  about: [],
  supportText: [],
  diagnostics: ['orgs'],
  saveDiagnostics: [],
  readDomain: ['text'],
  askOrganization: ['text'],
  goOnUnmeasured: ['text'],
  chooseDell: ['environment', 'account'],
  readEnvironment: ['given'],
  addEnvironment: ['given'],
  removeEnvironment: ['id'],
  addScope: ['name'],
  removeScope: ['name'],
  compareConsent: ['text'],
  acknowledge: ['yes'],
  exportPermissions: ['format'],
  openLink: ['kind'],
  copyLink: ['kind'],
  takeSecret: [],
  acceptClientId: ['text', 'anyway'],
  verify: ['level', 'onRow', 'onWait'],
  tryRow: ['id', 'onRow', 'onWait'],
  auditScopes: ['onProgress'],
  cancel: [],
  acceptGaps: ['words'],
  skipProof: [],
  changeReporter: [],
  saveConsoleAddress: ['text'],
  takeDellKey: ['clientId'],
  takeSecretTyped: [],
  keepIn: ['keep'],
  unlock: ['keep'],
  moveToKeychain: ['id'],
  takeDellKeyTyped: ['clientId'],
  tryDellKey: ['clientId'],
  copyValue: ['what'],
  emptyClipboard: [],
  listenClipboard: ['onChange'],
  stopListening: [],
  setClipboardSeconds: ['seconds'],
  copyText: ['text'],
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
  todoDone: ['todo'],
  keepSecret: [],
  eraseSecret: [],
  takeBack: ['item'],
  eraseReplaced: [],
  finish: [],
  removeConnection: ['id'],
  lookInKeychain: [],
  adoptSecret: ['id'],
  listConnections: ['query'],
  listFrom: ['offset'],
  listIds: [],
  planTests: ['ids'],
  testConnections: ['ids', 'onProgress', 'onWait'],
  exportList: ['ids'],
  exportHandover: ['format'],
  exportCalendar: ['what'],
  exportColleague: [],
  copySummary: [],
  copyChangeRequest: [],
  openFile: ['number'],
  showInFolder: ['number'],
  rotate: ['id'],
  takeNewSecret: ['onRow', 'onWait'],
  takeNewSecretTyped: ['onRow', 'onWait'],
  proveNew: ['level', 'onRow', 'onWait'],
  rotationAct: ['act'],
  reauthorize: ['id'],
  statusAct: ['act'],
  watchTask: ['onLook'],
  stopWatching: [],
  panel: [],
  panelAct: ['act'],
};

function streamed<T>(hear: (heard: T) => void): Channel<T> {
  const channel = new Channel<T>();
  channel.onmessage = hear;
  return channel;
}

function calls(method: string, names: string[]): (...values: unknown[]) => Promise<unknown> {
  return (...values) =>
    invoke(
      command(method),
      Object.fromEntries(
        names.map((name, at) => [name, /^on[A-Z]/.test(name) ? streamed(values[at] as (heard: unknown) => void) : values[at]]),
      ),
    );
}

// Not a Proxy that answers to any name: it would look like a promise to its caller.
const shell = Object.fromEntries(
  Object.entries(ARGUMENTS).map(([method, names]) => [method, calls(method, names)]),
) as unknown as Host;

export const tauriHost: Host = {
  ...shell,
  // Screen readers announce the page's own title beside the window's.
  title: (text) => {
    document.title = text;
    return shell.title(text);
  },
};
