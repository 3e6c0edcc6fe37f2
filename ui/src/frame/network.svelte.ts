import { Act, host } from '../act.svelte';
import type { NetworkRow, NetworkSetting } from '../host/wire';
import { language } from '../words';

/** One host on screen: its layers so far, and the row that decides. */
export type CheckedHost = {
  host: string;
  service: NetworkRow['service'];
  rows: NetworkRow[];
  state: State;
  deciding: NetworkRow;
  /** A script names proxies that this app doesn't use: a likely cause, if the host was not reached. */
  script: NetworkRow | null;
};
export type State = 'running' | 'pass' | 'fail' | 'attention';

const LAYERS = 6;

/** A check of the network: rows as they arrive, then the report. */
export class NetworkCheck {
  readonly act = new Act();
  rows = $state.raw<NetworkRow[]>([]);
  /** The settings of this computer that were found. */
  settings = $state.raw<NetworkSetting[]>([]);
  running = $state(false);
  /** The report for the network team, once there is one. */
  text = $state('');
  /** False if it was stopped. */
  whole = $state(true);

  readonly hosts = $derived(grouped(this.rows));
  /** The one cause for which all hosts fail, if there is one. */
  readonly cause = $derived(this.running ? null : shared(this.hosts));

  async run(): Promise<void> {
    if (this.running) return;
    this.rows = [];
    this.text = '';
    this.whole = true;
    this.running = true;
    const report = await this.act.run(() => host.lookAtNetwork(language(), (row) => (this.rows = [...this.rows, row])));
    if (report) {
      this.rows = report.rows;
      this.settings = report.settings;
      this.text = report.text;
      this.whole = report.whole;
    }
    this.running = false;
  }
}

function grouped(rows: NetworkRow[]): CheckedHost[] {
  return [...new Set(rows.map((row) => row.host))].map((name) => {
    const own = rows.filter((row) => row.host === name);
    const bad = own.find((row) => row.verdict === 'fail');
    const opened = own.find((row) => row.found === 'opened');
    const harmless = ['left-to-proxy', 'no-time', 'script'];
    const unsure = own.find((row) => row.verdict === 'unknown' && !harmless.includes(row.found));
    const state = bad ? 'fail' : own.length < LAYERS ? 'running' : opened || unsure ? 'attention' : 'pass';
    const answer = own.find((row) => row.phase === 'answer');
    const deciding = bad ?? (state === 'running' ? own.at(-1)! : (opened ?? unsure ?? answer ?? own.at(-1)!));
    return { host: name, service: own[0]!.service, rows: own, state, deciding, script: (bad && own.find((row) => row.found === 'script' || row.found === 'detection')) ?? null };
  });
}

/** The first host's row, if all hosts fail at the same layer for the same reason. */
function shared(hosts: CheckedHost[]): NetworkRow | null {
  const [first, ...others] = hosts;
  if (!first || others.length === 0) return null;
  const reason = ({ state, deciding }: CheckedHost) => JSON.stringify([state, deciding.phase, deciding.found, { ...args(deciding), host: '' }]);
  return first.state === 'fail' && others.every((one) => reason(one) === reason(first)) ? first.deciding : null;
}

/** The layer that a reason is about: a proxy's refusal appears at the connection. */
export const part = ({ phase, found }: NetworkRow): string => (found.startsWith('proxy') ? 'proxy' : phase);

/** Values for a row's words: the host, and the first fact of each kind. */
export function args(row: NetworkRow): Record<string, string> {
  const facts = [...row.facts].reverse().map(({ what, value }) => [what, value]);
  return { ...Object.fromEntries(facts), host: row.host };
}
