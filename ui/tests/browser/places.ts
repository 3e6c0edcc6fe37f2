import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const UI = fileURLToPath(new URL('../../', import.meta.url));
/** The build with the fake host. */
export const BUILT = join(UI, 'node_modules/.fake');
export const PRODUCT = join(UI, 'dist');
/** Pictures go here. */
export const SCREENS = join(UI, '../target/screens');
