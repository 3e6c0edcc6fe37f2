/** Where a secret is, in words. */
import type { StoredSecret } from '../host/wire';
import { t } from '../words';

/** The place's own name; memory has none. */
export const placeOf = ({ store, place }: Pick<StoredSecret, 'store' | 'place'>): string => (store === 'session' ? t('place-session') : place);

/** This system's own tool that shows its keychain. */
export function tool(platform: string = navigator.platform): 'mac' | 'windows' | 'linux' {
  return platform.startsWith('Mac') ? 'mac' : platform.startsWith('Win') ? 'windows' : 'linux';
}
