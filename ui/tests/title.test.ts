import { expect, it, vi } from 'vitest';
import { tauriHost } from '../src/host/tauri';

const invoke = vi.hoisted(() => vi.fn(async () => undefined));
vi.mock('@tauri-apps/api/core', () => ({ invoke, Channel: class {} }));

it("the page's title follows the window's", async () => {
  await tauriHost.title('Test the connection, step 4 of 6');
  expect(document.title).toBe('Test the connection, step 4 of 6');
  expect(invoke).toHaveBeenCalledWith('title', { text: 'Test the connection, step 4 of 6' });
});
