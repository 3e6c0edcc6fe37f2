import { language } from '../words';

/** An instant in this computer's zone: the time alone for today, unless the zone is named for the record. */
export function when(at: string, zone = false): string {
  const date = new Date(at);
  const today = date.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(language() === 'de' ? 'de-DE' : 'en-GB', {
    ...(today && !zone ? {} : { day: 'numeric', month: 'short', year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    ...(zone ? { timeZoneName: 'short' } : {}),
  }).format(date);
}
