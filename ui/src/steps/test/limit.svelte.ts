import { Countdown } from '../../parts';

/**
 * How long a test still waits for Okta's rate limit. The engine reports how long and when it ends; this one counts in
 * between.
 */
export class Limit extends Countdown {
  /** Seconds as first announced; they don't count down. */
  announced = $state(0);

  /** The engine's report: so many seconds, or the end of the wait. */
  report(seconds: number | null): void {
    this.announced = seconds ?? 0;
    this.start(this.announced);
  }
}
