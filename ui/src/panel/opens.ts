/** When the panel opens by itself. Apart from the rest of the panel: the window asks for it before anything is played. */
import type { Path } from '../host/wire';

/** Steps whose work is done in a console: the panel opens by itself there. */
const IN_A_CONSOLE = new Set(['install', 'authorize', 'backups']);

/** Whether the panel opens by itself at this step. */
export const opensAt = (step: string): boolean => IN_A_CONSOLE.has(step);

/** Whether the panel opens by itself for what is on screen: a step, a rotation or a re-authorization. */
export function opensFor(path: Path): boolean {
  if (path.okta.rotation?.on_screen) return true;
  return path.at_status ? path.reauthorizing : opensAt(path.step);
}
