import { beforeEach, beforeAll, describe, expect, it } from 'vitest';
import type { NetworkRow, NetworkSetting } from '../src/host/wire';
import Network from '../src/frame/Network.svelte';
import type { Fake } from '../src/host/fake';
import { networkRows, onHome, problem } from '../src/host/fixtures';
import { find, press, settled, shown } from './component';

const network = shown();
/** What the host answers in the next test. */
let answers: Fake['answers'];

async function show(practice = false): Promise<void> {
  network.mount(Network, onHome(), { props: { practice, onclose: () => {} }, answers });
  await settled();
}

beforeAll(() => {
  // jsdom knows no modal dialogs.
  HTMLDialogElement.prototype.showModal ??= function show(this: HTMLDialogElement) { this.open = true; };
});
beforeEach(() => {
  answers = {};
});

describe('the network doctor', () => {
  it('looks at once, names who opens TLS, and says what to do about a host that is not reached', async () => {
    await show();
    expect(network.calls('lookAtNetwork').length).toBe(1);
    const okta = find('[data-row="network-acme.okta.com"]')!;
    expect(okta.dataset.state).toBe('attention');
    expect(okta.querySelector('[data-row="network-opened"]')!.textContent).toContain('secret');
    expect(okta.textContent).toContain('issuer Acme Inspection CA');
    const dell = find('[data-row="network-apis.druva.com"]')!;
    expect(dell.dataset.state).toBe('fail');
    expect(dell.querySelector('[data-row="network-remedy"]')!.textContent).toContain('apis.druva.com');
    expect(find('[data-row="network"]')!.dataset.state).toBe('done');
  });

  it('names a script of proxies where a host is not reached, and is quiet about it where it is', async () => {
    const by = { verdict: 'unknown', found: 'script', facts: [{ what: 'script', value: 'http://wpad.acme.test/x.pac' }] } as const;
    const scripted = (row: NetworkRow): NetworkRow => (row.phase === 'proxy' ? { ...row, ...by, facts: [...by.facts] } : row.found === 'opened' ? { ...row, found: 'trusted' } : row);
    answers.lookAtNetwork = async () => ({ rows: networkRows.map(scripted), settings: [], text: 'x', whole: true });
    await show();
    expect(find('[data-row="network-acme.okta.com"]')!.dataset.state).toBe('pass');
    expect(find('[data-row="network-acme.okta.com"] [data-row="network-script"]')).toBeNull();
    expect(find('[data-row="network-apis.druva.com"] [data-row="network-script"]')!.textContent).toContain('PAC');
  });

  it('shows rows as they come, and stops', async () => {
    let end = (): void => {};
    answers.lookAtNetwork = (_, onRow) => {
      networkRows.slice(0, 2).forEach(onRow);
      return new Promise((resolve) => (end = () => resolve({ rows: networkRows.slice(0, 2), settings: [], text: 'so far', whole: false })));
    };
    await show();
    expect(find('[data-row="network-acme.okta.com"]')!.dataset.state).toBe('running');
    await press('stop-network');
    expect(network.calls('cancel').length).toBe(1);
    end();
    await settled();
    expect(find('[data-act="look-again"]')).not.toBeNull();
    expect(document.body.textContent).toContain('Stopped early');
  });

  it('lists each setting that was found, used or not, and says what in it cannot be read', async () => {
    const settings: NetworkSetting[] = [
      { name: 'HTTPS_PROXY', state: 'unreadable', fault: 'user-info', value: null },
      { name: 'system', state: 'behind', fault: null, value: 'http://proxy.acme.test:8080' },
    ];
    answers.lookAtNetwork = async () => ({ rows: networkRows, settings, text: 'x', whole: true });
    await show();
    expect(find('[data-setting="HTTPS_PROXY"]')!.textContent).toContain('percent-encoded');
    expect(find('[data-setting="system"]')!.textContent).toContain('proxy.acme.test');
  });

  it('hands its text on', async () => {
    await show();
    await press('copy-text');
    expect(network.calls('copyText')).toEqual([['copyText', 'Network report']]);
  });

  it('takes a proxy, and looks again by it', async () => {
    await show();
    find('[data-field="proxy_kind"][data-value="manual"]')!.click();
    await settled();
    const field = find('[data-field="proxy"]') as HTMLInputElement;
    field.value = 'proxy.acme.test:8080';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await press('keep-proxy');
    expect(network.calls('chooseProxy')).toEqual([['chooseProxy', 'proxy.acme.test:8080']]);
    expect(network.calls('lookAtNetwork').length).toBe(2);
  });

  it('ties what is wrong with an address to its field, and does not look', async () => {
    answers.chooseProxy = async () => {
      throw problem('proxy-credentials', { field: 'proxy' });
    };
    await show();
    find('[data-field="proxy_kind"][data-value="manual"]')!.click();
    await settled();
    await press('keep-proxy');
    expect(find('[data-field="proxy"]')!.getAttribute('aria-invalid')).toBe('true');
    expect(network.calls('lookAtNetwork').length).toBe(1);
  });

  it('offers no proxy in Practice, which uses none', async () => {
    await show(true);
    expect(find('[data-row="proxy-choice"]')).toBeNull();
  });
});

describe('where every host fails', () => {
  const failing = (found: NetworkRow['found'], hosts: readonly string[] = ['acme.okta.com', 'apis.druva.com', 'login.acme.example']): NetworkRow[] =>
    hosts.flatMap((host) => networkRows.slice(6).map((row): NetworkRow => (row.phase === 'tcp' ? { ...row, host, found, facts: [] } : { ...row, host })));

  it('says one cause once, with the hosts beside it and the proxy open', async () => {
    answers.lookAtNetwork = async () => ({ rows: failing('proxy-unreachable'), settings: [], text: 'x', whole: true });
    await show();
    const cause = find('[data-row="network-cause"]')!;
    expect(cause.dataset.value).toBe('proxy');
    expect(document.body.textContent!.split('The proxy doesn\'t answer.').length, 'outside the layers, once').toBe(1 + 1 + 3);
    expect(document.querySelectorAll('[data-row="network-remedy"]')).toHaveLength(1);
    expect([...cause.querySelectorAll<HTMLElement>('.chips li')].map((chip) => chip.textContent)).toEqual(['acme.okta.com', 'apis.druva.com', 'login.acme.example']);
    expect((find('details:has([data-row="proxy-choice"])') as HTMLDetailsElement).open).toBe(true);
  });

  it('names every host in the remedy of what is no proxy', async () => {
    answers.lookAtNetwork = async () => ({ rows: failing('refused'), settings: [], text: 'x', whole: true });
    await show();
    expect(find('[data-row="network-cause"]')!.dataset.value).toBe('tcp');
    expect(find('[data-row="network-remedy"]')!.textContent).toContain('acme.okta.com, apis.druva.com, and login.acme.example');
  });

  it('keeps the hosts apart where their reasons differ, or one is reached', async () => {
    answers.lookAtNetwork = async () => ({ rows: [...failing('refused', ['acme.okta.com']), ...failing('silent', ['apis.druva.com'])], settings: [], text: 'x', whole: true });
    await show();
    expect(find('[data-row="network-cause"]')).toBeNull();
    expect(document.querySelectorAll('[data-row="network-remedy"]')).toHaveLength(2);
  });
});
