import { host, type Act } from '../act.svelte';
import type { Path, Rotation, RotationAct, StoredSecret } from '../host/wire';
import { t } from '../words';
import { when } from '../parts';
import type { TestRun } from '../steps/test/testRun.svelte';

/** The props of every screen. All screens share act and test, so the next screen shows their results, too. */
export interface Rotating {
  path: Path;
  rotation: Rotation;
  act: Act;
  testRun: TestRun;
}

/** One act of the rotation, whose refusal may change what is known. */
export const attempt = (act: Act, what: RotationAct): Promise<void> => act.attempt(() => host.rotationAct(what));

/** The screen's name and number. */
export function frame(rotation: Rotation): { name: string; number: number; of: number } {
  const at = rotation.rail.findIndex((row) => row.screen === rotation.screen);
  return { name: `rotate-${rotation.screen}`, number: at + 1, of: rotation.rail.length };
}

/** The secret that Dell gets, or would have got, and the former one. After a change of mind these are the same two. */
function both(path: Path, rotation: Rotation): { comes: StoredSecret | null; other: StoredSecret | null } {
  const { retiring, abandoned } = rotation;
  if (!retiring) return { comes: rotation.pending?.secret ?? null, other: path.okta.secret };
  return abandoned ? { comes: retiring.secret, other: path.okta.secret } : { comes: path.okta.secret, other: retiring.secret };
}

/** Where one of the two is: words key and sign. */
export interface Tag {
  key: string;
  tone: 'plain' | 'ok' | 'warn';
  args?: Record<string, string>;
}

export interface Side {
  name: 'previous' | 'new';
  custody: StoredSecret | null;
  tag: Tag;
}

const plain = (key: string): Tag => ({ key, tone: 'plain' });

/** State of the previous secret: accepted by Okta, reported inactive, rejected, erased. */
function going({ retiring }: Rotation): Tag {
  if (!retiring?.inactive) return plain('active');
  if (!retiring.here) return plain('inactive');
  if (retiring.erased) return { key: 'erased', tone: 'ok' };
  if (!retiring.refused) return plain('inactive');
  return retiring.refused.by === null ? { key: 'rejected', tone: 'ok', args: { time: when(retiring.refused.at) } } : { key: 'untested', tone: 'warn' };
}

/** Where the secret is that Dell was given. */
function given({ seen }: Rotation): Tag {
  if (!seen?.word) return { key: 'given', tone: seen ? 'warn' : 'plain' };
  return seen.word === 'Connected' ? { key: 'uses', tone: 'ok' } : { key: 'status', tone: 'warn', args: { status: seen.word } };
}

/** Where the secret is that Dell gets next. */
function coming({ pending }: Rotation): Tag {
  if (!pending) return plain('none');
  if (pending.dell_may_hold) return { key: 'may', tone: 'warn' };
  if (pending.accepted && pending.tested_at) return { key: 'tested', tone: 'ok', args: { time: when(pending.tested_at) } };
  return pending.rows.length > 0 ? { key: 'failed', tone: 'warn' } : plain('saved');
}

/** State of the secret that Dell has now, or has again. */
function present(path: Path, rotation: Rotation): Tag {
  if (rotation.pending?.dell_may_hold) return { key: 'may', tone: 'warn' };
  const rejected = path.okta.secret_rejected_at;
  return rejected ? { key: 'rejected', tone: 'warn', args: { time: when(rejected) } } : plain('uses');
}

/** Both secrets as the diagram shows them: the old one at the left, the new one at the right. */
export function sides(path: Path, rotation: Rotation): [Side, Side] {
  const { comes, other } = both(path, rotation);
  const handed = rotation.retiring !== null && !rotation.abandoned;
  const tags = rotation.abandoned ? [present(path, rotation), going(rotation)] : handed ? [going(rotation), given(rotation)] : [present(path, rotation), coming(rotation)];
  const one: Side = { name: rotation.back ? 'new' : 'previous', custody: other, tag: tags[0]! };
  const two: Side = { name: rotation.back ? 'previous' : 'new', custody: comes, tag: tags[1]! };
  return rotation.back ? [two, one] : [one, two];
}

/** Whether the previous secret is the new one: abandoned, or rolled back from. */
export const newGoes = (rotation: Rotation): boolean => rotation.abandoned !== rotation.back;

/** The mark by which a secret is found in Okta's list. */
export const mark = (custody: StoredSecret): string => t('rotate-mark', { last: custody.last_four, hash: custody.secret_hash });
