import { language } from '../../words';

const locale = (): string => (language() === 'de' ? 'de-DE' : 'en-GB');

/** Time of day in the computer's zone, with the date when it is not today's. */
export function clock(at: string, now: Date = new Date()): string {
  const then = new Date(at);
  const today = then.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(locale(), {
    ...(today ? {} : { day: 'numeric', month: 'short' }), hour: '2-digit', minute: '2-digit',
  }).format(then);
}

/** Date and time in the computer's zone, which is named. */
export function local(at: string): string {
  return new Intl.DateTimeFormat(locale(), {
    day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short',
  }).format(new Date(at));
}

/** The same instant in UTC. */
export function utc(at: string): string {
  return new Intl.DateTimeFormat(locale(), {
    day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'UTC',
  }).format(new Date(at));
}
