import { describe, expect, it, vi } from 'vitest';
import { session } from '../src/act.svelte';
import { custody, onPath, path, problem, type Facts } from '../src/host/fixtures';
import type { StoredSecret } from '../src/host/wire';
import { click, driven, enter, field, find, key, must, page, paste, primary, seen, settled, type } from './page';

driven();
const install = (more: Facts = {}) => onPath(path('install', more));
const stored = (more: Partial<StoredSecret> = {}) => install({ secret: { ...custody, ...more } });
const held = () => must('[data-field="secret"]').dataset.held;
const state = (part: string) => must(`[data-part="${part}"]`).dataset.state;
const states = () => ['install', 'secret', 'client-id'].map(state);
const CLIENT = '0oa1a2b3c4d5e6f7g8h9';

describe('The parts', () => {
  it('one and two are open together; the third has no field before the secret is saved', async () => {
    await page.show(install());
    expect(states()).toEqual(['open', 'open', 'closed']);
    expect(find('[data-field="client_id"]')).toBeNull();
    expect(primary()).toBe('save-secret');
    expect((must('[data-act="next"]') as HTMLButtonElement).disabled).toBe(true);
  });

  it('three opens when the secret is saved, and has the focus', async () => {
    await page.show(install());
    await click('save-secret');
    await seen('[data-field="client_id"]');
    expect(states()).toEqual(['done', 'done', 'open']);
    await vi.waitFor(() => expect(document.activeElement).toBe(field('client_id')));
    expect(must('[data-part="secret"]').textContent).toContain('Now click Done in Okta.');
    expect(primary()).toBe('add-client-id');
  });

  it('come back as they are on disk', async () => {
    await page.show(stored());
    expect(states()).toEqual(['done', 'done', 'open']);
    page.gone();
    await page.show(install({ secret: custody, client_id: CLIENT }));
    expect(states()).toEqual(['done', 'done', 'done']);
    expect(primary()).toBe('next');
    await click('next');
    await vi.waitFor(() => expect(page.names()).toContain('next'));
  });

  it('one shows its clicks again once it is done', async () => {
    await page.show(stored());
    expect(find('[data-act="open-link"]')).toBeNull();
    await click('show-clicks');
    await seen('[data-act="open-link"][data-value="okta_admin"]');
  });

  it('one names the console beside it in practice, and opens no page', async () => {
    await page.show({ ...install(), practice: true });
    expect(find('[data-act="open-link"]')).toBeNull();
    expect(must('[data-part="install"]').textContent).toContain('Okta console on the right');
  });
});

describe('The secret', () => {
  it('is saved by the button and by Ctrl+V, which the browser doesn\'t get', async () => {
    await page.show(install());
    expect(held()).toBe('no');
    expect(document.querySelectorAll('form input, form textarea, [contenteditable]')).toHaveLength(0);
    expect(must('[data-row="secret-said"]').getAttribute('role'), 'what is saved is announced').toBe('status');
    expect(must('[data-field="secret"]').closest('[role="status"]'), 'its details are not').toBeNull();
    const event = key({ key: 'v', ctrlKey: true });
    expect(event.defaultPrevented).toBe(true);
    await vi.waitFor(() => expect(page.calls('takeSecret')).toHaveLength(1));
    await vi.waitFor(() => expect(held()).toBe('yes'));
  });

  it('is known by its marks alone', async () => {
    await page.show(stored());
    const part = must('[data-part="secret"]').textContent;
    expect(part).toMatch(/Secret saved in GNOME Keyring\. Ends in Fs5B/);
    expect(part).toContain(custody.secret_hash);
    expect(part).toContain('40 characters');
    expect(find('[data-part="secret"] input')).toBeNull();
  });

  it.each([[true, 'Clipboard cleared'], [false, 'Clipboard not cleared'], [null, 'Clipboard not checked']])('says what became of the clipboard (%s)', async (clipboard_emptied, words) => {
    await page.show(stored({ clipboard_emptied }));
    expect(must('[data-row="clipboard"]').textContent).toContain(words);
  });

  it('of another shape is named, and the way to a new one opens', async () => {
    await page.show(install(), { takeSecret: () => Promise.reject(problem('secret-is-masked', { field: 'secret' })) });
    await click('save-secret');
    await seen('[data-problem="secret-is-masked"]');
    expect(held()).toBe('no');
    await vi.waitFor(() => expect(must('[data-act="show-closed"]').closest('details')!.open).toBe(true));
    expect(find('[data-field="client_id"]')).toBeNull();
  });

  it('lights up when the clipboard changes, and stops listening on leaving', async () => {
    let tell = (): void => {};
    await page.show(install(), { listenClipboard: async (hear: unknown) => { tell = hear as () => void; } });
    const lit = () => must('[data-row="clipboard-new"]').dataset.value;
    expect(lit()).toBe('no');
    expect(must('button.primary').classList).not.toContain('lit');
    tell();
    await vi.waitFor(() => expect(lit()).toBe('yes'));
    expect(must('button.primary').classList).toContain('lit');
    expect(page.names()).not.toContain('takeSecret');
    session.view = onPath(path('test'));
    await vi.waitFor(() => expect(page.names()).toContain('stopListening'));
  });

  it('is typed first where the clipboard cannot be read, with the reason', async () => {
    await page.show(install(), { takeSecret: () => Promise.reject(problem('clipboard-unreadable', { field: 'secret' })) });
    expect(primary()).toBe('save-secret');
    await click('save-secret');
    await vi.waitFor(() => expect(primary()).toBe('type-secret'));
    must('[data-row="blind"]');
    must('[data-act="save-secret"]');
    await click('type-secret');
    await vi.waitFor(() => expect(held()).toBe('yes'));
    await vi.waitFor(() => expect(document.activeElement).toBe(field('client_id')));
  });

  it('says that it waits for the window that asks for it', async () => {
    await page.show(install(), { takeSecretTyped: () => new Promise(() => {}) });
    await click('type-secret');
    await vi.waitFor(() => expect(must('[data-field="secret"]').textContent).toContain('Waiting for the system window'));
  });

  it('is replaced only after one says so, and no field is there meanwhile', async () => {
    await page.show(stored());
    key({ key: 'v', ctrlKey: true });
    await settled();
    expect(page.names()).not.toContain('takeSecret');
    expect(find('[data-act="save-secret"]')).toBeNull();
    await click('replace-secret');
    await seen('[data-act="save-secret"]');
    expect(must('[data-part="secret"]').textContent).toContain('kept until the new one is tested');
    expect(find('[data-field="client_id"]')).toBeNull();
    expect(page.names()).not.toContain('takeSecret');
    await click('keep-this');
    await seen('[data-field="client_id"]');
    await click('replace-secret');
    await click('save-secret');
    await vi.waitFor(() => expect(page.names()).toContain('takeSecret'));
    await vi.waitFor(() => expect(held()).toBe('yes'));
  });

  it('is saved by Enter too, the primary act', async () => {
    await page.show(install());
    key({ key: 'Enter' });
    await vi.waitFor(() => expect(page.names()).toContain('takeSecret'));
  });

  it('is not saved by a key that is held', async () => {
    await page.show(install());
    key({ key: 'Enter', repeat: true });
    await settled();
    expect(page.names()).not.toContain('takeSecret');
  });

  it('that was erased is requested again', async () => {
    await page.show(install({ secret: custody, secret_choice: 'erased' }));
    must('[data-row="erased"]');
    expect(held()).toBe('no');
    expect(states()).toEqual(['open', 'open', 'closed']);
  });

  it('of an ended session is reported as lost, and another one can be saved', async () => {
    await page.show(stored({ store: 'session', session_ended: true }));
    await seen('[data-row="session-over"]');
    expect(held()).toBe('no');
    must('[data-act="save-secret"]');
  });

  it('that is not where it was saved is not relied upon', async () => {
    const earlier = [{ last_four: 'wXyZ', item: 'acme/c1/okta-secret/1' }];
    await page.show(install({ secret: { ...custody, missing: problem('keychain-item-gone') }, replaced: earlier }));
    await seen('[data-row="astray"] [data-problem="keychain-item-gone"]');
    expect(held()).toBe('no');
    must('[data-act="take-back"]');
  });

  it('whose last attempt is not settled says so', async () => {
    await page.show(install({ save_interrupted: true }));
    must('[data-row="unsettled"]');
  });

  it('of which a copy is left in the encrypted file says so, with the way to it', async () => {
    await page.show(install({ secret: custody, left_in_vault: true }));
    must('[data-row="left-in-vault"] [data-act="unlock"]');
  });

  it.each(['keychain', 'vault', 'session'] as const)('saved in %s is named, with its place', async (keep) => {
    await page.show(stored({ store: keep }));
    const location = await seen(`[data-row=location][data-value=${keep}]`);
    expect(find('[data-act=move-to-keychain]') !== null).toBe(keep !== 'keychain');
    // What is no keychain's is said in sight; where the keychain's item is, one click below.
    expect(location.closest('[data-row="saved-secret"]') !== null).toBe(keep === 'keychain');
  });
});

describe('Earlier secrets', () => {
  it('are erased by a button that names which and where', async () => {
    await page.show(install({ secret: custody, replaced: [{ last_four: 'wXyZ', item: 'acme/c1/okta-secret/1' }], secret_accepted: true }));
    expect(must('[data-act="erase-replaced"]').textContent).toContain('…wXyZ');
    await click('erase-replaced');
    await vi.waitFor(() => expect(must('[data-row="replaced-done"]').textContent).toContain('wXyZ'));
    expect(find('[data-act="erase-replaced"]')).toBeNull();
  });

  it('can be used again until the present one is tested, and only where one may be', async () => {
    const replaced = [{ last_four: 'wXyZ', item: 'acme/c1/okta-secret/1' }, { last_four: 'aBcD', item: null }];
    await page.show(install({ secret: custody, replaced }));
    expect(document.querySelectorAll('[data-act="take-back"]')).toHaveLength(1);
    expect(must('[data-act="take-back"]').textContent).toContain('…wXyZ');
    await click('take-back', 'acme/c1/okta-secret/1');
    await vi.waitFor(() => expect(page.calls('takeBack')).toEqual([['takeBack', 'acme/c1/okta-secret/1']]));
    await vi.waitFor(() => expect(must('[data-row="replaced-done"]').textContent).toContain('…wXyZ'));
  });
});

describe('The client ID', () => {
  const added = () => page.calls('acceptClientId');
  const isDone = () => vi.waitFor(() => expect(state('client-id')).toBe('done'));

  it('of the usual shape is added by pasting it', async () => {
    await page.show(stored());
    await paste('client_id', CLIENT);
    await isDone();
    expect(added()).toEqual([['acceptClientId', CLIENT, false]]);
    expect(primary()).toBe('next');
    expect(find('[data-field="client_id"]')).toBeNull();
    expect(must('[data-part="client-id"]').textContent).toContain(CLIENT);
  });

  it.each([['Enter', () => void enter('client_id')], ['its button', () => click('add-client-id')]])('is added by %s', async (_, act) => {
    await page.show(stored());
    type('client_id', CLIENT);
    await settled();
    expect(added()).toEqual([]);
    await act();
    await isDone();
  });

  it('of another length is questioned at its field, and used only on confirmation', async () => {
    await page.show(stored());
    await paste('client_id', '0oa123');
    const note = await seen('[data-problem="client-id-unusual"]');
    expect(note.textContent).toMatch(/20 characters.*6/);
    expect(note.id).toBe('field-client_id-problem');
    expect(state('client-id')).toBe('open');
    await click('use-anyway');
    await isDone();
    expect(added().map(([, , anyway]) => anyway)).toEqual([false, true]);
    must('[data-row="unusual"]');
  });

  it('can be changed afterwards', async () => {
    await page.show(install({ secret: custody, client_id: CLIENT }));
    await click('change-client-id');
    await seen('[data-field="client_id"]');
    expect(field('client_id').value).toBe(CLIENT);
  });

  it('that looks like a secret is removed from the field at once, and never stored as a draft', async () => {
    await page.show(stored());
    type('client_id', Array.from({ length: 40 }, (_, at) => 'abcXYZ_-9'[(at * 7) % 9]).join(''));
    await seen('[data-problem="client-id-is-secret"]');
    expect(field('client_id').value).toBe('');
    // The reason stays: that the field is empty since is none.
    await click('add-client-id');
    await seen('[data-problem="client-id-is-secret"]');
    expect(page.names()).not.toContain('acceptClientId');
    expect(page.names()).not.toContain('saveDraft');
  });

  it('that the engine recognizes as a secret is removed', async () => {
    await page.show(stored(), { acceptClientId: () => Promise.reject(problem('client-id-is-secret', { field: 'client_id' })) });
    type('client_id', 'a1'.repeat(12));
    await click('add-client-id');
    await seen('[data-problem="client-id-is-secret"]');
    await vi.waitFor(() => expect(field('client_id').value).toBe(''));
    await vi.waitFor(() => expect(page.calls('saveDraft').at(-1)).toEqual(['saveDraft', 'client_id', '']));
  });

  it('is pasted into its field, not saved as a secret', async () => {
    await page.show(stored());
    await paste('client_id', CLIENT);
    await isDone();
    expect(page.names()).not.toContain('takeSecret');
  });
});
