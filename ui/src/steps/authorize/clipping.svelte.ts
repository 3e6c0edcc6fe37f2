import type { Copied } from '../../host/wire';

/**
 * What this step last copied, and for how long it stays on the clipboard. The shell empties the clipboard by its own
 * clock; this one only shows it.
 */
export class Clipping {
  copied = $state<Copied | null>(null);
  left = $state(0);
  /** The person emptied it early. */
  byHand = $state(false);
  #ends = 0;
  #tick: ReturnType<typeof setInterval> | undefined;

  /** Whether a secret of ours may still be on the clipboard. */
  get holding(): boolean {
    return this.copied?.empties_in_s != null && this.left > 0;
  }

  /** Whether a secret was there and is gone again. */
  get emptied(): boolean {
    return this.copied?.empties_in_s != null && this.left === 0;
  }

  start(copied: Copied, now = Date.now()): void {
    this.stop();
    this.copied = copied;
    this.byHand = false;
    this.left = copied.empties_in_s ?? 0;
    if (!this.left) return;
    this.#ends = now + this.left * 1000;
    this.#tick = setInterval(() => this.count(Date.now()), 250);
  }

  count(now: number): void {
    this.left = Math.max(0, Math.ceil((this.#ends - now) / 1000));
    if (this.left === 0) this.stop();
  }

  /** After the clipboard was emptied by hand. */
  end(): void {
    this.left = 0;
    this.byHand = true;
    this.stop();
  }

  stop(): void {
    clearInterval(this.#tick);
    this.#tick = undefined;
  }
}
