import { host } from '../act.svelte';
import type { ProblemView } from '../host/wire';

/** The clipboard while a part that takes a secret is on screen: the system reports what is new, nothing is read. */
export class Listening {
  /** Something new came. */
  lit = $state(false);
  /** It can't be read here: the system's own window comes first. */
  blind = $state(false);

  /** Made by the component, with which it ends. */
  constructor(problem: () => ProblemView | null) {
    $effect(() => {
      // Where the system can't report it, the button works all the same.
      host.listenClipboard(() => (this.lit = true)).catch(() => undefined);
      return () => void host.stopListening().catch(() => undefined);
    });
    $effect(() => {
      if (problem()?.code === 'clipboard-unreadable') this.blind = true;
    });
  }
}
