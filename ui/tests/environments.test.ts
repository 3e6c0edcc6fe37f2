import { beforeEach, describe, expect, it, vi } from 'vitest';
import { addedEnvironment, environments, onHome, onPath, path, problem } from '../src/host/fixtures';
import { setLanguage, loadAllWords } from '../src/words';
import { driven, find, page, press, settled, type } from './page';

driven();

async function write(field: string, text: string): Promise<void> {
  type(field, text);
  await settled();
}

describe.each(['en', 'de'] as const)('another environment in %s', (language) => {
  beforeEach(async () => {
    await setLanguage(language);
    await loadAllWords();
  });

  it('from a file is read and shown before any request, then added and chosen', async () => {
    await page.show({ ...onPath(path('org')), language });
    await write('environment_file', 'name = "x"');
    expect(find('[data-act="add-environment"]')).toBeNull();
    await press('read-environment');
    expect(page.calls('readEnvironment')).toEqual([['readEnvironment', { from: 'file', text: 'name = "x"' }]]);
    expect(page.calls('addEnvironment')).toEqual([]);
    for (const said of ['https://apis.dell.example/token', '/okta/v1/domains', '/okta/v1/tasks', '/okta/v1/keymanagement']) expect(document.body.textContent).toContain(said);
    await press('add-environment');
    expect(page.calls('addEnvironment')).toEqual([['addEnvironment', { from: 'file', text: 'name = "x"' }]]);
    await vi.waitFor(() => expect(page.calls('chooseDell').at(-1)?.[1]).toBe(addedEnvironment.id));
    expect(find<HTMLInputElement>(`[data-value="${addedEnvironment.id}"]`)!.checked).toBe(true);
  });

  it('is what was read, and not what was typed since', async () => {
    await page.show({ ...onPath(path('org')), language });
    await write('environment_file', 'one');
    await press('read-environment');
    await write('environment_file', 'two');
    expect(find('[data-act="add-environment"]')).toBeNull();
  });

  it('by hand shows each problem at its field', async () => {
    const bad = problem('environment-address', { field: 'environment_api_base', args: { field: 'api_base', value: 'http://x' } });
    await page.show({ ...onPath(path('org')), language }, { readEnvironment: () => Promise.reject(bad) });
    find('[data-field="environment_from"][data-value="form"]')!.click();
    await settled();
    await write('environment_api_base', 'http://x');
    find('[data-field="environment_by_api"]')!.click();
    await settled();
    await write('environment_domains', '/d');
    await press('read-environment');
    expect(find('#field-environment_api_base-problem')).not.toBeNull();
    expect(document.querySelectorAll('[data-problem]')).toHaveLength(1);
    expect(page.calls('readEnvironment')[0]![1]).toEqual({
      from: 'form', name: '', api_base: 'http://x', token_path: '/token', console_address: '',
      onboarding_paths: { domains: '/d', tasks: '', key_management: '' },
    });
  });

  it('is shown with its host and author, and removed while no connection uses it', async () => {
    const used = { ...addedEnvironment, id: 'added-1', added: { ...addedEnvironment.added!, name: 'In use', used: true } };
    await page.show({ ...onPath(path('org', { environments: [...environments, addedEnvironment, used] })), language });
    const option = find(`[data-value="${addedEnvironment.id}"]`)!.closest('label')!.textContent!;
    for (const said of ['Dell onboarding preview', 'apis.dell.example', 'jd']) expect(option).toContain(said);
    expect(document.querySelectorAll('[data-act="remove-environment"]')).toHaveLength(1);
    await press('remove-environment');
    expect(page.calls('removeEnvironment')).toEqual([['removeEnvironment', addedEnvironment.id]]);
  });
});

describe('every problem of an environment', () => {
  it.each(['en', 'de'] as const)('has its words in %s', async (language) => {
    await setLanguage(language);
    await loadAllWords();
    const args = { field: 'api_base', value: 'http://x', host: 'acme.okta.com', kib: '16', most: '60', name: 'Ours', path: '/token', known: 'a', space: 'real' };
    for (const what of ['empty', 'too-large', 'unreadable', 'hidden', 'unknown-field', 'missing', 'name', 'name-taken', 'address', 'okta', 'space', 'path', 'no-token']) {
      const bad = problem(`environment-${what}`, { field: 'environment_file', args });
      await page.show({ ...onPath(path('org')), language }, { readEnvironment: () => Promise.reject(bad) });
      await press('read-environment');
      expect(find(`[data-problem="environment-${what}"]`), what).not.toBeNull();
    }
  });

  it('leaves Home with the name', async () => {
    await setLanguage('en');
    await loadAllWords();
    const view = onHome();
    if (view.screen.at === 'home') view.screen.clouds = [[view.screen.page.rows[0]!.environment, 'Dell onboarding preview']];
    await page.show(view);
    await vi.waitFor(() => expect(document.querySelector('th[title*="Dell onboarding preview"]')).not.toBeNull());
  });
});
