import { getContext, setContext } from 'svelte';

/** The number that a click of a sketch has in the list beside it, `null` if the sketch is only shown; and which click is next. */
export type Numbered = { number: (click: number) => number | null; next: (click: number) => boolean };

const KEY = Symbol('clicks');

export const setClicks = (numbered: Numbered): Numbered => setContext(KEY, numbered);
export const clicks = (): Numbered => getContext(KEY);
