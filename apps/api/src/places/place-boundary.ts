import { E7, Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { PlaceFinder } from '../corrections/place-finder.ts';
import type { StoringContext } from '../corrections/stored-correction.ts';
import { createTerritoryTest } from '../territory/find-municipality.ts';
import { OwnTerritory } from '../territory/own-territory.ts';
import type { PlaceProposal, ProposedPlace } from './place-proposal.ts';
import { toStoredPlace } from './stored-place.ts';

/** Where places lie, and whether that is where the organisation's accidents can be, as the import asks it of those of files. */
export interface PlaceBoundary {
  readonly locate: StoringContext['locate'];
  readonly holds: (place: ProposedPlace) => boolean;
  /** @throws Problem PLACE_OUTSIDE_BOUNDARY */
  readonly require: (longitude: number, latitude: number) => void;
}

/** Tells places outside of an organisation's boundary, and of the municipalities that are its own, from those within. */
@Injectable()
export class PlaceBoundaries {
  readonly #finder: PlaceFinder;
  readonly #territory: OwnTerritory;

  constructor(finder: PlaceFinder, territory: OwnTerritory) {
    this.#finder = finder;
    this.#territory = territory;
  }

  async of(context: ActingContext): Promise<PlaceBoundary> {
    const { territory } = await this.#territory.get(context);
    const isWithin = createTerritoryTest(territory);
    const locate = await this.#finder.of(context);
    return {
      locate,
      holds: (place) => {
        if (territory.length === 0) return true;
        const { longitudeE7, latitudeE7 } = toStoredPlace(locate, place, true);
        return isWithin(longitudeE7, latitudeE7);
      },
      require: (longitude, latitude) => {
        if (isWithin(Math.round(longitude * E7), Math.round(latitude * E7))) return;
        throw new Problem('PLACE_OUTSIDE_BOUNDARY', { value: `${latitude.toFixed(6)} / ${longitude.toFixed(6)}` });
      },
    };
  }
}

/** Whether the surest place of an accident lies beyond. */
export const liesOutside = ({ candidates: [best] }: PlaceProposal, { holds }: PlaceBoundary): boolean => best !== undefined && !holds(best);
