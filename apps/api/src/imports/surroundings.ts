import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { OwnTerritory } from '../territory/own-territory.ts';
import { readLineEdges } from '../territory/read-line-edges.ts';
import type { ReadingTask } from './reading/prepared-chunk.ts';
import type { StandingRoads } from './reading/roads/standing-roads.ts';
import { SurroundingsRepository } from './surroundings.repository.ts';

const NO_ROADS = new Int32Array(0);

/** What a thread must know of the ground that an organisation's accidents are on. */
@Injectable()
export class Surroundings {
  readonly #ground: SurroundingsRepository;
  readonly #territory: OwnTerritory;

  constructor(ground: SurroundingsRepository, territory: OwnTerritory) {
    this.#ground = ground;
    this.#territory = territory;
  }

  /** Of accidents; the boundary and the municipalities of the territory are its territory together. */
  async get(context: ActingContext): Promise<Pick<ReadingTask, 'municipalities' | 'territory' | 'outsideBoundary' | 'roads'>> {
    const roads = await this.#ground.readRoads(context, await this.#ground.readRoadState(context));
    return { ...(await this.#territory.get(context)), roads: roads.length === 0 ? NO_ROADS : readLineEdges(roads) };
  }

  /** Of roads: the network from files of their kind that they replace. */
  async getStandingRoads(context: ActingContext, formatId: string): Promise<StandingRoads> {
    return this.#ground.readStandingRoads(context, await this.#ground.readRoadState(context), formatId);
  }

  /** Of records that have none: what is counted at a site is the site's. */
  static readonly NONE = { municipalities: [], territory: [], outsideBoundary: 'warning', roads: NO_ROADS } as const;
}
