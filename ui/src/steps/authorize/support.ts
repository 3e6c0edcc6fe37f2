import type { Outcome, Path } from '../../host/wire';
import { t } from '../../words';
import { permissionsLine } from './lines';
import { outcomeKey } from './outcomes';

const host = (path: Path) => path.okta.organization?.host ?? '';

/** For Dell Support, where Okta is not in the menu. */
export const supportForMenu = (path: Path): string => t('authorize-menu-missing-text', { account: path.dell.account || 'none', host: host(path) });

/** For Dell Support, about what the console showed. */
export function supportFor(path: Path, outcome: Outcome): string {
  return outcome === 'not_allowed'
    ? supportForMenu(path)
    : t('authorize-support-text', { host: host(path), what: t(outcomeKey(outcome)), test: permissionsLine(path).text });
}

/** For the people who run the Dell account. */
export const adminsFor = (path: Path): string => t('authorize-admins-text', { host: host(path) });
