import { language } from '../../words';

/** Date and time in UTC, for what goes on record beside the local time. */
export function utc(at: string): string {
  return new Intl.DateTimeFormat(language() === 'de' ? 'de-DE' : 'en-GB', {
    day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'UTC',
  }).format(new Date(at));
}
