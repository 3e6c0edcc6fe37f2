import type { Copied } from '../../host/wire';
import { Countdown } from '../../parts';

/**
 * What this step last copied, and for how long it stays on the clipboard. The shell empties the clipboard by its own
 * clock; this one only shows it.
 */
export class Clipping extends Countdown {
  copied = $state<Copied | null>(null);
  /** The person emptied it early. */
  byHand = $state(false);

  /** Whether a secret of ours may still be on the clipboard. */
  get holding(): boolean {
    return this.copied?.empties_in_s != null && this.left > 0;
  }

  /** Whether a secret was there and is gone again. */
  get emptied(): boolean {
    return this.copied?.empties_in_s != null && this.left === 0;
  }

  /** After something was copied. */
  begin(copied: Copied): void {
    this.copied = copied;
    this.byHand = false;
    this.start(copied.empties_in_s ?? 0);
  }

  /** After the clipboard was emptied by hand. */
  end(): void {
    this.byHand = true;
    this.start(0);
  }
}
