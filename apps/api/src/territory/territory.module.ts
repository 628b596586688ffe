import { Module } from '@nestjs/common';

import { MunicipalityBoundaries } from './municipality-boundaries.ts';
import { MunicipalityRepository } from './municipality.repository.ts';
import { OwnGroundRepository } from './own-ground.repository.ts';
import { OwnTerritory } from './own-territory.ts';

/** Where municipalities lie, and which of them are an organisation's own: where an accident happened, and whether it can have. */
@Module({
  providers: [MunicipalityRepository, MunicipalityBoundaries, OwnGroundRepository, OwnTerritory],
  exports: [MunicipalityBoundaries, OwnTerritory],
})
export class TerritoryModule {}
