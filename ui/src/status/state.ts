/** The status: one headline with its reason, and the one act that comes next. */
import type { Path } from '../host/wire';
import { connected, howKnown } from '../steps/finish/lines';
import { keyOf, t } from '../words';

export type Tone = 'ok' | 'wait' | 'warn' | 'bad';

/** Why it needs attention: the reasons of the list, and those that only this screen shows. */
export type Trouble = NonNullable<Path['status']['reason']> | 'secret_missing' | 'backup_failed';

/** The secret that was saved here is not where it was saved. */
const missing = ({ okta: { secret, secret_choice } }: Path): boolean => secret?.missing != null && secret_choice !== 'erased';

export function trouble(path: Path): Trouble | null {
  if (path.status.reason !== null && path.status.condition === 'attention') return path.status.reason;
  if (missing(path)) return 'secret_missing';
  return path.status.reason ?? (path.dell.backup.last_state === 'Failed' ? 'backup_failed' : null);
}

export interface Headline {
  tone: Tone;
  title: string;
  lead: string;
}

export function headline(path: Path): Headline {
  const host = path.okta.organization?.host ?? '';
  const said = (tone: Tone, title: string, lead: string): Headline => ({ tone, title: t(`status-title-${title}`, { host }), lead });
  if (path.dell.removed) return said('bad', 'removed', t('status-lead-removed', { known: howKnown(path.dell.removed) }));
  const reason = trouble(path);
  if (reason) {
    const lead = t(keyOf('status-reason', reason), { missing: path.okta.test.known - path.okta.test.granted });
    return path.status.condition === 'backups_off' && reason === path.status.reason ? said('warn', 'backups-off', lead) : said('bad', 'attention', lead);
  }
  if (path.status.condition === 'protected') return said('ok', 'protected', t('status-lead-protected', { known: howKnown(path.dell.backup.seen) }));
  if (path.status.condition === 'setup') return said('wait', 'setup', t('status-lead-setup'));
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

function fresh({ dell: { backup } }: Path, now: number): boolean {
  const times = [backup.app_status?.at, backup.last_known?.at];
  return times.every((at) => at !== undefined && now - Date.parse(at) < FRESH_MS);
}

/** The one next act; null if all is well and the last report is fresh. */
export function next(path: Path, now = Date.now()): Next | null {
  const api = path.dell.environment.way === 'api';
  if (path.dell.removed) return 'removed';
  if (path.okta.rotation) return 'rotation';
  const reason = trouble(path);
  // What was sent by API is read there; by console nothing is sent, and an unfinished registration is a step.
  if (reason === 'unclear') return path.dell.change ? 'read' : path.dell.reauthorization ? 'cut_off' : 'steps';
  if (reason) return AFTER[reason];
  if (path.status.condition === 'setup') return 'steps';
  if (path.dell.backup.seen === null) return api ? 'first_api' : 'first';
  return api || fresh(path, now) ? null : 'ask';
}

/** Whole days since then. */
export const daysSince = (at: string, now = Date.now()): number => Math.max(0, Math.floor((now - Date.parse(at)) / FRESH_MS));
