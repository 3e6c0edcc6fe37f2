import type { Component } from 'svelte';

/** A component that is fetched when it is first shown, because the first screen doesn't need it. */
export class Late<Props extends Record<string, any>> {
  static readonly #all: Late<never>[] = [];
  #as = $state.raw<Component<Props> | null>(null);
  #asked = false;
  readonly #fetch: () => Promise<{ default: Component<Props> }>;

  constructor(fetch: () => Promise<{ default: Component<Props> }>) {
    this.#fetch = fetch;
    Late.#all.push(this as unknown as Late<never>);
  }

  /** The component, once it is loaded; the first access requests it. */
  get as(): Component<Props> | null {
    if (!this.#asked) void this.load();
    return this.#as;
  }

  async load(): Promise<void> {
    this.#asked = true;
    // Styles of fields, disclosures and dialogs, which the first screen doesn't have.
    const [fetched] = await Promise.all([this.#fetch(), import('../look/controls.css')]);
    this.#as = fetched.default;
  }

  /** Fetches all of them in the background. */
  static async loadAll(): Promise<void> {
    await Promise.all(Late.#all.map((late) => late.load()));
  }
}
