import { host } from '../act.svelte';

/** Whether something new came into the clipboard while a step is open: the system reports it, nothing is read. */
export class Listening {
  lit = $state(false);

  /** Listens until the returned function is called: give it to `$effect`. */
  begin(): () => void {
    // Where the system cannot tell, the button works all the same.
    host.listenClipboard(() => (this.lit = true)).catch(() => undefined);
    return () => void host.stopListening().catch(() => undefined);
  }
}
