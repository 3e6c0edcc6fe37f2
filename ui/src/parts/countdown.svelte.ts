/** The seconds until something ends, taken from the clock at each tick: timers of a hidden page are late. */
export class Countdown {
  /** Seconds left; 0 while nothing is counted. */
  left = $state(0);
  #tick: ReturnType<typeof setInterval> | undefined;

  start(seconds: number): void {
    this.stop();
    this.left = seconds;
    const ends = Date.now() + seconds * 1000;
    if (seconds > 0) this.#tick = setInterval(() => this.#count(ends), 250);
  }

  #count(ends: number): void {
    this.left = Math.max(0, Math.ceil((ends - Date.now()) / 1000));
    if (this.left === 0) this.stop();
  }

  stop(): void {
    clearInterval(this.#tick);
  }
}
