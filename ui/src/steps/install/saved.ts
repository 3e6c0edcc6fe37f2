import type { StoredSecret } from '../../host/wire';
import { t } from '../../words';

/** That the secret is saved, and where. */
export const savedLine = ({ store, place, last_four: last }: StoredSecret): string => t(store === 'session' ? 'install-saved-session' : 'install-saved', { place, last });

/** What happened to the clipboard. */
export function clipboardLine({ clipboard_emptied: emptied }: StoredSecret): string {
  if (emptied) return t('install-cleared');
  return t(emptied === null ? 'install-not-looked' : 'install-not-cleared');
}
