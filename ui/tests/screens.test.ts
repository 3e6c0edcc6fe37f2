import { describe, expect, it, vi } from 'vitest';
import type { Live } from '../src/host/wire';
import { STEPS, numberOf, onPath, path } from '../src/host/fixtures';
import { setLanguage, loadAllWords } from '../src/words';
import { click, driven, find, must, page } from './page';

driven();

describe.each(['en', 'de'] as const)('every step in %s', (language) => {
  it.each(STEPS)('%s has its heading, its place in the title and one primary act', async (step) => {
    await setLanguage(language);
    await loadAllWords();
    await page.show({ ...onPath(path(step)), language });
    expect(must('form').dataset.step).toBe(step);
    expect(document.querySelectorAll('h1')).toHaveLength(1);
    expect(document.activeElement?.tagName).toBe('H1');
    const at = `${numberOf(step)} ${language === 'de' ? 'von' : 'of'} 6`;
    // All six are done on Finish, which is none of them.
    expect(document.title.includes(at)).toBe(step !== 'finish');
    expect(document.querySelectorAll('form button.primary')).toHaveLength(1);
    expect(document.querySelectorAll('[aria-current="step"]')).toHaveLength(step === 'finish' ? 0 : 1);
    expect(find('[data-act="back"]') !== null).toBe(step !== 'org');
  });
});

it('has no text outside of the words', async () => {
  await setLanguage('en', { pseudo: true });
  await loadAllWords();
  for (const step of STEPS) {
    await page.show(onPath(path(step)));
    const plain = [...document.querySelectorAll('h1, h2, h3, legend, label, summary, .bar button, .lead, header .saved, nav li button, [data-part] p, [data-row] > p')].filter(
      // The product's names and what is copied stay as they are.
      (element) => element.querySelector('code') === null && /[aeiou]{1}/i.test(element.textContent ?? '') && !/[áéíóúÁÉÍÓÚ]/.test(element.textContent ?? ''),
    );
    expect(plain.map((element) => element.textContent)).toEqual([]);
  }
});

describe('What is live', () => {
  it('is one click away from step 3 on, not before', async () => {
    await page.show(onPath(path('permissions')));
    expect(find('[data-act="show-live"]')).toBeNull();
    await page.show(onPath(path('test')));
    must('[data-act="show-live"]');
  });

  it('lists what to undo, Dell before Okta, and leaves the question before removing to the system', async () => {
    const live: Live[] = [...path('test').status.live, { place: 'dell', id: 'registration', known: null }];
    await page.show(onPath(path('backups', { live })));
    await click('show-live');
    await vi.waitFor(() => must('dialog'));
    const order = [...document.querySelectorAll('[data-row="undo"] ol li')].map((step) => step.textContent ?? '');
    expect(order[0]).toContain('Disable Backup');
    expect(order.at(-2)).toContain('Revoke');
    await click('remove-connection');
    await vi.waitFor(() => expect(page.outside.calls).toContainEqual(['removeConnection', 'c1']));
  });
});
