import type { Path } from '../host/wire';

/**
 * What to undo, in this order: Dell stops before Okta removes its credential, so that Dell never uses a revoked one;
 * the copy here is last, because a test needs it.
 */
export function undo(path: Path): string[] {
  const has = (id: string) => path.status.live.some((live) => live.id === id);
  const steps: string[] = [];
  if (has('registration') || path.dell.registration.state !== 'none') steps.push('undo-dell-backups', 'undo-dell-domain');
  if (path.dell.key_client_id !== null || path.dell.key !== null) steps.push('undo-dell-credential');
  steps.push(has('integration') || path.okta.secret !== null || path.okta.client_id !== null ? 'undo-okta-revoke' : 'undo-okta-look');
  steps.push('undo-here');
  return steps;
}
