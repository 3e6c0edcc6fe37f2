/** The components of the app, listed by `cargo xtask licenses`. */
export type Component = { name: string; version: string; license: string; texts: string[] };

/** Each text is stored once: a hundred components share one. */
type Kept = { components: { name: string; version: string; license: string; texts: number[] }[]; texts: string[] };

/** Every crate of both programs, every package of the page, and their dependencies. */
export async function components(): Promise<Component[]> {
  const kept = (await import('../../licenses.json')).default as Kept;
  return kept.components.map((one) => ({ ...one, texts: one.texts.map((at) => kept.texts[at]!) }));
}
