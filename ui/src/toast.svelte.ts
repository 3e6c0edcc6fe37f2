/** A short message about what was just done, at the window's edge. A new one replaces the last. */

/** How long it stays after it appeared, or was last pointed at or focused. */
const STAYS_MS = 8000;

export type ToastAction = { act: string; label: string; onclick: () => unknown };
export type Toast = { text: string; actions?: ToastAction[] };

class Toasts {
  /** The current one; `id` distinguishes it from an earlier one with the same text. */
  now = $state.raw<(Toast & { id: number }) | null>(null);
  /** Where it may appear: the window, and each open dialog, the topmost last. */
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

  /** It stays while it is pointed at or has the focus. */
  stay(): void {
    clearTimeout(this.#timer);
  }

  /** It disappears after a while, unless it has actions. */
  leave(): void {
    this.stay();
    if (this.now && !this.now.actions?.length) this.#timer = setTimeout(() => this.close(), STAYS_MS);
  }

  /** A place appeared. Returns the function that removes it. */
  at(place: symbol): () => void {
    this.places = [...this.places, place];
    return () => void (this.places = this.places.filter((one) => one !== place));
  }
}

export const toast = new Toasts();
