/**
 * Shared by all components: the host, the view that it last sent, and acts on it. The page holds no state of the
 * journey: it renders the view and sends acts.
 */
import { tick } from 'svelte';
import { isProblem, thrownProblem } from './host/problem';
import type { DraftField, Host, Path, ProblemView, View } from './host/wire';

/** Answers faster than this show no progress, which would only flicker. */
const QUIET_MS = 300;
/** A draft is stored this long after the last key, and when the field is left. */
const DRAFT_MS = 300;
/** After this time the app may be waiting for something outside: a system window, perhaps behind this one. */
const LONG_MS = 3000;

/** Set once, by `begin`. */
export let host: Host;

class Session {
  view = $state.raw() as View;
  /** Number of acts that have been running for long. */
  long = $state(0);
  /** The person's last act or text could not be stored. */
  unsaved = $state(false);

  /** The path on screen, if one is. */
  get path(): Path | null {
    // The error screen reads this as well, when no view could be loaded.
    const screen = (this.view as View | undefined)?.screen;
    return screen?.at === 'path' ? screen : null;
  }
}

/** The view on screen. */
export const session = new Session();

/** Sets the host and its first view, before anything is rendered. */
export function begin(outside: Host, first: View): void {
  host = outside;
  session.view = first;
  session.unsaved = false;
  window.addEventListener('click', press, true);
}

/** The button whose click is running. */
let pressed: HTMLElement | null = null;

function press(event: Event): void {
  pressed = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-act]') : null;
  setTimeout(() => (pressed = null));
}

/** The act that each problem refused. */
const refusals = new WeakMap<ProblemView, Act>();

/** Repeats the act that this problem refused. */
export const again = async (problem: ProblemView): Promise<void> => refusals.get(problem)?.again();

/** One call of the host at a time, with what a person must see of it. */
export class Act {
  /** A call is running. */
  running = $state(false);
  /** It has been running long enough to show progress. */
  busy = $state(false);
  /** Why the last call was refused. */
  problem = $state<ProblemView | null>(null);

  #saving: Promise<unknown> | null = null;
  /** What was refused last. */
  #refused: (() => Promise<unknown>) | null = null;
  /** The button of the running call, if it has one, and the call's end. */
  #by: HTMLElement | null = null;
  #ended: Promise<void> = Promise.resolve();
  /** Another button, pressed meanwhile: the last one. */
  #next: HTMLElement | null = null;

  /** Stores an answer at once. Unlike other acts, it doesn't block: acts that begin meanwhile wait for it. */
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
   * Runs the work. While one is running, the same button does nothing, and another one waits for its turn. A view
   * among the answers replaces the shown one; every answer is returned. After a refusal it returns `undefined`, and
   * `problem` says why.
   */
  async run<T>(work: () => Promise<T>): Promise<T | undefined> {
    const by = pressed;
    if (this.#saving !== null) await this.#saving;
    if (this.running && !(await this.#turn(by))) return undefined;
    let end = (): void => {};
    this.#ended = new Promise((resolve) => (end = resolve));
    this.#by = by;
    this.running = true;
    this.problem = null;
    const timer = setTimeout(() => (this.busy = true), QUIET_MS);
    let long = 0;
    const later = setTimeout(() => (session.long += long = 1), LONG_MS);
    try {
      await drafts.flush();
      const answer = await work();
      if (isView(answer)) {
        session.view = answer;
        session.unsaved = false;
      }
      return answer;
    } catch (thrown) {
      // The person was asked outside the page and declined: they know, and nothing was done.
      if (isProblem(thrown) && thrown.code === 'declined') return undefined;
      this.#refused = work;
      noteUnsaved(thrown);
      this.refuse(thrownProblem(thrown));
      return undefined;
    } finally {
      clearTimeout(timer);
      clearTimeout(later);
      session.long -= long;
      this.running = false;
      this.busy = false;
      end();
    }
  }

  /** An act whose refusal may change what is known, as a lost answer does: the view is read again. */
  async attempt(work: () => Promise<View>): Promise<void> {
    await this.run(work);
    if (this.problem) session.view = await host.view().catch(() => session.view);
  }

  /**
   * Whether the button may act once the running call has ended: it is still on screen with the same meaning, no
   * refusal must be read first, and no other button was pressed after it.
   */
  async #turn(by: HTMLElement | null): Promise<boolean> {
    // A button that shows progress can't be pressed for later.
    if (by === null || by === this.#by || by === this.#next || by.getAttribute('aria-busy') === 'true') return false;
    const { act, value } = by.dataset;
    this.#next = by;
    await this.#ended;
    await tick();
    if (this.#next !== by) return false;
    this.#next = null;
    return !this.running && this.problem === null && by.isConnected && by.dataset.act === act && by.dataset.value === value;
  }

  /** Shows a problem, and scrolls to it: on a long screen it may be below the fold. */
  refuse(problem: ProblemView): void {
    this.problem = problem;
    refusals.set(this.problem, this);
    void tick().then(() => document.querySelector(`form [data-problem="${problem.code}"]`)?.scrollIntoView({ block: 'nearest' }));
  }

  /** Repeats what was refused: the obstacle is gone. */
  async again(): Promise<void> {
    if (this.#refused !== null) await this.run(this.#refused);
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
  #waiting = new Map<DraftField, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Stores typed text, 300 ms after the last key. */
  save(field: DraftField, value: string): void {
    this.#waiting.set(field, value);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), DRAFT_MS);
  }

  /** Stores it at once: the person left the field, or an act begins. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const typed = [...this.#waiting];
    this.#waiting.clear();
    // A draft that can't be stored is no reason to stop the person; the act itself will report it.
    await Promise.all(typed.map(([field, value]) => host.saveDraft(field, value).catch(noteUnsaved)));
  }
}

/** Typed text that was not accepted yet. Never a secret. */
export const drafts = new Drafts();

/** The store failed: the header's "saved" is no longer true. */
function noteUnsaved(thrown: unknown): void {
  if (isProblem(thrown) && thrown.code.startsWith('store-')) session.unsaved = true;
}

function isView(answer: unknown): answer is View {
  return typeof answer === 'object' && answer !== null && 'screen' in answer && 'practice' in answer;
}
