import { formatAccidentId, timeKeyOf } from '@elektron/columns';
import type { AccidentFilter } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { Accident } from '../accidents/accident.ts';
import { AccidentDetailsRepository } from '../accidents/accident-details.repository.ts';
import { AccidentSnapshots } from '../columns/accident-snapshots.service.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { createPlane } from '../common/plane.ts';
import { BlackSpotsService } from './black-spots.service.ts';
import { diagnose, type Diagnosis } from './diagnose.ts';
import { findAtPlace } from './find-at-place.ts';

/** More are read in the list of accidents, where they come in pages. */
export const LISTED_ACCIDENTS = 200;

export interface CaseDiagnosis extends Diagnosis {
  readonly filter: AccidentFilter;
  readonly dataVersion: number;
  /** The newest of the place's accidents. */
  readonly listed: readonly Accident[];
}

/** Looks at the accidents of a case as they are on record today. */
@Injectable()
export class DiagnosisService {
  readonly #spots: BlackSpotsService;
  readonly #snapshots: AccidentSnapshots;
  readonly #details: AccidentDetailsRepository;
  readonly #organisations: OrganisationDirectory;

  constructor(
    spots: BlackSpotsService,
    snapshots: AccidentSnapshots,
    details: AccidentDetailsRepository,
    organisations: OrganisationDirectory,
  ) {
    this.#spots = spots;
    this.#snapshots = snapshots;
    this.#details = details;
    this.#organisations = organisations;
  }

  /**
   * @param filter null for the one with which the place was accepted
   * @returns null where there is no such case
   * @throws Problem FILTER_VALUE_UNKNOWN, PERIOD_EMPTY, INPUT_INVALID
   */
  async find(context: ActingContext, blackSpotId: string, filter: AccidentFilter | null): Promise<CaseDiagnosis | null> {
    const spot = await this.#spots.find(context, blackSpotId);
    if (spot === null) return null;
    const asked = filter ?? spot.filter;
    const plane = createPlane((await this.#organisations.get(context)).srid);
    const { version, columns, places } = await this.#snapshots.getFilteredSnapshot(context, asked);
    const found = findAtPlace(columns, asked, places, spot.place, plane);
    const newest = found.inside.toSorted((a, b) => timeKeyOf(columns, b) - timeKeyOf(columns, a) || a - b).subarray(0, LISTED_ACCIDENTS);
    const ids = Array.from(newest, (i) => formatAccidentId(columns, i));
    const listed = await this.#details.find(context, ids, version);
    return { ...diagnose(columns, found), filter: asked, dataVersion: version, listed };
  }
}
