/** Resolves once the current screen is painted: a second frame starts only when the first one is complete. */
export const drawn = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
