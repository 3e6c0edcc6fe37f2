/** Each step is drawn with the words that it loads itself: nothing was shown before it. */
import { expect, it, vi } from 'vitest';
import type { Facts } from '../src/host/fixtures';

it.each([
  ['org', {}], ['permissions', {}], ['install', {}], ['install', { secret: 'saved' }], ['test', {}], ['test', { proof: 'failed' }],
] as const)('%s %o needs no words of another screen', async (step, how: { secret?: string; proof?: string }) => {
  vi.resetModules();
  const [{ mount, unmount }, { default: App }, { begin }, { fake }, fixtures, words] = await Promise.all([
    import('svelte'), import('../src/App.svelte'), import('../src/act.svelte'), import('../src/host/fake'), import('../src/host/fixtures'), import('../src/words'),
  ]);
  await words.setLanguage('en');
  const more: Facts = {
    ...(how.secret ? { secret: fixtures.custody } : {}),
    ...(how.proof ? { test: { ...fixtures.path('authorize').okta.test, rows: fixtures.rowsWithAGap(), granted: 14, lists: fixtures.listsWithAGap() } } : {}),
  };
  const view = fixtures.onPath(fixtures.path(step, more));
  begin(fake(view).host, view);
  const app = mount(App, { target: document.body });
  await vi.waitFor(() => expect(document.querySelector('h1')).not.toBeNull(), 30_000);
  expect([...words.missing]).toEqual([]);
  await unmount(app);
}, 60_000);
