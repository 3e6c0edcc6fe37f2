import { host } from '../act.svelte';
import { isProblem, type PanelAct } from '../host/host';
import type { Panel as Consoles, ProblemView, Stage, Step } from '../host/wire';

/** Where the practice console says it is: `practice-console` in `catalogue/environments.toml`. */
export const CONSOLE = 'https://console.dell.practice';

/** What the panel can show. */
export type Side = 'okta' | 'dell' | 'faults';

/** The console that a step needs first. */
export function sideFor(step: Step): Side {
  switch (step) {
    case 'ready':
    case 'organisation':
    case 'permissions':
    case 'install':
    case 'secret':
    case 'client_id':
    case 'prove':
      return 'okta';
    case 'dell':
    case 'authorize':
    case 'keys':
    case 'backup':
    case 'done':
      return 'dell';
  }
}

/** The step that needs the same console as a rotation's stage. */
export const stepLike = (stage: Stage): Step => (stage === 'reauthorize' || stage === 'at_dell' ? 'dell' : 'secret');

/** Both consoles as the sandbox last told them, and acts upon them. */
export class Played {
  now = $state.raw<Consoles | null>(null);
  problem = $state<ProblemView | null>(null);
  /** The act going on, or the last one done, by name: for "On the clipboard now". */
  doing = $state<string | null>(null);
  done = $state<string | null>(null);

  /** Reads both consoles again. */
  async load(): Promise<void> {
    await this.#take(() => host.panel());
  }

  /** Does one thing in a console; nothing while another is going on. */
  async act(act: PanelAct): Promise<void> {
    if (this.doing !== null) return;
    this.doing = act.do;
    this.done = null;
    await this.#take(() => host.panelAct(act));
    if (this.problem === null) this.done = act.do;
    this.doing = null;
  }

  async #take(work: () => Promise<Consoles>): Promise<void> {
    try {
      this.now = await work();
      this.problem = null;
    } catch (thrown) {
      this.problem = isProblem(thrown) ? thrown : { code: 'app-failed', field: null, args: {}, said: null };
    }
  }
}
