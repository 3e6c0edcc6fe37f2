import type { Custody, Path, Rotation, Stage } from '../../host/wire';
import { keyOf } from '../../words';
import { t } from '../../words';

/** What every stage is given. */
export interface Rotating {
  path: Path;
  rotation: Rotation;
}

/** The stage as the screen's frame names and counts it; what follows the last one counts as the last. */
export function frame(rotation: Rotation): { name: string; number: number; of: number } {
  const at = rotation.rail.findIndex((row) => row.stage === rotation.stage);
  const of = rotation.rail.length;
  return { name: keyOf('rotate', rotation.stage).replaceAll('_', '-'), number: at < 0 ? of : at + 1, of };
}

/** How a secret is called on screen: by its last four characters, the same as in Okta's list. */
export const called = (custody: Custody | null | undefined): string =>
  custody ? t('rotate-called', { last: custody.last_four }) : t('rotate-called-other');

/** The mark by which a secret is found in Okta's list. */
export const mark = (custody: Custody | null | undefined): string =>
  custody ? t('rotate-mark', { last: custody.last_four, hash: custody.secret_hash }) : t('rotate-mark-unknown');

/** Stages before Dell was given anything: giving up costs nothing there. */
export const early = (stage: Stage): boolean => stage === 'slots' || stage === 'take';
