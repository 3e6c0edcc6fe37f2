/** One component of the page over the fake host, and what a test does to it. */
import { flushSync, mount, tick, unmount, type Component } from 'svelte';
import { afterEach, beforeAll, vi } from 'vitest';
import { begin } from '../src/act.svelte';
import { fake, type Fake } from '../src/host/fake';
import { custody, measured, onPath, path, practiceEnvironments, type Facts } from '../src/host/fixtures';
import type { Path, Step, View } from '../src/host/wire';
import { toast } from '../src/toast.svelte';
import { setLanguage, loadAllWords } from '../src/words';
import Stage from './Stage.svelte';

/** A path by API, whose credential Dell accepted. */
export const api = (step: Step, more: Facts = {}): Path =>
  path(step, {
    environment: practiceEnvironments[1]!, environments: practiceEnvironments,
    console_address: null, key_client_id: 'cid-77', key: custody, token: measured, reached: null,
    ...more,
  });

export class Shown {
  outside!: Fake;
  #shown: Record<string, unknown> | undefined;

  /** Mounts a component over a fake host with this view. */
  mount(component: Component<never>, view: View, { props = {}, answers = {} }: { props?: object; answers?: Fake['answers'] } = {}): void {
    this.outside = fake(view);
    Object.assign(this.outside.answers, answers);
    begin(this.outside.host, this.outside.now());
    this.#shown = mount(component as Component, { target: document.body, props });
    flushSync();
  }

  /** Mounts the step of this path, as the frame shows it. */
  step(at: Path, practice = false): void {
    this.mount(Stage as Component<never>, onPath(at, practice));
  }

  async leave(): Promise<void> {
    if (this.#shown) await unmount(this.#shown);
    this.#shown = undefined;
    document.body.replaceChildren();
  }

  names(): string[] {
    return this.outside.calls.map(([name]) => name);
  }

  calls(name: string): unknown[][] {
    return this.outside.calls.filter(([called]) => called === name);
  }
}

/** What the tests of a file mount, in English; it is gone after each of them. */
export function shown(): Shown {
  const one = new Shown();
  beforeAll(async () => {
    await setLanguage('en');
    await loadAllWords();
  }, 60_000);
  afterEach(async () => {
    vi.useRealTimers();
    await one.leave();
    toast.close();
  });
  return one;
}

export const find = <T extends HTMLElement>(selector: string): T | null => document.querySelector<T>(selector);
export const must = <T extends HTMLElement>(selector: string): T => {
  const found = find<T>(selector);
  if (found === null) throw new Error(`${selector} is not on the screen`);
  return found;
};
const named = (name: string, value?: string) => `[data-act="${name}"]${value === undefined ? '' : `[data-value="${value}"]`}`;
export const act = (name: string, value?: string): HTMLElement | null => find(named(name, value));
export const part = (name: string): string | undefined => find(`[data-part="${name}"]`)?.dataset.state;
/** Whether the way on is open. */
export const mayContinue = (): boolean => act('next') !== null && !(act('next') as HTMLButtonElement).disabled;

/** All that is waiting has come; for what must not happen, too. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await tick();
  flushSync();
}

/** Clicks, and waits for all that comes of it. */
export async function press(name: string, value?: string): Promise<void> {
  must(named(name, value)).click();
  await settled();
}

/** As typed: one input event with the whole text. */
export function type(name: string, text: string): void {
  const box = must<HTMLInputElement>(`input[data-field="${name}"], textarea[data-field="${name}"]`);
  box.value = text;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}
