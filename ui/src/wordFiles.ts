/** A file of words of each language; the page fetches one only when a screen that speaks it is about to be shown. */
export const FILES = import.meta.glob<string>('../../words/*/{frame,home,settings,help,step-*,sketch,evidence,problems,panel,network,proof,custody,status,rotate}.ftl', { query: '?raw', import: 'default' });
