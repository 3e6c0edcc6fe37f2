import type { Component } from 'svelte';

/** A component that is fetched when it is first shown: the first screen does without it. */
export class Late<Props extends Record<string, any>> {
  static readonly #all: Late<never>[] = [];
  #as = $state.raw<Component<Props> | null>(null);
  #asked = false;
  readonly #fetch: () => Promise<{ default: Component<Props> }>;

  constructor(fetch: () => Promise<{ default: Component<Props> }>) {
    this.#fetch = fetch;
    Late.#all.push(this as unknown as Late<never>);
  }

  /** The component, once it is here; asked for by the first look. */
  get as(): Component<Props> | null {
    if (!this.#asked) void this.load();
    return this.#as;
  }

  async load(): Promise<void> {
    this.#asked = true;
    // The look of fields, disclosures and dialogs: the first screen has none of them.
    const [fetched] = await Promise.all([this.#fetch(), import('../look/controls.css')]);
    this.#as = fetched.default;
  }

  /** Fetches all of them, behind the screen that is shown. */
  static async loadAll(): Promise<void> {
    await Promise.all(Late.#all.map((late) => late.load()));
  }
}
