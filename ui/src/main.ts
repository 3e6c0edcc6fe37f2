import './look/tokens.css';
import './look/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { begin, host } from './act.svelte';
import type { Host } from './host/host';
import { resolve, speak, speakAll } from './words';

/** The app's core, or, outside of it, an organisation in memory to look at the screens with. */
async function outside(): Promise<Host> {
  if (import.meta.env.MODE === 'production' || '__TAURI_INTERNALS__' in window) {
    return (await import('./host/tauri')).tauriHost;
  }
  return (await import('./host/fake')).fakeFromAddress();
}

// Not awaited at the top level: files that this one loads later import from it, and would wait for its end.
async function start(): Promise<void> {
  const found = await outside();
  const view = await found.view();
  begin(found, view);
  await speak(resolve(view.language));
  // An empty Home, the first screen ever seen, needs few words; the others follow behind it.
  const others = speakAll();
  if (view.screen.at === 'path' || view.screen.connections.length > 0) await others;
  mount(App, { target: document.getElementById('app')! });
  // A hidden window gets no frames (WebKitGTK), so waiting for one would wait for the shell's fail-safe.
  void host.shown();
}

void start();
