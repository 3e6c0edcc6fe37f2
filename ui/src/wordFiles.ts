/** The files of words by language; the page fetches one only before a screen that needs it. */
export const FILES = import.meta.glob<string>('../../words/*/{frame,home,settings,help,step-*,sketch,evidence,problems,panel,network,proof,custody,status,rotate}.ftl', { query: '?raw', import: 'default' });
