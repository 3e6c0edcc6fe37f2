import { language } from '../words';

/** An instant in this computer's zone: the time alone for today; the day alone, or with the zone for the record. */
export function when(at: string, { zone = false, day = false } = {}): string {
  const date = new Date(at);
  const today = date.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(language() === 'de' ? 'de-DE' : 'en-GB', {
    ...(today && !zone && !day ? {} : { day: 'numeric', month: 'short', year: 'numeric' }),
    ...(day ? {} : { hour: '2-digit', minute: '2-digit' }),
    ...(zone ? { timeZoneName: 'short' } : {}),
  }).format(date);
}

/** Date and time in UTC, for a record, beside the local time. */
export function utc(at: string): string {
  return new Intl.DateTimeFormat(language() === 'de' ? 'de-DE' : 'en-GB', {
    day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'UTC',
  }).format(new Date(at));
}
