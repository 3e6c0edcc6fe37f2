import { Act, host } from '../../act.svelte';
import type { Level, Path, Row, Test } from '../../host/wire';
import { has, keyOf, t } from '../../words';
import { Limit } from './limit.svelte';

/** Receives the seconds that a test waits for Okta's rate limit; `null` once it continues. */
type OnWait = (seconds: number | null) => void;

/** A run of the test: rows as they arrive, then the view's. */
export class TestRun {
  readonly act = new Act();
  /** What it waits for, if it is Okta's rate limit. */
  readonly limit = new Limit();
  /** The rows of the current run. */
  fresh = $state<Row[]>([]);
  /** A run is under way. */
  running = $state(false);

  rows(proof: Test): Row[] {
    return this.running ? this.fresh : proof.rows;
  }

  run(level: Level): Promise<unknown> {
    return this.stream((...report) => host.verify(level, ...report));
  }

  /** Tests a rotation's pending secret. */
  runNew(level: Level): Promise<unknown> {
    return this.stream((...report) => host.testNew(level, ...report));
  }

  /** Tests one row again; the others stay. */
  again(id: string, proof: Test): Promise<unknown> {
    return this.stream((...report) => host.tryRow(id, ...report), proof.rows);
  }

  /** Runs an act that ends with a test, as saving a new secret. */
  async stream(work: (onRow: (row: Row) => void, onWait: OnWait) => Promise<unknown>, from: Row[] = []): Promise<void> {
    if (this.running) return;
    this.fresh = [...from];
    this.running = true;
    await this.act.run(() => work((row) => this.#take(row), (seconds) => this.running && this.limit.report(seconds)));
    this.running = false;
    this.limit.report(null);
  }

  #take(row: Row): void {
    const at = this.fresh.findIndex((one) => one.id === row.id);
    this.fresh = at < 0 ? [...this.fresh, row] : this.fresh.with(at, row);
  }
}

/**
 * The subject of a row: a sentence if it passed, else its subject alone, which claims nothing. The engine's
 * `check_name` does the same.
 */
export function nameOf(row: Row, path: Path): string {
  const { granted, known } = path.okta.test;
  const attribute = row.state === 'pass' ? undefined : 'subject';
  if (row.id.startsWith('probe:')) {
    const scope = row.id.slice('probe:'.length);
    const key = keyOf('scope', scope);
    if (!has(key)) return t('prove-row-probe', { scope }, attribute);
    return row.state === 'pass' ? t(key, {}, 'reads') : t('prove-row-probe', { scope: t(key) }, 'subject');
  }
  if (row.id === 'scopes') {
    return row.state === 'pass' || row.state === 'fail' ? t('prove-row-scopes', { granted, known }) : t('prove-row-scopes-all', {}, 'subject');
  }
  if (!has(`prove-row-${row.id}`)) return row.id;
  return t(`prove-row-${row.id}`, row.id === 'domain' ? { host: path.okta.organization?.host ?? '' } : {}, attribute);
}

/** The result of a run. */
export type Totals = {
  failed: number;
  /** It could not be tested from here, or now. */
  blocked: number;
  passed: number;
  /** Those that could be tested at all, and were requested. */
  count: number;
};

/** A row that another one's result stopped, or that was not requested. */
export const unmade = (row: Row): boolean => row.state === 'blocked' && row.problem?.code === 'not-measured';

/** How many rows failed, were blocked and passed; what the level did not ask for is none of them. */
export function totals(rows: Row[], level: Test['level']): Totals {
  const asked = rows.filter((row) => row.state !== 'untestable' && (level !== 'credential' || !unmade(row) || ['domain', 'credential'].includes(row.id)));
  const of = (state: Row['state']) => asked.filter((row) => row.state === state);
  return { failed: of('fail').length, blocked: of('blocked').length, passed: of('pass').length, count: asked.length };
}
