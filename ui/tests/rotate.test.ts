import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Fake } from '../src/host/fake';
import { AT, STAGES, coming, custody, environments, onPath, practiceEnvironments, problem, rotating, type RotationFacts, type Stage } from '../src/host/fixtures';
import type { Path } from '../src/host/wire';
import { sides } from '../src/rotate/rotating';
import { missing, setLanguage, loadAllWords } from '../src/words';
import Rotate from './RotateHere.svelte';
import { find, press, shown } from './component';

const page = shown();

function show(at: Path, answers: Fake['answers'] = {}) {
  page.mount(Rotate, onPath(at), { answers });
}

const step = () => find('form')?.dataset.step;
const called = () => page.outside.calls.map(([name, act]) => (name === 'rotationAct' ? `do ${(act as { do: string }).do}` : name)).filter((name) => !/^(title|listenClipboard|stopListening|checkComputer)$/.test(name));
const visible = () => {
  const copy = document.body.cloneNode(true) as HTMLElement;
  // Sketches count on their own line, and what a click opens is on demand.
  copy.querySelectorAll('details > :not(summary), .hidden, figure, [data-disclosed], script, style').forEach((one) => one.remove());
  return (copy.textContent ?? '').split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
};

const console_ = environments[0]!;
const api = practiceEnvironments[1]!;
const SCREENS: Record<Stage, string> = { take: 'add', prove: 'add', reauthorize: 'update', at_dell: 'update', deactivate: 'deactivate', refused: 'deactivate', wipe: 'done', ended: 'done' };

describe.each(['en', 'de'] as const)('in %s', (language) => {
  beforeAll(async () => {
    await setLanguage(language);
    await loadAllWords();
  }, 60_000);
  for (const environment of [console_, api]) {
    for (const stage of STAGES) {
      test(`${stage} by ${environment.way} is one of four screens, with both secrets, one primary act and few words`, () => {
        missing.clear();
        show(rotating(stage, { environment }));
        expect(step()).toBe(`rotate-${SCREENS[stage]}`);
        expect(find('form h1')?.textContent?.trim()).toBeTruthy();
        expect(document.querySelectorAll('form button.primary')).toHaveLength(1);
        expect(document.querySelectorAll('[data-row="secret-previous"], [data-row="secret-new"]')).toHaveLength(2);
        expect(document.querySelectorAll('nav li')).toHaveLength(4);
        expect(visible()).toBeLessThanOrEqual(150);
        expect([...missing]).toEqual([]);
      });
    }
  }
});

describe('a secret that Okta rejects already', () => {
  const rejected = { secret_rejected_at: AT };
  const said = () => [find('form h1')?.textContent?.trim(), find('.lead')?.textContent?.trim(), find('[data-row="secret-previous"]')?.dataset.value];
  const cancelled = async () => (await press('cancel-rotation'), find('[data-row="change-of-mind"] p')?.textContent ?? '');

  beforeAll(async () => {
    await setLanguage('en');
    await loadAllWords();
  }, 60_000);

  test('is replaced as one, and nowhere called in use', async () => {
    show(rotating('take', rejected));
    expect(said()).toEqual(['Replace the rejected secret', expect.stringContaining('Okta rejected the old secret'), 'rejected']);
    // Its mark may be that of a damaged copy: no advice to delete or to keep names it.
    expect(document.body.textContent).not.toContain(custody.secret_hash);
    expect(await cancelled()).toContain('backups keep failing');
    show(rotating('reauthorize', rejected));
    expect(said().slice(1)).toEqual([expect.stringContaining('Okta rejected the old secret'), 'rejected']);
    expect(await cancelled()).toContain('backups keep failing');
  });

  test('is not called in use after the new one is discarded', () => {
    show(rotating('deactivate', rejected, { abandoned: true }));
    expect(said().slice(1)).toEqual([expect.stringContaining('backups keep failing'), 'rejected']);
  });

  test('is one among others once Dell has the new one', () => {
    show(rotating('deactivate'));
    expect(said()).toEqual(['Deactivate the old secret', expect.stringContaining('Dell no longer needs it'), 'active']);
  });
});

describe('by console', () => {
  beforeAll(async () => {
    await setLanguage('en');
    await loadAllWords();
  }, 60_000);

  test('seven clicks lead from the first screen to the end', async () => {
    show(rotating('take', { environment: console_ }));
    await press('save-and-test');
    expect(step()).toBe('rotate-update');
    for (const value of ['domain', 'client_id', 'secret']) await press('copy-value', value);
    await press('app-status-connected');
    expect(step()).toBe('rotate-deactivate');
    await press('deactivated');
    expect(step()).toBe('rotate-done');
    await press('finish-rotation');
    expect(called()).toEqual(['takeNewSecret', 'copyValue', 'copyValue', 'copyValue', 'view', 'do saw_status', 'do deactivated', 'do finish']);
  });

  test('the primary act follows the hands: each value, then the answer', async () => {
    show(rotating('reauthorize', { environment: console_ }));
    for (const value of ['domain', 'client_id', 'secret']) {
      expect(find('button.primary')!.dataset.value).toBe(value);
      await press('copy-value', value);
    }
    expect(find('button.primary')!.dataset.act).toBe('app-status-connected');
  });

  test('the view is read again once the new secret was copied for the console', async () => {
    show(rotating('reauthorize', { environment: console_ }));
    await press('copy-value', 'secret');
    await vi.waitFor(() => expect(called()).toContain('view'));
    expect(called().indexOf('view')).toBeGreaterThan(called().indexOf('copyValue'));
  });

  test('something else has the other statuses and what the console may have refused', async () => {
    show(rotating('reauthorize', { environment: console_ }));
    expect(find('[data-row="outcomes"]')).toBeNull();
    await press('something-else');
    await press('app-status', 'Unauthorized');
    expect(find('[data-row="seen"]')!.dataset.value).toBe('Unauthorized');
    expect(step()).toBe('rotate-update');
    await press('something-else');
    expect(find('[data-act="outcome"]'), 'Dell has it: it refused none').toBeNull();
  });

  test.each(['Unauthorized', 'Disconnected'])('%s leaves the values to paste once more, and Connected ends it', async (word) => {
    show(rotating('reauthorize', { environment: console_ }));
    await press('something-else');
    await press('app-status', word);
    expect(find('[data-part="update"]')!.dataset.state).toBe('open');
    const rows = [...document.querySelectorAll<HTMLElement>('[data-act="copy-value"]')];
    expect(rows.map((row) => row.dataset.value)).toEqual(['domain', 'client_id', 'secret']);
    expect(find('button.primary')).toBe(rows[0]);
    for (const value of ['domain', 'client_id', 'secret']) await press('copy-value', value);
    expect(page.outside.calls.filter(([name]) => name === 'copyValue').at(-1)).toEqual(['copyValue', 'secret']);
    await press('app-status-connected');
    expect(step()).toBe('rotate-deactivate');
  });

  test('a refusal is there to mend, and is not taken for an update', async () => {
    show(rotating('reauthorize', { environment: console_ }));
    await press('something-else');
    await press('outcome', 'paste_blocked');
    expect(find('[data-row="refused"]')!.dataset.problem).toBe('paste_blocked');
    expect(step()).toBe('rotate-update');
    expect(find('[data-act="copy-value"]')).not.toBeNull();
  });

  test('without App Status only after what that means', async () => {
    show(rotating('at_dell', { environment: console_ }));
    await press('something-else');
    await press('consider-unseen');
    expect(called()).toEqual([]);
    await press('saw-nothing');
    expect(called()).toEqual(['do saw_status']);
  });
});

test('by API one click gives Dell the secret and reads App Status', async () => {
  show(rotating('reauthorize', { environment: api }));
  expect(find('[data-act="copy-value"]')).toBeNull();
  await press('reauthorize');
  expect(step()).toBe('rotate-deactivate');
});

test('Ctrl+V saves and tests as the button does', async () => {
  show(rotating('take', { environment: console_ }));
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'v', ctrlKey: true, bubbles: true, cancelable: true }));
  await vi.waitFor(() => expect(called()).toContain('takeNewSecret'));
});

test('a second number of secrets is a link, not a question', async () => {
  show(rotating('take', { environment: console_ }));
  expect(document.querySelectorAll('input[type="radio"]')).toHaveLength(0);
  expect(find('[data-act="already-two"]')).not.toBeNull();
  expect(find('[data-row="two"]')!.textContent).toContain(custody.secret_hash);
});

test('saved and not tested: it is tested by a click, and never by itself', async () => {
  show(rotating('prove', { environment: console_ }));
  expect(find('[data-row="untested"]')).not.toBeNull();
  expect(called()).toEqual([]);
  await press('prove-new');
  expect(called()).toEqual(['testNew']);
});

test('Okta rejects the new one: its cause once, and another can be saved', async () => {
  const failed = { id: 'credential', state: 'fail' as const, problem: problem('okta-secret-refused'), ms: 12, at: AT };
  show(rotating('prove', { environment: console_ }, { pending: { rows: [failed] } }));
  expect(document.querySelectorAll('[data-problem="okta-secret-refused"]')).toHaveLength(1);
  expect(find('[data-row="secret-new"]')!.dataset.value).toBe('failed');
  await press('take-secret');
  expect(called()).toEqual(['takeNewSecret']);
});

test('reported too early: the view is read again, and the same click tests both', async () => {
  const still = rotating('refused', { environment: console_ });
  show(rotating('deactivate', { environment: console_ }), {
    rotationAct: () => Promise.reject(problem('old-still-accepted')),
    view: () => Promise.resolve(onPath(still)),
  });
  await press('deactivated');
  await vi.waitFor(() => expect(find('[data-problem="old-still-accepted"]')).not.toBeNull());
  await vi.waitFor(() => expect(find('[data-row="inactive"]')).not.toBeNull());
  expect(find('button.primary')!.dataset.act).toBe('deactivated');
});

test('a problem of the last act is there on the next screen too', async () => {
  show(rotating('refused', { environment: console_ }), {
    rotationAct: () => Promise.reject(problem('keychain-locked')),
    view: () => Promise.resolve(onPath(rotating('wipe', { environment: console_ }))),
  });
  await press('deactivated');
  await vi.waitFor(() => expect(step()).toBe('rotate-done'));
  expect(find('[data-problem="keychain-locked"]')).not.toBeNull();
  expect(find('button.primary')!.dataset.act).toBe('wipe');
});

test.each<[Stage, RotationFacts, string, string]>([
  ['take', {}, 'stop', 'abandon'],
  ['prove', {}, 'give-up', 'abandon'],
  ['reauthorize', { pending: { dell_may_hold: true }, may_abandon: false, may_roll_back: true }, 'unsure', 'roll_back'],
  ['at_dell', {}, 'back', 'roll_back'],
  ['deactivate', { abandoned: true }, 'resume', 'roll_back'],
  ['wipe', {}, 'back', 'roll_back'],
])('%s %o: undoing means %s, and is said in one sentence before', async (stage, more, way, act) => {
  show(rotating(stage, { environment: console_ }, more));
  await press('cancel-rotation');
  expect(find('[data-row="change-of-mind"]')!.dataset.value).toBe(way);
  expect(called()).toEqual([]);
  expect(document.activeElement?.tagName).toBe('H2');
  await press('keep-rotating');
  expect(find('[data-row="change-of-mind"]')).toBeNull();
  await press('cancel-rotation');
  await press(act === 'abandon' ? 'give-up' : 'turn-back');
  expect(called()).toEqual([`do ${act}`]);
});

test('nothing is left to undo at the end', () => {
  show(rotating('ended', { environment: console_ }));
  expect(find('[data-act="cancel-rotation"]')).toBeNull();
});

test('what comes back is tested first; Dell and its status wait for that', async () => {
  const back = { back: true, screen: 'update' as const, pending: { secret: custody } };
  show(rotating('prove', { environment: console_, secret: coming }, back));
  expect([...document.querySelectorAll<HTMLElement>('[data-part]')].map((part) => part.dataset.state)).toEqual(['open', 'closed', 'closed']);
  expect(find('[data-act="copy-value"]')).toBeNull();
  await press('prove-new');
  expect(called()).toEqual(['testNew']);
});

test.each<[string, Path, [string, string]]>([
  ['nothing saved', rotating('take'), ['uses', 'none']],
  ['saved', rotating('prove'), ['uses', 'saved']],
  ['tested', rotating('reauthorize'), ['uses', 'tested']],
  ['copied', rotating('reauthorize', {}, { pending: { dell_may_hold: true } }), ['may', 'may']],
  ['handed over', rotating('at_dell'), ['active', 'given']],
  ['seen pending', rotating('at_dell', {}, { seen: { word: 'Pending', known: { by: null, at: AT } } }), ['active', 'status']],
  ['connected', rotating('deactivate'), ['active', 'uses']],
  ['reported inactive', rotating('refused'), ['inactive', 'uses']],
  ['rejected', rotating('wipe'), ['rejected', 'uses']],
  ['erased', rotating('ended'), ['erased', 'uses']],
  ['given up', rotating('deactivate', { secret: custody }, { abandoned: true, retiring: { ...rotating('deactivate').okta.rotation!.retiring!, secret: coming } }), ['uses', 'active']],
  ['coming back', rotating('prove', { secret: coming }, { back: true, pending: { secret: custody } }), ['saved', 'uses']],
])('the diagram: %s', (_, at, tags) => {
  const two = sides(at, at.okta.rotation!);
  expect(two.map((side) => side.name)).toEqual(['previous', 'new']);
  expect(two.map((side) => side.tag.key)).toEqual(tags);
  // Whatever happened, the same secret is on the same side.
  expect(two[0].custody?.last_four ?? custody.last_four).toBe(custody.last_four);
  expect(two[1].custody?.last_four ?? coming.last_four).toBe(coming.last_four);
});
