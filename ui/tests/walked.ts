/** One step on its own, as the frame shows it, with what a test does to it. */
import { flushSync, mount, tick, unmount, type Component } from 'svelte';
import { expect } from 'vitest';
import { begin } from '../src/act.svelte';
import { fake, type Fake } from '../src/host/fake';
import { custody, measured, onPath, path, practiceEnvironments } from '../src/host/fixtures';
import type { Path, Step } from '../src/host/wire';
import Stage from './Stage.svelte';

/** A path worked by API, whose credential Dell accepted. */
export const api = (step: Step, more: Partial<Path> = {}): Path =>
  path(step, {
    environment: practiceEnvironments[1]!, environments: practiceEnvironments,
    dell: { console_address: null, key_client_id: 'cid-77', key: custody, token: measured, reached: null },
    ...more,
  });

export class Walked {
  outside!: Fake;
  #shown: ReturnType<typeof mount> | undefined;

  show(at: Path, practice = false): void {
    this.outside = fake(onPath(at, practice));
    begin(this.outside.host, this.outside.now());
    this.#shown = mount(Stage as Component, { target: document.body });
    flushSync();
  }

  async leave(): Promise<void> {
    if (this.#shown) await unmount(this.#shown);
    this.#shown = undefined;
    document.body.replaceChildren();
  }

  called(method: string): unknown[] {
    return this.outside.calls.filter(([name]) => name === method);
  }
}

export const find = <T extends HTMLElement>(selector: string): T | null => document.querySelector<T>(selector);
export const act = (name: string, value?: string): HTMLElement | null => find(`[data-act="${name}"]${value ? `[data-value="${value}"]` : ''}`);
export const part = (name: string): string | undefined => find(`[data-part="${name}"]`)?.dataset.state;
/** Whether the way on is open. */
export const mayContinue = (): boolean => act('next') !== null && !(act('next') as HTMLButtonElement).disabled;

export async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await tick();
  flushSync();
}

export async function press(name: string, value?: string): Promise<void> {
  const button = act(name, value);
  expect(button, `an act ${name}`).not.toBeNull();
  button!.click();
  await settle();
}

export function type(field: string, text: string): void {
  const input = find<HTMLInputElement>(`input[data-field="${field}"]`)!;
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}
