import { randomUUID } from 'node:crypto';
import { Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { parseReason } from '../corrections/corrections.service.ts';
import { PlacementsRepository, type NewPlace, type Placement } from '../corrections/placements.repository.ts';
import { OpenPlacesService, type OpenPlaces } from './open-places.service.ts';
import { liesOutside, PlaceBoundaries } from './place-boundary.ts';
import type { OpenReason } from './place-proposal.ts';
import { toStoredPlace } from './stored-place.ts';

/** How many accidents have no place, and what could be done about it. */
export interface PlacesAccount {
  readonly total: number;
  /** Of them, those with one candidate at or above the threshold, within the boundary: they may be accepted together. */
  readonly ready: number;
  /** Of the others, those with candidates. */
  readonly proposed: number;
  /** Those that somebody has left for later; in no other of these numbers but the total. */
  readonly skipped: number;
  readonly threshold: number;
  /** How far the search has come; null when it is over. Until then nothing is ready, proposed or skipped. */
  readonly searching: OpenPlaces['searching'];
  /** Of those that are not ready, by why not. */
  readonly reasons: readonly { readonly reason: OpenReason; readonly count: number }[];
  readonly placements: readonly Placement[];
}

/** Accepts the places that are sure, all at once, when a person has said so; and takes that back. */
@Injectable()
export class PlacesService {
  readonly #open: OpenPlacesService;
  readonly #placements: PlacementsRepository;
  readonly #boundaries: PlaceBoundaries;

  constructor(open: OpenPlacesService, placements: PlacementsRepository, boundaries: PlaceBoundaries) {
    this.#open = open;
    this.#placements = placements;
    this.#boundaries = boundaries;
  }

  async tell(context: ActingContext): Promise<PlacesAccount> {
    const { ground, total, searching, open, sure, skipped } = await this.#open.find(context);
    const boundary = await this.#boundaries.of(context);
    const outside = new Set(sure.filter((proposal) => liesOutside(proposal, boundary)));
    const ready = new Set(sure.filter((proposal) => !outside.has(proposal)));
    const others = open.filter((proposal) => !ready.has(proposal));
    // One that somebody has taken from its place is sure by its words, and not placed with the others.
    const reasons = Map.groupBy(others, (proposal): OpenReason =>
      outside.has(proposal) ? 'OUTSIDE_BOUNDARY' : (proposal.reason ?? 'CONFIDENCE_LOW'),
    );
    return {
      total,
      ready: ready.size,
      proposed: others.filter(({ candidates }) => candidates.length > 0).length,
      skipped: skipped.length,
      threshold: ground.threshold,
      searching,
      reasons: [...reasons].map(([reason, some]) => ({ reason, count: some.length })).sort((a, b) => b.count - a.count),
      placements: await this.#placements.list(context),
    };
  }

  /**
   * Accepts all places that are sure and within the boundary, as one decision that can be undone.
   * @param expected how many the person has seen
   * @returns how many accidents were placed
   * @throws Problem PLACES_CHANGED, PLACES_SEARCHING, FIELD_MISSING, FIELD_INVALID
   */
  async acceptAll(context: ActingContext, expected: number, reason: string): Promise<number> {
    const said = parseReason(reason);
    const { ground, sure, searching } = await this.#open.find(context);
    if (searching !== null) throw new Problem('PLACES_SEARCHING');
    const boundary = await this.#boundaries.of(context);
    const ready = sure.filter((proposal) => !liesOutside(proposal, boundary));
    if (ready.length !== expected || expected === 0) throw new Problem('PLACES_CHANGED', { count: ready.length });
    const places = ready.flatMap(({ accidentId, candidates: [best] }): NewPlace[] =>
      best === undefined ? [] : [{ accidentId, value: toStoredPlace(boundary.locate, best, true) }],
    );
    return this.#placements.place(context, { placementId: randomUUID(), reason: said }, ground.state, places);
  }

  /** @returns how many accidents have no place by it any more @throws Problem PLACEMENT_NOT_FOUND */
  undoAll(context: ActingContext, placementId: string): Promise<number> {
    return this.#placements.withdraw(context, placementId);
  }
}
