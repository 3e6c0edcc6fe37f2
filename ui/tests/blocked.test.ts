import { mount, unmount } from 'svelte';
import { beforeAll, expect, it } from 'vitest';
import Blocked from '../src/frame/Blocked.svelte';
import { fake } from '../src/host/fake';
import { onHome, problem } from '../src/host/fixtures';
import { setLanguage, loadAllWords } from '../src/words';

beforeAll(async () => {
  await setLanguage('en');
  await loadAllWords();
});

// A file of tests has a session of its own: nothing has begun it here.
it('says why the connections cannot be opened, before any view has come', async () => {
  const shown = mount(Blocked, { target: document.body, props: { host: fake(onHome()).host, problem: problem('another-window'), onview: () => {} } });
  expect(document.querySelector('[data-problem="another-window"]')?.textContent).toContain('already open');
  await unmount(shown);
});
