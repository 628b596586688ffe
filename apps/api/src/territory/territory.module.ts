import { Module } from '@nestjs/common';

import { MunicipalityBoundaries } from './municipality-boundaries.ts';
import { MunicipalityRepository } from './municipality.repository.ts';

/** Where municipalities lie: imports find out in which of them an accident happened. */
@Module({ providers: [MunicipalityRepository, MunicipalityBoundaries], exports: [MunicipalityBoundaries] })
export class TerritoryModule {}
