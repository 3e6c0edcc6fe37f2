import { tick } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { custody, onPath, path, problem } from '../src/host/fixtures';
import { looksLikeSecret } from '../src/parts/secretShape';
import { driven, field, page } from './page';

driven();

const made = (length: number) => Array.from({ length }, (_, at) => 'aB3-'[at % 4]).join('');

describe('a paste', () => {
  it('is requested by the focused field', async () => {
    await page.show(onPath(path('install', { secret: custody })));
    field('client_id').focus();
    page.say({ kind: 'paste' });
    await vi.waitFor(() => expect(page.calls('paste')).toEqual([['paste', 'client_id']]));
  });

  it('takes the secret where no field has the focus and the step does that', async () => {
    await page.show(onPath(path('install')));
    page.say({ kind: 'paste' });
    await vi.waitFor(() => expect(page.calls('takeSecret')).toHaveLength(1));
    expect(page.calls('paste')).toEqual([]);
  });

  it('that was refused is named beside its field until something is typed', async () => {
    await page.show(onPath(path('org')), { paste: () => Promise.reject(problem('paste-is-secret', { field: 'domain' })) });
    field('domain').focus();
    page.say({ kind: 'paste' });
    await vi.waitFor(() => expect(document.querySelector('[data-problem="paste-is-secret"]')).not.toBeNull());
    expect(field('domain').getAttribute('aria-invalid')).toBe('true');
    field('domain').value = 'a';
    field('domain').dispatchEvent(new Event('input', { bubbles: true }));
    await tick();
    expect(document.querySelector('[data-problem="paste-is-secret"]')).toBeNull();
  });

  it('of the browser itself is declined', async () => {
    await page.show(onPath(path('install', { secret: custody })));
    const event = new Event('paste', { bubbles: true, cancelable: true });
    field('client_id').dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    await vi.waitFor(() => expect(page.calls('paste')).toHaveLength(1));
  });
});

describe('a secret that was typed', () => {
  it('is reported from any field, and never stored as a draft', async () => {
    await page.show(onPath(path('org')));
    field('domain').value = made(40);
    field('domain').dispatchEvent(new Event('input', { bubbles: true }));
    await vi.waitFor(() => expect(page.calls('reportTypedSecret')).toEqual([['reportTypedSecret', 'domain']]));
  });

  it('is not stored from its first characters on', async () => {
    await page.show(onPath(path('install', { secret: custody })));
    field('client_id').value = made(12);
    field('client_id').dispatchEvent(new Event('input', { bubbles: true }));
    field('client_id').dispatchEvent(new Event('blur'));
    await vi.waitFor(() => expect(page.calls('saveDraft')).not.toEqual([]));
    for (const call of page.calls('saveDraft')) expect(call).toEqual(['saveDraft', 'client_id', '']);
  });
});

it('why the page was loaded again is shown until it is closed', async () => {
  await page.show(onPath(path('install', { secret: custody })));
  page.say({ kind: 'reloaded', problem: problem('page-ended') });
  await vi.waitFor(() => expect(document.querySelector('[data-problem="page-ended"]')).not.toBeNull());
  document.querySelector<HTMLElement>('[data-act="close-notice"]')!.click();
  await tick();
  expect(document.querySelector('[data-problem="page-ended"]')).toBeNull();
});

describe('the shape of a secret', () => {
  it.each([made(40), made(30), `secret: ${made(40)}`, 'x7'.repeat(20), `eyJ${'a1'.repeat(9)}.x.y`])('is that of %s', (text) => {
    expect(looksLikeSecret(text)).toBe(true);
  });

  it.each([
    '', 'acme-international-holding-emea', 'https://acme.okta.com/x?state=' + made(40), 'okta.authorizationServers.manage',
    '123e4567-e89b-12d3-a456-426614174000', `0oa${made(37)}`,
  ])('is not that of %s', (text) => {
    expect(looksLikeSecret(text)).toBe(false);
  });
});
