import './look/tokens.css';
import './look/base.css';
import { hydrate, mount, unmount } from 'svelte';
import App from './App.svelte';
import { begin } from './act.svelte';
import { thrownProblem } from './host/problem';
import { tauriHost } from './host/tauri';
import { notices } from './notices.svelte';
import type { Host, ProblemView, View } from './host/wire';
import { language, resolve, setLanguage, loadAllWords } from './words';

/** The app's engine or, in a browser, a fake with an org in memory. */
async function outside(): Promise<Host> {
  if (import.meta.env.MODE === 'production' || '__TAURI_INTERNALS__' in window) {
    return tauriHost;
  }
  return (await import('./host/fake')).fakeFromAddress();
}

async function show(found: Host, view: View): Promise<void> {
  begin(found, view);
  const wanted = resolve(view.language);
  if (wanted !== language()) await setLanguage(wanted);
  // An empty Home needs only the frame's words; a path loads its own.
  const { screen } = view;
  if (screen.at === 'home' && (screen.counts.total > 0 || screen.set_aside || screen.clock_before)) await loadAllWords();
  const target = document.getElementById('app')!;
  if (import.meta.env.MODE !== 'production') {
    const asked = new URLSearchParams(location.search);
    const sheet = asked.has('parts') ? import('./look/Parts.svelte') : asked.has('sketches') ? import('./sketch/Sketches.svelte') : null;
    if (sheet) {
      await loadAllWords();
      mount((await sheet).default, { target });
      return;
    }
  }
  // The first screen may be there as markup already; then it only comes alive.
  if (target.firstChild) hydrate(App, { target });
  else mount(App, { target });
  performance.mark('usable');
}

/** The view that the page was served with, if it was. */
function servedView(): View | null {
  const text = document.querySelector<HTMLTemplateElement>('template#view')?.content.textContent;
  return text ? (JSON.parse(text) as View) : null;
}

/** Shows why there are no connections, as another window that uses them, and what to do. */
async function block(found: Host, problem: ProblemView): Promise<void> {
  const { default: Blocked } = await import('./frame/Blocked.svelte');
  await setLanguage(resolve(null));
  await loadAllWords();
  const blocked = mount(Blocked, {
    target: document.getElementById('app')!,
    props: { host: found, problem, onview: (view: View) => void unmount(blocked).then(() => show(found, view)) },
  });
  performance.mark('usable');
}

// Not awaited at the top level: files that load later import this one, and would wait for its end.
async function start(): Promise<void> {
  performance.mark('begun');
  const found = await outside();
  // The styles are loaded, so a window that is still hidden can show while the rest arrives. It gets no frames before
  // (WebKitGTK), so waiting for one would wait for the shell's fail-safe.
  void found.shown();
  notices.begin(found);
  const served = servedView();
  const words = setLanguage(resolve(served?.language ?? null));
  try {
    const view = served ?? (await found.view());
    await words;
    await show(found, view);
  } catch (thrown) {
    await block(found, thrownProblem(thrown));
  }
}

void start();
