/** The status: one headline with its reason, and the one act that comes next. */
import type { Path } from '../host/wire';
import { connected, howKnown } from '../steps/finish/lines';
import { keyOf, t } from '../words';

export type Tone = 'ok' | 'wait' | 'warn' | 'bad';

/** Why it needs attention: the reasons of the list, and those that only this screen shows. */
export type Trouble = NonNullable<Path['reason']> | 'secret_missing' | 'backup_failed';

/** The secret that was saved here is not where it was saved. */
const missing = ({ secret, secret_choice }: Path): boolean => secret?.astray != null && secret_choice !== 'erased';

export function trouble(path: Path): Trouble | null {
  if (path.reason !== null && path.condition === 'attention') return path.reason;
  if (missing(path)) return 'secret_missing';
  return path.reason ?? (path.backup.last_state === 'Failed' ? 'backup_failed' : null);
}

export interface Headline {
  tone: Tone;
  title: string;
  lead: string;
}

export function headline(path: Path): Headline {
  const host = path.organization?.host ?? '';
  const said = (tone: Tone, title: string, lead: string): Headline => ({ tone, title: t(`status-title-${title}`, { host }), lead });
  if (path.removed_at_dell) return said('bad', 'removed', t('status-lead-removed', { known: howKnown(path.removed_at_dell) }));
  const reason = trouble(path);
  if (reason) {
    const lead = t(keyOf('status-reason', reason), { missing: path.proof.known - path.proof.granted });
    return path.condition === 'backups_off' && reason === path.reason ? said('warn', 'backups-off', lead) : said('bad', 'attention', lead);
  }
  if (path.condition === 'protected') return said('ok', 'protected', t('status-lead-protected', { known: howKnown(path.backup.seen) }));
  if (path.condition === 'setup') return said('wait', 'setup', t('status-lead-setup'));
  return said('wait', connected(path) ? 'connected' : 'authorized', t('status-lead-connected'));
}

/** What comes next. */
export type Next =
  | 'rotation' | 'removed' | 'not_in_dell' | 'steps' | 'read' | 'cut_off' | 'rotate' | 'permissions' | 'show' | 'keys' | 'backup_failed'
  | 'schedules' | 'first' | 'first_api' | 'ask';

const AFTER: Record<Trouble, Next> = {
  cut_off: 'cut_off', unclear: 'read', records_lost: 'steps', not_in_dell: 'not_in_dell', secret_refused: 'rotate', secret_changed: 'rotate',
  secret_missing: 'rotate', permissions_missing: 'permissions', test_failed: 'show', keys_skipped: 'keys', keys_off: 'keys', schedules_off: 'schedules',
  backup_failed: 'backup_failed',
};

/** A report is fresh for a day: Dell makes a backup each day. */
const FRESH_MS = 24 * 60 * 60 * 1000;

function fresh({ backup }: Path, now: number): boolean {
  const times = [backup.app_status?.known.at, backup.last_known?.at];
  return times.every((at) => at !== undefined && now - Date.parse(at) < FRESH_MS);
}

/** The one next act; null if all is well and the last report is fresh. */
export function next(path: Path, now = Date.now()): Next | null {
  const api = path.environment.way === 'api';
  if (path.removed_at_dell) return 'removed';
  if (path.rotation) return 'rotation';
  const reason = trouble(path);
  // What was sent by API is read there; by console nothing is sent, and an unfinished registration is a step.
  if (reason === 'unclear') return path.asked ? 'read' : path.handed ? 'cut_off' : 'steps';
  if (reason) return AFTER[reason];
  if (path.condition === 'setup') return 'steps';
  if (path.backup.seen === null) return api ? 'first_api' : 'first';
  return api || fresh(path, now) ? null : 'ask';
}

/** Whole days since then. */
export const daysSince = (at: string, now = Date.now()): number => Math.max(0, Math.floor((now - Date.parse(at)) / FRESH_MS));
