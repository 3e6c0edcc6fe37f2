/**
 * How long a test still waits for Okta's rate limit. The engine reports how long and when it ends; this one counts in
 * between.
 */
export class Limit {
  /** Seconds left; 0 while nothing waits. */
  left = $state(0);
  /** Seconds as first announced; they don't count down. */
  announced = $state(0);
  #ends = 0;
  #tick: ReturnType<typeof setInterval> | undefined;

  /** The engine's report: so many seconds, or the end of the wait. */
  report(seconds: number | null): void {
    this.stop();
    if (!seconds) return;
    this.left = this.announced = seconds;
    this.#ends = Date.now() + seconds * 1000;
    this.#tick = setInterval(() => this.#count(), 250);
  }

  #count(): void {
    this.left = Math.max(0, Math.ceil((this.#ends - Date.now()) / 1000));
    if (this.left === 0) this.stop();
  }

  stop(): void {
    clearInterval(this.#tick);
    this.left = this.announced = 0;
  }
}
