/** The dialogs of the frame, which open over any screen. */
export type DialogName = 'network' | 'help' | 'settings' | 'about' | 'shortcuts' | 'diagnostics';

class Dialogs {
  /** Those that are open; the last one is on top. */
  shown = $state<DialogName[]>([]);

  open(name: DialogName): void {
    if (!this.shown.includes(name)) this.shown.push(name);
  }

  close(name: DialogName): void {
    this.shown = this.shown.filter((one) => one !== name);
  }
}

export const dialogs = new Dialogs();
