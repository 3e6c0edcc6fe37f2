import { mount, tick, unmount } from 'svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import App from '../src/App.svelte';
import { begin, session } from '../src/act.svelte';
import { loadSteps } from '../src/frame/Walk.svelte';
import { fake, type Fake } from '../src/host/fake';
import { AT, STEPS, computer, custody, lists, listsWithAGap, numberOf, onHome, onPath, organisation, path, problem, rows, rowsWithAGap } from '../src/host/fixtures';
import type { Path, Row, View } from '../src/host/wire';
import { speak, speakAll } from '../src/words';

let app: Record<string, unknown> | undefined;
let outside: Fake;

async function show(view: View, answers: Fake['answers'] = {}): Promise<void> {
  outside = fake(view);
  Object.assign(outside.answers, answers);
  begin(outside.host, view);
  app = mount(App, { target: document.body });
  await vi.waitFor(() => expect(document.querySelector('h1')).not.toBeNull());
}

const find = (selector: string) => document.querySelector<HTMLElement>(selector);
const must = (selector: string): HTMLElement => {
  const found = find(selector);
  if (found === null) throw new Error(`${selector} is not on the screen`);
  return found;
};
const click = async (act: string) => {
  must(`[data-act="${act}"]`).click();
  await tick();
};
const names = () => outside.calls.map(([name]) => name);
const key = (init: KeyboardEventInit) => {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  document.body.dispatchEvent(event);
  return event;
};

// Every component is compiled here, which takes its time on a busy machine.
beforeAll(async () => {
  await speak('en');
  await loadSteps();
}, 60_000);
beforeEach(async () => {
  await speak('en');
  await speakAll();
});
afterEach(() => {
  if (app) void unmount(app);
  app = undefined;
});

describe.each(['en', 'de'] as const)('every step in %s', (language) => {
  it.each(STEPS)('%s has its heading, its place in the title and one primary act', async (step) => {
    await speak(language);
    await speakAll();
    await show({ ...onPath(path(step)), language });
    expect(must('form').dataset.step).toBe(step);
    expect(document.querySelectorAll('h1')).toHaveLength(1);
    expect(document.activeElement?.tagName).toBe('H1');
    expect(document.title).toContain(`${numberOf(step)} ${language === 'de' ? 'von' : 'of'} 10`);
    expect(document.querySelectorAll('form button.primary')).toHaveLength(1);
    expect(document.querySelectorAll('[aria-current="step"]')).toHaveLength(1);
    expect(find('[data-act="back"]') !== null).toBe(step !== 'ready');
  });
});

it('has no text outside of the words', async () => {
  await speak('en', { pseudo: true });
  await speakAll();
  for (const step of STEPS.slice(0, 7)) {
    await show(onPath(path(step)));
    const plain = [...document.querySelectorAll('h1, h2, h3, legend, label, summary, .bar button, .lead')].filter(
      (element) => /[aeiou]{1}/i.test(element.textContent ?? '') && !/[áéíóúÁÉÍÓÚ]/.test(element.textContent ?? ''),
    );
    expect(plain.map((element) => element.textContent)).toEqual([]);
    void unmount(app!);
    document.body.replaceChildren();
  }
  app = undefined;
});

describe('Home', () => {
  it.each(['protected', 'connected', 'not_protected'] as const)('has words for %s, also where nobody knows when a backup was', async (state) => {
    const home = onHome();
    if (home.screen.at !== 'home') throw new Error('not Home');
    const row = home.screen.connections[0]!;
    await show({ ...home, screen: { ...home.screen, connections: [{ ...row, protection: { ...row.protection, state, because: null, backup_at: null } }] } });
    expect(document.body.textContent).not.toMatch(/protection-/);
  });

  it('says what the app is for while it is empty, and offers both ways to begin', async () => {
    await show(onHome([]));
    expect(find('table')).toBeNull();
    await click('start-connection');
    await vi.waitFor(() => expect(names()).toContain('startConnection'));
  });

  it('says the state in words, and never Protected for Connected', async () => {
    await show(onHome());
    const states = [...document.querySelectorAll<HTMLElement>('tbody tr[data-row]')].map((row) => [row.dataset.state, row.querySelector('.state')?.textContent]);
    expect(states).toEqual([
      ['protected', '✓Protected'], ['not_protected', '!Not protected'], ['connected', 'Connected'], ['not_connected', 'Not connected'],
    ]);
    expect(must('tr[data-state="connected"]').querySelector('[data-known="confirmed"]')?.textContent).toContain('P. Lang');
  });

  it('opens the connection of its row', async () => {
    await show(onHome());
    must('[data-act="open-connection"][data-value="c3"]').click();
    await vi.waitFor(() => expect(outside.calls).toContainEqual(['openConnection', 'c3']));
  });

  it('leads from a connection without a backup to where one is said to be seen', async () => {
    await show(onHome());
    expect([...document.querySelectorAll<HTMLElement>('[data-act="open-backup"]')].map(({ dataset }) => dataset.value)).toEqual(['c3']);
    await click('open-backup');
    await vi.waitFor(() => expect(must('form').dataset.step).toBe('backup'));
    expect(outside.calls).toContainEqual(['openConnection', 'c3']);
  });

  it('shows the band in Practice, and the way out of it', async () => {
    await show(onHome([], true));
    must('[data-practice]');
    expect(find('[data-act="enter-practice"]')).toBeNull();
    await click('exit-practice');
    await vi.waitFor(() => expect(find('[data-practice]')).toBeNull());
  });
});

describe('Ready', () => {
  it('stops with what to do when there is no keychain, until Try again finds one', async () => {
    let keychain: 'none' | 'ready' = 'none';
    await show(onPath(path('ready')), { checkComputer: async () => ({ ...computer, keychain }) });
    await vi.waitFor(() => must('[data-problem="keychain-none"]'));
    keychain = 'ready';
    await click('check-computer');
    await vi.waitFor(() => expect(find('[data-problem]')).toBeNull());
  });

  it('says that the setting of a proxy cannot be read, and claims no direct way beside it', async () => {
    const unreadable = { ...problem('network-proxy-unreadable'), args: { host: 'okta.com', place: 'environment', variable: 'HTTPS_PROXY', fault: 'user-info' } };
    await show(onPath(path('ready')), { checkComputer: async () => ({ ...computer, unreadable }) });
    await vi.waitFor(() => must('[data-problem="network-proxy-unreadable"]'));
    expect(must('[data-problem="network-proxy-unreadable"]').textContent).toContain('HTTPS_PROXY');
    expect(must('[data-row="computer"]').textContent).not.toContain('Direct');
    must('[data-act="check-computer"]');
  });

  it.each([['off', 'chosen in this app'], ['exception', 'exception'], ['script', 'PAC'], ['nothing', 'no proxy found']] as const)('says by whose word the way is direct (%s)', async (direct, words) => {
    await show(onPath(path('ready')), { checkComputer: async () => ({ ...computer, direct }) });
    await vi.waitFor(() => expect(must('[data-row="computer"]').textContent).toContain(words));
    expect(must('[data-row="computer"]').textContent!.includes('no proxy found')).toBe(direct === 'nothing');
  });

  it('asks who the colleague is, and sends all answers before it goes on', async () => {
    await show(onPath(path('ready')));
    must('[data-field="okta_admin"][data-value="me"]').click();
    must('[data-field="dell_admin"][data-value="colleague"]').click();
    await vi.waitFor(() => must('[data-field="dell_colleague"]'));
    await click('next');
    await vi.waitFor(() => expect(names()).toContain('next'));
    expect(outside.calls.findLast(([name]) => name === 'answerReady')?.slice(1)).toEqual(['me', '', 'colleague', '', null]);
  });
});

describe('Organisation', () => {
  const type = (text: string) => {
    const input = must('[data-field="domain"]') as HTMLInputElement;
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };

  it('shows at once what was understood, and asks Okta only on the act', async () => {
    await show(onPath(path('organisation')));
    type('https://acme-admin.okta.com/admin');
    await vi.waitFor(() => expect(must('[data-row="understood"]').textContent).toContain('acme.okta.com'));
    expect(names()).not.toContain('askOrganisation');
    await click('ask-organisation');
    await vi.waitFor(() => expect(outside.calls).toContainEqual(['askOrganisation', 'https://acme-admin.okta.com/admin']));
  });

  it('ties a wrong domain to its field and offers no door', async () => {
    await show(onPath(path('organisation')), { askOrganisation: () => Promise.reject(problem('domain-placeholder', { field: 'domain' })) });
    await click('ask-organisation');
    await vi.waitFor(() => must('[data-problem="domain-placeholder"]'));
    const input = must('[data-field="domain"]');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(input.getAttribute('aria-describedby')).toContain(must('[data-problem]').id);
    expect(find('[data-act="go-on-unmeasured"]')).toBeNull();
  });

  it('offers the door when Okta was not heard, and does not say that nothing was sent', async () => {
    await show(onPath(path('organisation')), { askOrganisation: () => Promise.reject(problem('network-timeout', { args: { host: 'acme.okta.com' } })) });
    type('acme.okta.com');
    await vi.waitFor(() => must('[data-row="understood"]'));
    await click('ask-organisation');
    await vi.waitFor(() => must('[data-act="go-on-unmeasured"]'));
    expect(must('[data-row="understood"]').textContent).not.toContain('Nothing has been sent yet');
    type('acme2.okta.com');
    await vi.waitFor(() => expect(must('[data-row="understood"]').textContent).toContain('Nothing has been sent yet'));
  });

  it('says of a custom address what is known before Okta was asked', async () => {
    const custom = { host: 'login.acme.example', changes: ['custom', 'path'], custom: true, problem: null };
    await show(onPath(path('organisation')), { readDomain: async () => custom });
    type('login.acme.example/home');
    await vi.waitFor(() => expect(must('[data-row="understood"]').textContent).toContain('custom address'));
    expect(must('[data-row="understood"]').textContent).not.toContain('replaced');
  });

  it('offers what was most likely meant, for the person to take', async () => {
    const refused = problem('domain-double-com', { field: 'domain', args: { suggestion: 'acme.okta.com' } });
    await show(onPath(path('organisation')), { askOrganisation: () => Promise.reject(refused) });
    await click('ask-organisation');
    await vi.waitFor(() => must('[data-act="take-suggestion"]'));
    await click('take-suggestion');
    await vi.waitFor(() => expect((must('[data-field="domain"]') as HTMLInputElement).value).toBe('acme.okta.com'));
    expect(find('[data-problem]')).toBeNull();
    expect(find('[data-act="take-suggestion"]')).toBeNull();
  });

  it('asks again when the domain was changed after the answer', async () => {
    await show(onPath(path('organisation', { organisation })));
    expect(must('button.primary').dataset.act).toBe('next');
    type('other.okta.com');
    await vi.waitFor(() => expect(must('button.primary').dataset.act).toBe('ask-organisation'));
  });
});

describe('Permissions', () => {
  it('lists every known permission, and says where delete is included', async () => {
    await show(onPath(path('permissions')));
    expect(document.querySelectorAll('li[data-row^="okta."]')).toHaveLength(15);
    expect(must('[data-row="okta.users.manage"]').querySelector('.delete')).not.toBeNull();
    expect(must('[data-row="okta.clients.read"]').querySelector('.delete')).toBeNull();
  });

  it('adds what was seen on Okta\'s list', async () => {
    await show(onPath(path('permissions', { permissions: { ...path('permissions').permissions, compared: { matched: 14, missing: ['okta.orgs.manage'], extra: ['okta.brands.manage'] } } })));
    must('[data-act="add-scope"][data-value="okta.brands.manage"]').click();
    await vi.waitFor(() => must('[data-act="remove-scope"][data-value="okta.brands.manage"]'));
    // The heading counts it, and where it was asked for says what came of it.
    expect(must('.lead').textContent).toContain('At least these 16');
    expect(must('[data-row="scope-told"]').textContent).toBe('Added: okta.brands.manage');
  });

  it('says that a permission is in the list already', async () => {
    await show(onPath(path('permissions')), { addScope: async () => outside.now() });
    const input = must('[data-field="scope"]') as HTMLInputElement;
    input.value = ' Okta.Users.manage';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    must('[data-act="add-scope"]').click();
    await vi.waitFor(() => expect(must('[data-row="scope-told"]').textContent).toBe('okta.users.manage is in the list already.'));
  });
});

describe('Secret', () => {
  it('says that an earlier one was erased, by a button that names which and where', async () => {
    await show(onPath(path('secret', { secret: custody, replaced: [{ last_four: 'wXyZ', item: 'acme/c1/okta-secret/1' }], secret_proven: true })));
    expect(must('[data-act="erase-replaced"]').textContent).toBe('Erase the earlier secret, …wXyZ, here');
    await click('erase-replaced');
    await vi.waitFor(() => expect(must('[data-row="replaced-done"]').textContent).toBe('Erased here: …wXyZ'));
    expect(find('[data-act="erase-replaced"]')).toBeNull();
  });

  it('offers an earlier one again while the present one is not proven, and only where it may be used', async () => {
    const replaced = [{ last_four: 'wXyZ', item: 'acme/c1/okta-secret/1' }, { last_four: 'aBcD', item: null }];
    await show(onPath(path('secret', { secret: custody, replaced })));
    expect([...document.querySelectorAll('[data-act="take-back"]')].map((button) => button.textContent)).toEqual(['Use …wXyZ again instead']);
    await click('take-back');
    await vi.waitFor(() => expect(outside.calls).toContainEqual(['takeBack', 'acme/c1/okta-secret/1']));
    await vi.waitFor(() => expect(must('[data-row="replaced-done"]').textContent).toBe('…wXyZ is in use again'));
  });

  it('has no input, and takes the secret by the key without the page pasting', async () => {
    await show(onPath(path('secret')));
    expect(document.querySelectorAll('form input, form textarea, [contenteditable]')).toHaveLength(0);
    expect(must('[data-field="secret"]').getAttribute('role')).toBe('status');
    expect(key({ key: 'v', ctrlKey: true }).defaultPrevented).toBe(true);
    await vi.waitFor(() => expect(must('[data-field="secret"]').dataset.held).toBe('yes'));
    expect(outside.calls.filter(([name]) => name === 'takeSecret')).toEqual([['takeSecret']]);
  });

  it('takes it by the button too, and shows its mark', async () => {
    await show(onPath(path('secret')));
    await click('take-secret');
    await vi.waitFor(() => expect(must('[data-field="secret"]').textContent).toContain(custody.secret_hash));
    expect(must('button.primary').dataset.act).toBe('clicked-done');
  });

  it('names a wrong kind of value and stays', async () => {
    await show(onPath(path('secret')), { takeSecret: () => Promise.reject(problem('secret-is-masked', { field: 'secret' })) });
    await click('take-secret');
    await vi.waitFor(() => must('[data-problem="secret-is-masked"]'));
    expect(must('[data-field="secret"]').dataset.held).toBe('no');
  });

  it('lights up at a change that it is told of, and stops listening on leaving', async () => {
    let tell = (): void => {};
    await show(onPath(path('secret')), { listenClipboard: async (told: unknown) => { tell = told as () => void; } });
    const lit = () => must('[data-row="clipboard-new"]').dataset.value;
    expect(lit()).toBe('no');
    expect(must('button.primary').classList).not.toContain('lit');
    tell();
    await vi.waitFor(() => expect(lit()).toBe('yes'));
    expect(must('button.primary').classList).toContain('lit');
    expect(names()).not.toContain('takeSecret');
    session.view = onPath(path('client_id'));
    await vi.waitFor(() => expect(names()).toContain('stopListening'));
  });

  it('offers the typed door first where the clipboard cannot be read, with the reason', async () => {
    await show(onPath(path('secret')), { takeSecret: () => Promise.reject(problem('clipboard-unreadable', { field: 'secret' })) });
    expect(must('button.primary').dataset.act).toBe('take-secret');
    await click('take-secret');
    await vi.waitFor(() => expect(must('button.primary').dataset.act).toBe('take-secret-typed'));
    must('[data-row="blind"]');
    await click('take-secret-typed');
    await vi.waitFor(() => expect(must('[data-field="secret"]').dataset.held).toBe('yes'));
  });

  it('replaces a stored one only after the question', async () => {
    await show(onPath(path('secret', { secret: custody })));
    key({ key: 'v', ctrlKey: true });
    expect(document.querySelector('[data-act="take-secret"]')).toBeNull();
    await click('consider-another');
    expect(names()).not.toContain('takeSecret');
    await click('take-secret');
    await vi.waitFor(() => expect(names()).toContain('takeSecret'));
  });

  it('does the primary act on Enter', async () => {
    await show(onPath(path('secret')));
    key({ key: 'Enter' });
    await vi.waitFor(() => expect(names()).toContain('takeSecret'));
  });
});

describe('A refusal', () => {
  it('of the Dell environment stands at the choice, which goes back to what stands', async () => {
    const refuse = () => Promise.reject(problem('step-not-done', { field: 'environment' }));
    await show(onPath(path('organisation', { organisation, registration: { state: 'registered', known: { by: null, at: '2026-11-23T10:00:00Z' }, stale: false, refused: null } })), { chooseDell: refuse });
    const choice = (value: string) => must(`[data-field="environment"][data-value="${value}"]`) as HTMLInputElement;
    choice('dell-gov-insync').click();
    await vi.waitFor(() => expect(must('fieldset + [data-problem="step-not-done"]').textContent).toContain('Stop and undo'));
    await vi.waitFor(() => expect([choice('dell-commercial').checked, choice('dell-gov-insync').checked]).toEqual([true, false]));
  });

  it('of unread permissions stands at the box, in its own words', async () => {
    await show(onPath(path('permissions')), { next: () => Promise.reject(problem('choice-needed', { field: 'acknowledged' })) });
    await click('next');
    await vi.waitFor(() => expect(must('.read + [data-problem="choice-needed"]').textContent).toContain('tick the box'));
    expect(must('[data-field="acknowledged"]').getAttribute('aria-describedby')).toBe('read-problem');
  });

  it('of a pasted list speaks of a list', async () => {
    await show(onPath(path('permissions')), { compareConsent: () => Promise.reject(problem('scope-name-bad', { field: 'consent_list' })) });
    await click('compare-consent');
    await vi.waitFor(() => expect(must('[data-problem="scope-name-bad"]').textContent).toContain('in this list'));
  });
});

describe('Client ID', () => {
  it('takes what looks like a secret out of the field at once, and keeps no draft of it', async () => {
    await show(onPath(path('client_id')));
    const input = must('[data-field="client_id"]') as HTMLInputElement;
    input.value = Array.from({ length: 40 }, (_, at) => 'abcXYZ_-9'[(at * 7) % 9]).join('');
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await vi.waitFor(() => must('[data-problem="client-id-is-secret"]'));
    expect(input.value).toBe('');
    // The reason stays: that the field is empty since is none.
    await click('accept-client-id');
    await vi.waitFor(() => must('[data-problem="client-id-is-secret"]'));
    expect(names()).not.toContain('acceptClientId');
    expect(names()).not.toContain('saveDraft');
  });

  it('takes out what the core tells to be a secret', async () => {
    await show(onPath(path('client_id')), { acceptClientId: () => Promise.reject(problem('client-id-is-secret', { field: 'client_id' })) });
    const input = must('[data-field="client_id"]') as HTMLInputElement;
    input.value = 'a1'.repeat(12);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await click('accept-client-id');
    await vi.waitFor(() => must('[data-problem="client-id-is-secret"]'));
    await vi.waitFor(() => expect(input.value).toBe(''));
    await vi.waitFor(() => expect(outside.calls.findLast(([name]) => name === 'saveDraft')).toEqual(['saveDraft', 'client_id', '']));
  });
});

describe('Prove', () => {
  it('says what is asked before it asks, and asks nothing where nothing is chosen', async () => {
    await show(onPath(path('prove')));
    expect(names()).not.toContain('verify');
    must('[data-field="level"][data-value="nothing"]').click();
    await vi.waitFor(() => expect(must('button.primary').dataset.act).toBe('skip-proof'));
  });

  it('shows rows as they come, with cause, remedy and Okta\'s own words for the one that failed', async () => {
    await show(onPath(path('prove')));
    await click('verify');
    await vi.waitFor(() => expect(must('[data-row="probe:okta.groups.manage"]').dataset.state).toBe('fail'));
    const failed = must('[data-row="probe:okta.groups.manage"]');
    expect(failed.textContent).toContain('oaeQ2vTbSKWSGiVhFq9vBWvPQ');
    expect(failed.querySelector('[data-act="try-row"]')?.getAttribute('aria-label')).toContain('Groups');
    expect(must('[data-row="totals"]').textContent).toContain('14 of the 15');
    expect(failed.textContent).toContain('Read access: Groups');
    expect(failed.textContent, 'a check that failed claims nothing').not.toContain('can be read');
    expect(must('[data-row="probe:okta.users.manage"]').textContent).toContain('Users can be read');
    expect(must('[data-row="writing"]').dataset.state).toBe('untestable');
  });

  it('says cause and remedy once for rows that have the same problem', async () => {
    const refused = problem('okta-role-too-small', { args: { scope: 'okta.users.manage' } });
    const rows = rowsWithAGap().map((row) => (row.id.startsWith('probe:') ? { ...row, state: 'fail' as const, problem: refused } : row));
    await show(onPath(path('prove', { proof: { ...path('dell').proof, rows, granted: 15 } })));
    const notes = [...document.querySelectorAll('[data-problem="okta-role-too-small"]')];
    expect(notes.length).toBeGreaterThan(10);
    expect(notes.filter((note) => note.textContent!.includes('those above'))).toHaveLength(notes.length - 1);
    expect(document.querySelectorAll('[data-act="try-row"]').length).toBeGreaterThanOrEqual(notes.length);
  });

  it('goes on with a gap only in words', async () => {
    const proof = { ...path('dell').proof, rows: rowsWithAGap(), granted: 14 };
    await show(onPath(path('prove', { proof })));
    expect(must('button.primary').dataset.act).toBe('verify');
    await click('accept-gaps');
    await vi.waitFor(() => expect(must('button.primary').dataset.act).toBe('next'));
  });

  it('says where Okta did not list what it granted, and does not say "none" where the list may go on', async () => {
    const doubt = problem('okta-grants-unclear', { field: 'elsewhere', args: { host: 'acme.okta.com', other: 'other.example' } });
    const unclear = lists({ as_requested: true, doubt, extra: null, by: null, looked_at: null });
    const proof = { ...path('dell').proof, lists: unclear, not_ended: true };
    await show(onPath(path('prove', { proof })));
    expect(must('[data-row="totals"]').textContent).toContain('not known');
    expect(must('[data-row="as-requested"]').textContent).toContain('Okta did not list them');
    const beyond = must('[data-row="list-extra"]').textContent;
    expect(beyond).toContain('other.example');
    expect(beyond).not.toContain('none found');
    expect(must('[data-row="not-ended"]').textContent).toContain('did not confirm');
  });

  it('claims nothing of this check that stands from one before', async () => {
    const proof = { ...path('dell').proof, lists: lists({ from_before: true }) };
    await show(onPath(path('prove', { proof })));
    expect(must('[data-row="totals"]').textContent).toContain('not known');
    expect(must('[data-row="list-extra"]').textContent).toContain('from a check before');
  });

  it('looks for further permissions only once what that sends was read', async () => {
    const proof = { ...path('dell').proof, rows: rowsWithAGap(), granted: 14, lists: listsWithAGap() };
    await show(onPath(path('prove', { proof })));
    expect(must('[data-row="totals"]').textContent).toContain('not known');
    await click('offer-audit');
    await vi.waitFor(() => expect(must('[data-row="audit"]').textContent).toContain('133 requests'));
    expect(must('[data-row="audit"]').textContent).toContain('System Log');
    expect(names()).not.toContain('auditScopes');
    await click('audit-scopes');
    await vi.waitFor(() => expect(must('[data-row="list-extra"]').textContent).toContain('okta.logs.read'));
    expect(must('[data-row="looked"]').textContent).toContain('147');
  });

  it('shows how far an audit is, and nothing else to do than cancel', async () => {
    const proof = { ...path('dell').proof, rows: rowsWithAGap(), granted: 14, lists: listsWithAGap() };
    await show(onPath(path('prove', { proof })), {
      auditScopes: (onProgress) => new Promise(() => onProgress({ done: 57, of: 132, found: 0, waits_s: 12 })),
    });
    await click('offer-audit');
    await vi.waitFor(() => must('[data-act="audit-scopes"]'));
    await click('audit-scopes');
    await vi.waitFor(() => expect(must('[data-row="audit-progress"]').textContent).toContain('57 of 132'));
    expect(must('[data-row="audit-progress"]').textContent).toContain('12 s');
    expect(find('[data-act="try-row"], [data-act="accept-gaps"], [data-act="next"]')).toBeNull();
    await click('cancel');
    await vi.waitFor(() => expect(names()).toContain('cancel'));
  });

  it('says what changed since the proof before', async () => {
    const changed = { since: AT, gained: ['okta.groups.manage'], lost: [], extra: ['okta.logs.read'], extra_gone: [] };
    const proof = { ...path('dell').proof, lists: lists({ extra: ['okta.logs.read'], changed }) };
    await show(onPath(path('prove', { proof })));
    expect(must('[data-row="changed-gained"]').textContent).toContain('okta.groups.manage');
    expect(must('[data-row="changed-extra"]').textContent).toContain('okta.logs.read');
    expect(find('[data-row="changed-lost"]')).toBeNull();
    expect(find('[data-act="offer-audit"]')).toBeNull();
  });

  it('tries one row again and keeps the others', async () => {
    const proof = { ...path('dell').proof, rows: rowsWithAGap(), granted: 14 };
    await show(onPath(path('prove', { proof })));
    must('[data-row="probe:okta.groups.manage"] [data-act="try-row"]').click();
    await vi.waitFor(() => expect(must('[data-row="probe:okta.groups.manage"]').dataset.state).toBe('pass'));
    expect(outside.calls.find(([name]) => name === 'tryRow')?.[1]).toBe('probe:okta.groups.manage');
  });
});

describe('What a proof came to', () => {
  it('tells apart what nothing can test', async () => {
    await show(onPath(path('prove', { proof: { ...path('prove').proof, rows: rows(), level: 'all', at: AT, granted: 15, lists: lists() } })));
    expect(must('[data-row="totals"]').textContent).toContain('17 of 17 checks passed. 2 more cannot be tested.');
  });

  const heading = () => must('h1').textContent;
  const rowsBut = (states: Record<string, Partial<Row>>, rest?: Partial<Row>) =>
    path('dell').proof.rows.map((row) => (row.state === 'untestable' ? row : { ...row, ...(states[row.id] ?? rest) }));
  const unmade = { state: 'blocked', problem: problem('not-measured') } as const;
  const stopped = () => rowsBut({ domain: {}, credential: { state: 'fail', problem: problem('okta-secret-refused') } }, unmade);
  const showProof = (more: Partial<Path['proof']>, answers: Fake['answers'] = {}) =>
    show(onPath(path('prove', { proof: { ...path('dell').proof, ...more } })), answers);

  it('is one cause where a permission is missing in the list and in its own read', async () => {
    await showProof({ rows: rowsWithAGap(), granted: 14 });
    expect(heading()).toBe('One permission is missing');
    expect(find('[data-row="not-made"]')).toBeNull();
  });

  it('counts what failed apart from what was not made because of it, in one line', async () => {
    await showProof({ rows: stopped() });
    expect(heading()).toBe('1 failed, 15 not measured because of it');
    const folded = must('[data-row="not-made"]');
    expect(folded.querySelectorAll('details [data-row^="probe:"][data-state="blocked"]')).toHaveLength(14);
    expect(folded.querySelector('[data-act="try-row"], .problem')).toBeNull();
    must('[data-row="credential"] [data-act="try-row"]');
  });

  it('blames no row where only the credential was asked for', async () => {
    await showProof({ level: 'credential', rows: rowsBut({ domain: {}, credential: {} }, unmade) });
    expect(heading()).toContain('It works');
    expect(must('[data-row="totals"]').textContent).toContain('2 of 2');
    expect(must('[data-row="not-made"]').textContent).toContain('credential only');
    expect(must('button.primary').dataset.act).toBe('next');
  });

  it('stands below a refusal of the check itself, as an earlier result', async () => {
    await showProof({}, { verify: () => Promise.reject(problem('secret-gone')) });
    expect(find('[data-row="as-of"]')).toBeNull();
    await click('verify');
    await vi.waitFor(() => must('[data-row="as-of"]'));
    expect(heading()).toBe('It could not be checked');
    const refusal = must('[data-problem="secret-gone"]');
    expect(refusal.compareDocumentPosition(must('[data-row="totals"]')) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it('is about earlier values once one of them changed', async () => {
    await showProof({ stale: true });
    expect(heading()).toBe('Checked with earlier values');
    must('[data-row="as-of"]');
  });

  it('says that it waits while nothing came yet', async () => {
    await show(onPath(path('prove')), { verify: () => new Promise(() => {}) });
    await click('verify');
    await vi.waitFor(() => expect(must('[data-row="totals"]').textContent).toContain('Waiting for the keychain or Okta'));
  });
});

describe('What is live', () => {
  it('is one click away from step 4 on, not before', async () => {
    await show(onPath(path('permissions')));
    expect(find('[data-act="show-live"]')).toBeNull();
    void unmount(app!);
    document.body.replaceChildren();
    await show(onPath(path('prove')));
    must('[data-act="show-live"]');
  });

  it('lists what to undo, Dell before Okta, and leaves the question before removing to the system', async () => {
    const live = [...path('prove').live, { place: 'dell', id: 'registration', known: null }];
    await show(onPath(path('keys', { live })));
    await click('show-live');
    await vi.waitFor(() => must('dialog'));
    const order = [...document.querySelectorAll('[data-row="undo"] ol li')].map((step) => step.textContent ?? '');
    expect(order[0]).toContain('Disable Backup');
    expect(order.at(-2)).toContain('Revoke');
    await click('remove-connection');
    await vi.waitFor(() => expect(outside.calls).toContainEqual(['removeConnection', 'c1']));
  });
});
