/**
 * What the shell says on its own, and pasting: the shell keeps every paste from the web view, and gives the text only
 * for a field that is named here. It judges it first.
 */
import { dialogs } from './frame/dialogs.svelte';
import { isProblem } from './host/problem';
import type { Host, Notice, ProblemView } from './host/wire';
import { speakOf } from './words';

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** The event at a field whose paste was refused; its detail is the problem. */
export const REFUSED = 'pasterefused';
/** The event at a field before a paste comes into it: what is then inserted at once was not typed. */
export const PASTING = 'pasting';

class Notices {
  /** What stands above everything until it is closed. */
  problem = $state.raw<ProblemView | null>(null);
  #host: Host | null = null;
  /** What a paste does where no field has the focus: the steps that take a secret. */
  #takers: (() => unknown)[] = [];

  begin(host: Host): void {
    if (this.#host === null) this.#watch();
    this.#host = host;
    // Without it the page works; only what the shell says is not heard.
    host.subscribe((notice) => this.#hear(notice)).catch(() => undefined);
  }

  #watch(): void {
    document.addEventListener('mousedown', (event) => this.#middle(event));
    // What the shell did not see first, as on a system where it cannot: the web view still reads nothing.
    document.addEventListener('paste', (event) => {
      event.preventDefault();
      const field = textField(event.target);
      if (field) void this.#paste(field);
    });
  }

  /** What a paste does while this step is on screen. Ends with the function returned: give it to `$effect`. */
  takes(take: () => unknown): () => void {
    this.#takers.push(take);
    return () => void (this.#takers = this.#takers.filter((one) => one !== take));
  }

  #hear(notice: Notice): void {
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

  /** Said beside the field, where the field can. */
  #refuse(field: TextField | null, problem: ProblemView): void {
    const event = new CustomEvent(REFUSED, { detail: problem, cancelable: true });
    if (field === null || field.dispatchEvent(event)) this.#show(problem);
  }

  #show(problem: ProblemView): void {
    void speakOf('problems', 'custody', 'network').then(() => (this.problem = problem));
  }
}

export const notices = new Notices();

function textField(target: EventTarget | null): TextField | null {
  if (target instanceof HTMLTextAreaElement) return target;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type) ? target : null;
}
