/** What a refused call throws. */
import type { ProblemView } from './wire';

/** Whether something thrown is one of the engine's problems. */
export function isProblem(thrown: unknown): thrown is ProblemView {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'args' in thrown;
}

/** What was thrown, as a problem: anything else than one of the engine's means that the call itself failed. */
export const problemOf = (thrown: unknown): ProblemView => (isProblem(thrown) ? thrown : { code: 'app-failed', field: null, args: {}, said: null });
