/** Keeps the focus inside a console when a click replaces the focused page. */
export class Focus {
  #inside = false;

  constructor(readonly frame: () => HTMLElement | undefined) {}

  /** Before the page changes for any of these reasons. */
  before(..._reasons: unknown[]): void {
    this.#inside = this.frame()?.contains(document.activeElement) ?? false;
  }

  /** After it changed: a dialog's first button has the focus, else the page. */
  after(..._reasons: unknown[]): void {
    const frame = this.frame();
    const at = document.activeElement;
    if (!this.#inside || !frame || (frame.contains(at) && !at?.closest('[inert]'))) return;
    (frame.querySelector<HTMLElement>('.sheet button') ?? frame.querySelector<HTMLElement>('.page'))?.focus();
  }
}
