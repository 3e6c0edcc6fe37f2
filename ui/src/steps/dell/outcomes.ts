import type { Outcome } from '../../host/wire';
import { t } from '../../words';

/** What Dell's console may say, in the order people meet it. */
export const OUTCOMES: readonly Outcome[] = [
  'registered', 'domain_refused', 'credential_refused', 'permission_missing', 'already_registered',
  'not_allowed', 'paste_blocked', 'service_busy', 'safe_mode', 'no_answer', 'other',
];

const ADVICE: Record<Outcome, readonly string[]> = {
  registered: ['remedy'],
  domain_refused: ['remedy', 'also'],
  credential_refused: ['remedy', 'fourth', 'also', 'third'],
  permission_missing: ['remedy', 'also', 'third'],
  already_registered: ['remedy', 'also'],
  not_allowed: ['remedy', 'also', 'third'],
  paste_blocked: ['remedy', 'also'],
  service_busy: ['remedy', 'also'],
  safe_mode: ['remedy', 'also'],
  no_answer: ['remedy', 'also'],
  other: ['remedy', 'also'],
};

export function outcomeKey(outcome: Outcome): string {
  return `outcome-${outcome.replaceAll('_', '-')}`;
}

/** Not the console's refusal: nothing came of it yet. */
const OPEN: readonly Outcome[] = ['paste_blocked', 'no_answer'];

/** What was recorded, as a headline. */
export function headline(outcome: Outcome): string {
  const words = { outcome: t(outcomeKey(outcome)) };
  return OPEN.includes(outcome) ? t('authorize-open-console', words) : t('authorize-refused-console', words);
}

/** What to do about it, most likely first. */
export function remedies(outcome: Outcome, host: string): string[] {
  const shortcut = navigator.platform.startsWith('Mac') ? '⌘V' : 'Ctrl+V';
  return ADVICE[outcome].map((part) => t(outcomeKey(outcome), { host, shortcut }, part));
}
