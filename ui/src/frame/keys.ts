/** The app's shortcuts: the dialog shows this table, and `press` runs it. */
import { host, session, type Act } from '../act.svelte';
import { dialogs, type DialogName } from './dialogs.svelte';

/** A key as `KeyboardEvent.key`; `mod` is Ctrl, on macOS Cmd. */
export type Keys = { key: string; mod?: boolean; alt?: boolean };

export type Shortcut = {
  /** Its words are `shortcut-<name>`. */
  name: string;
  /** The first one is shown. */
  keys: Keys[];
  /** Missing if a field, a dialog or the web view handles it. */
  run?: (act: Act) => unknown;
  /** Works in a field as well, where it changes neither text nor caret. */
  typing?: boolean;
};

export const onMac = (): boolean => /Mac/.test(navigator.platform);

const opens = (name: DialogName) => () => dialogs.open(name);

/** Home's field to find an org, if there is one. */
const find = () => document.querySelector<HTMLElement>('[data-field="find"]')?.focus();

export const SHORTCUTS: readonly Shortcut[] = [
  { name: 'primary', keys: [{ key: 'Enter' }] },
  { name: 'close', keys: [{ key: 'Escape' }] },
  { name: 'save-secret', keys: [{ key: 'v', mod: true }] },
  { name: 'back', keys: [{ key: 'ArrowLeft', alt: true }], run: back },
  { name: 'new', keys: [{ key: 'n', mod: true }], run: (act) => act.run(() => host.startConnection()) },
  { name: 'find', keys: [{ key: 'f', mod: true }, { key: '/' }], run: find },
  { name: 'help', keys: [{ key: 'F1' }], run: opens('help'), typing: true },
  { name: 'settings', keys: [{ key: ',', mod: true }], run: opens('settings'), typing: true },
  { name: 'shortcuts', keys: [{ key: '?' }], run: opens('shortcuts') },
];

/** One step back; from the first step, to all connections. */
function back(act: Act): unknown {
  if (session.path === null) return undefined;
  const button = document.querySelector<HTMLElement>('[data-act="back"]') ?? document.querySelector<HTMLElement>('[data-act="go-home"]');
  if (button) return button.click();
  return session.path.back ? act.run(() => host.back()) : undefined;
}

/** The system uses the other one of Ctrl and Cmd. */
function held(event: KeyboardEvent, { mod = false, alt = false }: Keys): boolean {
  const [wanted, other] = onMac() ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  return wanted === mod && !other && event.altKey === alt;
}

const IN_TEXT = 'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]';

/** The shortcut of a pressed key. Keys in a field are text; an open dialog handles its own. */
export function shortcutOf(event: KeyboardEvent): Shortcut | null {
  const typing = event.target instanceof Element && event.target.closest(IN_TEXT) !== null;
  const modal = document.querySelector('dialog[open]') !== null;
  const found = SHORTCUTS.find(({ keys }) => keys.some((one) => one.key.toLowerCase() === event.key.toLowerCase() && held(event, one)));
  if (!found?.run || event.defaultPrevented || event.isComposing || modal) return null;
  return typing && !found.typing ? null : found;
}

export function press(event: KeyboardEvent, act: Act): void {
  const found = shortcutOf(event);
  if (!found) return;
  event.preventDefault();
  void found.run?.(act);
}
