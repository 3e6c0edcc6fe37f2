/** An icon is one path: every stroke of it begins where its own path began. */
import { expect, it } from 'vitest';
import x from 'lucide:x';
import shieldCheck from 'lucide:shield-check';
import circleX from 'lucide:circle-x';

it('an icon of two strokes has both in their places', () => {
  expect(x).toBe('M18 6 6 18M6 6l12 12');
  expect(shieldCheck).toMatch(/M9 12l2 2 4-4$/);
  expect(circleX).toContain('M15 9l-6 6M9 9l6 6');
});

