import { host } from '../act.svelte';
import { thrownProblem } from '../host/problem';
import type { Panel as Consoles, PanelAct, Path, ProblemView } from '../host/wire';

/** Where the practice console of Dell is: `practice-console` in `catalogue/environments.toml`. */
export const CONSOLE = 'console.dell.practice';

/** The console of Okta's or Dell's that the panel shows. */
export type Side = 'okta' | 'dell';
/** The pages of Okta's Admin Console. */
export type OktaPage = 'dashboard' | 'integrations' | 'catalog' | 'review' | 'general' | 'scopes';
/** The pages of Dell's console. */
export type DellPage = 'home' | 'start' | 'form' | 'configure' | 'domains' | 'domain' | 'backups' | 'credentials';

/** Steps that need Dell's console first. */
const IN_DELL = new Set(['authorize', 'backups', 'finish']);

/** The console that is needed for what is on screen. */
export function sideOf(path: Path): Side {
  if (path.okta.rotation?.on_screen) return path.okta.rotation.screen === 'update' ? 'dell' : 'okta';
  return path.at_status || IN_DELL.has(path.step) ? 'dell' : 'okta';
}

/** Whether a backup is running: the console is read again until it ends. */
export const isRunning = (state: string | null): boolean => state === 'Queued' || state === 'Running';

/** Both consoles as the sandbox last reported them, acts upon them, and the page that each shows. */
export class Played {
  now = $state.raw<Consoles | null>(null);
  problem = $state<ProblemView | null>(null);
  /** The running act, and the last one done, by name: for "Copied". */
  doing = $state<string | null>(null);
  done = $state<string | null>(null);
  /** The page chosen in Okta's console; null for the default. */
  okta = $state<OktaPage | null>(null);
  /** The page chosen in Dell's console; null for the default. */
  dell = $state<DellPage | null>(null);
  #asked = 0;
  #answered = 0;

  /** How many problems are simulated: named ones, and faults that belong to none. */
  get simulated(): number {
    const cases = this.now?.cases.filter((one) => one.on) ?? [];
    const named = new Set(cases.flatMap((one) => one.faults));
    return cases.length + (this.now?.faults.filter((one) => one.on && !named.has(one.name)).length ?? 0);
  }

  /** Reads both consoles again. */
  async load(): Promise<void> {
    await this.#take(() => host.panel());
  }

  /** Does one thing in a console, unless another act is running. Returns whether it was done. */
  async act(act: PanelAct): Promise<boolean> {
    if (this.doing !== null) return false;
    this.doing = act.do;
    this.done = null;
    const done = await this.#take(() => host.panelAct(act));
    if (done) this.done = act.do;
    this.doing = null;
    return done;
  }

  /** Resets the consoles: practice ended or starts over. */
  forget(): void {
    this.now = null;
    this.problem = null;
    this.doing = this.done = null;
    this.okta = this.dell = null;
  }

  /** A late answer to an earlier call never replaces a newer one. Returns whether there was an answer. */
  async #take(work: () => Promise<Consoles>): Promise<boolean> {
    const turn = ++this.#asked;
    let answer: Consoles | null = null;
    let problem: ProblemView | null = null;
    try {
      answer = await work();
    } catch (thrown) {
      problem = thrownProblem(thrown);
    }
    if (turn >= this.#answered) {
      this.#answered = turn;
      this.problem = problem;
      this.now = answer ?? this.now;
    }
    return answer !== null;
  }
}

/** The consoles of this window's Practice: the panel, the strip and the list of problems share them. */
export const played = new Played();
