import { host, type Act } from '../act.svelte';
import { thrownProblem } from '../host/problem';
import type { Written } from '../host/wire';
import { toast } from '../toast.svelte';
import { problemKey, loadWords, t } from '../words';

/** Says where a file was saved, and offers to open it. Every export ends here. */
export async function written(file: Written): Promise<void> {
  // Home, the first screen, doesn't load these words.
  await loadWords('evidence', 'problems');
  const folder = file.path.split(/[\\/]/).at(-2) ?? '';
  toast.show({
    text: t('written-saved', { folder }),
    actions: [
      { act: 'open-file', label: t('written-open'), onclick: () => attempt(() => host.openFile(file.number)) },
      { act: 'show-in-folder', label: t('written-show'), onclick: () => attempt(() => host.showInFolder(file.number)) },
    ],
  });
}

/** Saves a file by an act, which shows a refusal, and says where it is. */
export async function saveFile(act: Act, save: () => Promise<Written>): Promise<void> {
  const file = await act.run(save);
  if (file) await written(file);
}

/** The file may be missing by now, or the system has no program for it. */
async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    const problem = thrownProblem(thrown);
    const key = problemKey(problem);
    toast.show({ text: `${t(key, problem.args)}. ${t(key, problem.args, 'remedy')}` });
  }
}
