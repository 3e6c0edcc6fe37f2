import { describe, expect, it } from 'vitest';
import { AT, confirmed, measured, onPath, path, problem } from '../src/host/fixtures';
import { act, api, find, mayContinue, part, press, shown } from './component';

const page = shown();
const called = (method: string) => page.calls(method);


describe('Key management', () => {
  it('says before the click that there may be no way back', () => {
    page.step(path('backups'));
    expect(find('[data-row="one-way"]')!.textContent).toContain('may not be able to turn it off again');
    expect(find('[data-row="why"]')!.textContent).toContain('own statement');
  });

  it('has no switch by console, and disables Continue until it is answered', async () => {
    page.step(path('backups'));
    expect(find('[role="switch"]')).toBeNull();
    expect(mayContinue()).toBe(false);
    await press('keys-on');
    expect(called('answerKeys')).toEqual([['answerKeys', 'on']]);
    expect(part('keys')).toBe('done');
    expect(find('[data-row="keys"]')!.textContent).toMatch(/reported by P\. Lang/);
    expect(mayContinue()).toBe(true);
  });

  it('says what skipping means before it is skipped, and calls it that afterwards', async () => {
    page.step(path('backups'));
    expect(act('keys-skip-confirm')).toBeNull();
    await press('keys-skip');
    expect(find('[data-row="skip"]')!.textContent).toContain('Scheduled backups won\'t run, and no error will tell you');
    await press('keep-deciding');
    expect(called('answerKeys')).toEqual([]);
    await press('keys-skip');
    await press('keys-skip-confirm');
    expect(called('answerKeys')).toEqual([['answerKeys', 'skipped']]);
    expect(find('[data-row="keys"][data-value="skipped"]')!.textContent).toMatch(/skipped.*reported by P\. Lang/s);
    expect(part('keys')).toBe('open');
    expect(mayContinue()).toBe(true);
  });

  it('can be reported again, from either answer', async () => {
    page.step(path('backups', { keys: { state: 'skipped', known: confirmed } }));
    await press('keys-on');
    await press('correct-keys');
    await press('keys-skip');
    await press('keys-skip-confirm');
    expect(called('answerKeys')).toEqual([['answerKeys', 'on'], ['answerKeys', 'skipped']]);
  });

  it('says whom to ask where Dell does not show it', async () => {
    page.step(path('backups'));
    await press('keys-missing');
    await press('copy-text');
    expect(called('copyText')).toHaveLength(1);
  });

  it('is a real switch by API, whose one question the system asks', async () => {
    page.step(api('backups'));
    const declined = () => Promise.reject(problem('declined'));
    page.outside.answers.switchKeysOn = declined;
    await press('switch-keys-on');
    expect(find('[role="switch"]')!.getAttribute('aria-checked')).toBe('false');
    expect(find('[data-problem]')).toBeNull();
    delete page.outside.answers.switchKeysOn;
    await press('switch-keys-on');
    expect(called('switchKeysOn')).toHaveLength(2);
    expect(part('keys')).toBe('done');
    expect(find('[data-row="keys"]')!.textContent).toContain('tested');
    expect(mayContinue()).toBe(true);
  });

  it('only reads from Dell after a request without an answer', async () => {
    const unclear = api('backups', { change: { what: 'keys_on', at: AT } });
    page.step(api('backups'));
    page.outside.answers.switchKeysOn = () => Promise.reject(problem('dell-no-answer'));
    page.outside.answers.view = () => Promise.resolve(onPath(unclear));
    await press('switch-keys-on');
    expect(find('[data-row="asked"]')!.textContent).toContain('its result isn\'t known');
    await press('read-asked');
    expect(called('readBackup')).toHaveLength(1);
  });
});

describe('The first backup', () => {
  it('is always visible, needs no answer, and is seen when a person says so', async () => {
    page.step(path('backups'));
    expect(part('backup')).toBe('open');
    await press('keys-on');
    expect(mayContinue()).toBe(true);
    await press('saw-backup');
    expect(called('sawBackup')).toEqual([['sawBackup']]);
    expect(part('backup')).toBe('done');
    expect(find('[data-row="backup-seen"]')!.textContent).toMatch(/reported by P\. Lang/);
  });

  it('by API reads nothing without a click, and shows what Dell reports', async () => {
    page.step(api('backups', { keys: { state: 'on', known: measured } }));
    expect(called('readBackup')).toEqual([]);
    await press('read-backup');
    expect(find('[data-row="backup"]')!.textContent).toContain('eu-central-1');
    await press('backup-now');
    expect(find('[data-row="backup"]')!.dataset.value).toBe('Queued');
  });
});
