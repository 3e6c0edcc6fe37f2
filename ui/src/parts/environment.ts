import type { Environment } from '../host/wire';
import { t } from '../words';
import { when } from './when';

/** What a Dell environment is called: an added one has its own name and its host. */
export function environmentName(environment: Environment): string {
  const { id, host, added } = environment;
  return added ? t('environment-added', { name: added.name, host }) : t(`environment-${id}`);
}

/** About an added one: its host, who added it, when and from what. */
export function environmentOrigin({ added, host, way }: Environment): string | undefined {
  if (!added) return undefined;
  const facts = { host, way, by: added.by, at: when(added.at, { day: true }) };
  return t(`environment-added-from-${added.from}`, facts);
}
