import { describe, expect, it, vi } from 'vitest';
import { onHome } from '../src/host/fixtures';
import { click, driven, find, must, page } from './page';

driven();

describe('Home', () => {
  it.each(['protected', 'connected', 'not_protected'] as const)('has words for %s, also where nobody knows when a backup was', async (state) => {
    const home = onHome();
    if (home.screen.at !== 'home') throw new Error('not Home');
    const row = home.screen.connections[0]!;
    await page.show({ ...home, screen: { ...home.screen, connections: [{ ...row, protection: { ...row.protection, state, because: null, backup_at: null } }] } });
    expect(document.body.textContent).not.toMatch(/protection-/);
  });

  it('says the state in words, and never Protected for Connected', async () => {
    await page.show(onHome());
    const states = [...document.querySelectorAll<HTMLElement>('tbody tr[data-row]')].map((row) => [row.dataset.state, row.querySelector('.state')?.textContent]);
    expect(states).toEqual([
      ['protected', '✓Protected'], ['not_protected', '!Not protected'], ['connected', 'Connected'], ['not_connected', 'Setup not finished'],
    ]);
    expect(must('tr[data-state="connected"]').querySelector('[data-known="confirmed"]')?.textContent).toContain('P. Lang');
  });

  it('opens the connection of its row', async () => {
    await page.show(onHome());
    await click('open-connection', 'c3');
    await vi.waitFor(() => expect(page.outside.calls).toContainEqual(['openConnection', 'c3']));
  });

  it('leads from a connection without a backup to where one is said to be seen', async () => {
    await page.show(onHome());
    expect([...document.querySelectorAll<HTMLElement>('[data-act="open-backup"]')].map(({ dataset }) => dataset.value)).toEqual(['c3']);
    await click('open-backup', 'c3');
    await vi.waitFor(() => expect(must('form').dataset.step).toBe('backups'));
    expect(page.outside.calls).toContainEqual(['openConnection', 'c3']);
  });

  it('calls key management skipped, with its button in the row', async () => {
    await page.show(onHome());
    expect(must('[data-row="c2"]').textContent).toMatch(/key management was skipped\s+reported by P\. Lang/);
    await click('turn-on-keys', 'c2');
    await vi.waitFor(() => expect(must('form').dataset.step).toBe('backups'));
  });

  it('shows that it is Practice, and the way out of it', async () => {
    await page.show(onHome([], true));
    must('[data-practice]');
    expect(find('[data-act="enter-practice"]')).toBeNull();
    await click('exit-practice');
    await vi.waitFor(() => expect(find('[data-practice]')).toBeNull());
  });
});
