import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import type { PlaceProposal } from './place-proposal.ts';
import { PlaceSearchRepository, type KeptSearch } from './place-search.repository.ts';
import { PlaceSearchRun } from './place-search-run.ts';
import { groundKeyOf, PlaceWordsRepository, type PlaceGround } from './place-words.repository.ts';

/** What was found for the accidents that had no position when it was looked for; or how far the search has come that goes on instead. */
export interface PlaceProposals {
  readonly ground: PlaceGround;
  readonly byAccident: ReadonlyMap<string, PlaceProposal>;
  /** Null when all was searched. */
  readonly searching: (Pick<KeptSearch, 'done' | 'total'> & { readonly hasFailed: boolean }) | null;
}

interface Kept {
  readonly searchId: string;
  readonly byAccident: Promise<ReadonlyMap<string, PlaceProposal>>;
}

const NOTHING: ReadonlyMap<string, PlaceProposal> = new Map();

/** Organisations whose proposals are kept in memory; one with 6,000 accidents without position takes a few megabytes. */
const MOST_KEPT = 8;

/**
 * Places for the accidents without position, by what their organisation knows: searched once for each state of the imports, and shown only while that
 * holds. What people decide about places in between changes no proposal; what they write about roads does.
 */
@Injectable()
export class PlaceProposalsService {
  readonly #words: PlaceWordsRepository;
  readonly #searches: PlaceSearchRepository;
  readonly #run: PlaceSearchRun;
  /** By organisation, the one that was asked last at the end. */
  readonly #kept = new Map<string, Kept>();
  readonly #running = new Map<string, { readonly key: string; readonly over: Promise<void> }>();

  constructor(words: PlaceWordsRepository, searches: PlaceSearchRepository, run: PlaceSearchRun) {
    this.#words = words;
    this.#searches = searches;
    this.#run = run;
  }

  /**
   * What was found; where that is out of date or was not searched yet, a search begins, and nobody waits for it.
   * @param needed accidents that must be among those that were looked at: one whose place was withdrawn since then is not
   */
  async get(context: ActingContext, needed: readonly string[]): Promise<PlaceProposals> {
    const ground = await this.#words.readGround(context);
    if (needed.length === 0) return { ground, byAccident: NOTHING, searching: null };
    const kept = await this.#searches.find(context, groundKeyOf(ground));
    if (kept?.status === 'done') {
      const byAccident = await this.#load(context, kept.searchId);
      // Of a search at this very version all was looked at that there is.
      if (kept.dataVersion >= ground.state.version || needed.every((id) => byAccident.has(id)))
        return { ground, byAccident, searching: null };
    }
    const isLacking = kept?.status === 'done';
    void this.#start(context, ground, isLacking ? kept.searchId : null);
    const { done, total, status } = kept === null || isLacking ? { done: 0, total: 0, status: 'running' } : kept;
    return { ground, byAccident: NOTHING, searching: { done, total, hasFailed: status === 'failed' } };
  }

  /** Searches what is not searched yet, or waits for this process to have done so. */
  async search(context: ActingContext): Promise<void> {
    const ground = await this.#words.readGround(context);
    const kept = await this.#searches.find(context, groundKeyOf(ground));
    await (kept?.status === 'done' ? this.#running.get(context.organisationId)?.over : this.#start(context, ground, null));
  }

  #start(context: ActingContext, ground: PlaceGround, lacking: string | null): Promise<void> {
    const { organisationId } = context;
    const key = groundKeyOf(ground);
    const running = this.#running.get(organisationId);
    if (running?.key === key) return running.over;
    const over = this.#run.run(context, ground, lacking).finally(() => {
      if (this.#running.get(organisationId)?.over === over) this.#running.delete(organisationId);
    });
    this.#running.set(organisationId, { key, over });
    return over;
  }

  #load(context: ActingContext, searchId: string): Promise<ReadonlyMap<string, PlaceProposal>> {
    const { organisationId } = context;
    const known = this.#kept.get(organisationId);
    const byAccident =
      known?.searchId === searchId
        ? known.byAccident
        : this.#searches.readFound(context, searchId).then((all) => new Map(all.map((proposal) => [proposal.accidentId, proposal])));
    const kept = { searchId, byAccident };
    this.#kept.delete(organisationId);
    this.#kept.set(organisationId, kept);
    for (const oldest of this.#kept.keys()) if (this.#kept.size > MOST_KEPT) this.#kept.delete(oldest);
    // What has failed is tried again by whoever asks next.
    byAccident.catch(() => this.#kept.get(organisationId) === kept && this.#kept.delete(organisationId));
    return byAccident;
  }
}
