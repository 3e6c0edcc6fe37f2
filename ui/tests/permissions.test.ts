import { describe, expect, it, vi } from 'vitest';
import { SCOPES, onPath, path, problem } from '../src/host/fixtures';
import { click, driven, field, find, must, page, seen, settled, type } from './page';

driven();

describe('Permissions', () => {
  it('are rows by what they are about, closed, with how many can delete', async () => {
    await page.show(onPath(path('permissions')));
    expect(document.querySelectorAll('details[data-row^="group-"]')).toHaveLength(7);
    expect(document.querySelectorAll('details[data-row^="group-"][open]')).toHaveLength(0);
    expect(must('[data-row="group-users"] summary').textContent).toContain('2 can delete');
    expect(must('[data-row="group-applications"] summary').textContent).toContain('2 of 3 can delete');
    expect(document.querySelectorAll('li[data-row^="okta."]')).toHaveLength(15);
    expect(must('[data-row="okta.users.manage"]').querySelector('.delete')).not.toBeNull();
    expect(must('[data-row="okta.clients.read"]').querySelector('.delete')).toBeNull();
  });

  it('all open by one click, with what the two endings mean', async () => {
    await page.show(onPath(path('permissions')));
    await click('show-all');
    await vi.waitFor(() => expect(document.querySelectorAll('details[data-row^="group-"][open]')).toHaveLength(7));
    expect(must('[data-row="manage"]').textContent).toContain('only lets it read');
  });

  it('are reviewed by one button, recorded before it continues', async () => {
    await page.show(onPath(path('permissions')));
    await click('reviewed');
    await vi.waitFor(() => expect(page.names()).toContain('next'));
    expect(page.calls('acknowledge')).toEqual([['acknowledge', true]]);
    expect(page.names().indexOf('acknowledge')).toBeLessThan(page.names().indexOf('next'));
  });

  it('seen on Okta\'s list are added, and counted', async () => {
    await page.show(onPath(path('permissions', { permissions: { ...path('permissions').okta.permissions, compared: { matched: SCOPES.slice(1).map(({ name }) => name), missing: ['okta.orgs.manage'], extra: ['okta.brands.manage'] } } })));
    expect(must('[data-row="compared"]').textContent).toMatch(/Same 14.*1 not in Okta's list.*1 more in Okta/s);
    await click('add-scope', 'okta.brands.manage');
    await seen('[data-act="remove-scope"][data-value="okta.brands.manage"]');
    expect(must('[data-row="known"]').textContent).toContain('We know of these 16');
    expect(must('[data-row="scope-added"]').textContent).toBe('Added: okta.brands.manage');
  });

  it('in the list already are named', async () => {
    await page.show(onPath(path('permissions')), { addScope: async () => page.outside.now() });
    type('scope', ' Okta.Users.manage');
    await click('add-scope');
    await vi.waitFor(() => expect(must('[data-row="scope-added"]').textContent).toBe('okta.users.manage is in the list already.'));
  });

  it('are saved for a security review, with where', async () => {
    await page.show(onPath(path('permissions')));
    await click('export');
    for (const format of ['html', 'csv', 'json']) must(`[data-act="save-report"][data-value="${format}"]`);
    await click('save-report', 'csv');
    await vi.waitFor(() => expect(must('[data-row="toast"]').textContent).toContain('Saved to Downloads.'));
    expect(page.calls('exportPermissions')).toEqual([['exportPermissions', 'csv']]);
  });

  it('say what undoing means before anything is granted', async () => {
    await page.show(onPath(path('permissions')));
    expect(must('[data-act="show-undone"]').closest('details')!.textContent).toMatch(/Revoke.*Backups then stop.*client ID and secret/s);
    await click('open-link', 'dell_permissions');
    await vi.waitFor(() => expect(page.calls('openLink')).toEqual([['openLink', 'dell_permissions']]));
  });

  it('refuse a pasted list that is none in its own words', async () => {
    await page.show(onPath(path('permissions')), { compareConsent: () => Promise.reject(problem('scope-name-bad', { field: 'consent_list' })) });
    await click('compare-consent');
    expect((await seen('[data-problem="scope-name-bad"]')).textContent).toContain('This list has no permission');
    expect(field('consent_list').getAttribute('aria-invalid')).toBe('true');
  });

  it('are sent and compared only by a click', async () => {
    await page.show(onPath(path('permissions')));
    await settled();
    expect(page.names().filter((name) => name !== 'subscribe')).toEqual([]);
    expect(find('[data-field="acknowledged"]')).toBeNull();
  });
});
