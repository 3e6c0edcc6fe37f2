import { beforeEach, describe, expect, it, vi } from 'vitest';
import { dialogs } from '../src/frame/dialogs.svelte';
import { SHORTCUTS } from '../src/frame/keys';
import { components } from '../src/frame/licenses';
import { onHome, onPath, path } from '../src/host/fixtures';
import { click, driven, field, find, key, must, page, paste, seen, settled } from './page';

driven();

const done = (row: string) => seen(`dialog[data-row="${row}"][data-state="done"]`);

describe('Settings', () => {
  beforeEach(async () => {
    await page.show(onPath(path('test')));
    key({ key: ',', ctrlKey: true });
    await done('settings');
  });

  it('say under which name reports are recorded, and ask for another outside the page', async () => {
    expect(must('dialog [data-row="recorded-as"]').textContent).toContain('Ada Example');
    page.outside.answers.settings = async () => ({ reporter: 'Bo Example', lookup_on_paste: true, keychain: 'ready', keychain_name: 'GNOME Keyring' });
    must('dialog [data-act="change-name"]').click();
    await vi.waitFor(() => expect(page.names()).toContain('changeReporter'));
    await vi.waitFor(() => expect(must('dialog [data-row="recorded-as"]').textContent).toContain('Bo Example'));
    expect(find('dialog input[type="text"]')).toBeNull();
  });

  it('keep each change at once', async () => {
    const choose = (name: string, value: string) => {
      const select = must(`[data-field="${name}"]`) as HTMLSelectElement;
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    };
    choose('settings_clipboard', '120');
    await vi.waitFor(() => expect(page.calls('setClipboardSeconds')).toEqual([['setClipboardSeconds', 120]]));
    field('lookup_on_paste').click();
    await vi.waitFor(() => expect(page.calls('setLookupOnPaste')).toEqual([['setLookupOnPaste', false]]));
    expect(field('lookup_on_paste').checked).toBe(false);
    choose('language', 'de');
    await vi.waitFor(() => expect(page.calls('setLanguage')).toEqual([['setLanguage', 'de']]));
    await vi.waitFor(() => expect(must('#settings-title').textContent).toBe('Einstellungen'));
  });

  it('say where secrets are stored, and where that is chosen', () => {
    expect(must('dialog [data-row="store"]').textContent).toContain('GNOME Keyring');
    expect(must('dialog').textContent).toContain('Store secrets elsewhere');
  });

  it('lead to the network check, and into practice mode', async () => {
    must('dialog [data-act="open-network"]').click();
    await seen('dialog[data-row="network"]');
    must('dialog [data-act="enter-practice"]').click();
    await vi.waitFor(() => expect(page.names()).toContain('enterPractice'), 10_000);
    await vi.waitFor(() => expect(find('dialog[data-row="settings"]')).toBeNull(), 10_000);
  });
});

describe('Lookup on paste', () => {
  it('sends a request only by a click while it is off', async () => {
    await page.show(onPath(path('org', { organization: null })));
    await page.outside.host.setLookupOnPaste(false);
    await paste('domain', 'acme.okta.com');
    await settled();
    key({ key: 'Enter' }, field('domain'));
    await settled();
    expect(page.names()).not.toContain('askOrganization');
    await click('find-org');
    await vi.waitFor(() => expect(page.names()).toContain('askOrganization'));
  });
});

describe('Help', () => {
  it.each([
    ['install', onPath(path('install')), 'install'],
    ['Home', onHome(), 'org'],
    ['Status', onPath(path('finish', { finished: true, at_status: true })), 'status'],
  ] as const)('opens by F1 at the page about %s', async (_, view, name) => {
    await page.show(view);
    key({ key: 'F1' });
    await done('help');
    expect(must('[data-row="guide"]').dataset.value).toBe(name);
    expect(must('[data-row="guide"] h3').textContent).not.toBe('');
    expect(must('dialog nav [aria-current]').dataset.value).toBe(name);
  });

  it('turns to another page, and its links leave by the closed list', async () => {
    await page.show(onPath(path('install')));
    key({ key: 'F1' });
    await done('help');
    must('dialog [data-row="guide"] [data-act="open-link"]').click();
    await vi.waitFor(() => expect(page.calls('openLink')).toEqual([['openLink', 'okta_add_help']]));
    must('dialog nav [data-value="rotate"]').click();
    await vi.waitFor(() => expect(must('[data-row="guide"]').dataset.value).toBe('rotate'));
    expect(document.querySelector('[data-row="guide"] img, [data-row="guide"] a')).toBeNull();
  });

  it('copies the text for Support', async () => {
    await page.show(onHome());
    key({ key: 'F1' });
    await done('help');
    await click('copy-support');
    await vi.waitFor(() => expect(page.calls('copyText')).toEqual([['copyText', 'Okta Dell Connect 0.1.0']]));
    await vi.waitFor(() => expect(must('dialog [role="status"]').textContent).toContain('Copied'));
  });

  it('shows the diagnostics before they are saved, with names of orgs only if ticked', async () => {
    await page.show(onHome());
    key({ key: 'F1' });
    await done('help');
    await click('open-diagnostics');
    await done('diagnostics');
    expect(must('[data-row="diagnostics-text"]').textContent).not.toContain('acme');
    field('diagnostics_orgs').click();
    await vi.waitFor(() => expect(must('[data-row="diagnostics-text"]').textContent).toContain('acme.okta.com'));
    await click('save-diagnostics');
    await vi.waitFor(() => expect(page.calls('saveDiagnostics')).toEqual([['saveDiagnostics']]));
    await vi.waitFor(() => expect(document.body.textContent).toContain('Saved'));
  });
});

describe('The sheet of shortcuts', () => {
  it('shows the table that acts', async () => {
    await page.show(onHome());
    key({ key: '?', shiftKey: true });
    const sheet = await seen('dialog[data-row="shortcuts"]');
    expect([...sheet.querySelectorAll<HTMLElement>('tr')].map((row) => row.dataset.row)).toEqual(SHORTCUTS.map(({ name }) => `shortcut-${name}`));
    expect(must('[data-row="shortcut-find"] td').textContent).toBe('Ctrl+F or /');
    expect(must('[data-row="shortcut-back"] td').textContent).toBe('Alt+Left');
  });
});

describe('About', () => {
  it('names the version and finds the license of each component', async () => {
    await page.show(onHome());
    dialogs.open('about');
    await done('about');
    expect(must('[data-row="version"]').dataset.value).toBe('0.1.0');
    const all = await components();
    expect(document.querySelectorAll('[data-component]')).toHaveLength(all.length);
    for (const name of ['tauri', 'svelte', 'rusqlite', 'SQLite', 'lucide-static']) must(`[data-component="${name}"] pre`);
    const search = field('component');
    search.value = 'sqlite';
    search.dispatchEvent(new Event('input', { bubbles: true }));
    await vi.waitFor(() => expect(document.querySelectorAll('[data-component]').length).toBeLessThan(6));
    must('[data-component="SQLite"]');
  });
});

describe('The menu bar of macOS', () => {
  it('opens the dialogs of the page', async () => {
    await page.show(onHome());
    page.say({ kind: 'open', dialog: 'settings' });
    await done('settings');
  });
});

describe('Live regions', () => {
  it('announce no countdown, and that the clipboard was cleared', async () => {
    await page.show(onPath(path('authorize')));
    await click('copy-secret');
    const countdown = await seen('[data-row="countdown"]');
    expect(countdown.closest('[role="status"], [role="alert"], [aria-live]')).toBeNull();
    await click('clear-clipboard');
    await vi.waitFor(() => expect(must('[data-row="copied"]').textContent).toContain('leared'));
    expect(must('[data-row="copied"]').getAttribute('role')).toBe('status');
  });
});
