import { session } from '../../act.svelte';
import type { Path } from '../../host/wire';
import { t } from '../../words';

/** Which kind of org it is, as the words choose by; Production where nothing else is known. */
export function kind(path: Path): 'production' | 'preview' | 'trial' | 'practice' {
  return session.view.practice ? 'practice' : (path.okta.organization?.tier ?? 'production');
}

/** How many permissions, and the result of the test; `warn` if that is less than all. */
export function permissionsLine({ okta: { permissions, test } }: Path): { text: string; warn: boolean } {
  const known = permissions.scopes.length + permissions.added.length;
  const warn = (key: string) => ({ text: t(`authorize-permissions-${key}`, { known }), warn: true });
  if (!permissions.acknowledged) return warn('unreviewed');
  if (test.skipped) return warn('skipped');
  if (!test.at || test.level === 'nothing') return warn('none');
  if (test.stale) return warn('stale');
  const counts = { granted: test.granted, known: test.known };
  if (test.accepted) return { text: t('authorize-permissions-gaps', { ...counts, words: test.accepted }), warn: true };
  if (test.level === 'credential') return { text: t('authorize-permissions-credential', { known }), warn: false };
  if (test.granted < test.known) return { text: t('authorize-permissions-partly', counts), warn: true };
  return { text: t('authorize-permissions-granted', counts), warn: false };
}

/** The address of Dell's console: the person's own, else the one documented for this Dell cloud. */
export const consoleAddress = (path: Path): string | null => path.dell.console_address ?? path.dell.environment.console_address;
