import { describe, expect, it, vi } from 'vitest';
import { computer, environments, onPath, organization, path, practiceEnvironments, problem, metadata } from '../src/host/fixtures';
import { click, driven, enter, field, find, key, must, page, paste, primary, seen, settled, type } from './page';

driven();
const asked = () => page.calls('askOrganization');
const custom = { host: 'login.acme.example', changes: ['custom', 'path'], custom: true, lookup: false, problem: null };

describe('Okta is asked', () => {
  it('on a paste of one of its own shapes, and shows what it found', async () => {
    await page.show(onPath(path('org')));
    await paste('domain', 'https://acme-admin.okta.com/admin/dashboard');
    await seen('[data-row="answered"][data-state="measured"]');
    expect(asked()).toEqual([['askOrganization', 'https://acme-admin.okta.com/admin/dashboard']]);
    expect(must('[data-row="found"]').textContent).toContain('acme.okta.com found. Production org, Identity Engine.');
    expect(must('[data-row="found"]').textContent).toContain('Removed “-admin”');
  });

  it('on Enter, once for a host', async () => {
    await page.show(onPath(path('org')), { askOrganization: () => Promise.reject(problem('network-timeout', { args: { host: 'acme.okta.com' }, unanswered: true })) });
    type('domain', 'acme.okta.com');
    await settled();
    enter('domain');
    await seen('[data-act="continue-unchecked"]');
    enter('domain');
    await settled();
    expect(asked()).toHaveLength(1);
    await click('find-org');
    await vi.waitFor(() => expect(asked()).toHaveLength(2));
  });

  it('never while typing, nor on leaving the field', async () => {
    await page.show(onPath(path('org')));
    for (const text of ['acme', 'acme.okta', 'acme.okta.com']) type('domain', text);
    field('domain').dispatchEvent(new Event('blur'));
    await settled();
    expect(asked()).toEqual([]);
  });

  it('at a custom domain by the button alone', async () => {
    await page.show(onPath(path('org')), { readDomain: async () => custom });
    await paste('domain', 'login.acme.example/home');
    expect((await seen('[data-row="custom"]')).textContent).toContain('Nothing is sent there until you click');
    enter('domain');
    await settled();
    await click('next');
    await settled();
    key({ key: 'Enter' });
    await settled();
    expect(asked()).toEqual([]);
    expect(document.activeElement).toBe(must('[data-act="find-org"]'));
    await click('find-org');
    await vi.waitFor(() => expect(asked()).toHaveLength(1));
  });

  it('not at all where the address imitates one of its own', async () => {
    const refused = problem('domain-look-alike', { field: 'domain', args: { host: 'acme.0kta.com' } });
    await page.show(onPath(path('org')), { readDomain: async () => ({ host: null, changes: [], custom: false, lookup: false, problem: refused }) });
    await paste('domain', 'acme.0kta.com');
    await seen('[data-problem="domain-look-alike"]');
    expect(asked()).toEqual([]);
  });

  it('by Continue if it was not asked yet, which then continues', async () => {
    await page.show({ ...onPath(path('org', { environment: practiceEnvironments[0]!, environments: practiceEnvironments })), practice: true });
    expect(field('domain').value).toBe('acme.okta.practice');
    expect(asked()).toEqual([]);
    const found = { ...organization, typed: 'acme.okta.practice', host: 'acme.okta.practice' };
    page.outside.answers.askOrganization = async () => onPath(path('org', { organization: found }), true);
    await click('next');
    await vi.waitFor(() => expect(page.names()).toContain('next'));
    expect(asked()).toHaveLength(1);
  });

  it('once where Continue is clicked while the answer is waited for', async () => {
    let answer = (): void => {};
    const found = { ...organization, typed: 'acme.okta.com' };
    await page.show(onPath(path('org')), {
      askOrganization: () => new Promise((resolve) => (answer = () => resolve(onPath(path('org', { organization: found }))))),
    });
    await paste('domain', 'acme.okta.com');
    await seen('[data-row="finding"]');
    await click('next');
    answer();
    await vi.waitFor(() => expect(page.names()).toContain('next'));
    expect(asked()).toHaveLength(1);
  });

  it('and a remark is read before Continue leaves the step', async () => {
    const opened = { ...organization, typed: 'acme.okta.com', metadata: { ...metadata, opened_by: 'Acme Inspection CA' } };
    await page.show(onPath(path('org')), { askOrganization: async () => onPath(path('org', { organization: opened })) });
    type('domain', 'acme.okta.com');
    await settled();
    await click('next');
    await seen('[data-row="opened-tls"]');
    await settled();
    expect(page.names()).not.toContain('next');
    await click('next');
    await vi.waitFor(() => expect(page.names()).toContain('next'));
  });
});

describe('The address', () => {
  it('that is wrong is named at its field on leaving it, before any button', async () => {
    const mail = problem('domain-mail', { field: 'domain' });
    await page.show(onPath(path('org')), { readDomain: async () => ({ host: null, changes: [], custom: false, lookup: false, problem: mail }) });
    type('domain', 'ada@acme.com');
    await settled();
    expect(find('[data-problem]')).toBeNull();
    field('domain').dispatchEvent(new Event('blur'));
    const note = await seen('[data-problem="domain-mail"]');
    expect(field('domain').getAttribute('aria-invalid')).toBe('true');
    expect(field('domain').getAttribute('aria-describedby')).toContain(note.id);
    expect(page.names()).not.toContain('askOrganization');
  });

  it.each(['domain-placeholder', 'okta-org-inactive'])("can't be continued unchecked after %s", async (code) => {
    await page.show(onPath(path('org')), { askOrganization: () => Promise.reject(problem(code, { args: { status: 'INACTIVE' } })) });
    type('domain', 'example.okta.com');
    await settled();
    await click('find-org');
    await seen(`[data-problem="${code}"]`);
    expect(find('[data-act="continue-unchecked"]')).toBeNull();
  });

  it('continues unchecked where Okta did not answer, and says so', async () => {
    await page.show(onPath(path('org')), { askOrganization: () => Promise.reject(problem('network-timeout', { args: { host: 'acme.okta.com' }, unanswered: true })) });
    await paste('domain', 'https://acme-admin.okta.com/admin/dashboard');
    await seen('[data-act="continue-unchecked"]');
    await click('continue-unchecked');
    expect((await seen('[data-row="answered"][data-state="unmeasured"]')).textContent).toContain('not tested');
    expect(find('[data-row="tier"]'), 'Okta did not say which kind it is').toBeNull();
    await click('next');
    await vi.waitFor(() => expect(page.names()).toContain('next'));
    expect(asked()).toHaveLength(1);
  });

  it('continues unchecked after the person canceled the question', async () => {
    await page.show(onPath(path('org')), { askOrganization: () => Promise.reject(problem('cancelled', { unanswered: true })) });
    await paste('domain', 'https://acme-admin.okta.com/admin/dashboard');
    await seen('[data-act="continue-unchecked"]');
  });

  it('that was most likely meant is offered, for the person to take', async () => {
    const refused = problem('domain-double-com', { field: 'domain', args: { suggestion: 'acme.okta.com' } });
    await page.show(onPath(path('org')), { askOrganization: () => Promise.reject(refused) });
    type('domain', 'acme.okta.com.com');
    await settled();
    await click('find-org');
    await seen('[data-act="take-suggestion"]');
    await click('take-suggestion');
    await vi.waitFor(() => expect(field('domain').value).toBe('acme.okta.com'));
    expect(find('[data-problem]')).toBeNull();
    expect(find('[data-act="take-suggestion"]')).toBeNull();
  });

  it('that was changed after the answer is to be found again', async () => {
    await page.show(onPath(path('org', { organization })));
    must('[data-row="answered"]');
    type('domain', 'other.okta.com');
    await vi.waitFor(() => expect(find('[data-row="answered"]')).toBeNull());
    must('[data-act="find-org"]');
  });
});

describe('The roles', () => {
  it('are a requirement: Continue asks for no answer, and sends none', async () => {
    await page.show(onPath(path('org', { organization })));
    expect(must('[data-row="roles"]').hasAttribute('open')).toBe(false);
    expect(primary()).toBe('next');
    await click('next');
    await vi.waitFor(() => expect(page.names()).toContain('next'));
    expect(page.names()).not.toContain('answerReady');
  });

  it('of a colleague are asked for behind one link, and stored before it continues', async () => {
    await page.show(onPath(path('org', { organization })));
    must('[data-field="okta_admin"][data-value="me"]').click();
    must('[data-field="dell_admin"][data-value="colleague"]').click();
    await seen('[data-field="dell_colleague"]');
    expect(must('[data-row="roles"]').textContent).toContain('Product Admin');
    await click('next');
    await vi.waitFor(() => expect(page.names()).toContain('next'));
    expect(page.calls('answerReady').at(-1)?.slice(1)).toEqual(['me', '', 'colleague', '', null]);
  });

  it('leave the sign-in without Okta as a line that can be answered', async () => {
    await page.show(onPath(path('org', { organization })));
    must('[data-field="sign_in_without_okta"][data-value="no"]').click();
    await vi.waitFor(() => expect(must('[data-row="okta-down"]').textContent).toContain('Ask Dell for an admin account'));
    expect(page.calls('answerReady').at(-1)?.slice(1)).toEqual([null, '', null, '', 'no']);
  });
});

describe('The Dell cloud', () => {
  it('that is refused reverts to the previous one, with the reason beside it', async () => {
    const refuse = () => Promise.reject(problem('step-not-done', { field: 'environment' }));
    await page.show(onPath(path('org', { organization, registration: { state: 'registered', known: { by: null, at: '2026-11-23T10:00:00Z' }, stale: false, refused: null } })), { chooseDell: refuse });
    const choice = (value: string) => must(`[data-field="environment"][data-value="${value}"]`) as HTMLInputElement;
    choice('dell-gov-insync').click();
    await seen('fieldset + [data-problem="step-not-done"]');
    await vi.waitFor(() => expect([choice('dell-commercial').checked, choice('dell-gov-insync').checked]).toEqual([true, false]));
  });

  it('is one line, and keeps the account that is named later', async () => {
    await page.show(onPath(path('org', { organization, account: 'Acme Backup' })));
    expect(must('[data-row="cloud"] summary').textContent).toContain('Dell cloud: Commercial');
    must(`[data-field="environment"][data-value="${environments[1]!.id}"]`).click();
    await vi.waitFor(() => expect(page.calls('chooseDell').at(-1)?.slice(1)).toEqual([environments[1]!.id, 'Acme Backup']));
  });
});

describe('This computer', () => {
  it('is not called ready while the network is in the way', async () => {
    await page.show(onPath(path('org')), { askOrganization: () => Promise.reject(problem('network-proxy-connect', { args: { host: 'acme.okta.com', proxy: 'http://127.0.0.1:9' } })) });
    await seen('[data-row="computer"][data-state="ready"]');
    type('domain', 'acme.okta.com');
    await enter('domain');
    await seen('[data-problem="network-proxy-connect"]');
    await vi.waitFor(() => expect(must('[data-row="computer"]').textContent).toContain('Network: see above'));
    expect(must('[data-row="computer"]').textContent).not.toContain('This computer is ready');
  });

  it('is one line that names what was checked, and stays closed', async () => {
    await page.show(onPath(path('org')));
    await vi.waitFor(() => expect(must('[data-row="computer"]').textContent).toContain('This computer is ready: GNOME Keyring, no proxy.'));
    expect(must('[data-row="computer-details"]').hasAttribute('open')).toBe(false);
    expect(must('[data-row="history-unknown"]').textContent, 'what cannot be known is not called ready').toContain('clipboard history');
    must('[data-act="open-network"]');
  });

  it('stops with what to do when there is no keychain, until Try again finds one', async () => {
    let keychain: 'none' | 'ready' = 'none';
    await page.show(onPath(path('org')), { checkComputer: async () => ({ ...computer, keychain }) });
    await seen('[data-problem="keychain-none"]');
    expect(must('[data-row="computer"]').textContent).not.toContain('is ready:');
    expect(must('[data-row="computer-details"]').hasAttribute('open')).toBe(true);
    keychain = 'ready';
    await click('check-computer');
    await vi.waitFor(() => expect(find('[data-problem]')).toBeNull());
  });

  it('says that the setting of a proxy cannot be read, and claims no direct way beside it', async () => {
    const unreadable = { ...problem('network-proxy-unreadable'), args: { host: 'okta.com', place: 'environment', variable: 'HTTPS_PROXY', fault: 'user-info' } };
    await page.show(onPath(path('org')), { checkComputer: async () => ({ ...computer, unreadable }) });
    await seen('[data-problem="network-proxy-unreadable"]');
    expect(must('[data-problem="network-proxy-unreadable"]').textContent).toContain('HTTPS_PROXY');
    expect(must('[data-row="computer"]').textContent).not.toMatch(/Direct|no proxy/);
    must('[data-act="check-computer"]');
  });

  it.each([['off', 'chosen in this app'], ['exception', 'exception'], ['script', 'PAC'], ['nothing', 'no proxy found']] as const)('names what decided that the way is direct (%s)', async (direct, words) => {
    await page.show(onPath(path('org')), { checkComputer: async () => ({ ...computer, direct }) });
    await vi.waitFor(() => expect(must('[data-row="computer"]').textContent).toContain(words));
    expect(must('[data-row="computer"]').textContent!.includes('no proxy found')).toBe(direct === 'nothing');
  });

  it.each([[{ clipboard_history: true }, 'Clipboard history is on'], [{ remote_session: true }, 'remote session']] as const)('says in the line that a copy may stay (%o)', async (more, words) => {
    await page.show(onPath(path('org')), { checkComputer: async () => ({ ...computer, ...more }) });
    await vi.waitFor(() => expect(must('[data-row="computer"] summary').textContent).toContain(words));
    expect(must('[data-row="computer"] summary').textContent).not.toContain('is ready');
  });
});
