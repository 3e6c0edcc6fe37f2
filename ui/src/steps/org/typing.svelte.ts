import { host } from '../../act.svelte';
import type { Host, Reading } from '../../host/wire';

/** How the engine reads the field's text so far. Nothing is sent. */
export class Typing {
  reading = $state<Reading | null>(null);
  #last = '';

  /** How the engine reads this text; null if the field has another text by then. */
  async read(text: string): Promise<Reading | null> {
    this.#last = text;
    if (text.trim() === '') return (this.reading = null);
    const reading = await host.readDomain(text).catch(() => null);
    // Answers may arrive out of order: only the one for the current text counts.
    if (this.#last !== text) return null;
    return (this.reading = reading);
  }
}

const asked = new WeakMap<Host, Set<string>>();

/** Whether this host may be read without a click: if the engine allows it, once. */
export function mayAsk(reading: Reading | null): boolean {
  if (reading?.host == null || !reading.lookup) return false;
  return asked.get(host)?.has(reading.host) !== true;
}

/** Records that this host was read. */
export function remember(name: string | null | undefined): void {
  if (!name) return;
  const hosts = asked.get(host) ?? new Set();
  asked.set(host, hosts.add(name));
}
