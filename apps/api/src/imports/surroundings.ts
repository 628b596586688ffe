import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { readEdges, type MunicipalityBoundary } from '../territory/municipality-boundary.ts';
import { MunicipalityBoundaries } from '../territory/municipality-boundaries.ts';
import { readLineEdges } from '../territory/read-line-edges.ts';
import type { ReadingTask } from './reading/prepared-chunk.ts';
import { SurroundingsRepository } from './surroundings.repository.ts';

/** Id of the organisation's own boundary among municipalities: none has it. */
const OWN_BOUNDARY = 0;

const NO_ROADS = new Int32Array(0);

/** What a thread must know of the ground that an organisation's accidents are on. */
@Injectable()
export class Surroundings {
  readonly #ground: SurroundingsRepository;
  readonly #boundaries: MunicipalityBoundaries;

  constructor(ground: SurroundingsRepository, boundaries: MunicipalityBoundaries) {
    this.#ground = ground;
    this.#boundaries = boundaries;
  }

  /** Of accidents; the boundary and the municipalities of the territory are its territory together. */
  async get(context: ActingContext): Promise<Pick<ReadingTask, 'municipalities' | 'territory' | 'outsideBoundary' | 'roads'>> {
    const municipalities = await this.#boundaries.get(context);
    const { outsideBoundary, boundary, municipalityIds } = await this.#ground.readGround(context);
    const own: readonly MunicipalityBoundary[] = boundary === null ? [] : [{ id: OWN_BOUNDARY, edges: readEdges(boundary) }];
    const territory = [...own, ...municipalities.filter(({ id }) => municipalityIds.includes(id))];
    const roads = await this.#ground.readRoads(context, await this.#ground.readRoadState(context));
    return { municipalities, territory, outsideBoundary, roads: roads.length === 0 ? NO_ROADS : readLineEdges(roads) };
  }

  /** Of records that have none: what is counted at a site is the site's. */
  static readonly NONE = { municipalities: [], territory: [], outsideBoundary: 'warning', roads: NO_ROADS } as const;
}
