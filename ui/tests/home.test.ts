import { describe, expect, it, vi } from 'vitest';
import { connections, daysAgo, home, homeRow, homeRows, listed, onHome, QUERY } from '../src/host/homes';
import { onPath, path } from '../src/host/fixtures';
import type { Summary, Query, View } from '../src/host/wire';
import { ago, days } from '../src/home/age';
import { setLanguage, loadAllWords } from '../src/words';
import { click, driven, find, key, must, page, seen, settled } from './page';

driven();

const rows = () => [...document.querySelectorAll<HTMLElement>('tbody tr[data-row]')];
const ids = () => rows().map((row) => row.dataset.row);
/** As it is heard: what only shows is left out. */
const heard = (node: Element | null | undefined) => [...(node?.childNodes ?? [])].filter((child) => !(child instanceof Element && child.getAttribute('aria-hidden') === 'true')).map((child) => child.textContent).join('');
const line = (id: string) => heard(must(`tr[data-row="${id}"] [data-row="line"]`));
/** Home with so many, over an outside that knows them all. */
async function show(all: readonly Summary[], practice = false): Promise<void> {
  await page.show(onHome(all, practice), {}, all);
  await vi.waitFor(() => must('table, .empty'));
}
async function find_(text: string): Promise<void> {
  const field = must('[data-field="find"]') as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await vi.waitFor(() => expect(page.calls('listConnections').at(-1)?.[1]).toMatchObject({ find: text }));
  await settled();
}

describe('Home', () => {
  it('shows one line a connection, trouble first, and never Protected for Connected', async () => {
    await show(connections);
    expect(rows().map((row) => row.dataset.state)).toEqual(['attention', 'backups_off', 'connected', 'setup', 'protected']);
    expect(line('c4')).toBe('Needs attention: 2 permissions missing');
    expect(line('c2')).toBe('Backups off: key management skipped');
    expect(line('c3')).toBe('Connected, no backup seen yet');
    expect(line('c5')).toBe('Setup: step 1 of 6, Choose org');
    expect(line('c1')).toMatch(/^Protected, backup /);
    expect(must('[data-row="c3"]').textContent).not.toContain('Protected');
    expect(must('tr[data-row="c3"] [data-known="confirmed"]').textContent).toContain('P. Lang');
    expect(find('tr[data-row="c4"] [data-known]')).toBeNull();
  });

  it('gives a draft no empty columns', async () => {
    await show(connections);
    const cells = [...must('tr[data-row="c5"]').children].map((cell) => cell.textContent?.trim());
    expect(cells.filter((text) => text !== '')).toEqual(['No org yet', 'Setup: step 1 of 6, Choose org', 'Continue']);
  });

  it('says ages, with the full stamp behind them', async () => {
    await show(connections);
    const row = must('tr[data-row="c4"]');
    expect(row.querySelector('.tested')?.textContent).toContain('3 weeks ago');
    expect(row.querySelector('.tested')?.getAttribute('title')).toMatch(/\d{4}/);
    expect(row.querySelector('.age')?.textContent?.trim()).toBe('Secret: 201 days');
    expect(must('tr[data-row="c1"] .age').textContent?.trim()).toBe('Secret: 75 days, erased');
  });

  it.each(['protected', 'connected', 'backups_off', 'attention'] as const)('has words for %s without further facts', async (condition) => {
    await show([homeRow('one', 'acme.okta.com', { condition, backup_at: null, tested_at: null, secret: null, granted: null })]);
    expect(document.body.textContent).not.toMatch(/home-/);
  });

  it.each([
    ['open-connection', 'c3', 'openConnection'], ['open-connection', 'c4', 'openConnection'], ['turn-on-keys', 'c2', 'openConnection'],
  ] as const)('%s of %s calls %s', async (act, id, call) => {
    await show(connections);
    await click(act, id);
    await vi.waitFor(() => expect(page.outside.calls).toContainEqual([call, id]));
  });

  it('leads from skipped key management to where it is turned on', async () => {
    await show(connections);
    await click('turn-on-keys', 'c2');
    await vi.waitFor(() => expect(must('form').dataset.step).toBe('backups'));
  });

  it('offers the rest in a menu', async () => {
    await show(connections);
    await click('connection-menu', 'c1');
    await vi.waitFor(() => must('[role="menu"]'));
    const items = [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')].map((item) => item.dataset.act);
    expect(items).toEqual(['rotate', 'reauthorize', 'remove']);
    await click('rotate', 'c1');
    await vi.waitFor(() => expect(page.outside.calls).toContainEqual(['rotate', 'c1']));
  });

  it('moves secrets into the password store from the menu', async () => {
    await show([homeRow('one', 'acme.okta.com', { movable: true }), homeRow('two', 'b.okta.com')]);
    await click('connection-menu', 'one');
    await vi.waitFor(() => must('[role="menu"]'));
    page.outside.answers.moveToKeychain = async () => onHome(connections);
    await click('move-to-keychain', 'one');
    await vi.waitFor(() => expect(page.outside.calls).toContainEqual(['moveToKeychain', 'one']));
  });

  it('removes one, and shows the list without it', async () => {
    await show(connections);
    await click('connection-menu', 'c3');
    await vi.waitFor(() => must('[role="menu"]'));
    await click('remove', 'c3');
    await vi.waitFor(() => expect(ids()).not.toContain('c3'));
  });

  it('counts the states, and each count filters', async () => {
    await show(homeRows(12));
    const chips = [...document.querySelectorAll<HTMLElement>('[data-act="filter"]')].map((chip) => chip.textContent);
    expect(chips[0]).toBe('3 need attention');
    await click('filter', 'attention');
    await vi.waitFor(() => expect(ids()).toHaveLength(3));
    expect(must('[data-act="filter"][data-value="attention"]').getAttribute('aria-pressed')).toBe('true');
    expect(must('.filters [role="status"]').textContent).toBe('3 of 12 orgs');
    await click('clear-filters');
    await vi.waitFor(() => expect(ids()).toHaveLength(12));
  });

  it('shows filters of many only where there are many', async () => {
    await show(homeRows(12));
    expect(find('[data-value="old-secret"]')).toBeNull();
    await show(homeRows(60));
    for (const [value, wanted] of [['old-secret', { old_secret: true }], ['untested', { untested: true }], ['preview', { tiers: ['preview'] }]] as const) {
      await click('filter', value);
      const expected = listed(homeRows(60), { ...QUERY, ...(wanted as Partial<Query>) }).map((row) => row.id);
      await vi.waitFor(() => expect(ids()).toEqual(expected));
      await click('clear-filters');
      await vi.waitFor(() => expect(ids()).toHaveLength(60));
    }
  });

  it('finds by a part of the name, and says when none matches', async () => {
    await show(homeRows(60));
    await find_('hooli');
    await vi.waitFor(() => expect(ids().length).toBe(5));
    await find_('nobody');
    await vi.waitFor(() => must('.empty'));
    await click('clear-filters');
    await vi.waitFor(() => expect(ids()).toHaveLength(60));
  });

  it('shows the last requested list, whichever answer arrives first', async () => {
    await show(homeRows(60));
    const answers: ((view: View) => void)[] = [];
    page.outside.answers.listConnections = () => new Promise((resolve) => answers.push(resolve));
    await click('filter', 'attention');
    await click('filter', 'backups_off');
    const view = (conditions: Query['conditions']) => onHome(homeRows(60), false, { ...QUERY, conditions });
    answers[1]!(view(['attention', 'backups_off']));
    await settled();
    const shown = ids();
    answers[0]!(view(['attention']));
    await settled();
    expect(ids()).toEqual(shown);
    expect(shown.length).toBeGreaterThan(3);
  });

  it('sorts by a column, and says so', async () => {
    await show(homeRows(60));
    const sorted = () => [...document.querySelectorAll('th[aria-sort]')].map((th) => [th.textContent?.trim(), th.getAttribute('aria-sort')]);
    expect(sorted()).toEqual([['State', 'ascending']]);
    await click('sort', 'secret');
    await vi.waitFor(() => expect(sorted()).toEqual([['Secret', 'ascending']]));
    await click('sort', 'secret');
    await vi.waitFor(() => expect(sorted()).toEqual([['Secret', 'descending']]));
    const oldest = listed(homeRows(60), { ...QUERY, sort: 'secret', descending: true });
    expect(ids()[0]).toBe(oldest[0]!.id);
  });

  it('is walked with arrows, and Enter does the one act', async () => {
    await show(homeRows(12));
    const first = rows()[0]!;
    first.focus();
    expect(rows().map((row) => row.tabIndex)).toEqual([0, ...Array.from({ length: 11 }, () => -1)]);
    key({ key: 'ArrowDown' }, first);
    await vi.waitFor(() => expect(document.activeElement).toBe(rows()[1]));
    key({ key: 'End' }, rows()[1]);
    await vi.waitFor(() => expect(document.activeElement).toBe(rows()[11]));
    key({ key: 'Enter' }, rows()[11]);
    await vi.waitFor(() => expect(page.calls('openConnection')).toEqual([['openConnection', rows()[11]?.dataset.row ?? expect.anything()]]));
  });

  it('/ focuses the search field', async () => {
    await show(homeRows(12));
    key({ key: '/' });
    expect(document.activeElement).toBe(must('[data-field="find"]'));
  });

  it('selects some, a range, all, and tests or exports these', async () => {
    await show(homeRows(12));
    await click('list-menu');
    await vi.waitFor(() => must('[role="menu"]'));
    await click('select');
    await vi.waitFor(() => must('input[data-act="select"]'));
    const boxes = () => [...document.querySelectorAll<HTMLInputElement>('input[data-act="select"]')];
    boxes()[0]!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    boxes()[3]!.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: true }));
    await vi.waitFor(() => expect(must('[data-row="selection"] strong').textContent).toBe('4 selected'));
    const four = ids().slice(0, 4);
    await click('export-selected');
    await vi.waitFor(() => expect(page.calls('exportList').map(([, chosen]) => [...(chosen as string[])].sort())).toEqual([[...four].sort()]));
    await click('select-all');
    await vi.waitFor(() => expect(must('[data-row="selection"] strong').textContent).toBe('12 selected'));
    await click('test-selected');
    await vi.waitFor(() => expect((page.calls('planTests').at(-1)?.[1] as string[]).length).toBe(12));
    await click('end-selection');
    await vi.waitFor(() => expect(find('[data-row="selection"]')).toBeNull());
  });

  it('says what testing all sends before it is sent, and whom it cannot test', async () => {
    await show(homeRows(12));
    await click('test-all');
    const box = await seen('[data-row="test-many"]');
    await vi.waitFor(() => expect(box.textContent).toContain('Asks Okta with 10 client secrets, one org after another.'));
    expect(box.textContent).toContain("2 can't be tested: 1 in setup, 1 without a saved secret.");
    expect(page.names()).not.toContain('testConnections');
    await click('start-tests');
    await vi.waitFor(() => expect(must('[data-row="test-many"]').dataset.state).toBe('done'));
    expect(must('[data-row="test-many"] [role="status"]').textContent).toBe('10 passed, 0 failed.');
    expect(page.calls('testConnections')).toHaveLength(1);
  });

  it('shows how far a test of many is, and cancels it', async () => {
    await show(homeRows(12));
    let tell: ((progress: { done: number; of: number; passed: number; failed: number; not_asked: number }) => void) | undefined;
    let end: ((answer: unknown) => void) | undefined;
    page.outside.answers.testConnections = (_, onProgress) => new Promise((resolve) => ([tell, end] = [onProgress, resolve as (answer: unknown) => void]));
    await click('test-all');
    await seen('[data-act="start-tests"]');
    await click('start-tests');
    await vi.waitFor(() => expect(tell).toBeDefined());
    tell!({ done: 4, of: 10, passed: 3, failed: 1, not_asked: 0 });
    await vi.waitFor(() => expect(must('[data-row="test-many"] [role="status"]').textContent).toBe('Testing 5 of 10'));
    await click('cancel');
    expect(page.names()).toContain('cancel');
    end!({ view: onHome(homeRows(12)), progress: { done: 4, of: 10, passed: 3, failed: 1, not_asked: 0 }, canceled: true });
    await vi.waitFor(() => expect(must('[data-row="test-many"] [role="status"]').textContent).toBe('Canceled after 4 of 10: 3 passed, 1 failed.'));
  });

  it('draws the visible rows of a thousand, and fetches others on scrolling', async () => {
    const all = homeRows(1000);
    await show(all);
    await vi.waitFor(() => expect(rows().length).toBeGreaterThan(10));
    expect(rows().length).toBeLessThan(100);
    expect(must('table').getAttribute('aria-rowcount')).toBe('1001');
    // jsdom lays nothing out: the list is as far up as was scrolled.
    const body = must('tbody');
    body.getBoundingClientRect = () => ({ ...new DOMRect(), top: -must('.body').scrollTop }) as DOMRect;
    rows()[0]!.focus();
    key({ key: 'End' }, rows()[0]);
    const last = listed(all, QUERY)[999]!.id;
    await vi.waitFor(() => expect(page.calls('listFrom')).toContainEqual(['listFrom', 950]));
    await vi.waitFor(() => expect(ids()).toContain(last));
    expect(must(`tr[data-row="${last}"]`).getAttribute('aria-rowindex')).toBe('1001');
  });

  it('shows that it is Practice, and the way out of it', async () => {
    await page.show(onHome([], true));
    must('[data-practice]');
    expect(find('[data-act="enter-practice"]')).toBeNull();
    await click('exit-practice');
    await vi.waitFor(() => expect(find('[data-practice]')).toBeNull());
  });

  it('is the status of the only connection, and looks for secrets without one from there', async () => {
    const only = onPath(path('finish', { finished: true, at_status: true, only: true }));
    await page.show(only, { lookInKeychain: async () => ({ view: only, found: [], vault: null, keyrings: [] }) });
    await seen('[data-screen="status"], form, main');
    await vi.waitFor(() => expect(page.names()).toContain('lookInKeychain'));
    expect(find('[data-screen="home"]')).toBeNull();
  });

  it('replaces that status with the list if secrets without a connection were found', async () => {
    const only = onPath(path('finish', { finished: true, at_status: true, only: true }));
    const found = [{ id: 'x', host: 'old.okta.com', okta: true, dell: false }];
    await page.show(only, { lookInKeychain: async () => ({ view: onHome([connections[0]!]), found, vault: null, keyrings: [] }) });
    await seen('[data-row="found-secrets"]');
    expect(ids()).toEqual(['c1']);
  });
});

/** Sixty orgs, three in trouble: which, why, and on with the first. */
describe('a Monday morning', () => {
  it('shows the three and their reasons without an act, and acts on the first with one', async () => {
    await show(homeRows(60));
    expect(must('[data-act="filter"][data-value="attention"]').textContent).toBe('3 need attention');
    const three = rows().slice(0, 3).map((row) => [row.dataset.state, heard(row.querySelector('[data-row="line"]'))]);
    expect(three).toEqual([
      ['attention', 'Needs attention: 2 permissions missing'], ['attention', "Needs attention: Dell can't sign in to Okta"], ['attention', 'Needs attention: Okta rejected the secret'],
    ]);
    expect(rows()[3]?.dataset.state).not.toBe('attention');
    const first = rows()[0]!.dataset.row!;
    await click('open-connection', first);
    await vi.waitFor(() => expect(page.outside.calls).toContainEqual(['openConnection', first]));
  });
});

describe('an age', () => {
  const now = new Date(2026, 10, 30, 9, 0);
  const at = (...parts: [number, number, number, number?, number?]) => new Date(parts[0], parts[1], parts[2], parts[3] ?? 0, parts[4] ?? 0).toISOString();
  it.each([
    [at(2026, 10, 30, 8, 59), 0, '1 minute ago'], [at(2026, 10, 30, 6), 0, '3 hours ago'], [at(2026, 10, 29, 23, 59), 1, 'yesterday'],
    [at(2026, 10, 9), 21, '3 weeks ago'], [at(2026, 5, 13), 170, '5 months ago'], [at(2023, 5, 13), 1266, '3 years ago'], [at(2027, 0, 1), 0, 'now'],
  ])('of %s is %s days, %s', async (instant, count, words) => {
    await setLanguage('en');
    expect([days(instant, now), ago(instant, now)]).toEqual([count, words]);
  });

  it('is in German', async () => {
    await setLanguage('de');
    expect(ago(at(2026, 10, 9), now)).toBe('vor 3 Wochen');
    await setLanguage('en');
    await loadAllWords();
  });
});

it('generated Homes hold every state that Home distinguishes', () => {
  const { counts } = home(homeRows(60));
  expect(counts.conditions.map(([condition]) => condition)).toEqual(['attention', 'backups_off', 'connected', 'setup', 'protected']);
  expect(counts.conditions[0]).toEqual(['attention', 3]);
  expect(counts.old_secret).toBe(homeRows(60).filter((row) => Date.parse(row.okta.secret?.at ?? daysAgo(0)) < Date.parse(daysAgo(180))).length);
});
