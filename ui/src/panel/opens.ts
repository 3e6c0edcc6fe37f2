/** When the panel opens by itself. A file of its own, because the window needs it before it loads the panel. */
import type { Path } from '../host/wire';

/** Steps that happen in a console. */
const IN_A_CONSOLE = new Set(['install', 'authorize', 'backups']);

/** Whether the panel opens by itself for what is on screen: a step, a rotation or a re-authorization. */
export function opensFor(path: Path): boolean {
  if (path.okta.rotation?.on_screen) return true;
  return path.at_status ? path.reauthorizing : IN_A_CONSOLE.has(path.step);
}
