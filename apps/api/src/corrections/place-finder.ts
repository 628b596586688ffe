import { Problem, type CorrectableField, type CorrectedPlace, type SurveyedPlace } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { WGS84 } from '../common/reference-system.ts';
import { createProjector } from '../imports/reading/project-position.ts';
import { createMunicipalityFinder } from '../territory/find-municipality.ts';
import { MunicipalityBoundaries } from '../territory/municipality-boundaries.ts';
import type { StoringContext } from './stored-correction.ts';

/** Finds where a place lies that a person has given, as the import does it for those of files. */
@Injectable()
export class PlaceFinder {
  readonly #directory: OrganisationDirectory;
  readonly #boundaries: MunicipalityBoundaries;

  constructor(directory: OrganisationDirectory, boundaries: MunicipalityBoundaries) {
    this.#directory = directory;
    this.#boundaries = boundaries;
  }

  async of(context: ActingContext): Promise<StoringContext['locate']> {
    const { srid } = await this.#directory.get(context);
    const findMunicipality = createMunicipalityFinder(await this.#boundaries.get(context));
    const project = createProjector(srid);
    return (field, value) => {
      if (value === null || typeof value !== 'object') return null;
      const place = project({ ...coordinatesOf(value, srid), accuracy: 'set-by-person' });
      if (place === null) throw outOfArea(field, value);
      return { ...place, municipalityId: findMunicipality(place.longitudeE7, place.latitudeE7) };
    };
  }
}

function coordinatesOf(
  place: CorrectedPlace | SurveyedPlace,
  srid: number,
): { readonly srid: number; readonly first: number; readonly second: number } {
  return 'x' in place ? { srid, first: place.x, second: place.y } : { srid: WGS84, first: place.longitude, second: place.latitude };
}

function outOfArea({ id, labels }: CorrectableField, place: CorrectedPlace | SurveyedPlace): Problem {
  return new Problem('FIELD_OUT_OF_AREA', { field: id, name: labels, value: Object.values(place).join(' / ') });
}
