import { Late } from './late.svelte';

/** The box of a problem, for screens that seldom have one. */
export const problemNote = new Late(() => import('./ProblemNote.svelte'));
