import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { begin } from '../src/act.svelte';
import { fake, type Fake } from '../src/host/fake';
import { onHome, problem } from '../src/host/fixtures';
import { written } from '../src/parts/written';
import { toast } from '../src/toast.svelte';
import { setLanguage } from '../src/words';

let outside: Fake;
const file = { number: 3, path: 'C:\\Users\\jd\\Downloads\\report.html' };
const press = (act: string) => toast.now!.actions!.find((one) => one.act === act)!.onclick();

beforeAll(() => setLanguage('en'));
beforeEach(() => {
  toast.close();
  outside = fake(onHome());
  begin(outside.host, outside.now());
});

it('a saved file is named by its folder, and opened by its number', async () => {
  await written(file);
  expect(toast.now!.text).toBe('Saved to Downloads.');
  expect(toast.now!.actions!.map(({ label }) => label)).toEqual(['Open', 'Show in folder']);
  await press('open-file');
  await press('show-in-folder');
  expect(outside.calls).toEqual([['openFile', 3], ['showInFolder', 3]]);
});

it('a saved file that is missing is reported, with what to do', async () => {
  outside.answers.openFile = async () => Promise.reject(problem('file-gone'));
  await written(file);
  await press('open-file');
  await vi.waitFor(() => expect(toast.now!.text).toBe("The file isn't there anymore. Save it again."));
});
