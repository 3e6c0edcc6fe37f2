/** What each sketch shows: pages of a console, with how many clicks each has. The count of clicks continues from page to page. */
const SKETCHES = {
  install: ['okta', ['list', 2], ['catalog', 2], ['review', 1]],
  secret: ['okta', ['secret', 2]],
  'client-id': ['okta', ['general', 2]],
  menu: ['dell', ['menu', 3]],
  form: ['dell', ['form', 4]],
  keys: ['dell', ['keys', 2]],
  backups: ['dell', ['configure', 1], ['backups', 1]],
  generate: ['okta', ['generate', 1], ['secret', 2]],
  reauthorize: ['dell', ['reauthorize', 2]],
  'app-status': ['dell', ['app-status', 1]],
  inactive: ['okta', ['inactive', 2]],
} as const;

/** The name of a sketch. */
export type SketchName = keyof typeof SKETCHES;

/** A page of a sketch, and its clicks, from 0 within the sketch. */
export type Page = { console: 'okta' | 'dell'; page: string; first: number; clicks: number[] };

export function pagesOf(name: SketchName): Page[] {
  const [console, ...pages] = SKETCHES[name];
  let first = 0;
  return pages.map(([page, count]) => {
    const clicks = Array.from({ length: count }, (_, at) => first + at);
    const shown = { console, page, first, clicks };
    first += count;
    return shown;
  });
}

/** The page with this click, else the first. */
export function pageAt(name: SketchName, click: number | null): Page {
  const pages = pagesOf(name);
  return pages.find((page) => click !== null && page.clicks.includes(click)) ?? pages[0]!;
}

export const NAMES = Object.keys(SKETCHES) as SketchName[];
