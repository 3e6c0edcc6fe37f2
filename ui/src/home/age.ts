import { language } from '../words';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Calendar days between two instants, in this computer's zone. */
function daysBetween(from: Date, to: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(to) - midnight(from)) / DAY);
}

/** How many days ago this was; 0 for today and for the future. */
export const days = (at: string, now = new Date()): number => Math.max(0, daysBetween(new Date(at), now));

/** How long ago this was, in the largest unit that is exact enough: "yesterday", "3 weeks ago". */
export function ago(at: string, now = new Date()): string {
  const say = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' });
  const past = Math.max(0, now.getTime() - new Date(at).getTime());
  const gone = days(at, now);
  if (gone === 0) {
    const minutes = Math.floor(past / MINUTE);
    if (minutes < 1) return say.format(0, 'second');
    return minutes < 60 ? say.format(-minutes, 'minute') : say.format(-Math.floor(minutes / 60), 'hour');
  }
  if (gone < 14) return say.format(-gone, 'day');
  if (gone < 63) return say.format(-Math.floor(gone / 7), 'week');
  if (gone < 730) return say.format(-Math.floor(gone / 30.44), 'month');
  return say.format(-Math.floor(gone / 365.25), 'year');
}

/** Date and time in full. */
export const stamp = (at: string): string =>
  new Intl.DateTimeFormat(language() === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'long', timeStyle: 'short' }).format(new Date(at));
