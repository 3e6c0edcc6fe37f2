import { isProblem } from '../../host/problem';
import { host, session } from '../../act.svelte';
import type { ProblemView, TaskLook } from '../../host/wire';

/** Watches a registration that Dell processes, while its screen is shown. It changes nothing at Dell. */
export class Watching {
  on = $state(false);
  look = $state.raw<TaskLook | null>(null);
  problem = $state.raw<ProblemView | null>(null);

  async begin(): Promise<void> {
    if (this.on) return;
    this.on = true;
    this.problem = null;
    try {
      const view = await host.watchTask((look) => (this.look = look));
      // Stopped meanwhile: whatever is on screen now is newer.
      if (this.on) session.view = view;
    } catch (thrown) {
      if (isProblem(thrown)) this.problem = thrown;
      if (this.on) session.view = await host.view().catch(() => session.view);
    } finally {
      this.on = false;
    }
  }

  stop(): void {
    if (!this.on) return;
    this.on = false;
    void host.stopWatching();
  }
}
