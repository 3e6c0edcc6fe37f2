import { beforeAll, describe, expect, it, vi } from 'vitest';
import { flushSync } from 'svelte';
import PracticeBand from '../src/frame/PracticeBand.svelte';
import { onPath, path } from '../src/host/fixtures';
import type { Host, Panel as Consoles } from '../src/host/wire';
import { consoles, simulated } from '../src/host/fakeConsoles';
import { played } from '../src/panel/panel.svelte';
import { find, settled, shown } from './component';

const strip = shown();
let now: Consoles;

/** The strip, with the list open. */
async function open(first: Consoles): Promise<void> {
  now = first;
  played.forget();
  const panelAct: Host['panelAct'] = async (act) => {
    if (act.do === 'case') now = simulated(...now.cases.filter((one) => (one.name === act.name ? act.on : one.on)).map((one) => one.name));
    return now;
  };
  strip.mount(PracticeBand, onPath(path('install'), true), { props: { open: true, consoles: true, ontoggle: () => {} }, answers: { panel: async () => now, panelAct } });
  await settled();
  find('[data-act="simulate"]')!.click();
  await vi.waitFor(() => {
    flushSync();
    expect(find('[data-case]')).not.toBeNull();
  }, { timeout: 4000, interval: 5 });
}

const names = () => [...document.querySelectorAll<HTMLElement>('[data-case]')].map((row) => row.dataset.case);
const acts = () => strip.calls('panelAct').map(([, act]) => act);
const field = () => find('[data-field="simulate-search"]') as HTMLInputElement;

async function search(text: string): Promise<void> {
  field().value = text;
  field().dispatchEvent(new Event('input', { bubbles: true }));
  await settled();
}

async function key(name: string): Promise<void> {
  document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
  await settled();
}

beforeAll(async () => {
  HTMLDialogElement.prototype.showModal ??= function show(this: HTMLDialogElement) { this.open = true; };
  // Compiled once here, so that no test's time goes into it.
  await import('../src/panel/Simulate.svelte');
}, 60_000);

describe('the strip of Practice', () => {
  it('says that nothing leaves the computer, and how many problems are simulated', async () => {
    await open(simulated('wrong-secret', 'missing-permission'));
    expect(find('[data-practice]')!.textContent).toContain('Practice mode. Nothing leaves this computer.');
    expect(find('[data-act="simulate"]')!.textContent).toBe('2 problems simulated…');
    expect(find('[data-practice]')!.textContent).not.toMatch(/production|preview/i);
  });

  it('counts a fault of no named problem, and one of several once', async () => {
    const plain = simulated('wrong-secret');
    await open({ ...plain, faults: plain.faults.map((one) => (one.name === 'slow' ? { ...one, on: true } : one)) });
    expect(find('[data-act="simulate"]')!.textContent).toBe('2 problems simulated…');
  });

  it('leaves Practice, and forgets its consoles', async () => {
    await open(simulated('wrong-secret'));
    find('[data-act="exit-practice"]')!.click();
    await settled();
    expect(strip.outside.calls.some(([name]) => name === 'leavePractice')).toBe(true);
    expect(played.now).toBeNull();
  });
});

describe('the problems to simulate', () => {
  it('are named, and each says in one line what happens and where', async () => {
    await open(consoles());
    expect(names().length).toBeGreaterThanOrEqual(12);
    for (const row of document.querySelectorAll('[data-case]')) {
      const line = row.querySelector('.what')!.textContent!;
      expect(line, row.textContent!).toMatch(/step|org's page/);
      expect(line.split(/\s+/).length, line).toBeLessThanOrEqual(16);
    }
  });

  it('are searched by name and by what happens', async () => {
    await open(consoles());
    expect(document.activeElement).toBe(field());
    await search('safe mode');
    expect(names()).toEqual(['safe-mode']);
    await search('skip for now');
    expect(names()).toEqual(['keys-skipped']);
    await search('zebra');
    expect(names()).toEqual([]);
    expect(find('.none')!.textContent).toBe('No problem matches. Try another word.');
    await search('');
    expect(names().length).toBeGreaterThanOrEqual(12);
  });

  it('start, show as active, and stop', async () => {
    await open(consoles());
    const button = () => find('[data-act="simulate-case"][data-value="wrong-secret"]')!;
    expect(button().textContent).toBe('Start');
    expect(button().getAttribute('aria-label')).toBe('Start: Wrong client secret');
    button().click();
    await settled();
    expect(find('[data-case="wrong-secret"]')!.dataset.state).toBe('on');
    expect(find('[data-case="wrong-secret"] .chip')!.textContent).toBe('Active');
    expect(button().textContent).toBe('Stop');
    expect(find('[data-act="simulate"]')!.textContent).toBe('1 problem simulated…');
    button().click();
    await settled();
    expect(find('[data-case="wrong-secret"]')!.dataset.state).toBe('off');
    expect(acts()).toEqual([{ do: 'case', name: 'wrong-secret', on: true }, { do: 'case', name: 'wrong-secret', on: false }]);
  });

  it('are reached and started with the keyboard alone', async () => {
    await open(consoles());
    await key('ArrowDown');
    expect((document.activeElement as HTMLElement).dataset.value).toBe('wrong-secret');
    await key('ArrowDown');
    expect((document.activeElement as HTMLElement).dataset.value).toBe('missing-permission');
    await key('ArrowUp');
    await key('ArrowUp');
    expect(document.activeElement).toBe(field());
    await key('Enter');
    expect(acts()).toEqual([]);
    await search('captive');
    await key('Enter');
    expect(acts()).toEqual([{ do: 'case', name: 'captive-portal', on: true }]);
  });

  it('have every fault behind them, permissions one by one, and Practice over again', async () => {
    await open(consoles());
    expect(find('[data-row="all-faults"] > summary')!.textContent).toBe('All faults (8)');
    find('[data-act="panel-fault"][data-value="lost-answer"]')!.click();
    await settled();
    find('[data-act="panel-scope"][data-value="okta.users.manage"]')!.click();
    await settled();
    find('[data-act="panel-reset-ask"]')!.click();
    await settled();
    find('[data-act="panel-reset"]')!.click();
    await settled();
    expect(acts()).toEqual([
      { do: 'fault', name: 'lost-answer', on: true }, { do: 'scope', name: 'okta.users.manage', granted: false }, { do: 'reset' },
    ]);
  });

  it('give the focus back to the strip', async () => {
    await open(consoles());
    find('[data-act="simulate-close"]')!.click();
    find('dialog')?.dispatchEvent(new Event('close'));
    await settled();
    expect(find('[data-row="simulate"]')).toBeNull();
    expect(document.activeElement).toBe(find('[data-act="simulate"]'));
  });
});
