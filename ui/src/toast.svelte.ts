/** A short word on what was just done, at the window's edge. The newest takes the place of the one before. */

/** How long it stays after it came, or was last pointed at or focused. */
const STAYS_MS = 8000;

export type ToastAction = { act: string; label: string; onclick: () => unknown };
export type Toast = { text: string; actions?: ToastAction[] };

class Toasts {
  /** What shows now; `id` tells it from one with the same words before it. */
  now = $state.raw<(Toast & { id: number }) | null>(null);
  /** Where it may show: the window, and each dialog open above it, the topmost last. */
  places = $state.raw<symbol[]>([]);
  #count = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  show(toast: Toast): void {
    this.now = { ...toast, id: (this.#count += 1) };
    this.leave();
  }

  close(): void {
    this.stay();
    this.now = null;
  }

  /** It is pointed at or has the focus: it does not go. */
  stay(): void {
    clearTimeout(this.#timer);
  }

  /** It goes after a while, unless it has something to do. */
  leave(): void {
    this.stay();
    if (this.now && !this.now.actions?.length) this.#timer = setTimeout(() => this.close(), STAYS_MS);
  }

  /** A place appeared. Answers with what to do when it goes. */
  at(place: symbol): () => void {
    this.places = [...this.places, place];
    return () => void (this.places = this.places.filter((one) => one !== place));
  }
}

export const toast = new Toasts();
