/** The real host. The only file that knows Tauri. */
import { Channel, invoke } from '@tauri-apps/api/core';
import type { Host } from './host';
import type { Row } from './wire';

/** Commands are named like the methods, in Rust's spelling. */
const command = (method: string): string => method.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Names of the arguments, in the order of `Host`. A method that is not here has none. */
const ARGUMENTS: { [method in keyof Host]?: string[] } = {
  title: ['text'],
  setLanguage: ['language'],
  openConnection: ['id'],
  goTo: ['step'],
  saveDraft: ['field', 'value'],
  answerReady: ['oktaAdmin', 'oktaColleague', 'dellAdmin', 'dellColleague', 'signInWithoutOkta'],
  readDomain: ['text'],
  askOrganisation: ['text'],
  goOnUnmeasured: ['text'],
  chooseDell: ['environment', 'account'],
  addScope: ['name'],
  removeScope: ['name'],
  compareConsent: ['text'],
  acknowledge: ['yes'],
  exportPermissions: ['format'],
  openLink: ['kind'],
  copyLink: ['kind'],
  acceptClientId: ['text'],
  verify: ['level', 'onRow'],
  tryRow: ['id', 'onRow'],
  acceptGaps: ['words'],
  saveConsoleAddress: ['text'],
  formOpen: ['by'],
  takeDellKey: ['clientId'],
  copyValue: ['what'],
  copyText: ['text'],
  consoleSaid: ['outcome', 'by'],
  answerKeys: ['state', 'by'],
  confirmBackup: ['region', 'frequency', 'retention', 'by'],
  sawBackup: ['by'],
  removeConnection: ['id'],
  exportHandover: ['format'],
  panelAct: ['act'],
};

function streamed(onRow: (row: Row) => void): Channel<Row> {
  const channel = new Channel<Row>();
  channel.onmessage = onRow;
  return channel;
}

export const tauriHost = new Proxy({} as Host, {
  get: (_, method: string) => {
    // An async function that answers the host asks it first whether it is a promise.
    if (method === 'then') return undefined;
    const names = ARGUMENTS[method as keyof Host] ?? [];
    return (...values: unknown[]) =>
      invoke(
        command(method),
        Object.fromEntries(
          names.map((name, at) => [name, name === 'onRow' ? streamed(values[at] as (row: Row) => void) : values[at]]),
        ),
      );
  },
});
