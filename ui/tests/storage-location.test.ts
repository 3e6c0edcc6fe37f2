import { tick } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { session } from '../src/act.svelte';
import { computer, custody, onHome, onPath, path, problem } from '../src/host/fixtures';
import type { Computer, StoreKind } from '../src/host/wire';
import { driven, find, page, seen } from './page';

driven();

const without = { ...computer, keychain: 'none' as const };

describe('where secrets are saved', () => {
  it('is the keychain, without a question if there is one', async () => {
    await page.show(onPath(path('org')), { checkComputer: async () => computer });
    expect((await seen('[data-row=keep]')).hasAttribute('open')).toBe(false);
    expect(find('[data-field=keep][data-value=keychain]:checked')).not.toBeNull();
  });

  it('is asked without one, with what each choice means', async () => {
    await page.show(onPath(path('org')), { checkComputer: async () => without });
    await seen('[data-problem=keychain-none]');
    const choice = await seen('[data-row=keep][open]');
    expect(choice.textContent).toContain('Nobody can recover it');
    expect(choice.textContent).toContain('not in a file');
    find('[data-field=keep][data-value=session]')!.click();
    await vi.waitFor(() => expect(find('[data-row=computer-details]')!.hasAttribute('open')).toBe(false));
    expect(find('[data-row=keep]')!.dataset.value).toBe('session');
    await vi.waitFor(() => expect(find('[data-problem=keychain-none]')).toBeNull());
  });

  it.each([
    ['no-default', 'GNOME Keyring', 'running, no place for new items', 'has no default keyring'],
    ['no-default', 'KeePassXC', 'running, no place for new items', 'no database open for other programs'],
    ['no-default', 'KDE Wallet', 'running, no place for new items', 'no default wallet'],
    ['session-only', 'GNOME Keyring', 'emptied at sign-out', 'cleared when you sign out'],
    ['none', 'Secret Service', 'No password store answers', 'No password store is running in this session'],
    ['failed', 'GNOME Keyring', 'reported a failure', 'reported an error'],
  ] as [Computer['keychain'], string, string, string][])('says one state of the keychain on one screen: %s, %s', async (keychain, name, row, why) => {
    await page.show(onPath(path('org')), { checkComputer: async () => ({ ...computer, keychain, keychain_name: name }) });
    const note = await seen(`[data-problem=keychain-${keychain}]`);
    // The box says it; the row is for those who open the details again.
    const details = (await seen('[data-row=computer-details]')) as HTMLDetailsElement;
    for (const open of [false, true]) {
      details.open = open;
      details.dispatchEvent(new Event('toggle'));
      await tick();
    }
    expect((await seen('[data-row=computer]')).textContent).toContain(row);
    expect(note.textContent).toContain(why);
    expect(document.body.textContent).not.toMatch(keychain === 'none' ? /Secret Service:/ : /No password store answers|not ready/);
  });

  it('stays where it was when the choice was canceled', async () => {
    await page.show(onPath(path('org')), { checkComputer: async () => without, storeIn: async () => onPath(path('org')) });
    (await seen('[data-field=keep][data-value=vault]')).click();
    await vi.waitFor(() => expect(page.names()).toContain('storeIn'));
    await seen('[data-field=keep][data-value=keychain]:checked');
  });

  it.each(['keychain', 'vault', 'session'] as StoreKind[])('%s is named on the step that stores it, with its place', async (keep) => {
    await page.show(onPath(path('install', { secret: { ...custody, store: keep } })));
    await seen(`[data-row=location][data-value=${keep}]`);
    expect(find('[data-act=move-to-keychain]') !== null).toBe(keep !== 'keychain');
  });

  it('explains an ended session, and saves another secret', async () => {
    await page.show(onPath(path('install', { secret: { ...custody, store: 'session', session_ended: true } })));
    await seen('[data-row=session-over]');
    expect(find('[data-field=secret]')?.dataset.held).toBe('no');
    expect(find('[data-act=save-secret]')).not.toBeNull();
  });

  it('warns of another account', async () => {
    await page.show(onPath(path('org')), { checkComputer: async () => ({ ...computer, account: 'root', started_by: 'jd' }) });
    expect((await seen('[data-row=started-by]')).textContent).toContain('jd');
    expect(find('[data-row=profile]')).toBeNull();
  });

  it.each(['passing', 'roaming'] as const)('says before a secret is saved that the profile is %s', async (profile) => {
    await page.show(onPath(path('org')), { checkComputer: async () => ({ ...computer, profile }) });
    await seen(`[data-row=profile][data-value=${profile}]`);
  });

  it.each(['keychain', 'vault'] as StoreKind[])('asks what the session makes of it when one looks for it (%s)', async (keep) => {
    const there = { ...computer, account: String.raw`ACME\admin`, started_by: String.raw`ACME\jd`, profile: 'roaming' as const, remote_session: true };
    await page.show(onPath(path('install', { secret: { ...custody, store: keep } })), { checkComputer: async () => there });
    const where = (await seen('[data-row=location] summary')).parentElement as HTMLDetailsElement;
    expect(page.names()).not.toContain('checkComputer');
    where.open = true;
    for (const row of ['started-by', 'profile', 'where-remote']) await seen(`[data-row=location] [data-row=${row}]`);
    expect(find('[data-row=started-by]')?.textContent).toContain(String.raw`ACME\jd`);
  });
});

describe('secrets that no connection knows', () => {
  it('of one space are not shown in the other', async () => {
    const item = { id: 'a1', host: 'acme.okta.com', okta: true, dell: false };
    const of = (practice: boolean) => ({ ...onHome([]), practice });
    await page.show(of(false), {
      lookInKeychain: async () => ({ view: session.view, found: session.view.practice ? [] : [item], vault: null, keyrings: [] }),
    });
    await seen('[data-found=a1]');
    session.view = of(true);
    await vi.waitFor(() => expect(find('[data-row=found-secrets]')).toBeNull());
  });
});

describe('an encrypted file that no connection uses', () => {
  const found = [{ id: 'a1', host: 'acme.okta.com', okta: true, dell: false }];

  it.each([[found, '[data-found=a1]'], [[], '[data-row=found-none]']])('is opened from Home, which names its content', async (inside, selector) => {
    let locked = true;
    const view = onHome([]);
    await page.show(view, {
      lookInKeychain: async () => ({ view, found: locked ? [] : inside, vault: locked ? '/home/jd/vault.age' : null, keyrings: [] }),
      unlock: async () => !(locked = false),
    });
    expect((await seen('[data-row=found-secrets]')).textContent).toContain('/home/jd/vault.age');
    (await seen('[data-act=unlock]')).click();
    await seen(selector);
    expect(find('[data-act=unlock]')).toBeNull();
  });
});

describe('a locked keyring with secrets of no connection', () => {
  it('is named on Home beside what was found, and opened from there', async () => {
    const found = [{ id: 'a1', host: 'acme.okta.com', okta: true, dell: false }];
    let locked = true;
    const view = onHome([]);
    await page.show(view, {
      lookInKeychain: async () => ({ view, found: locked ? [] : found, vault: null, keyrings: locked ? ['second'] : [] }),
      unlock: async () => !(locked = false),
    });
    expect((await seen('[data-row=found-keyring]')).textContent).toContain('second');
    (await seen('[data-act=unlock][data-value=keychain]')).click();
    await seen('[data-found=a1]');
    expect(find('[data-row=found-keyring]')).toBeNull();
  });

  it('says that its question was not answered, not that somebody refused', async () => {
    await page.show(onPath(path('install')), {
      takeSecret: () => Promise.reject(problem('keychain-locked')),
      unlock: () => Promise.reject({ ...problem('keychain-denied'), field: 'dismissed' }),
    });
    (await seen('[data-act=save-secret]')).click();
    (await seen('[data-act=unlock]')).click();
    expect((await seen('[data-row=unlock][data-value=keychain-denied]')).textContent).toContain('was not answered');
  });
});

describe('what is locked', () => {
  it('is unlocked where it blocks, and what was refused continues', async () => {
    let locked = true;
    const done = onPath(path('install', { secret: custody }));
    await page.show(onPath(path('install')), {
      takeSecret: async () => (locked ? Promise.reject(problem('keychain-locked')) : done),
      unlock: async () => !(locked = false),
    });
    (await seen('[data-act=save-secret]')).click();
    (await seen('[data-act=unlock]')).click();
    await seen('[data-field=secret][data-held=yes]');
    expect(page.names().filter((name) => name === 'takeSecret')).toHaveLength(2);
  });

  it('says a wrong passphrase, and asks again when it is pressed again', async () => {
    await page.show(onPath(path('install')), {
      takeSecret: () => Promise.reject(problem('vault-locked')),
      unlock: () => Promise.reject({ ...problem('vault-passphrase'), args: { file: '/home/jd/vault.age' } }),
    });
    (await seen('[data-act=save-secret]')).click();
    (await seen('[data-act=unlock]')).click();
    await seen('[data-row=unlock][data-value=vault-passphrase]');
    expect(find('[data-act=unlock]')).not.toBeNull();
  });
});
