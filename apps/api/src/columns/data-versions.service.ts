import { Injectable } from '@nestjs/common';

import { PackedAccidentsRepository } from '../accidents/packed-accidents.repository.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { CountSitesRepository } from '../traffic/count-sites.repository.ts';

/** The present data version of each kind of records; 0 before anything was committed. */
export interface DataVersions {
  readonly accidents: number;
  readonly traffic: number;
}

@Injectable()
export class DataVersionsService {
  readonly #accidents: PackedAccidentsRepository;
  readonly #traffic: CountSitesRepository;

  constructor(accidents: PackedAccidentsRepository, traffic: CountSitesRepository) {
    this.#accidents = accidents;
    this.#traffic = traffic;
  }

  async get(context: ActingContext): Promise<DataVersions> {
    return { accidents: await this.#accidents.readVersion(context), traffic: await this.#traffic.readVersion(context) };
  }
}
