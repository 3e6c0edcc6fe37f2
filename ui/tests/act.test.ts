import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Act, begin, drafts, session } from '../src/act.svelte';
import { fake, type Fake } from '../src/host/fake';
import { onHome, onPath, path, problem } from '../src/host/fixtures';

let outside: Fake;

beforeEach(() => {
  vi.useFakeTimers();
  outside = fake(onPath(path('org')));
  begin(outside.host, onPath(path('org')));
});
afterEach(() => vi.useRealTimers());

describe('an act', () => {
  it('replaces the view by the one that is answered', async () => {
    const answer = await new Act().run(() => outside.host.goHome());
    expect(answer?.screen.at).toBe('home');
    expect(session.view.screen.at).toBe('home');
  });

  it('hands back what is not a view and leaves the view', async () => {
    const copied = await new Act().run(() => outside.host.copyText('text'));
    expect(copied?.what).toBe('text');
    expect(session.view.screen.at).toBe('path');
  });

  it('says that it is busy after 300 ms, not before', async () => {
    const act = new Act();
    let end = (): void => {};
    const run = act.run(() => new Promise<void>((resolve) => (end = resolve)));
    await vi.advanceTimersByTimeAsync(299);
    expect([act.running, act.busy]).toEqual([true, false]);
    await vi.advanceTimersByTimeAsync(1);
    expect(act.busy).toBe(true);
    end();
    await run;
    expect([act.running, act.busy]).toEqual([false, false]);
  });

  it('says after three seconds that something outside may be waited for, until it ends', async () => {
    let end = (): void => {};
    const run = new Act().run(() => new Promise<void>((resolve) => (end = resolve)));
    await vi.advanceTimersByTimeAsync(2999);
    expect(session.long).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(session.long).toBe(1);
    end();
    await run;
    expect(session.long).toBe(0);
  });

  it('runs once at a time', async () => {
    const act = new Act();
    const work = vi.fn(() => outside.host.next());
    await Promise.all([act.run(work), act.run(work)]);
    expect(work).toHaveBeenCalledTimes(1);
  });

  describe('while another runs', () => {
    const calls: string[] = [];
    let act: Act;
    let settle: Record<string, { done: () => void; refuse: () => void }>;

    function button(name: string): HTMLButtonElement {
      const one = document.createElement('button');
      one.dataset.act = name;
      one.onclick = () =>
        void act.run(() => {
          calls.push(name);
          return new Promise<void>((resolve, reject) => (settle[name] = { done: resolve, refuse: () => reject(problem('store-full')) }));
        });
      return document.body.appendChild(one);
    }

    beforeEach(() => {
      calls.length = 0;
      settle = {};
      act = new Act();
    });
    afterEach(() => document.body.replaceChildren());
    const turn = () => vi.advanceTimersByTimeAsync(1);

    it('is not followed by a button that shows that something is under way', async () => {
      const [one, two] = [button('one'), button('two')];
      one.click();
      await turn();
      two.setAttribute('aria-busy', 'true');
      two.click();
      settle.one!.done();
      await turn();
      expect(calls).toEqual(['one']);
    });

    it('waits for its turn on another button, and is ignored on the same one', async () => {
      const [first, second] = [button('first'), button('second')];
      first.click();
      await turn();
      first.click();
      second.click();
      second.click();
      await turn();
      expect(calls).toEqual(['first']);
      settle.first!.done();
      await turn();
      expect(calls).toEqual(['first', 'second']);
      settle.second!.done();
      await turn();
      expect([calls, act.running]).toEqual([['first', 'second'], false]);
    });

    it.each([
      ['left the screen', (second: HTMLElement) => second.remove()],
      ['means another act by then', (second: HTMLElement) => (second.dataset.act = 'third')],
    ])('is dropped when its button %s', async (_, change) => {
      const [first, second] = [button('first'), button('second')];
      first.click();
      await turn();
      second.click();
      await turn();
      change(second);
      settle.first!.done();
      await turn();
      expect(calls).toEqual(['first']);
    });

    it('is dropped when the first was refused: that has to be read', async () => {
      const [first, second] = [button('first'), button('second')];
      first.click();
      await turn();
      second.click();
      await turn();
      settle.first!.refuse();
      await turn();
      expect([calls, act.problem?.code]).toEqual([['first'], 'store-full']);
    });

    it('gives way to a button pressed after it', async () => {
      const [first, second, third] = [button('first'), button('second'), button('third')];
      first.click();
      await turn();
      second.click();
      await turn();
      third.click();
      await turn();
      settle.first!.done();
      await turn();
      expect(calls).toEqual(['first', 'third']);
    });
  });

  it('shows a refusal, and forgets it when it runs again', async () => {
    const act = new Act();
    await act.run(() => Promise.reject(problem('domain-empty', { field: 'domain' })));
    expect(act.at('domain')?.code).toBe('domain-empty');
    expect(act.at('client_id')).toBeNull();
    expect(act.besides('domain')).toBeNull();
    await act.run(() => outside.host.next());
    expect(act.problem).toBeNull();
  });

  it('distinguishes a failed call from a problem of the engine', async () => {
    const act = new Act();
    await act.run(() => Promise.reject(new Error('no engine')));
    expect(act.problem?.code).toBe('app-failed');
  });
});

describe('drafts', () => {
  it('are stored once, 300 ms after the last key', async () => {
    drafts.save('domain', 'a');
    await vi.advanceTimersByTimeAsync(200);
    drafts.save('domain', 'ac');
    await vi.advanceTimersByTimeAsync(299);
    expect(outside.calls).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(outside.calls).toEqual([['saveDraft', 'domain', 'ac']]);
  });

  it('are stored before an act', async () => {
    drafts.save('domain', 'acme');
    await new Act().run(() => outside.host.next());
    expect(outside.calls.map(([name]) => name)).toEqual(['saveDraft', 'next']);
  });

  it('that cannot be stored do not stop the act', async () => {
    outside.answers.saveDraft = () => Promise.reject(problem('store-full'));
    drafts.save('domain', 'acme');
    const act = new Act();
    await act.run(async () => onHome());
    expect(act.problem).toBeNull();
    expect(session.view.screen.at).toBe('home');
  });
});
