/** The page's parts on their own: what their keys do, and what they say. */
import { mount, tick, unmount, type Component } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onPath, path } from '../src/host/fixtures';
import Menu from '../src/parts/Menu.svelte';
import { placeAt, type MenuItem } from '../src/parts/menu';
import Toasts from '../src/parts/Toasts.svelte';
import { toast } from '../src/toast.svelte';
import { driven, find, key, must, page, seen } from './page';

driven();

const mounted: Record<string, unknown>[] = [];
function put<Props extends Record<string, any>>(part: Component<Props>, props: Props): Record<string, unknown> {
  const one = mount(part, { target: document.body, props });
  mounted.push(one);
  return one;
}
afterEach(() => {
  toast.close();
  for (const one of mounted.splice(0)) void unmount(one);
});

describe('A menu', () => {
  const chosen = vi.fn();
  const items: MenuItem[] = ['Web page', 'CSV', 'JSON', 'Copy'].map((label, at) => ({ act: 'export', value: label, label, disabled: at === 2, onclick: () => chosen(label) }));
  const button = () => must('[data-act="export-list"]');
  const press = async (name: string) => {
    const event = key({ key: name }, document.activeElement ?? document.body);
    await tick();
    await tick();
    return event;
  };
  const at = () => document.activeElement?.textContent?.trim();

  beforeEach(() => {
    chosen.mockReset();
    put(Menu, { label: 'Export', act: 'export-list', items });
    button().focus();
  });

  it('says that it is a menu, and whether it is open', async () => {
    expect(button().getAttribute('aria-haspopup')).toBe('menu');
    expect(button().getAttribute('aria-expanded')).toBe('false');
    expect(find('[role="menu"]')).toBeNull();
    await press('ArrowDown');
    expect(button().getAttribute('aria-expanded')).toBe('true');
    expect(must('[role="menu"]').getAttribute('aria-label')).toBe('Export');
  });

  it('is opened by Down at its first item, by Up at its last, and by a click', async () => {
    await press('ArrowDown');
    expect(at()).toBe('Web page');
    await press('Escape');
    await press('ArrowUp');
    expect(at()).toBe('Copy');
    await press('Escape');
    // Enter and Space click a button by themselves.
    button().click();
    await vi.waitFor(() => expect(at()).toBe('Web page'));
  });

  it('moves by arrows, Home and End, and around its ends', async () => {
    await press('ArrowDown');
    await press('ArrowDown');
    expect(at()).toBe('CSV');
    await press('End');
    expect(at()).toBe('Copy');
    await press('ArrowDown');
    expect(at()).toBe('Web page');
    await press('ArrowUp');
    expect(at()).toBe('Copy');
    await press('Home');
    expect(at()).toBe('Web page');
  });

  it('jumps to the next item that begins with a letter', async () => {
    await press('ArrowDown');
    await press('c');
    expect(at()).toBe('CSV');
    await press('c');
    expect(at()).toBe('Copy');
    await press('z');
    expect(at()).toBe('Copy');
  });

  it('returns the focus on Esc, and handles that key alone', async () => {
    await press('ArrowDown');
    expect((await press('Escape')).defaultPrevented).toBe(true);
    expect(document.activeElement).toBe(button());
    expect(find('[role="menu"]')).toBeNull();
  });

  it('closes on Tab from its own place, and on a press elsewhere', async () => {
    await press('ArrowDown');
    expect((await press('Tab')).defaultPrevented).toBe(false);
    expect(document.activeElement).toBe(button());
    await press('ArrowDown');
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    await tick();
    expect(find('[role="menu"]')).toBeNull();
  });

  it('does what was chosen once, and not what is off', async () => {
    await press('ArrowDown');
    must('[data-value="JSON"]').click();
    expect(chosen).not.toHaveBeenCalled();
    must('[data-value="CSV"]').click();
    await tick();
    expect(chosen.mock.calls).toEqual([['CSV']]);
    expect(find('[role="menu"]')).toBeNull();
    expect(document.activeElement).toBe(button());
  });

  it('has its list inside the window', () => {
    const window = { width: 720, height: 520 };
    const list = { width: 180, height: 200 };
    const at = (left: number, top: number, rtl = false) => placeAt({ left, right: left + 100, top, bottom: top + 36 } as DOMRect, list, window, rtl);
    expect(at(40, 40)).toEqual({ left: 40, top: 80 });
    expect(at(600, 40)).toEqual({ left: 520, top: 80 });
    expect(at(40, 460)).toEqual({ left: 40, top: 256 });
    expect(at(300, 40, true)).toEqual({ left: 220, top: 80 });
    expect(at(0, 40, true)).toEqual({ left: 8, top: 80 });
  });
});

describe('A toast', () => {
  const region = () => must('[data-row="toast"] [role="status"]');
  const text = () => region().textContent;

  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('appears in a region that existed before, so that it is announced', async () => {
    vi.useRealTimers();
    await page.show(onPath(path('org')));
    const before = await seen('[data-row="toast"] [role="status"]');
    expect(text()).toBe('');
    toast.show({ text: 'Saved to Downloads.' });
    await tick();
    expect(region()).toBe(before);
    expect(text()).toBe('Saved to Downloads.');
  });

  it('is announced again if its text is the same', async () => {
    put(Toasts, {});
    toast.show({ text: 'Copied.' });
    await tick();
    const first = region().firstElementChild;
    toast.show({ text: 'Copied.' });
    await tick();
    expect(region().firstElementChild).not.toBe(first);
  });

  it('disappears 8 s after it was last pointed at', async () => {
    put(Toasts, {});
    toast.show({ text: 'Copied.' });
    await tick();
    must('[data-row="toast"]').dispatchEvent(new Event('mouseenter'));
    vi.advanceTimersByTime(60_000);
    await tick();
    expect(text()).toBe('Copied.');
    must('[data-row="toast"]').dispatchEvent(new Event('mouseleave'));
    vi.advanceTimersByTime(7_999);
    await tick();
    expect(text()).toBe('Copied.');
    vi.advanceTimersByTime(1);
    await tick();
    expect(text()).toBe('');
  });

  it('stays while it has something to do, until it is closed', async () => {
    put(Toasts, {});
    const open = vi.fn();
    toast.show({ text: 'Saved to Downloads.', actions: [{ act: 'open-file', label: 'Open', onclick: open }] });
    await tick();
    vi.advanceTimersByTime(600_000);
    await tick();
    must('[data-act="open-file"]').click();
    expect(open).toHaveBeenCalledOnce();
    // A button's name is not read out with the text.
    expect(text()).toBe('Saved to Downloads.');
    must('[data-act="close-toast"]').click();
    await tick();
    expect(text()).toBe('');
    expect(find('[data-act="close-toast"]')).toBeNull();
  });

  it('shows in the topmost place alone, as a dialog hides what is behind it', async () => {
    put(Toasts, {});
    const dialog = put(Toasts, {});
    toast.show({ text: 'Saved to Downloads.' });
    await tick();
    expect([...document.querySelectorAll('[data-row="toast"] [role="status"]')].map((one) => one.textContent)).toEqual(['', 'Saved to Downloads.']);
    mounted.splice(mounted.indexOf(dialog), 1);
    void unmount(dialog);
    await tick();
    await tick();
    expect(text()).toBe('Saved to Downloads.');
  });
});
