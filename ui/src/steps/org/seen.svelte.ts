import type { Computer } from '../../host/wire';

/** What this computer was last seen to be: where the secret is saved has its own name there. */
export const seen = $state<{ computer: Computer | null }>({ computer: null });
