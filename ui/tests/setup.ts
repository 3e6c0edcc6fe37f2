import { afterEach } from 'vitest';
import { missing } from '../src/words';

/** No screen may ask for words that do not exist. */
afterEach(() => {
  const found = [...missing];
  missing.clear();
  document.body.replaceChildren();
  if (found.length > 0) throw new Error(`Words are missing: ${found.join(', ')}`);
});
