import type { Evidence, Path } from '../../host/wire';
import { when } from '../../parts';
import { t } from '../../words';

/** One line of the result: what it is about, the value, how that is known; whether it is as it should be. */
export interface Line {
  id: 'okta' | 'dell' | 'keys' | 'backup';
  value: string;
  known: string;
  good: boolean;
  /** A person reported it and can report it again. */
  reported: boolean;
}

/** Tested or reported, by whom and when. */
export const howKnown = (known: Evidence | null): string =>
  known === null ? '' : known.by === null ? t('evidence-tested', { time: when(known.at) }) : t('evidence-reported', { name: known.by, time: when(known.at) });

/** App Status "Connected" was read from Dell or reported by a person. */
export const connected = (path: Path): boolean => path.dell.backup.app_status?.word === 'Connected';

/** The result's title: Connected only if that was seen, Protected only if the engine says so. */
export function resultOf(path: Path): { title: string; lead: string } {
  const { state, because } = path.status.protection;
  const named = connected(path) ? 'connected' : 'authorized';
  if (state === 'protected') return { title: 'protected', lead: 'protected' };
  if (state === 'not_connected') return { title: 'not-connected', lead: 'not-connected' };
  if (state === 'connected') return { title: named, lead: 'connected' };
  if (because === 'cut_off') return { title: 'cut-off', lead: 'cut-off' };
  if (because === 'backups_off') return { title: 'backups-off', lead: 'backups-off' };
  if (because === 'unclear') return { title: 'unclear', lead: 'unclear' };
  return { title: `keys-${named}`, lead: 'keys' };
}

function okta({ okta: { test } }: Path): Line {
  const line = (key: string, good: boolean, tested = true): Line => ({
    id: 'okta', value: t(`finish-okta-${key}`, { granted: test.granted, known: test.known }), good, reported: false,
    known: tested && test.at ? t('evidence-tested', { time: when(test.at) }) : '',
  });
  if (test.skipped) return line('skipped', false, false);
  if (!test.at || test.level === 'nothing') return line('none', false, false);
  if (test.stale) return line('stale', false);
  if (test.level === 'credential') return line('credential', true);
  return test.granted < test.known ? line('partly', false) : line('all', true);
}

/** The four lines of Finish. */
export function lines(path: Path): Line[] {
  const { registration, keys, backup } = path.dell;
  const status = connected(path) ? backup.app_status : null;
  const dell = status ?? (registration.state === 'registered' ? registration.known : null);
  return [
    okta(path),
    { id: 'dell', value: t(`finish-dell-${status ? 'connected' : dell ? 'authorized' : 'none'}`), known: howKnown(dell), good: dell !== null, reported: dell?.by != null },
    { id: 'keys', value: t(`finish-keys-${keys?.state ?? 'none'}`), known: howKnown(keys?.known ?? null), good: keys?.state === 'on', reported: keys?.known.by != null },
    { id: 'backup', value: t(backup.seen ? 'finish-backup-seen' : 'finish-backup-none'), known: howKnown(backup.seen), good: backup.seen !== null, reported: backup.seen?.by != null },
  ];
}
