import { describe, expect, it, vi } from 'vitest';
import { flushSync, mount, unmount } from 'svelte';
import { begin } from '../src/act.svelte';
import { dialogs } from '../src/frame/dialogs.svelte';
import Header from '../src/frame/Header.svelte';
import { SHORTCUTS, shortcutOf, type Keys } from '../src/frame/keys';
import { fake } from '../src/host/fake';
import { onHome, onPath, path } from '../src/host/fixtures';
import { click, driven, find, key, must, page, settled } from './page';

driven();

function header(props: Record<string, unknown>, view = onHome()) {
  const outside = fake(view);
  begin(outside.host, view);
  const shown = mount(Header, { target: document.body, props });
  flushSync();
  return { outside, gone: () => unmount(shown) };
}

describe('The header of Home', () => {
  it('names the app and counts the orgs; on Welcome it counts none and saves nothing', async () => {
    const twelve = header({ count: 12 });
    expect(must('header').textContent).toContain('Okta Dell Connect');
    expect(must('[data-row="orgs"]').textContent).toBe('12 orgs');
    expect(must('header').textContent).toMatch(/Saved$/);
    expect(find('[data-act="go-home"]')).toBeNull();
    await twelve.gone();
    const welcome = header({}, onHome([]));
    expect(find('[data-row="orgs"]')).toBeNull();
    expect(must('header').textContent).not.toContain('Saved');
    await welcome.gone();
  });

  it('is above the Status of the only org, with a way to add another', async () => {
    const view = onPath({ ...path('finish', { at_status: true, finished: true }), only: true } as never);
    const one = header({ path: view.screen }, view);
    expect(must('[data-row="orgs"]').textContent).toBe('1 org');
    expect(find('[data-act="go-home"]')).toBeNull();
    await click('add-org');
    await vi.waitFor(() => expect(one.outside.calls.map(([name]) => name)).toContain('startConnection'));
    await one.gone();
  });
});

describe('The header of a path', () => {
  it('leads to Help and Settings', async () => {
    await page.show(onPath(path('test')));
    await click('open-help');
    await click('open-settings');
    expect(dialogs.shown).toEqual(['help', 'settings']);
  });
});

describe('Keys', () => {
  const event = ({ key: name, mod, alt }: Keys) => ({ key: name, ctrlKey: mod ?? false, altKey: alt ?? false });
  const acting = SHORTCUTS.filter(({ run }) => run);

  it.each(acting.flatMap((shortcut) => shortcut.keys.map((one) => [shortcut.name, one] as const)))('do what the sheet says: %s', async (name, one) => {
    await page.show(onPath(path('test')));
    expect(shortcutOf(key(event(one)))?.name ?? 'done').toMatch(new RegExp(`^(${name}|done)$`));
    expect(key(event(one)).defaultPrevented).toBe(true);
    // With Shift's neighbors held too, it is another key.
    expect(key({ ...event(one), metaKey: true }).defaultPrevented).toBe(false);
  });

  it('go back by Alt+Left: a step, and from the first one to all connections', async () => {
    await page.show(onPath(path('permissions', { back: true })));
    key({ key: 'ArrowLeft', altKey: true });
    await vi.waitFor(() => expect(page.names()).toContain('back'));
    await page.show(onPath(path('org', { back: false })));
    key({ key: 'ArrowLeft', altKey: true });
    await vi.waitFor(() => expect(page.names()).toContain('goHome'));
  });

  it('begin a connection by Ctrl+N, and open Help by F1', async () => {
    await page.show(onHome());
    key({ key: 'n', ctrlKey: true });
    await vi.waitFor(() => expect(page.names()).toContain('startConnection'));
    key({ key: 'F1' });
    expect(dialogs.shown).toEqual(['help']);
  });

  it('are letters while a person types, and belong to a dialog that is open', async () => {
    await page.show(onPath(path('org')));
    const box = must('[data-field="domain"]');
    for (const { name, keys, typing } of acting) {
      dialogs.shown = [];
      expect(key(event(keys[0]!), box).defaultPrevented, name).toBe(typing === true);
    }
    dialogs.shown = ['network'];
    await vi.waitFor(() => must('dialog[open]'));
    for (const { name, keys } of acting) expect(key(event(keys[0]!)).defaultPrevented, name).toBe(false);
  });

  it('of which one is refused say why', async () => {
    await page.show(onHome(), { startConnection: () => Promise.reject({ code: 'store-full', field: null, args: {}, said: null }) });
    key({ key: 'n', ctrlKey: true });
    await vi.waitFor(() => must('[data-row="notice"] [data-problem="store-full"]'));
    await settled();
  });
});

describe('A dialog', () => {
  it('has its heading focused first, keeps Close in a footer of its own, and gives the focus back', async () => {
    await page.show(onPath(path('test')));
    must('[data-act="show-live"]').focus();
    await click('show-live');
    await vi.waitFor(() => must('dialog[open]'));
    expect(document.activeElement).toBe(must('#live-title'));
    expect(must('dialog > footer [data-act="close-live"]').closest('.scroll')).toBeNull();
    (must('dialog') as HTMLDialogElement).close();
    await vi.waitFor(() => expect(find('dialog')).toBeNull());
    await vi.waitFor(() => expect(document.activeElement).toBe(must('[data-act="show-live"]')));
  });
});
