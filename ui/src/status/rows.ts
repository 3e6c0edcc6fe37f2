import type { Known, Path } from '../host/wire';
import { has, keyOf, t } from '../words';

/** One line of the status: what, its value, and how that is known. */
export interface Line {
  id: string;
  label: string;
  value: string | null;
  known: Known | null;
}

/** A word of Dell's in ours, else as Dell says it. */
function known(area: string, word: string): string {
  const key = keyOf(area, word.toLowerCase().replaceAll(' ', '-'));
  return has(key) ? t(key) : word;
}

/** What is known of the connection at Dell. Without a value it is unknown. */
export function lines(path: Path): Line[] {
  const { backup, keys } = path;
  const line = (id: string, value: string | null, how: Known | null): Line => ({ id, label: t(`status-${id}`), value, known: value === null ? null : how });
  const items = Object.entries(backup.items).map(([kind, count]) => `${known('backup-item', kind)} ${count}`);
  return [
    line('app', backup.app_status && backup.app_status.word, backup.app_status && backup.app_status.known),
    line('backups', backup.enabled && t(backup.enabled.on ? 'status-on' : 'status-off'), backup.enabled && backup.enabled.known),
    backup.last_state
      ? line('last', known('backup-state', backup.last_state), backup.known)
      : line('last', backup.seen && t('backup-state-successful'), backup.seen),
    line('keys', keys && t(`status-${keys.state}`), keys && keys.known),
    line('region', backup.region, backup.known),
    line('frequency', backup.frequency, backup.known),
    line('retention', backup.retention, backup.known),
    line('items', items.length > 0 ? items.join(', ') : backup.items_noted, backup.known),
  ];
}
