import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { begin } from '../src/act.svelte';
import { fake } from '../src/host/fake';
import { environments, onPath, path, practiceEnvironments, rotation } from '../src/host/fixtures';
import type { Path, Stage } from '../src/host/wire';
import { missing, speak, speakAll } from '../src/words';
import Rotate from '../src/steps/rotate/Rotate.svelte';

let shown: ReturnType<typeof mount> | undefined;
beforeAll(async () => {
  await speak('en');
  await speakAll();
}, 60_000);
afterEach(() => {
  if (shown) void unmount(shown);
  shown = undefined;
});

function show(at: Path) {
  begin(fake(onPath(at)).host, onPath(at));
  shown = mount(Rotate, { target: document.body, props: { path: at } });
  flushSync();
}

const STAGES: Stage[] = ['slots', 'take', 'prove', 'reauthorize', 'at_dell', 'deactivate', 'refused', 'wipe', 'ended'];
const ways = [environments[0]!, practiceEnvironments[1]!];
for (const environment of ways) {
  for (const stage of STAGES) {
    test(`${stage} by ${environment.way} has its heading, one primary act and all its words`, () => {
      missing.clear();
      show(path('finish', { environment, rotation: rotation(stage) }));
      expect(document.querySelector('form h1')?.textContent?.trim()).toBeTruthy();
      expect(document.querySelectorAll('form button.primary')).toHaveLength(1);
      expect([...missing]).toEqual([]);
    });
  }
}

test('what may be done with the new secret is asked anew once it was copied for the console', async () => {
  const at = path('finish', { environment: environments[0]!, rotation: rotation('reauthorize') });
  const outside = fake(onPath(at));
  begin(outside.host, onPath(at));
  shown = mount(Rotate, { target: document.body, props: { path: at } });
  flushSync();
  document.querySelector<HTMLElement>('[data-act="copy-value"][data-value="secret"]')!.click();
  const called = () => outside.calls.map(([name]) => name);
  await vi.waitFor(() => expect(called()).toContain('view'));
  expect(called().indexOf('view')).toBeGreaterThan(called().indexOf('copyValue'));
});
