/** What a refused call throws, and what the page itself finds wrong. */
import type { ProblemView } from './wire';

/** A problem by its code. */
export const problemOf = (code: string, more: Partial<ProblemView> = {}): ProblemView => ({
  code, field: null, args: {}, said: null, unanswered: false, ...more,
});

/** What was thrown, as a problem: anything but the engine's own means that the call itself failed. */
export const thrownProblem = (thrown: unknown): ProblemView => (isProblem(thrown) ? thrown : problemOf('app-failed'));

/** Whether something thrown is one of the engine's problems. */
export function isProblem(thrown: unknown): thrown is ProblemView {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'args' in thrown;
}
