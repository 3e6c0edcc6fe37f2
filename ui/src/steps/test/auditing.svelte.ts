import { Act, host } from '../../act.svelte';
import type { AuditProgress } from '../../host/wire';

/** A full audit: how far it is, and whether the person sees what it would do. */
export class Auditing {
  readonly act = new Act();
  /** What it would do is on screen, and nothing was asked yet. */
  offered = $state(false);
  /** Its progress; null before the first report. */
  at = $state<AuditProgress | null>(null);

  get running(): boolean {
    return this.act.running;
  }

  async run(): Promise<void> {
    this.at = null;
    const view = await this.act.run(() => host.auditScopes((progress) => (this.at = progress)));
    // A refusal is read where it was asked for.
    this.offered = view === undefined;
  }
}
