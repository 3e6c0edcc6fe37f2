/** What a refused call throws. */
import type { ProblemView } from './wire';

/** Whether something thrown is a problem of the core's. */
export function isProblem(thrown: unknown): thrown is ProblemView {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'args' in thrown;
}
