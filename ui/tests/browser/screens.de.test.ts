import { everyScreen } from './every';
import { LOOKS } from './page';

// Longer words: what they can break. Forced colors, motion and direction are the same in every language.
everyScreen('de', LOOKS.filter(({ forced, reduced, rtl }) => !forced && !reduced && !rtl));
