import type { Path, Proof, Step } from '../../host/wire';
import { environmentName } from '../../parts/environment';
import { t } from '../../words';

/** One line of "Check your answers": what, the answer, and the step where it can be changed. */
export interface Answer {
  id: string;
  label: string;
  value: string;
  code?: boolean;
  warn?: boolean;
  step: Step;
}

/** Everything that will be handed over, in words, with the step of each. */
export function answers(path: Path): Answer[] {
  const organisation = path.organisation;
  const proof = proofInWords(path.proof);
  const count = path.permissions.scopes.length + path.permissions.added.length;
  return [
    { id: 'organisation', label: t('authorize-row-organisation'), value: organisation?.host ?? '', code: true, step: 'organisation' },
    { id: 'kind', label: t('authorize-row-kind'), value: t(`authorize-kind-${tier(path)}`), step: 'organisation' },
    { id: 'domain', label: t('authorize-row-domain'), value: `https://${organisation?.host ?? ''}`, code: true, step: 'organisation' },
    { id: 'dell', label: t('authorize-row-dell'), value: dellAccount(path), step: 'organisation' },
    {
      id: 'permissions', label: t('authorize-row-permissions'), step: 'permissions',
      value: t(path.permissions.acknowledged ? 'authorize-permissions' : 'authorize-permissions-unread', { count }),
      warn: !path.permissions.acknowledged,
    },
    { id: 'client_id', label: t('authorize-row-client-id'), value: path.client_id ?? '', code: true, step: 'client_id' },
    { id: 'secret', label: t('authorize-row-secret'), value: secretInWords(path), step: 'secret' },
    { id: 'proof', label: t('authorize-row-proof'), value: proof.words, warn: proof.warn, step: 'prove' },
  ];
}

/** Production where nothing else is known: the careful reading. */
export function tier(path: Path): 'production' | 'preview' | 'trial' {
  return path.organisation?.tier ?? 'production';
}

export function dellAccount(path: Path): string {
  const environment = environmentName(path.environment);
  return path.dell_account ? t('authorize-dell-account', { account: path.dell_account, environment }) : environment;
}

function secretInWords(path: Path): string {
  if (path.secret_choice === 'erased') return t('authorize-secret-erased');
  if (!path.secret) return t('authorize-secret-none');
  const { length, last_four: last, place } = path.secret;
  return t('authorize-secret', { length, last, place });
}

function proofInWords(proof: Proof): { words: string; warn: boolean } {
  if (proof.skipped) return { words: t('authorize-proof-skipped'), warn: true };
  if (!proof.at || proof.level === 'nothing') return { words: t('authorize-proof-none'), warn: true };
  if (proof.stale) return { words: t('authorize-proof-stale'), warn: true };
  if (proof.accepted) {
    const failed = proof.rows.filter((row) => row.state === 'fail' || row.state === 'blocked').length;
    return { words: t('authorize-proof-gaps', { failed, words: proof.accepted }), warn: true };
  }
  if (proof.level === 'credential') return { words: t('authorize-proof-credential'), warn: false };
  return { words: t('authorize-proof-measured', { granted: proof.granted, known: proof.known }), warn: false };
}
