import type { Computer } from '../../host/wire';

/** The last check of this computer, which names the secret's store. */
export const seen = $state<{ computer: Computer | null }>({ computer: null });
