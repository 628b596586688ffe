import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { readEdges } from '../common/polygon-edges.ts';
import type { MunicipalityBoundary } from './municipality-boundary.ts';
import { MunicipalityBoundaries } from './municipality-boundaries.ts';
import { OwnGroundRepository, type OwnGround } from './own-ground.repository.ts';

/** Id of the organisation's own boundary among municipalities: none has it. */
export const OWN_BOUNDARY = 0;

/** Where an organisation's accidents can be. */
export interface Territory extends Pick<OwnGround, 'outsideBoundary'> {
  /** All that there are. */
  readonly municipalities: readonly MunicipalityBoundary[];
  /** The boundary and the municipalities that are the organisation's own; empty where it has neither. */
  readonly territory: readonly MunicipalityBoundary[];
}

/** Reads where an organisation's accidents can be. */
@Injectable()
export class OwnTerritory {
  readonly #ground: OwnGroundRepository;
  readonly #boundaries: MunicipalityBoundaries;

  constructor(ground: OwnGroundRepository, boundaries: MunicipalityBoundaries) {
    this.#ground = ground;
    this.#boundaries = boundaries;
  }

  async get(context: ActingContext): Promise<Territory> {
    const municipalities = await this.#boundaries.get(context);
    const { outsideBoundary, boundary, municipalityIds } = await this.#ground.read(context);
    const own: readonly MunicipalityBoundary[] = boundary === null ? [] : [{ id: OWN_BOUNDARY, edges: readEdges(boundary) }];
    const territory = [...own, ...municipalities.filter(({ id }) => municipalityIds.includes(id))];
    return { municipalities, territory, outsideBoundary };
  }
}
