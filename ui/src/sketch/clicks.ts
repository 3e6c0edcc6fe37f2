import { getContext, setContext } from 'svelte';

/** Which number a click of a sketch has in the list beside it, none where nothing is to be clicked; and which one is next. */
export type Numbered = { number: (click: number) => number | null; next: (click: number) => boolean };

const KEY = Symbol('clicks');

export const setClicks = (numbered: Numbered): Numbered => setContext(KEY, numbered);
export const clicks = (): Numbered => getContext(KEY);
