/**
 * The list in the page: its loaded parts, the chosen rows, and the query. The engine filters, sorts and counts; the
 * page requests the part that becomes visible.
 */
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { host, session, type Act } from '../act.svelte';
import { thrownProblem } from '../host/problem';
import type { Home, HomePage, Summary, Query } from '../host/wire';

/** Rows of one answer, as the engine cuts them. */
export const PAGE = 50;

export class List {
  /** The query on screen: typed text appears at once. */
  query = $state.raw<Query>() as Query;
  matching = $state(0);
  /** Dell clouds that were added here: id and name. */
  clouds = $state.raw<Home['clouds']>([]);
  /** Chosen rows, by id. */
  readonly chosen = new SvelteSet<string>();
  /** The person chooses rows. */
  choosing = $state(false);
  readonly #pages = new SvelteMap<number, Summary[]>();
  readonly #act: Act;
  /** Requested parts. */
  #asked = new Set<number>();
  /** Answers for an earlier list are ignored. */
  #turn = 0;
  #queries = 0;

  constructor(act: Act, home: Home) {
    this.#act = act;
    this.take(home);
  }

  /** Another view came: parts loaded before may be outdated. */
  take({ query, page, clouds }: Home): void {
    this.clouds = clouds;
    this.#turn += 1;
    this.#asked = new Set();
    this.#pages.clear();
    if (this.#queries === 0) this.query = query;
    this.#keep(page);
  }

  #keep(page: HomePage): void {
    this.matching = page.matching;
    const at = Math.floor(page.offset / PAGE);
    this.#asked.add(at);
    this.#pages.set(at, page.rows);
  }

  /** The row at this place; null until it is loaded. */
  at(place: number): Summary | null {
    return this.#pages.get(Math.floor(place / PAGE))?.[place % PAGE] ?? null;
  }

  /** Loads the rows between two places, unless they are here. */
  async need(first: number, last: number): Promise<void> {
    const mine = this.#turn;
    for (let at = Math.floor(first / PAGE); at <= Math.floor(Math.max(first, last - 1) / PAGE); at += 1) {
      if (this.#asked.has(at) || at * PAGE >= this.matching) continue;
      this.#asked.add(at);
      try {
        const page = await host.listFrom(at * PAGE);
        if (mine !== this.#turn) return;
        this.#keep(page);
      } catch (thrown) {
        this.#asked.delete(at);
        this.#refuse(thrown);
        return;
      }
    }
  }

  /** Requests another list. Only the last request shows. */
  async ask(change: Partial<Query>): Promise<void> {
    const mine = (this.#queries += 1);
    this.query = { ...this.query, ...change };
    try {
      const view = await host.listConnections(this.query);
      if (mine !== this.#queries) return;
      this.#queries = 0;
      session.view = view;
    } catch (thrown) {
      if (mine === this.#queries) this.#queries = 0;
      this.#refuse(thrown);
    }
  }

  #refuse(thrown: unknown): void {
    this.#act.refuse(thrownProblem(thrown));
  }

  /** Whether anything is filtered. */
  get filtered(): boolean {
    const { find, conditions, tiers, accounts, old_secret, untested } = this.query;
    return find.trim() !== '' || conditions.length + tiers.length + accounts.length > 0 || old_secret || untested;
  }

  /** Turns one of several on or off. */
  toggle<Key extends 'conditions' | 'tiers' | 'accounts'>(key: Key, word: Query[Key][number]): Promise<void> {
    const now = this.query[key] as string[];
    const next = now.includes(word) ? now.filter((one) => one !== word) : [...now, word];
    return this.ask({ [key]: next });
  }

  /** Sorts by this; reverses the order if it is the present sort. */
  sort(by: Query['sort']): Promise<void> {
    const same = this.query.sort === by;
    return this.ask({ sort: by, descending: same ? !this.query.descending : false });
  }

  clear(): Promise<void> {
    return this.ask({ find: '', conditions: [], tiers: [], accounts: [], old_secret: false, untested: false });
  }

  #last: number | null = null;

  /** Chooses or unchooses a row; with `range` all rows between it and the one before. */
  async choose(place: number, range: boolean): Promise<void> {
    const id = this.at(place)?.id;
    if (id === undefined) return;
    const from = this.#last;
    this.#last = place;
    if (range && from !== null && from !== place) {
      const ids = await this.#ids();
      for (const one of ids.slice(Math.min(from, place), Math.max(from, place) + 1)) this.chosen.add(one);
    } else if (!this.chosen.delete(id)) {
      this.chosen.add(id);
    }
  }

  async chooseAll(): Promise<void> {
    const ids = await this.#ids();
    const all = ids.every((id) => this.chosen.has(id));
    for (const id of ids) {
      if (all) this.chosen.delete(id);
      else this.chosen.add(id);
    }
  }

  async #ids(): Promise<string[]> {
    try {
      return await host.listIds();
    } catch (thrown) {
      this.#refuse(thrown);
      return [];
    }
  }

  /** Clears the choice. */
  clearChosen(): void {
    this.chosen.clear();
    this.choosing = false;
    this.#last = null;
  }
}
