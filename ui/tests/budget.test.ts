/**
 * How many words a person sees: at most 150 on a screen, 35 in an error, 12 in a hint, in every state that the fixtures
 * give and in both languages. What is behind a click, and a sketch, does not count; what shows without a click does.
 */
import { describe, expect, it, vi } from 'vitest';
import { AT, computer, confirmed, custody, lists, listsWithAGap, measured, onHome, onPath, organization, path, problem, rows, rowsWithAGap, metadata, type Facts } from '../src/host/fixtures';
import type { Row, View, Test } from '../src/host/wire';
import type { Fake } from '../src/host/fake';
import { GROUPS } from '../src/steps/authorize/outcomes';
import { setLanguage, loadAllWords } from '../src/words';
import { click, driven, find, must, page, settled, type } from './page';
import { api } from './component';

driven();

const HIDDEN = 'script, style, .hidden, [hidden], [data-sketch], .drawer, [data-practice], nav ol, dialog';

/** The words that show; of a closed disclosure its summary alone. */
function visible(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return ` ${node.textContent ?? ''}`;
  if (!(node instanceof Element) || node.matches(HIDDEN)) return '';
  const closed = node.tagName === 'DETAILS' && !node.hasAttribute('open');
  const children = closed ? [...node.children].filter((child) => child.tagName === 'SUMMARY') : [...node.childNodes];
  const text = children.map(visible).join('').replace(/(\S) +([.,:])/g, '$1$2');
  // Inline pieces of one word, as `**Copy**.`, are no words of their own.
  return /^(STRONG|CODE)$/.test(node.tagName) ? ` ${text.trim()}` : text;
}
const count = (node: Node): number => visible(node).split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

const DONE = path('authorize').okta.test;
const test = (proof: Partial<Test>, more: Facts = {}) => onPath(path('test', { test: { ...DONE, ...proof }, ...more }));
const refused = (code: string, args: Record<string, string> = {}): Row[] =>
  rows().map((row) => (row.id === 'domain' || row.state === 'untestable' ? row : row.id === 'credential' ? { ...row, state: 'fail', problem: problem(code, { args }) } : { ...row, state: 'blocked', problem: problem('not-measured') }));
const all = (code: string, args: Record<string, string> = {}): Row[] =>
  rows().map((row) => (row.state === 'untestable' ? row : { ...row, state: 'blocked', problem: problem(code, { args }) }));

const listed = { state: 'registered' as const, known: confirmed, stale: false, refused: null };

const atStatus = (more: Facts) => path('finish', { finished: true, at_status: true, registration: listed, ...more });

type State = [name: string, view: View, answers?: Fake['answers'], act?: () => Promise<unknown>];

const SCREENS: State[] = [
  ['welcome', onHome([])],
  ['org', onPath(path('org'))],
  ['org, found', onPath(path('org', { organization }))],
  ['org, unchecked', onPath(path('org', { organization: { ...organization, metadata: null } }))],
  ['org, clock', onPath(path('org', { organization: { ...organization, metadata: { ...metadata, clock_off_s: 300 } } }))],
  ['org, remote', onPath(path('org', { organization })), { checkComputer: async () => ({ ...computer, remote_session: true, clipboard_history: true }) }],
  ['org, practice', { ...onPath(path('org')), practice: true }],
  ['org, colleague', onPath(path('org', { organization, ready: { ...path('permissions').ready } }))],
  ['permissions', onPath(path('permissions'))],
  ['permissions, compared', onPath(path('permissions', { permissions: { ...path('permissions').okta.permissions, compared: { matched: [], missing: ['okta.orgs.manage'], extra: ['okta.brands.manage'] } } }))],
  ['install', onPath(path('install'))],
  ['install, practice', { ...onPath(path('install')), practice: true }],
  ['install, saved', onPath(path('install', { secret: custody }))],
  ['install, saved for the session', onPath(path('install', { secret: { ...custody, store: 'session', clipboard_emptied: false, unusual_length: true } }))],
  ['install, added', onPath(path('install', { secret: custody, client_id: '0oa1a2b3c4d5e6f7g8h9' }))],
  ['install, erased', onPath(path('install', { secret: custody, secret_choice: 'erased' }))],
  ['install, over', onPath(path('install', { secret: { ...custody, store: 'session', session_ended: true } }))],
  ['test', onPath(path('test'))],
  ['test, passed', test({})],
  ['test, credentials', test({ level: 'credential', lists: null, granted: 0, rows: rows().map((row) => (row.id === 'domain' || row.id === 'credential' || row.state === 'untestable' ? row : { ...row, state: 'blocked', problem: problem('not-measured') })) })],
  ['test, a gap', test({ rows: rowsWithAGap(), granted: 14, lists: listsWithAGap() })],
  ['test, a gap accepted', test({ rows: rowsWithAGap(), granted: 14, lists: listsWithAGap(), accepted: 'Groups are not ours' })],
  ['test, extra', test({ lists: lists({ extra: ['okta.logs.read'] }) })],
  ['test, stale', test({ stale: true })],
  ['test, secret refused', test({ rows: refused('okta-secret-refused'), lists: null, granted: 0 })],
  ['test, client unknown', test({ rows: refused('okta-client-unknown'), lists: null, granted: 0 })],
  ['test, role too small', test({ rows: rows().map((row) => (row.id.startsWith('probe:') ? { ...row, state: 'fail' as const, problem: problem('okta-role-too-small', { args: { scope: row.id } }) } : row)) })],
  ['test, zone', test({ rows: all('okta-network-zone', { host: 'acme.okta.com' }), lists: null })],
  ['test, proxy', test({ rows: all('network-proxy-connect', { host: 'acme.okta.com', proxy: 'http://127.0.0.1:9' }), lists: null })],
  ['test, portal', test({ rows: all('network-html', { host: 'acme.okta.com' }), lists: null })],
  ['test, busy', test({ rows: all('okta-busy', { host: 'acme.okta.com' }), lists: null })],
  ['test, earlier secrets', test({}, { secret_accepted: true, replaced: [{ last_four: 'wXyZ', item: 'i' }] })],
  ['authorize', onPath(path('authorize'))],
  ['authorize, practice', { ...onPath(path('authorize')), practice: true }],
  ['authorize, listed', onPath(path('authorize', { registration: listed }))],
  ['authorize, earlier values', onPath(path('authorize', { registration: { ...listed, stale: true, refused: { outcome: 'credential_refused', at: AT } } }))],
  ['authorize, erased', onPath(path('authorize', { secret_choice: 'erased' }))],
  ['authorize, no address', onPath(path('authorize', { environment: { ...path('authorize').dell.environment, console_address: null } }))],
  ...GROUPS.flatMap((group) => group.outcomes).map((outcome): State => [`authorize, ${outcome}`, onPath(path('authorize', { registration: { state: 'refused', outcome, problem: null, at: AT } }))]),
  ['authorize by API, no credential', onPath(api('authorize', { console_address: null, key_client_id: null, key: null, token: null, reached: null }))],
  ['authorize by API, saved', onPath(api('authorize', { console_address: null, key_client_id: 'cid', key: custody, token: null, reached: null }))],
  ['authorize by API', onPath(api('authorize'))],
  ['authorize by API, working', onPath(api('authorize', { registration: { state: 'running', at: AT } })), { watchTask: () => new Promise(() => {}) }],
  ['authorize by API, not read', onPath(api('authorize', { registration: { state: 'uncertain', at: AT, read: null } }))],
  ['authorize by API, absent', onPath(api('authorize', { registration: { state: 'uncertain', at: AT, read: { at: AT, found: null } } }))],
  ['authorize by API, another', onPath(api('authorize', { registration: { state: 'uncertain', at: AT, read: { at: AT, found: { domain_id: '1', okta_domain: 'https://acme.okta.com', client_id: '0oa', status: 'Pending', ours: false } } } }))],
  ['backups', onPath(path('backups'))],
  ['backups, skipped', onPath(path('backups', { keys: { state: 'skipped', known: confirmed } }))],
  ['backups, on', onPath(path('backups', { keys: { state: 'on', known: confirmed } }))],
  ['backups by API', onPath(api('backups'))],
  ['backups by API, read', onPath(api('backups', { keys: { state: 'skipped', known: confirmed }, backup: { ...path('backups').dell.backup, region: 'eu-central-1', frequency: 'Daily', retention: '365 days', known: measured, last_state: 'Running' } }))],
  ['finish', onPath(path('finish'))],
  ['finish, skipped', onPath(path('finish', { keys: { state: 'skipped', known: confirmed }, protection: { state: 'not_protected', known: confirmed, because: 'keys', backup_at: null } }))],
  ['finish by API', onPath(api('finish'))],
  ['finish, erased', onPath(api('finish', { secret_choice: 'erased' }))],
  ['finish, in memory', onPath(path('finish', { secret: { ...custody, store: 'session' } }))],
  ['status', onPath(atStatus({ keys: { state: 'on', known: confirmed } }))],
  ['status, everything to do', onPath(atStatus({ todos: [{ id: 'first-backup', due: AT }, { id: 'emergency-sign-in', due: null }, { id: 'test-restore', due: AT }, { id: 'report-to-security', due: null }] }))],
  ['status, asked', onPath(atStatus({ protection: { state: 'protected', known: confirmed, because: null, backup_at: null }, backup: { ...path('finish').dell.backup, seen: confirmed, region: 'eu-central-1', frequency: 'Daily', retention: '365 days', known: confirmed } }))],
  ['status, skipped', onPath(atStatus({ keys: { state: 'skipped', known: confirmed }, protection: { state: 'not_protected', known: confirmed, because: 'keys', backup_at: null } }))],
  ['status, cut off', onPath(atStatus({ protection: { state: 'not_protected', known: confirmed, because: 'cut_off', backup_at: null } }))],
];

describe.each(['en', 'de'] as const)('in %s', (language) => {
  it.each(SCREENS)('%s is within 150 words, its boxes within 35 and its hints within 12', async (_, view, answers) => {
    await setLanguage(language);
    await loadAllWords();
    await page.show({ ...view, language }, answers);
    await settled();
    await vi.waitFor(() => expect(find('[data-row="computer"][data-state="waiting"]')).toBeNull());
    expect(count(must('.window')), visible(must('.window'))).toBeLessThanOrEqual(150);
    for (const box of document.querySelectorAll('[data-row="cause"] > .text > p, .callout p')) expect(count(box), visible(box)).toBeLessThanOrEqual(35);
    for (const hint of document.querySelectorAll('.hint')) if (!hint.closest('details:not([open])')) expect(count(hint), visible(hint)).toBeLessThanOrEqual(12);
    await setLanguage('en');
  });

  it.each([['authorize', 'something-else'], ['backups', 'keys-skip'], ['backups', 'keys-missing'], ['authorize', 'copy-secret']] as const)('%s after %s is within its budget', async (step, act) => {
    await setLanguage(language);
    await loadAllWords();
    await page.show({ ...onPath(path(step)), language });
    await settled();
    await click(act);
    await settled();
    expect(count(must('.window')), visible(must('.window'))).toBeLessThanOrEqual(150);
    for (const box of document.querySelectorAll('.callout p')) expect(count(box), visible(box)).toBeLessThanOrEqual(35);
    await setLanguage('en');
  });

  it('a client ID of another length is asked about in few words', async () => {
    await setLanguage(language);
    await loadAllWords();
    await page.show({ ...onPath(path('install', { secret: custody })), language });
    type('client_id', '0oa123');
    await click('add-client-id');
    await vi.waitFor(() => must('[data-problem="client-id-unusual"]'));
    expect(count(must('[data-problem="client-id-unusual"]'))).toBeLessThanOrEqual(35);
    expect(count(must('.window'))).toBeLessThanOrEqual(150);
    await setLanguage('en');
  });
});
