import { host } from '../../act.svelte';
import type { Host, Reading } from '../../host/wire';

/** How the field is read so far. Pure and instant in the engine: nothing is sent. */
export class Typing {
  reading = $state<Reading | null>(null);
  #last = '';

  /** Answers how this text is read, or nothing if the field has another text by then. */
  async read(text: string): Promise<Reading | null> {
    this.#last = text;
    if (text.trim() === '') return (this.reading = null);
    const reading = await host.readDomain(text).catch(() => null);
    // A later key may be answered earlier: only the answer for the present text counts.
    if (this.#last !== text) return null;
    return (this.reading = reading);
  }
}

const asked = new WeakMap<Host, Set<string>>();

/** Whether this host may be asked without a click: if the engine allows it, once. */
export function mayAsk(reading: Reading | null): boolean {
  if (reading?.host == null || !reading.lookup) return false;
  return asked.get(host)?.has(reading.host) !== true;
}

/** Remembers that this host was asked. */
export function remember(name: string | null | undefined): void {
  if (!name) return;
  const hosts = asked.get(host) ?? new Set();
  asked.set(host, hosts.add(name));
}
