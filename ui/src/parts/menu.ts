import type { IconName } from './icons';

/** One thing that a `Menu` offers. */
export type MenuItem = {
  act: string;
  value?: string;
  label: string;
  icon?: IconName;
  /** It destroys something: in red, and last. */
  danger?: boolean;
  disabled?: boolean;
  onclick: () => unknown;
};

/** The list's place at its button: below it if it fits, else above; always inside the window. */
export function placeAt(button: DOMRect, list: { width: number; height: number }, window: { width: number; height: number }, rtl: boolean): { left: number; top: number } {
  const gap = 4;
  const edge = 8;
  const starts = rtl ? button.right - list.width : button.left;
  const ends = rtl ? button.left : button.right - list.width;
  const fits = (left: number) => left >= edge && left + list.width <= window.width - edge;
  const left = fits(starts) ? starts : ends;
  const below = button.bottom + gap;
  const above = button.top - gap - list.height;
  const top = below + list.height <= window.height - edge || above < edge ? below : above;
  const inside = (at: number, size: number, all: number) => Math.max(edge, Math.min(at, all - edge - size));
  return { left: inside(left, list.width, window.width), top: inside(top, list.height, window.height) };
}
