/** Homes with any number of connections, for tests and for looking at the list in a browser; and what the engine does with a query. */
import type { Condition, Home, Counts, HomePage, HomeRow, Query, Tier, View } from './wire';

export const AGES = { today: 0.2, yesterday: 1.2 };
const DAY = 24 * 60 * 60 * 1000;
export const daysAgo = (days: number): string => new Date(Date.now() - days * DAY).toISOString();

const CONDITIONS: readonly Condition[] = ['attention', 'backups_off', 'connected', 'setup', 'protected'];
const TIERS: readonly Tier[] = ['production', 'preview', 'trial'];
const OLD = { secret: 180, test: 30 };

export const QUERY: Query = { find: '', conditions: [], tiers: [], accounts: [], old_secret: false, untested: false, sort: 'trouble', descending: false };

/** A protected connection, with what is said of it in another way. */
export function homeRow(id: string, name: string, more: Partial<HomeRow> = {}): HomeRow {
  return {
    id, name, tier: 'production', environment: 'dell-commercial', environment_name: null, dell_account: 'Acme Backup',
    condition: 'protected', reason: null, remedy: 'open', step: 'finish', number: 6, reported_by: 'P. Lang', backup_at: daysAgo(AGES.today), tested_at: daysAgo(AGES.yesterday),
    scopes: 15, granted: 15, rotation: false, registered: true, finished: true, movable: false,
    secret: { kept: true, keep: 'keychain', over: false, astray: null, last_four: 'Fs5B', at: daysAgo(44) },
    ...more,
  };
}

const draft: Partial<HomeRow> = { condition: 'setup', remedy: 'continue', finished: false, registered: false, reported_by: null, backup_at: null, tested_at: null, granted: null, secret: null };

/** One of each kind that Home distinguishes. */
export const connections: HomeRow[] = [
  homeRow('c1', 'acme.okta.com', { secret: { kept: false, keep: 'keychain', over: false, astray: null, last_four: 'Fs5B', at: daysAgo(75) } }),
  homeRow('c2', 'acme.oktapreview.com', { tier: 'preview', dell_account: '', condition: 'backups_off', reason: 'keys_skipped', remedy: 'turn_on_keys', backup_at: null, granted: null, tested_at: null, secret: { kept: true, keep: 'keychain', over: false, astray: null, last_four: '2Q9A', at: daysAgo(3) } }),
  homeRow('c3', 'northwind.okta-emea.com', { environment: 'dell-gov-insync', dell_account: 'Northwind', condition: 'connected', backup_at: null, secret: { kept: true, keep: 'keychain', over: false, astray: null, last_four: 't0xw', at: daysAgo(201) } }),
  homeRow('c4', 'contoso.okta.com', { condition: 'attention', reason: 'permissions_missing', remedy: 'show', reported_by: null, granted: 13, tested_at: daysAgo(21), backup_at: null, secret: { kept: true, keep: 'keychain', over: false, astray: null, last_four: 'q7Zt', at: daysAgo(201) } }),
  homeRow('c5', '', { ...draft, name: null, tier: null, dell_account: '', step: 'org', number: 1 }),
];

const NAMES = ['fabrikam', 'initech', 'umbrella', 'globex', 'hooli', 'stark', 'wayne', 'tyrell', 'cyberdyne', 'soylent', 'vandelay', 'wonka'];
/** What is wrong with some of them: the first three of any list of twelve or more. */
const TROUBLES: Partial<HomeRow>[] = [
  { condition: 'attention', reason: 'permissions_missing', remedy: 'show', granted: 13, reported_by: null, backup_at: null, tested_at: daysAgo(21) },
  { condition: 'attention', reason: 'secret_refused', remedy: 'rotate', granted: null, reported_by: null, backup_at: null, tested_at: daysAgo(2) },
  { condition: 'attention', reason: 'cut_off', remedy: 'reauthorize', reported_by: null, backup_at: null },
];

/** So many connections: three in trouble, a few not protected, some drafts, the rest protected. */
export function homeRows(count: number): HomeRow[] {
  return Array.from({ length: count }, (_, at): HomeRow => {
    const name = `${NAMES[at % NAMES.length]}${at < NAMES.length ? '' : Math.floor(at / NAMES.length)}.okta.com`;
    const more: Partial<HomeRow> = {
      tier: TIERS[at % 7 === 3 ? 1 : at % 11 === 5 ? 2 : 0]!, dell_account: ['Acme Backup', 'Northwind', 'Emea'][at % 3]!,
      backup_at: daysAgo(0.1 + (at % 5) * 0.5), tested_at: daysAgo(at % 9 === 0 ? 40 + at % 30 : 0.3 + (at % 6)),
      secret: { kept: at % 13 !== 4, keep: 'keychain', over: false, astray: null, last_four: `x${100 + (at % 900)}`, at: daysAgo((at * 37) % 320) },
    };
    const kind: Partial<HomeRow> =
      at > 4 && at < 8 ? TROUBLES[at - 5]!
      : at % 10 === 8 ? { condition: 'backups_off', reason: 'keys_skipped', remedy: 'turn_on_keys', backup_at: null }
      : at % 10 === 9 ? { condition: 'connected', backup_at: null }
      : at % 12 === 1 && count > 3 ? { ...draft, step: 'install', number: 3 }
      : at % 25 === 12 ? { rotation: true, remedy: 'rotate' }
      : {};
    return homeRow(`c${at + 1}`, name, { ...more, ...kind });
  });
}

const rank = (row: HomeRow): number => (row.condition === 'protected' && row.rotation ? 2.5 : CONDITIONS.indexOf(row.condition));
const older = (at: string | null | undefined, days: number): boolean => at != null && Date.parse(at) < Date.now() - days * DAY;
const oldSecret = (row: HomeRow): boolean => older(row.secret?.at, OLD.secret);
const untested = (row: HomeRow): boolean => row.finished && (row.tested_at === null || older(row.tested_at, OLD.test));

/** All that match, in their order, as the engine would list them. */
export function listed(rows: readonly HomeRow[], query: Query): HomeRow[] {
  const find = query.find.trim().toLowerCase();
  const found = rows.filter((row) =>
    `${row.name ?? ''}\n${row.dell_account}`.toLowerCase().includes(find)
    && (query.conditions.length === 0 || query.conditions.includes(row.condition))
    && (query.tiers.length === 0 || (row.tier !== null && query.tiers.includes(row.tier)))
    && (query.accounts.length === 0 || query.accounts.includes(row.dell_account))
    && (!query.old_secret || oldSecret(row)) && (!query.untested || untested(row)),
  );
  const name = (one: HomeRow, other: HomeRow): number => Number(one.name === null) - Number(other.name === null) || (one.name ?? '').localeCompare(other.name ?? '');
  const at = { tested: (row: HomeRow) => row.tested_at, secret: (row: HomeRow) => row.secret?.at ?? null };
  const way = query.descending ? -1 : 1;
  return found.sort((one, other) => {
    if (query.sort === 'name') return Number(one.name === null) - Number(other.name === null) || way * name(one, other);
    if (query.sort === 'trouble') return way * (rank(one) - rank(other)) || name(one, other);
    const [a, b] = [at[query.sort](one), at[query.sort](other)];
    return Number(a === null) - Number(b === null) || way * (b ?? '').localeCompare(a ?? '') || name(one, other);
  });
}

function counted(rows: readonly HomeRow[]): Counts {
  const by = <T>(all: readonly T[], of: (row: HomeRow) => T | null): [T, number][] =>
    all.map((what): [T, number] => [what, rows.filter((row) => of(row) === what).length]).filter(([, count]) => count > 0);
  const accounts = [...new Set(rows.map((row) => row.dell_account).filter((name) => name !== ''))].sort();
  return {
    total: rows.length, conditions: by(CONDITIONS, (row) => row.condition), tiers: by(TIERS, (row) => row.tier), accounts: by(accounts, (row) => row.dell_account),
    old_secret: rows.filter(oldSecret).length, untested: rows.filter(untested).length,
  };
}

export function homePage(rows: readonly HomeRow[], query: Query, offset = 0): HomePage {
  const found = listed(rows, query);
  return { matching: found.length, offset, rows: found.slice(offset, offset + 100) };
}

export const home = (rows: readonly HomeRow[], query = QUERY, offset = 0): Home => ({
  query, counts: counted(rows), page: homePage(rows, query, offset), set_aside: null, clock_before: null,
});

export const onHome = (rows: readonly HomeRow[] = connections, practice = false, query = QUERY, offset = 0): View => ({
  practice, language: null, clipboard_seconds: 30, screen: { at: 'home', ...home(rows, query, offset) },
});
