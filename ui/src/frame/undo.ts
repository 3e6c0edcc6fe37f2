import type { Path } from '../host/wire';

/**
 * What to undo, outermost first: Dell stops before Okta takes its credential away, so that nothing keeps
 * asking with a dead one; the copy here goes last, because it is what a check would need.
 */
export function undo(path: Path): string[] {
  const has = (id: string) => path.live.some((live) => live.id === id);
  const steps: string[] = [];
  if (has('registration') || path.registration.state !== 'none') steps.push('undo-dell-backups', 'undo-dell-domain');
  if (path.dell.key_client_id !== null || path.dell.key !== null) steps.push('undo-dell-credential');
  steps.push(has('integration') || path.secret !== null || path.client_id !== null ? 'undo-okta-revoke' : 'undo-okta-look');
  steps.push('undo-here');
  return steps;
}
