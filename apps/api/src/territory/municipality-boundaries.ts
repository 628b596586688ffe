import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import type { MunicipalityBoundary } from './municipality-boundary.ts';
import { MunicipalityRepository } from './municipality.repository.ts';

interface Kept {
  readonly stamp: string;
  readonly boundaries: readonly MunicipalityBoundary[];
}

/** The boundaries of all municipalities, kept in memory: a country's are some ten megabytes, and every import needs them. */
@Injectable()
export class MunicipalityBoundaries {
  readonly #municipalities: MunicipalityRepository;
  #kept: Kept | undefined;

  constructor(municipalities: MunicipalityRepository) {
    this.#municipalities = municipalities;
  }

  /** None where whoever runs the installation has given none. */
  async get(context: ActingContext): Promise<readonly MunicipalityBoundary[]> {
    const stamp = await this.#municipalities.readStamp(context);
    if (this.#kept?.stamp === stamp) return this.#kept.boundaries;
    const boundaries = await this.#municipalities.readBoundaries(context);
    // They are read in several transactions, between which somebody may have changed them.
    if ((await this.#municipalities.readStamp(context)) !== stamp) return this.get(context);
    this.#kept = { stamp, boundaries };
    return boundaries;
  }
}
