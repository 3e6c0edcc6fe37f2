import { everyScreen } from './every';
import { LOOKS } from './page';

everyScreen('en', LOOKS);
