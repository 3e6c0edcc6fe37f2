/** The page over an outside in memory, as the tests of the screens drive it. */
import { mount, tick, unmount } from 'svelte';
import { afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import App from '../src/App.svelte';
import { begin, drafts } from '../src/act.svelte';
import { loadSteps } from '../src/frame/Walk.svelte';
import { dialogs } from '../src/frame/dialogs.svelte';
import { fake, type Fake } from '../src/host/fake';
import type { Summary, Notice, View } from '../src/host/wire';
import { notices } from '../src/notices.svelte';
import { toast } from '../src/toast.svelte';
import { setLanguage, loadAllWords } from '../src/words';
import { must, type } from './component';

export { find, must, press, settled, type } from './component';

let app: Record<string, unknown> | undefined;

class Page {
  outside!: Fake;
  /** What the shell says on its own. */
  say!: (notice: Notice) => void;

  async show(view: View, answers: Fake['answers'] = {}, all?: readonly Summary[]): Promise<void> {
    this.gone();
    this.outside = fake(view, all);
    Object.assign(this.outside.answers, { subscribe: async (hear: unknown) => void (this.say = hear as Page['say']) }, answers);
    begin(this.outside.host, view);
    notices.begin(this.outside.host);
    app = mount(App, { target: document.body });
    await vi.waitFor(() => expect(document.querySelector('h1')).not.toBeNull());
    // They come behind the first screen.
    await import('../src/frame/keys');
    await tick();
  }

  gone(): void {
    if (app) void unmount(app);
    app = undefined;
    document.body.replaceChildren();
  }

  names(): string[] {
    return this.outside.calls.map(([name]) => name);
  }

  calls(name: string): unknown[][] {
    return this.outside.calls.filter(([called]) => called === name);
  }
}

export const page = new Page();

export const seen = (selector: string): Promise<HTMLElement> => vi.waitFor(() => must(selector), 10_000);
export const heading = () => must('h1').textContent;
export const primary = () => must('form button.primary').dataset.act;
export const field = (name: string) => must(`[data-field="${name}"]`) as HTMLInputElement;

export async function click(act: string, value?: string): Promise<void> {
  must(`[data-act="${act}"]${value === undefined ? '' : `[data-value="${value}"]`}`).click();
  await tick();
}

/** As the shell pastes: asked for at the field with the focus, then inserted. */
export async function paste(name: string, text: string): Promise<void> {
  field(name).focus();
  page.say({ kind: 'paste' });
  await vi.waitFor(() => expect(page.calls('paste')).not.toEqual([]));
  type(name, text);
}

export function key(init: KeyboardEventInit, at: EventTarget = document.body): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  at.dispatchEvent(event);
  return event;
}

export const enter = (name: string) => key({ key: 'Enter' }, field(name));

/** Every component is compiled once, which takes its time on a busy machine. */
export function driven(): void {
  beforeAll(async () => {
    await setLanguage('en');
    await loadSteps();
  }, 60_000);
  beforeEach(async () => {
    await setLanguage('en');
    await loadAllWords();
  });
  afterEach(async () => {
    // What was typed is kept a moment later: by then it would be the next test's.
    await drafts.flush();
    page.gone();
    notices.problem = null;
    toast.close();
    dialogs.shown = [];
  });
}
