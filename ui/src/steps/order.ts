import type { Step } from '../host/wire';

/** The steps in their order. All but Finish have a number that people count. */
export const STEPS: readonly Step[] = ['org', 'permissions', 'install', 'test', 'authorize', 'backups', 'finish'];
