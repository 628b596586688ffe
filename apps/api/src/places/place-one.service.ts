import { Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { parseAccidentId } from '../common/uuid.ts';
import type { CorrectableAccident, NewCorrection } from '../corrections/correction.ts';
import { CorrectionsRepository } from '../corrections/corrections.repository.ts';
import { CorrectionsService, parseReason } from '../corrections/corrections.service.ts';
import { storedOf, type StoredPlace } from '../corrections/stored-correction.ts';
import { OpenPlacesService } from './open-places.service.ts';
import { PlaceBoundaries } from './place-boundary.ts';
import { PLACE_FIELD, toStoredPlace } from './stored-place.ts';

export interface PlacedByPerson {
  readonly accidentId: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly reason: string;
  /** The accident's revision as it was seen. */
  readonly expectedRevision: number;
  /** Whether the person knows that the place lies outside of the organisation's boundary, if it does. */
  readonly isOutsideAccepted: boolean;
}

/** A place in degrees is said to be a candidate's where it is the same point as people are shown it. */
const SAME_POINT_DEGREES = 2e-7;

/** Places one accident: at a candidate, or where a person has pointed. Either is a correction like any other. */
@Injectable()
export class PlaceOneService {
  readonly #open: OpenPlacesService;
  readonly #repository: CorrectionsRepository;
  readonly #corrections: CorrectionsService;
  readonly #boundaries: PlaceBoundaries;

  constructor(open: OpenPlacesService, repository: CorrectionsRepository, corrections: CorrectionsService, boundaries: PlaceBoundaries) {
    this.#open = open;
    this.#repository = repository;
    this.#corrections = corrections;
    this.#boundaries = boundaries;
  }

  /**
   * Accepts a candidate, as it was shown.
   * @returns the number by which it can be withdrawn
   * @throws Problem ACCIDENT_NOT_FOUND, CORRECTION_CONFLICT (also where it is no candidate any more), PLACES_SEARCHING, PLACE_OUTSIDE_BOUNDARY,
   * FIELD_MISSING, FIELD_INVALID
   */
  async accept(context: ActingContext, { accidentId, longitude, latitude, reason, ...seen }: PlacedByPerson): Promise<number> {
    const [id, said] = [parseAccidentId(accidentId), parseReason(reason)];
    const { open, skipped, searching } = await this.#open.find(context);
    if (searching !== null) throw new Problem('PLACES_SEARCHING');
    const { locate, require } = await this.#boundaries.of(context);
    if (!seen.isOutsideAccepted) require(longitude, latitude);
    const candidates = [...open, ...skipped].find((proposal) => proposal.accidentId === id)?.candidates ?? [];
    const chosen = candidates
      .map((candidate) => toStoredPlace(locate, candidate, true))
      .find(({ longitudeE7, latitudeE7 }) => isSamePoint(longitudeE7, longitude) && isSamePoint(latitudeE7, latitude));
    await this.#repository.correct(context, id, said, (accident) => decide(accident, seen.expectedRevision, chosen));
    return this.#lastPlace(context, id);
  }

  /** @returns the number by which it can be withdrawn @throws Problem PLACE_OUTSIDE_BOUNDARY, and what a correction of a place throws */
  async point(
    context: ActingContext,
    { accidentId, longitude, latitude, isOutsideAccepted, ...draft }: PlacedByPerson,
    now: Date,
  ): Promise<number> {
    if (!isOutsideAccepted) (await this.#boundaries.of(context)).require(longitude, latitude);
    const changes = [{ subject: PLACE_FIELD.subject, field: PLACE_FIELD.id, value: { longitude, latitude } }];
    await this.#corrections.correct(context, { accidentId, changes, ...draft }, now);
    return this.#lastPlace(context, parseAccidentId(accidentId));
  }

  async #lastPlace(context: ActingContext, accidentId: string): Promise<number> {
    const stored = await this.#repository.list(context, accidentId);
    return stored.find(({ field, withdrawnAt }) => field === PLACE_FIELD.id && withdrawnAt === null)?.correctionNo ?? 0;
  }
}

const isSamePoint = (degreesE7: number, degrees: number): boolean => Math.abs(degreesE7 / 1e7 - degrees) < SAME_POINT_DEGREES;

function decide(accident: CorrectableAccident, seenRevision: number, chosen: StoredPlace | undefined): NewCorrection[] {
  const [record] = accident.records;
  const isPlaced = record === undefined || record.present['longitude_e7'] != null;
  if (accident.revision !== seenRevision || isPlaced || chosen === undefined) throw new Problem('CORRECTION_CONFLICT');
  const isSaid = record.source['longitude_e7'] != null;
  return [
    { key: record.key, field: PLACE_FIELD, value: { ...chosen, yields: !isSaid }, sourceValue: storedOf(PLACE_FIELD, record.source) },
  ];
}
