import { Module } from '@nestjs/common';

import { MunicipalityBoundaries } from './municipality-boundaries.ts';
import { MunicipalityOutlines } from './municipality-outlines.repository.ts';
import { MunicipalityRepository } from './municipality.repository.ts';
import { OwnGroundRepository } from './own-ground.repository.ts';
import { OwnTerritory } from './own-territory.ts';

/** Where municipalities lie, and which of them are an organisation's own: where an accident happened, and whether it can have. */
@Module({
  providers: [MunicipalityRepository, MunicipalityBoundaries, MunicipalityOutlines, OwnGroundRepository, OwnTerritory],
  exports: [MunicipalityBoundaries, MunicipalityOutlines, OwnTerritory],
})
export class TerritoryModule {}
