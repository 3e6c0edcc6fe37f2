import { host } from '../../act.svelte';
import type { Host, Reading } from '../../host/wire';

/** What was understood of the field so far. Pure and instant in core: nothing is sent. */
export class Typing {
  reading = $state<Reading | null>(null);
  #last = '';

  /** Answers with what was understood of this text, or nothing where another one is there by then. */
  async read(text: string): Promise<Reading | null> {
    this.#last = text;
    if (text.trim() === '') return (this.reading = null);
    const reading = await host.readDomain(text).catch(() => null);
    // A later key may be answered earlier: only the answer to what is in the field counts.
    if (this.#last !== text) return null;
    return (this.reading = reading);
  }
}

const asked = new WeakMap<Host, Set<string>>();

/** Whether this host may be asked without a click: where core allows it, once. */
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
