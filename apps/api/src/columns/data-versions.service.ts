import { Injectable } from '@nestjs/common';

import { AccessibilityFeaturesRepository } from '../accessibility/accessibility-features.repository.ts';
import { PackedAccidentsRepository } from '../accidents/packed-accidents.repository.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { CountSitesRepository } from '../traffic/count-sites.repository.ts';

/** The present data version of each kind of records; 0 before anything was committed. */
export interface DataVersions {
  readonly accidents: number;
  readonly traffic: number;
  readonly accessibility: number;
}

@Injectable()
export class DataVersionsService {
  readonly #accidents: PackedAccidentsRepository;
  readonly #traffic: CountSitesRepository;
  readonly #accessibility: AccessibilityFeaturesRepository;

  constructor(accidents: PackedAccidentsRepository, traffic: CountSitesRepository, accessibility: AccessibilityFeaturesRepository) {
    this.#accidents = accidents;
    this.#traffic = traffic;
    this.#accessibility = accessibility;
  }

  async get(context: ActingContext): Promise<DataVersions> {
    return {
      accidents: await this.#accidents.readVersion(context),
      traffic: await this.#traffic.readVersion(context),
      accessibility: await this.#accessibility.readVersion(context),
    };
  }
}
