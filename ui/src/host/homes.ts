/** Homes with any number of connections, for tests and for looking at the list in a browser; and what the engine does with a query. */
import type { Condition, Home, Counts, HomePage, Summary, Query, Tier, View } from './wire';

export const AGES = { today: 0.2, yesterday: 1.2 };
const DAY = 24 * 60 * 60 * 1000;
export const daysAgo = (days: number): string => new Date(Date.now() - days * DAY).toISOString();

const CONDITIONS: readonly Condition[] = ['attention', 'backups_off', 'connected', 'setup', 'protected'];
const TIERS: readonly Tier[] = ['production', 'preview', 'trial'];
const OLD = { secret: 180, test: 30 };

export const QUERY: Query = { find: '', conditions: [], tiers: [], accounts: [], old_secret: false, untested: false, sort: 'trouble', descending: false };

/** What is said of a connection, each by its name, wherever it is in the row. */
export type RowFacts = Partial<Omit<Summary, 'okta'> & Summary['okta']>;

/** A protected connection, with what is said of it in another way. */
export function homeRow(id: string, host: string | null, more: RowFacts = {}): Summary {
  const okta: Summary['okta'] = {
    host, custom_domain: null, tier: 'production', tested_at: daysAgo(AGES.yesterday), scopes: 15, granted: 15, untestable: null, rotation: false, movable: false,
    secret: saved('Fs5B', 44),
  };
  const among = (inside: boolean) => Object.fromEntries(Object.entries(more).filter(([name]) => name in okta === inside));
  return {
    id, begun_at: daysAgo(400), environment: 'dell-commercial', way: 'console', account: 'Acme Backup',
    condition: 'protected', reason: null, remedy: 'open', step: 'finish', reported_by: 'P. Lang', backup_at: daysAgo(AGES.today),
    registered: true, finished: true, blank: false, unsettled: false,
    ...among(false), okta: { ...okta, ...among(true) },
  };
}

const saved = (last_four: string, days: number, kept = true): Summary['okta']['secret'] => ({ saved: kept, store: 'keychain', session_ended: false, missing: null, last_four, at: daysAgo(days) });

const draft: RowFacts = { condition: 'setup', remedy: 'continue', finished: false, registered: false, reported_by: null, backup_at: null, tested_at: null, granted: null, secret: null };

/** One of each kind that Home distinguishes. */
export const connections: Summary[] = [
  homeRow('c1', 'acme.okta.com', { secret: saved('Fs5B', 75, false) }),
  homeRow('c2', 'acme.oktapreview.com', { tier: 'preview', account: '', condition: 'backups_off', reason: 'keys_skipped', remedy: 'turn_on_keys', backup_at: null, granted: null, tested_at: null, secret: saved('2Q9A', 3) }),
  homeRow('c3', 'northwind.okta-emea.com', { environment: 'dell-gov-insync', account: 'Northwind', condition: 'connected', backup_at: null, secret: saved('t0xw', 201) }),
  homeRow('c4', 'contoso.okta.com', { condition: 'attention', reason: 'permissions_missing', remedy: 'show', reported_by: null, granted: 13, tested_at: daysAgo(21), backup_at: null, secret: saved('q7Zt', 201) }),
  homeRow('c5', null, { ...draft, tier: null, account: '', step: 'org' }),
];

const NAMES = ['fabrikam', 'initech', 'umbrella', 'globex', 'hooli', 'stark', 'wayne', 'tyrell', 'cyberdyne', 'soylent', 'vandelay', 'wonka'];
/** What is wrong with some of them: the first three of any list of twelve or more. */
const TROUBLES: RowFacts[] = [
  { condition: 'attention', reason: 'permissions_missing', remedy: 'show', granted: 13, reported_by: null, backup_at: null, tested_at: daysAgo(21) },
  { condition: 'attention', reason: 'secret_refused', remedy: 'rotate', granted: null, reported_by: null, backup_at: null, tested_at: daysAgo(2) },
  { condition: 'attention', reason: 'cut_off', remedy: 'reauthorize', reported_by: null, backup_at: null },
];

/** So many connections: three in trouble, a few not protected, some drafts, the rest protected. */
export function homeRows(count: number): Summary[] {
  return Array.from({ length: count }, (_, at): Summary => {
    const name = `${NAMES[at % NAMES.length]}${at < NAMES.length ? '' : Math.floor(at / NAMES.length)}.okta.com`;
    const more: RowFacts = {
      tier: TIERS[at % 7 === 3 ? 1 : at % 11 === 5 ? 2 : 0]!, account: ['Acme Backup', 'Northwind', 'Emea'][at % 3]!,
      backup_at: daysAgo(0.1 + (at % 5) * 0.5), tested_at: daysAgo(at % 9 === 0 ? 40 + at % 30 : 0.3 + (at % 6)),
      secret: saved(`x${100 + (at % 900)}`, (at * 37) % 320, at % 13 !== 4),
    };
    const kind: RowFacts =
      at > 4 && at < 8 ? TROUBLES[at - 5]!
      : at % 10 === 8 ? { condition: 'backups_off', reason: 'keys_skipped', remedy: 'turn_on_keys', backup_at: null }
      : at % 10 === 9 ? { condition: 'connected', backup_at: null }
      : at % 12 === 1 && count > 3 ? { ...draft, step: 'install' }
      : at % 25 === 12 ? { rotation: true, remedy: 'rotate' }
      : {};
    return homeRow(`c${at + 1}`, name, { ...more, ...kind });
  });
}

const rank = (row: Summary): number => (row.condition === 'protected' && row.okta.rotation ? 2.5 : CONDITIONS.indexOf(row.condition));
const older = (at: string | null | undefined, days: number): boolean => at != null && Date.parse(at) < Date.now() - days * DAY;
const oldSecret = (row: Summary): boolean => older(row.okta.secret?.at, OLD.secret);
const untested = (row: Summary): boolean => row.finished && (row.okta.tested_at === null || older(row.okta.tested_at, OLD.test));

/** All that match, in their order, as the engine would list them. */
export function listed(rows: readonly Summary[], query: Query): Summary[] {
  const find = query.find.trim().toLowerCase();
  const found = rows.filter((row) =>
    `${row.okta.host ?? ''}\n${row.account}`.toLowerCase().includes(find)
    && (query.conditions.length === 0 || query.conditions.includes(row.condition))
    && (query.tiers.length === 0 || (row.okta.tier !== null && query.tiers.includes(row.okta.tier)))
    && (query.accounts.length === 0 || query.accounts.includes(row.account))
    && (!query.old_secret || oldSecret(row)) && (!query.untested || untested(row)),
  );
  const name = (one: Summary, other: Summary): number => Number(one.okta.host === null) - Number(other.okta.host === null) || (one.okta.host ?? '').localeCompare(other.okta.host ?? '');
  const at = { tested: (row: Summary) => row.okta.tested_at, secret: (row: Summary) => row.okta.secret?.at ?? null };
  const way = query.descending ? -1 : 1;
  return found.sort((one, other) => {
    if (query.sort === 'name') return Number(one.okta.host === null) - Number(other.okta.host === null) || way * name(one, other);
    if (query.sort === 'trouble') return way * (rank(one) - rank(other)) || name(one, other);
    const [a, b] = [at[query.sort](one), at[query.sort](other)];
    return Number(a === null) - Number(b === null) || way * (b ?? '').localeCompare(a ?? '') || name(one, other);
  });
}

function counted(rows: readonly Summary[]): Counts {
  const by = <T>(all: readonly T[], of: (row: Summary) => T | null): [T, number][] =>
    all.map((what): [T, number] => [what, rows.filter((row) => of(row) === what).length]).filter(([, count]) => count > 0);
  const accounts = [...new Set(rows.map((row) => row.account).filter((name) => name !== ''))].sort();
  return {
    total: rows.length, conditions: by(CONDITIONS, (row) => row.condition), tiers: by(TIERS, (row) => row.okta.tier), accounts: by(accounts, (row) => row.account),
    old_secret: rows.filter(oldSecret).length, untested: rows.filter(untested).length,
  };
}

export function homePage(rows: readonly Summary[], query: Query, offset = 0): HomePage {
  const found = listed(rows, query);
  return { matching: found.length, offset, rows: found.slice(offset, offset + 100) };
}

export const home = (rows: readonly Summary[], query = QUERY, offset = 0): Home => ({
  query, counts: counted(rows), page: homePage(rows, query, offset), clouds: [], set_aside: null, clock_before: null,
});

export const onHome = (rows: readonly Summary[] = connections, practice = false, query = QUERY, offset = 0): View => ({
  practice, language: null, clipboard_seconds: 30, screen: { at: 'home', ...home(rows, query, offset) },
});
