import { Act, host } from '../../act.svelte';
import type { Level } from '../../host/host';
import type { Path, Proof, Row } from '../../host/wire';
import { has, keyOf, t } from '../../words';

/** A run of the proof: rows as they come in, then those of the view. */
export class Proving {
  readonly act = new Act();
  /** The rows of the run that goes on. */
  #fresh = $state<Row[]>([]);
  #on = $state(false);

  /** A run goes on. */
  get running(): boolean {
    return this.#on;
  }

  rows(proof: Proof): Row[] {
    return this.#on ? this.#fresh : proof.rows;
  }

  run(level: Level): Promise<unknown> {
    return this.#stream((onRow) => host.verify(level, onRow));
  }

  /** One row again; the others stay as they are. */
  again(id: string, proof: Proof): Promise<unknown> {
    return this.#stream((onRow) => host.tryRow(id, onRow), proof.rows);
  }

  async #stream(work: (onRow: (row: Row) => void) => Promise<unknown>, from: Row[] = []): Promise<void> {
    if (this.#on) return;
    this.#fresh = [...from];
    this.#on = true;
    await this.act.run(() => work((row) => this.#take(row)));
    this.#on = false;
  }

  #take(row: Row): void {
    const at = this.#fresh.findIndex((one) => one.id === row.id);
    this.#fresh = at < 0 ? [...this.#fresh, row] : this.#fresh.with(at, row);
  }
}

/** What a row is about. */
export function nameOf(row: Row, path: Path): string {
  const { granted, known } = path.proof;
  if (row.id.startsWith('probe:')) {
    const scope = row.id.slice('probe:'.length);
    const key = keyOf('scope', scope);
    return has(key) ? t(key, {}, 'reads') : t('prove-row-probe', { scope });
  }
  if (row.id === 'scopes') {
    return row.state === 'pass' || row.state === 'fail' ? t('prove-row-scopes', { granted, known }) : t('prove-row-scopes-waiting');
  }
  if (!has(`prove-row-${row.id}`)) return row.id;
  return t(`prove-row-${row.id}`, row.id === 'domain' ? { host: path.organisation?.host ?? '' } : {});
}

/** How many rows failed, passed, and could be told at all. */
export function totals(rows: Row[]): { failed: number; passed: number; count: number } {
  const failed = rows.filter((row) => row.state === 'fail' || row.state === 'blocked').length;
  const passed = rows.filter((row) => row.state === 'pass').length;
  return { failed, passed, count: rows.filter((row) => row.state !== 'untestable').length };
}
