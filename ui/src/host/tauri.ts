/** The real host. The only file that knows Tauri. */
import { Channel, invoke } from '@tauri-apps/api/core';
import { ARGUMENTS, type Host } from './wire';

/** Commands are named like the methods, in Rust's spelling. */
const command = (method: string): string => method.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function streamed<T>(hear: (heard: T) => void): Channel<T> {
  const channel = new Channel<T>();
  channel.onmessage = hear;
  return channel;
}

function calls(method: string, names: readonly string[]): (...values: unknown[]) => Promise<unknown> {
  return (...values) =>
    invoke(
      command(method),
      Object.fromEntries(
        names.map((name, at) => [name, /^on[A-Z]/.test(name) ? streamed(values[at] as (heard: unknown) => void) : values[at]]),
      ),
    );
}

// Not a Proxy that answers to any name: it would look like a promise to its caller.
export const tauriHost = Object.fromEntries(
  Object.entries(ARGUMENTS).map(([method, names]) => [method, calls(method, names)]),
) as unknown as Host;
