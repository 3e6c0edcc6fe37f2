import { mount, tick, unmount } from 'svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import App from '../src/App.svelte';
import { begin } from '../src/act.svelte';
import { loadSteps } from '../src/frame/Walk.svelte';
import { fake, type Fake } from '../src/host/fake';
import { addedEnvironment, environments, onHome, onPath, path, problem } from '../src/host/fixtures';
import type { View } from '../src/host/wire';
import { missing, speak, speakAll } from '../src/words';

let app: Record<string, unknown> | undefined;
let outside: Fake;

async function show(view: View, answers: Fake['answers'] = {}): Promise<void> {
  outside = fake(view);
  Object.assign(outside.answers, answers);
  begin(outside.host, view);
  app = mount(App, { target: document.body });
  await vi.waitFor(() => expect(document.querySelector('h1')).not.toBeNull());
}

const find = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector);
const called = (method: string) => outside.calls.filter(([name]) => name === method);
const turn = async () => {
  for (let at = 0; at < 10; at += 1) await tick();
};
async function press(act: string): Promise<void> {
  find(`[data-act="${act}"]`)!.click();
  await turn();
}
async function write(field: string, text: string): Promise<void> {
  const box = find<HTMLInputElement>(`[data-field="${field}"]`)!;
  box.value = text;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  await turn();
}

beforeAll(async () => {
  await speak('en');
  await loadSteps();
}, 60_000);
beforeEach(() => missing.clear());
afterEach(async () => {
  if (app) await unmount(app);
  app = undefined;
  document.body.replaceChildren();
  expect([...missing], 'words that are missing').toEqual([]);
});

describe.each(['en', 'de'] as const)('another environment in %s', (language) => {
  beforeEach(async () => {
    await speak(language);
    await speakAll();
  });

  it('from a file is read and shown before anything is asked, then added and chosen', async () => {
    await show({ ...onPath(path('org')), language });
    await write('environment_file', 'name = "x"');
    expect(find('[data-act="add-environment"]')).toBeNull();
    await press('read-environment');
    expect(called('readEnvironment')).toEqual([['readEnvironment', { from: 'file', text: 'name = "x"' }]]);
    expect(called('addEnvironment')).toEqual([]);
    for (const said of ['https://apis.dell.example/token', '/okta/v1/domains', '/okta/v1/tasks', '/okta/v1/keymanagement']) expect(document.body.textContent).toContain(said);
    await press('add-environment');
    expect(called('addEnvironment')).toEqual([['addEnvironment', { from: 'file', text: 'name = "x"' }]]);
    await vi.waitFor(() => expect(called('chooseDell').at(-1)?.[1]).toBe(addedEnvironment.id));
    expect(find<HTMLInputElement>(`[data-value="${addedEnvironment.id}"]`)!.checked).toBe(true);
  });

  it('is what was read, and not what was typed since', async () => {
    await show({ ...onPath(path('org')), language });
    await write('environment_file', 'one');
    await press('read-environment');
    await write('environment_file', 'two');
    expect(find('[data-act="add-environment"]')).toBeNull();
  });

  it('by hand tells each problem at its field', async () => {
    const bad = problem('environment-address', { field: 'environment_api_base', args: { field: 'api_base', value: 'http://x' } });
    await show({ ...onPath(path('org')), language }, { readEnvironment: () => Promise.reject(bad) });
    find('[data-field="environment_from"][data-value="form"]')!.click();
    await turn();
    await write('environment_api_base', 'http://x');
    find('[data-field="environment_by_api"]')!.click();
    await turn();
    await write('environment_domains', '/d');
    await press('read-environment');
    expect(find('#field-environment_api_base-problem')).not.toBeNull();
    expect(document.querySelectorAll('[data-problem]')).toHaveLength(1);
    expect(called('readEnvironment')[0]![1]).toEqual({
      from: 'form', name: '', api_base: 'http://x', token_path: '/token', console_address: '',
      onboarding_paths: { domains: '/d', tasks: '', key_management: '' },
    });
  });

  it('is shown for what it is, and removed while nobody uses it', async () => {
    const used = { ...addedEnvironment, id: 'added-1', added: { ...addedEnvironment.added!, name: 'In use', used: true } };
    await show({ ...onPath(path('org', { environments: [...environments, addedEnvironment, used] })), language });
    const option = find(`[data-value="${addedEnvironment.id}"]`)!.closest('label')!.textContent!;
    for (const said of ['Dell onboarding preview', 'apis.dell.example', 'jd']) expect(option).toContain(said);
    expect(document.querySelectorAll('[data-act="remove-environment"]')).toHaveLength(1);
    await press('remove-environment');
    expect(called('removeEnvironment')).toEqual([['removeEnvironment', addedEnvironment.id]]);
  });
});

describe('every problem of an environment', () => {
  it.each(['en', 'de'] as const)('has its words in %s', async (language) => {
    await speak(language);
    await speakAll();
    const args = { field: 'api_base', value: 'http://x', host: 'acme.okta.com', kib: '16', most: '60', name: 'Ours', path: '/token', known: 'a', space: 'real' };
    for (const what of ['empty', 'too-large', 'unreadable', 'hidden', 'unknown-field', 'missing', 'name', 'name-taken', 'address', 'okta', 'space', 'path', 'no-token']) {
      const bad = problem(`environment-${what}`, { field: 'environment_file', args });
      await show({ ...onPath(path('org')), language }, { readEnvironment: () => Promise.reject(bad) });
      await press('read-environment');
      expect(find(`[data-problem="environment-${what}"]`), what).not.toBeNull();
      await unmount(app!);
      app = undefined;
      document.body.replaceChildren();
    }
  });

  it('leaves Home with the name', async () => {
    await speak('en');
    await speakAll();
    const view = onHome();
    if (view.screen.at === 'home') view.screen.page.rows[0]!.environment_name = 'Dell onboarding preview';
    await show(view);
    await vi.waitFor(() => expect(document.querySelector('th[title*="Dell onboarding preview"]')).not.toBeNull());
  });
});
