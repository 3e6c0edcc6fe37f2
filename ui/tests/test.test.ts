import { tick } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { session } from '../src/act.svelte';
import type { Fake } from '../src/host/fake';
import { AT, custody, lists, listsWithAGap, onPath, organization, path, problem, rows, rowsWithAGap, metadata, type Facts } from '../src/host/fixtures';
import type { Row, View, Test } from '../src/host/wire';
import { click, driven, find, heading, must, page, primary, seen, settled, type } from './page';

driven();
const DONE = path('authorize').okta.test;
/** Step 4 after a test that passed, but for what is said here. */
const tested = (proof: Partial<Test> = {}, more: Facts = {}) => onPath(path('test', { test: { ...DONE, ...proof }, ...more }));
const withAGap = { rows: rowsWithAGap(), granted: 14, lists: listsWithAGap() };
const unmade = { state: 'blocked', problem: problem('not-measured') } as const;
const but = (states: Record<string, Partial<Row>>, rest?: Partial<Row>) =>
  rows().map((row) => (row.state === 'untestable' ? row : { ...row, ...(states[row.id] ?? rest) }));
/** Okta refuses the credential; nothing else could run. */
const stopped = (code = 'okta-secret-refused') => but({ domain: {}, credential: { state: 'fail', problem: problem(code) } }, unmade);
const causes = () => [...document.querySelectorAll<HTMLElement>('[data-row="cause"]')];
const text = (row: string) => must(`[data-row="${row}"]`).textContent ?? '';

describe('The test', () => {
  it('sends a request only by a click, and says before what it sends', async () => {
    await page.show(onPath(path('test')));
    await settled();
    expect(page.names()).not.toContain('verify');
    expect(text('log')).toMatch(/Expected in the System Log.*POST \/oauth2\/v1\/token/s);
    expect(primary()).toBe('run-test');
    await click('run-test');
    await vi.waitFor(() => expect(page.calls('verify')[0]?.[1]).toBe('all'));
  });

  it('of the credentials only, and none at all, are behind More options', async () => {
    await page.show(onPath(path('test')));
    expect(must('[data-act="more-options"]').closest('details')!.open).toBe(false);
    await click('test-credentials');
    await vi.waitFor(() => expect(page.calls('verify')[0]?.[1]).toBe('credential'));
    page.gone();
    await page.show(onPath(path('test')));
    await click('skip-test');
    await vi.waitFor(() => expect(page.names()).toContain('skipTest'));
    expect(page.names()).not.toContain('verify');
  });

  it('that passed is five lines under its result', async () => {
    await page.show(tested());
    expect(heading()).toBe('Okta is ready');
    expect(must('.lead').textContent).toContain("This doesn't test Dell's own connection");
    expect([...document.querySelectorAll<HTMLElement>('ul[aria-busy] > li')].map(({ dataset }) => dataset.row)).toEqual(['domain', 'credential', 'granted', 'read', 'untestable']);
    expect(text('granted')).toContain('All 15 permissions granted, no extra ones');
    expect(must('[data-row="read"] summary').textContent).toContain('14 kinds of data can be read');
    expect(must('[data-row="untestable"] summary').textContent).toContain('Not testable: sign-in factors, and writing during a restore');
    expect(must('[data-row="writing"]').dataset.state).toBe('untestable');
    expect(text('totals')).toContain('17 of 17');
    expect(primary()).toBe('next');
    expect(causes()).toEqual([]);
  });

  it('says how much could be read where every read was refused', async () => {
    const reads = rows().filter((row) => row.id.startsWith('probe:')).map((row) => row.id);
    const failed = Object.fromEntries(reads.map((id) => [id, { state: 'fail' as const, problem: problem('okta-role-too-small', { args: { scope: id } }) }]));
    await page.show(tested({ rows: but(failed, {}) }));
    expect(text('unread')).toContain(`0 of ${reads.length} kinds of data can be read`);
    expect(must('[data-row="unread"]').dataset.state).toBe('attention');
  });

  it('shows no time if none was measured', async () => {
    await page.show(tested({ rows: but({ credential: { ms: 0 } }, {}) }));
    expect(text('credential')).not.toContain('ms');
  });

  it('says "no extra ones" only where Okta listed the grants', async () => {
    await page.show(tested({ lists: lists({ extra: null, look: null }) }));
    expect(text('granted')).toContain('extra ones not checked');
    expect(text('granted')).not.toContain('no extra ones,');
    page.gone();
    await page.show(tested({ lists: lists({ look: { by: 'audit', among: 147, at: AT, partial: false } }) }));
    expect(text('granted')).toContain('no extra ones found');
    page.gone();
    await page.show(tested({ lists: lists({ from_before: true }) }));
    expect(text('granted'), 'it is from a test before').toContain('extra ones not checked');
    expect(text('list-extra')).toContain('from');
  });

  it('names extra permissions in the title', async () => {
    await page.show(tested({ lists: lists({ extra: ['okta.logs.read'] }) }));
    expect(heading()).toBe('Okta grants one extra permission');
    expect(must('[data-row="granted"]').dataset.state).toBe('attention');
    expect(text('list-extra')).toContain('okta.logs.read');
  });

  it('counts while it runs, and can be canceled', async () => {
    await page.show(onPath(path('test')), {
      verify: (_, onRow) => new Promise(() => rows().slice(0, 5).forEach(onRow)),
    });
    await click('run-test');
    await vi.waitFor(() => expect(heading()).toBe('Testing… 5 of 17'));
    must('progress');
    expect(find('[data-act="test-row"], [data-act="next"], [data-act="continue-anyway"]')).toBeNull();
    await click('cancel');
    await vi.waitFor(() => expect(page.names()).toContain('cancel'));
  });

  it('names what it waits for: the first answer, Okta', async () => {
    let send: (row: Row) => void = () => {};
    await page.show(onPath(path('test')), { verify: (_, onRow) => new Promise(() => (send = onRow)) });
    await click('run-test');
    await vi.waitFor(() => expect(text('waits-for')).toContain('password store or Okta'));
    send(rows()[0]!);
    await vi.waitFor(() => expect(text('waits-for')).toBe(''));
    session.long += 1;
    await vi.waitFor(() => expect(text('waits-for')).toContain("Okta hasn't answered yet"));
    expect(text('waits-said')).toBe(text('waits-for'));
    session.long -= 1;
  });

  it("counts down Okta's rate limit, announces it once, and can be canceled meanwhile", async () => {
    let [wait, end]: [(seconds: number | null) => void, (view: View) => void] = [() => {}, () => {}];
    await page.show(onPath(path('test')), {
      verify: (_, onRow, onWait) => {
        onRow(rows()[0]!);
        wait = onWait;
        return new Promise((resolve) => (end = resolve));
      },
    });
    await click('run-test');
    await vi.waitFor(() => expect(text('waits-for')).toBe(''));
    vi.useFakeTimers();
    try {
      wait(8);
      await tick();
      expect(text('waits-for')).toBe("Waiting for Okta's rate limit, 8 s.");
      expect(must('[data-row="waits-for"]').getAttribute('aria-hidden')).toBe('true');
      await vi.advanceTimersByTimeAsync(3000);
      expect(text('waits-for')).toBe("Waiting for Okta's rate limit, 5 s.");
      expect(must('[role="status"][data-row="waits-said"]').textContent).toBe("Waiting for Okta's rate limit, 8 s.");
      must('[data-act="cancel"]');
      wait(null);
      await tick();
      expect(text('waits-for') + text('waits-said')).toBe('');
      wait(2);
      await vi.advanceTimersByTimeAsync(2000);
      expect(text('waits-for'), 'it never says 0 s').not.toContain('rate limit');
    } finally {
      vi.useRealTimers();
    }
    wait(8);
    await vi.waitFor(() => expect(text('waits-for')).toContain('8 s'));
    await click('cancel');
    await vi.waitFor(() => expect(page.names()).toContain('cancel'));
    end(tested());
    await vi.waitFor(() => expect(find('[data-row="waits-for"]')).toBeNull());
  });

  it('of the credentials only claims no more', async () => {
    await page.show(tested({ level: 'credential', rows: but({ domain: {}, credential: {} }, unmade), lists: null, granted: 0 }));
    expect(heading()).toBe('Okta accepts the client ID and secret');
    expect(text('granted')).toContain('Permissions not tested');
    expect(find('[data-row="not-made"]')).toBeNull();
    expect(primary()).toBe('next');
    await click('run-test');
    await vi.waitFor(() => expect(page.calls('verify')[0]?.[1]).toBe('all'));
  });

  it('saves its report, with where', async () => {
    await page.show(tested());
    await click('save-report', 'html');
    await vi.waitFor(() => expect(must('[data-row="toast"]').textContent).toContain('Saved to Downloads.'));
  });
});

describe('A cause', () => {
  it('that is a withheld permission is named once: title, consequence, and the question for Dell', async () => {
    await page.show(onPath(path('test')));
    await click('run-test');
    await vi.waitFor(() => expect(heading()).toBe("Okta didn't grant okta.groups.manage"));
    expect(causes()).toHaveLength(1);
    expect(text('cause')).toMatch(/groups may not be backed up.*Ask Dell/s);
    expect(text('cause')).toMatch(/Don't revoke yet.*Revoking stops backups/s);
    expect(primary()).toBe('copy-question');
    await click('copy-question');
    await vi.waitFor(() => expect(page.calls('copyText')).toHaveLength(1));
    expect(page.calls('copyText')[0]![1]).toMatch(/acme\.okta\.com.*okta\.groups\.manage/s);
    must('[data-act="run-test"]');
  });

  it('has its rows and Okta\'s own words one click below; a failed row makes no claim', async () => {
    await page.show(tested(withAGap));
    const failed = must('[data-row="probe:okta.groups.manage"]');
    expect(failed.dataset.state).toBe('fail');
    expect(failed.closest('details')!.open).toBe(false);
    expect(failed.textContent).toContain('Read access: Groups');
    expect(failed.textContent).not.toContain('can be read');
    expect(text('cause')).toContain('oaeQ2vTbSKWSGiVhFq9vBWvPQ');
    expect(failed.querySelector('[data-act="test-row"]')?.getAttribute('aria-label')).toContain('Groups');
    expect(text('granted')).toContain('14 of 15 permissions granted');
    expect(must('[data-row="read"] summary').textContent).toContain('13 kinds');
  });

  it('that many rows have is one box with their names behind it', async () => {
    const refused = problem('okta-role-too-small', { args: { scope: 'okta.users.manage' } });
    const same = rows().map((row) => (row.id.startsWith('probe:') ? { ...row, state: 'fail' as const, problem: { ...refused, args: { scope: row.id } } } : row));
    await page.show(tested({ rows: same }));
    expect(causes()).toHaveLength(1);
    expect(must('[data-row="same"] summary').textContent).toBe('14 checks failed for the same reason');
    expect(document.querySelectorAll('[data-row="same"] [data-row^="probe:"]')).toHaveLength(14);
    expect(document.querySelectorAll('[data-problem="okta-role-too-small"]')).toHaveLength(1);
    expect(document.querySelectorAll('[data-act="test-row"]')).toHaveLength(14);
    expect(primary()).toBe('run-test');
  });

  it('that is the secret offers Replace secret, hides empty rows, and doesn\'t offer to continue', async () => {
    await page.show(tested({ rows: stopped(), lists: null, granted: 0 }));
    expect(causes()).toHaveLength(1);
    expect(primary()).toBe('renew-secret');
    expect(find('[data-row="untestable"]')).toBeNull();
    expect(find('[data-act="continue-anyway"]')).toBeNull();
    expect(text('not-made')).toContain("15 checks couldn't run");
    expect(must('[data-row="not-made"]').querySelectorAll('[data-row^="probe:"][data-state="blocked"]')).toHaveLength(14);
    expect(must('[data-row="not-made"]').querySelector('[data-act="test-row"], .problem')).toBeNull();
    await click('renew-secret');
    await vi.waitFor(() => expect(page.calls('goTo')).toEqual([['goTo', 'install']]));
  });

  it('that is the client ID leads to where it is added', async () => {
    await page.show(tested({ rows: stopped('okta-client-unknown'), lists: null }));
    expect(primary()).toBe('check-client-id');
    await click('check-client-id');
    await vi.waitFor(() => expect(page.calls('goTo')).toEqual([['goTo', 'install']]));
  });

  it('that is the proxy names it in the title, with the way to change it', async () => {
    const dead = problem('network-proxy-connect', { args: { host: 'acme.okta.com', proxy: 'http://127.0.0.1:9' } });
    await page.show(tested({ rows: but({}, { state: 'blocked', problem: dead }), lists: null }));
    expect(heading()).toContain('127.0.0.1:9');
    expect(causes()).toHaveLength(1);
    expect(must('button.primary').textContent).toContain('Change proxy');
    await click('open-network');
    await seen('dialog[data-row="network"]');
  });

  it.each(['okta-network-zone', 'network-html', 'okta-busy', 'okta-down'])('is the title if no row could be tested (%s)', async (code) => {
    await page.show(tested({ rows: but({}, { state: 'blocked', problem: problem(code, { args: { host: 'acme.okta.com' } }) }), lists: null }));
    expect(causes()).toHaveLength(1);
    expect(must('[data-row="cause"]').dataset.problem).toBe(code);
    expect(heading()).not.toMatch(/failed|checks/);
  });

  it('beside another one has its own box', async () => {
    const other = problem('okta-busy', { args: { host: 'acme.okta.com' } });
    const both = rowsWithAGap().map((row) => (row.id === 'probe:okta.users.manage' ? { ...row, state: 'blocked' as const, problem: other } : row));
    await page.show(tested({ ...withAGap, rows: both }));
    expect(causes().map(({ dataset }) => dataset.problem)).toEqual(['okta-scopes-missing', 'okta-busy']);
    expect(document.querySelectorAll('form button.primary')).toHaveLength(1);
  });

  it('of the run itself is the title, above what is an earlier result', async () => {
    await page.show(tested(), { verify: () => Promise.reject(problem('secret-gone')) });
    expect(find('[data-row="as-of"]')).toBeNull();
    await click('run-test');
    await seen('[data-row="as-of"]');
    const refusal = must('[data-problem="secret-gone"]');
    expect(refusal.compareDocumentPosition(must('[data-row="as-of"]')) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(primary()).toBe('renew-secret');
    expect(find('[data-act="continue-anyway"]')).toBeNull();
  });

  it('that is a lock is opened there, and the test continues', async () => {
    let locked = true;
    await page.show(onPath(path('test')), {
      verify: async () => (locked ? Promise.reject(problem('keychain-locked')) : tested()),
      unlock: async () => !(locked = false),
    });
    await click('run-test');
    (await seen('[data-row="cause"] [data-act="unlock"]')).click();
    await vi.waitFor(() => expect(heading()).toBe('Okta is ready'));
  });

  it('is known before the test where the secret is not in its place', async () => {
    await page.show(onPath(path('test', { secret: { ...custody, missing: problem('keychain-item-gone') } })));
    await seen('[data-problem="keychain-item-gone"]');
    expect(page.names()).not.toContain('verify');
  });
});

describe('Going on', () => {
  it('with a gap needs a reason for the record', async () => {
    await page.show(tested(withAGap), { acceptGaps: (words) => (words === '' ? Promise.reject(problem('words-needed', { field: 'accept_words' })) : Promise.resolve(tested({ ...withAGap, accepted: words }))) });
    expect(find('[data-act="next"]')).toBeNull();
    expect(find('[data-field="accept_words"]')).toBeNull();
    await click('continue-anyway');
    await click('accept-gaps');
    await seen('[data-problem="words-needed"]');
    type('accept_words', 'Groups are not ours');
    await click('accept-gaps');
    await vi.waitFor(() => expect(primary()).toBe('next'));
    expect(text('accepted')).toContain('Groups are not ours');
  });

  it('is about earlier values once one of them changed, and starts with a new test', async () => {
    await page.show(tested({ stale: true }));
    expect(heading()).toBe('Values changed: test again');
    must('[data-row="as-of"]');
    expect(primary()).toBe('run-test');
    expect(find('[data-act="offer-audit"]')).toBeNull();
  });

  it('tests one row again and keeps the others', async () => {
    await page.show(tested(withAGap));
    must('[data-row="probe:okta.groups.manage"] [data-act="test-row"]').click();
    await vi.waitFor(() => expect(must('[data-row="probe:okta.groups.manage"]').dataset.state).toBe('pass'));
    expect(page.calls('tryRow')[0]?.[1]).toBe('probe:okta.groups.manage');
    expect(causes()).toEqual([]);
  });

  it('says that a network opens TLS before the secret goes through it', async () => {
    await page.show(onPath(path('test', { organization: { ...organization, metadata: { ...metadata, opened_by: 'Acme Inspection CA' } } })));
    expect(text('opened-tls')).toContain('Acme Inspection CA');
  });
});

describe('Extra permissions', () => {
  const showGap = (answers: Fake['answers'] = {}) => page.show(tested(withAGap), answers);

  it('are looked for only once what that sends was read', async () => {
    await showGap();
    expect(text('granted')).toContain('extra ones not checked');
    await click('offer-audit');
    expect((await seen('[data-row="audit"]')).textContent).toContain('133 requests');
    expect(text('audit')).toContain('System Log');
    expect(page.names()).not.toContain('auditScopes');
    await click('test-extra');
    await vi.waitFor(() => expect(text('list-extra')).toContain('okta.logs.read'));
    expect(text('looked')).toContain('147');
  });

  it('show the search\'s progress, and only Cancel', async () => {
    await showGap({ auditScopes: (onProgress) => new Promise(() => onProgress({ done: 57, of: 132, found: 0, waits_s: 12 })) });
    await click('offer-audit');
    await seen('[data-act="test-extra"]');
    await click('test-extra');
    await vi.waitFor(() => expect(text('audit-progress')).toContain('57 of 132'));
    expect(text('audit-progress')).toContain('12 s');
    expect(find('[data-act="test-row"], [data-act="accept-gaps"], [data-act="next"]')).toBeNull();
    await click('cancel');
    await vi.waitFor(() => expect(page.names()).toContain('cancel'));
  });

  it('are not called none if Okta\'s list may continue', async () => {
    const doubt = problem('okta-grants-unclear', { field: 'elsewhere', args: { host: 'acme.okta.com', other: 'other.example' } });
    await page.show(tested({ lists: lists({ as_requested: true, doubt, extra: null, look: null }), not_ended: true }));
    expect(text('granted')).toContain('extra ones not checked');
    must('[data-row="as-requested"]');
    expect(text('list-extra')).toContain('other.example');
    must('[data-row="not-ended"]');
  });

  it('that changed since the test before are named', async () => {
    const changed = { since: AT, gained: ['okta.groups.manage'], lost: [], extra: ['okta.logs.read'], extra_gone: [] };
    await page.show(tested({ lists: lists({ extra: ['okta.logs.read'], changed }) }));
    expect(text('changed-gained')).toContain('okta.groups.manage');
    expect(text('changed-extra')).toContain('okta.logs.read');
    expect(find('[data-row="changed-lost"]')).toBeNull();
    expect(find('[data-act="offer-audit"]')).toBeNull();
  });
});
