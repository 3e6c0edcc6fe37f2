/**
 * What the components share: the host, the view it last sent, and acts upon it. The page holds no state
 * of the journey: it renders the view and sends acts.
 */
import { tick } from 'svelte';
import { isProblem, type Field, type Host } from './host/host';
import type { Path, ProblemView, View } from './host/wire';

/** An answer quicker than this shows no progress (UX: anything over 300 ms shows what it is doing). */
const QUIET_MS = 300;
/** A draft is stored this long after the last key, and when the field is left. */
const DRAFT_MS = 300;

/** The outside. Set once, by `begin`. */
export let host: Host;

class Session {
  view = $state.raw() as View;

  /** The path on screen, if one is. */
  get path(): Path | null {
    return this.view.screen.at === 'path' ? this.view.screen : null;
  }
}

/** The view on screen. */
export const session = new Session();

/** Takes the host and its first view; before anything is rendered. */
export function begin(outside: Host, first: View): void {
  host = outside;
  session.view = first;
}

/** One call of the host at a time, with what a person must see of it. */
export class Act {
  /** A call is going on. */
  running = $state(false);
  /** It has been going on long enough to say so. */
  busy = $state(false);
  /** Why the last call was refused. */
  problem = $state<ProblemView | null>(null);

  #saving: Promise<unknown> | null = null;

  /** Keeps an answer at once. Unlike another act, it holds none up: what begins meanwhile waits for it. */
  async save<T>(work: () => Promise<T>): Promise<T | undefined> {
    const saving = this.run(work);
    this.#saving = saving;
    try {
      return await saving;
    } finally {
      if (this.#saving === saving) this.#saving = null;
    }
  }

  /**
   * Runs the work unless one is running. A view among the answers replaces the one shown; every answer is
   * handed back. Nothing is handed back after a refusal: `problem` says why.
   */
  async run<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.#saving !== null) await this.#saving;
    if (this.running) return undefined;
    this.running = true;
    this.problem = null;
    const timer = setTimeout(() => (this.busy = true), QUIET_MS);
    try {
      await drafts.flush();
      const answer = await work();
      if (isView(answer)) session.view = answer;
      return answer;
    } catch (thrown) {
      // Anything but the core's problem means that the call itself failed; trying again is all there is.
      this.refuse(isProblem(thrown) ? thrown : { code: 'app-failed', field: null, args: {}, said: null });
      return undefined;
    } finally {
      clearTimeout(timer);
      this.running = false;
      this.busy = false;
    }
  }

  /** Shows a problem, and brings it into sight: on a long screen it may lie below the fold. */
  refuse(problem: ProblemView): void {
    this.problem = problem;
    void tick().then(() => document.querySelector(`form [data-problem="${problem.code}"]`)?.scrollIntoView({ block: 'nearest' }));
  }

  /** The same for what answers with something else than a view. */
  ask<T>(work: () => Promise<T>): Promise<T | undefined> {
    return this.run(work);
  }

  /** The problem, if it belongs to this field. */
  at(field: string): ProblemView | null {
    return this.problem?.field === field ? this.problem : null;
  }

  /** The problem, unless it belongs to one of these fields, where it is shown already. */
  besides(...fields: string[]): ProblemView | null {
    return this.problem !== null && !fields.includes(this.problem.field ?? '') ? this.problem : null;
  }
}

class Drafts {
  #waiting = new Map<Field, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Keeps what was typed, 300 ms after the last key. */
  save(field: Field, value: string): void {
    this.#waiting.set(field, value);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), DRAFT_MS);
  }

  /** Keeps it at once: a field was left, or an act begins. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const kept = [...this.#waiting];
    this.#waiting.clear();
    // A draft that cannot be stored is no reason to stop the person; the act itself will say it.
    await Promise.all(kept.map(([field, value]) => host.saveDraft(field, value).catch(() => undefined)));
  }
}

/** What was typed and not yet accepted. Never a secret. */
export const drafts = new Drafts();

function isView(answer: unknown): answer is View {
  return typeof answer === 'object' && answer !== null && 'screen' in answer && 'practice' in answer;
}
