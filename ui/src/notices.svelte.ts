/**
 * The shell's own messages, and pasting: the shell withholds every paste from the web view, checks the text, and passes
 * it on only for a field that is named here.
 */
import { dialogs } from './frame/dialogs.svelte';
import { isProblem } from './host/problem';
import type { Host, Notice, ProblemView } from './host/wire';
import { loadWords } from './words';

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** The event at a field whose paste was refused; its detail is the problem. */
export const REFUSED = 'pasterefused';
/** The event at a field before a paste: the text that is then inserted at once was not typed. */
export const PASTING = 'pasting';

class Notices {
  /** Shown above everything until the person closes it. */
  problem = $state.raw<ProblemView | null>(null);
  #host: Host | null = null;
  /** What a paste does if no field has the focus: on steps that take a secret. */
  #takers: (() => unknown)[] = [];

  begin(host: Host): void {
    if (this.#host === null) this.#watch();
    this.#host = host;
    // Without it the page works, but misses the shell's messages.
    host.subscribe((notice) => this.#receive(notice)).catch(() => undefined);
  }

  #watch(): void {
    document.addEventListener('mousedown', (event) => this.#middle(event));
    // On a system where the shell can't intercept a paste, the web view still reads none of it.
    document.addEventListener('paste', (event) => {
      event.preventDefault();
      const field = textField(event.target);
      if (field) void this.#paste(field);
    });
  }

  /** Sets what a paste does while this step is on screen, until the returned function is called by `$effect`. */
  takes(take: () => unknown): () => void {
    this.#takers.push(take);
    return () => void (this.#takers = this.#takers.filter((one) => one !== take));
  }

  #receive(notice: Notice): void {
    const field = textField(document.activeElement);
    if (notice.kind === 'reloaded') this.#show(notice.problem);
    else if (notice.kind === 'open') dialogs.open(notice.dialog);
    else if (notice.kind === 'refused') this.#refuse(field, notice.problem);
    else if (field) void this.#paste(field);
    else void this.#takers.at(-1)?.();
  }

  /** The middle button pastes the selection where it is pressed, once the press has set the caret. */
  #middle(event: MouseEvent): void {
    const field = event.button === 1 ? textField(event.target) : null;
    if (field) setTimeout(() => void this.#paste(field));
  }

  async #paste(field: TextField): Promise<void> {
    try {
      field.dispatchEvent(new CustomEvent(PASTING));
      await this.#host?.paste(field.dataset['field'] ?? '');
    } catch (thrown) {
      if (isProblem(thrown)) this.#refuse(field, thrown);
    }
  }

  /** Shown beside the field, if the field can show it. */
  #refuse(field: TextField | null, problem: ProblemView): void {
    const event = new CustomEvent(REFUSED, { detail: problem, cancelable: true });
    if (field === null || field.dispatchEvent(event)) this.#show(problem);
  }

  #show(problem: ProblemView): void {
    void loadWords('problems', 'custody', 'network').then(() => (this.problem = problem));
  }
}

export const notices = new Notices();

function textField(target: EventTarget | null): TextField | null {
  if (target instanceof HTMLTextAreaElement) return target;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type) ? target : null;
}
