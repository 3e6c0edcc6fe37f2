import { host } from '../../act.svelte';
import type { Reading } from '../../host/wire';

/** What was understood of the field so far. Pure and instant in core: nothing is sent. */
export class Typing {
  reading = $state<Reading | null>(null);
  #last = '';

  read(text: string): void {
    this.#last = text;
    if (text.trim() === '') {
      this.reading = null;
      return;
    }
    // A later key may be answered earlier: only the answer to what stands there counts.
    host.readDomain(text).then(
      (reading) => {
        if (this.#last === text) this.reading = reading;
      },
      () => (this.reading = null),
    );
  }
}
