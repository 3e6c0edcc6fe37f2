import { session } from '../../act.svelte';
import type { Organization } from '../../host/wire';
import { t } from '../../words';

/** What is known of an org, in one line. */
export function foundLine({ host, tier, metadata }: Organization): string {
  if (metadata === null) return t('org-unchecked', { host });
  return t('org-found', { host, tier: session.view.practice ? 'practice' : tier, engine: metadata.engine });
}
