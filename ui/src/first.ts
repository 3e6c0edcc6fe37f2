/** Renders the first screen for the build: Welcome as markup, and the words that it needs. */
import { render } from 'svelte/server';
import de from '../../words/de/frame.ftl?raw';
import en from '../../words/en/frame.ftl?raw';
import App from './App.svelte';
import { session } from './act.svelte';
import { onHome } from './host/homes';
import type { Language } from './host/wire';
import { setLanguage } from './words';

export const words: Record<Language, string> = { en, de };

export async function markup(language: Language): Promise<string> {
  await setLanguage(language);
  session.view = onHome([]);
  return render(App).body;
}
