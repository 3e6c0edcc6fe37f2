import type { Outcome } from '../../host/wire';
import { pasteKeys, t } from '../../words';

/** An outcome other than the expected one. */
export type Refusal = Exclude<Outcome, 'registered'>;

/** What Dell's console may show instead of the org in its list, grouped by what a person sees. */
export const GROUPS: readonly { id: 'error' | 'blocked' | 'unclear'; outcomes: readonly Outcome[] }[] = [
  { id: 'error', outcomes: ['domain_refused', 'credential_refused', 'permission_missing', 'already_registered', 'safe_mode'] },
  { id: 'blocked', outcomes: ['not_allowed', 'paste_blocked'] },
  { id: 'unclear', outcomes: ['no_answer', 'service_busy', 'other'] },
];

/** The first thing to do about an outcome: a button in its box. */
export const FIRST: Record<Refusal, 'copy-domain' | 'copy-both' | 'test' | 'support' | 'admins' | 'domains'> = {
  domain_refused: 'copy-domain',
  credential_refused: 'copy-both',
  permission_missing: 'test',
  already_registered: 'domains',
  safe_mode: 'admins',
  not_allowed: 'support',
  paste_blocked: 'copy-domain',
  no_answer: 'domains',
  service_busy: 'domains',
  other: 'support',
};

export function outcomeKey(outcome: Outcome): string {
  return `authorize-outcome-${outcome.replaceAll('_', '-')}`;
}

/** What the console refused, if it did. */
export function refusalOf(said: { outcome: Outcome | null; at: string } | null | undefined): { outcome: Refusal; at: string } | null {
  return said?.outcome && said.outcome !== 'registered' ? { outcome: said.outcome, at: said.at } : null;
}

const args = (host: string) => ({ host, shortcut: pasteKeys() });

/** What happened, and what to do first. */
export const cause = (outcome: Outcome, host: string): string => t(outcomeKey(outcome), args(host), 'cause');

/** There is one thing to do about these. */
const ONE_REMEDY: readonly Outcome[] = ['safe_mode', 'no_answer', 'other'];

/** What else to do about it, most likely first. */
export function remedies(outcome: Outcome, host: string): string[] {
  const parts = ONE_REMEDY.includes(outcome) ? ['remedy'] : outcome === 'credential_refused' ? ['remedy', 'also', 'third'] : ['remedy', 'also'];
  return parts.map((part) => t(outcomeKey(outcome), args(host), part));
}
