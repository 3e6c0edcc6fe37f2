/** What failed, by its cause: each cause once, with all rows that it stopped and the act that comes first. */
import type { ProblemView, Row } from '../../host/wire';
import { keyOf, problemKey, t } from '../../words';
import { unmade } from './testRun.svelte';

export type Remedy = 'replace' | 'client' | 'question' | 'proxy' | 'again';
export type Cause = { problem: ProblemView; rows: Row[] };

/** Codes whose remedy is another secret. */
const RENEWED = new Set(['okta-secret-refused', 'secret-gone', 'keychain-item-gone', 'keychain-differs', 'session-over', 'vault-item-gone', 'vault-gone', 'vault-damaged']);
const CLIENT = new Set(['okta-client-unknown', 'okta-wrong-kind-of-app', 'okta-client-refused', 'client-id-length', 'client-id-empty']);
const WITHHELD = new Set(['okta-scopes-missing', 'okta-scope-refused']);

/** Whether a row failed by itself, and not only because of another. */
const bad = (row: Row): boolean => (row.state === 'fail' || row.state === 'blocked') && row.problem !== null && !unmade(row);

export function causes(rows: Row[]): Cause[] {
  const found = new Map<string, Cause>();
  for (const row of rows.filter(bad)) {
    const { code, args } = row.problem!;
    // A permission that is withheld fails in the list and in its own read: one cause.
    const list = [...found.values()].find(({ problem }) => problem.code === 'okta-scopes-missing');
    const named = list && withheld(list).includes(row.id.slice('probe:'.length)) && /^okta-(scope-refused|insufficient-scope)$/.test(code);
    const key = named ? 'okta-scopes-missing' : [code, args.host, args.proxy].join(' ').trim();
    const known = found.get(key);
    if (known) known.rows.push(row);
    else found.set(key, { problem: row.problem!, rows: [row] });
  }
  return [...found.values()];
}

/** The permissions that a cause is about. */
export function withheld({ problem, rows }: Cause): string[] {
  if (problem.args.scopes) return problem.args.scopes.split(' ');
  return [...new Set(rows.map((row) => row.problem?.args.scope).filter((scope) => scope !== undefined))];
}

export function remedyOf({ problem: { code } }: Cause): Remedy {
  if (RENEWED.has(code)) return 'replace';
  if (CLIENT.has(code)) return 'client';
  if (WITHHELD.has(code)) return 'question';
  return /^network-(no-)?proxy/.test(code) ? 'proxy' : 'again';
}

/** The cause in one line: the title of the screen where it is the only one. */
export function titleOf(cause: Cause): string {
  const { problem } = cause;
  const names = withheld(cause);
  if (WITHHELD.has(problem.code)) {
    return names.length === 1 ? t('test-cause-scope', { scope: names[0]! }) : t('test-cause-scopes', { count: names.length });
  }
  return t(problemKey(problem), argsOf(problem));
}

/** What follows from it, and what to do. */
export function textOf(cause: Cause): string {
  const { problem } = cause;
  if (WITHHELD.has(problem.code)) {
    const names = withheld(cause);
    const without = names.length === 1 ? t(keyOf('scope', names[0]!), {}, 'without') : t('test-cause-scopes-without');
    return `${without} ${t('test-ask-dell')}`;
  }
  const [key, args] = [problemKey(problem), argsOf(problem)];
  return `${t(key, args, 'why')} ${t(key, args, 'remedy')}`;
}

function argsOf({ args, code }: ProblemView): Record<string, string> {
  return { ...args, ...(args.scopes ? { scopes: args.scopes.replaceAll(' ', ', ') } : {}), code } as Record<string, string>;
}

/** Okta refuses the credential: no later step can work. */
export const hopeless = (rows: Row[]): boolean => rows.some((row) => row.id === 'credential' && row.state === 'fail');
