/** Once what the page shows now was drawn: the second frame begins when the first one is complete. */
export const drawn = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
