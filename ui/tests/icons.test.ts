import x from 'lucide:x';
import { expect, it } from 'vitest';

it('an icon of several shapes keeps each of them where it was drawn', () => {
  expect(x).toBe('M18 6 6 18M0 0m6 6 12 12');
});
