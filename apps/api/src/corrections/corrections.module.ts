import { Module } from '@nestjs/common';

import { AccidentsModule } from '../accidents/accidents.module.ts';
import { TerritoryModule } from '../territory/territory.module.ts';
import { AccidentHistoryService } from './accident-history.service.ts';
import { CorrectionsRepository } from './corrections.repository.ts';
import { CorrectionsResolver } from './corrections.resolver.ts';
import { CorrectionsService } from './corrections.service.ts';
import { PlaceFinder } from './place-finder.ts';
import { PlacementsRepository } from './placements.repository.ts';

/** What people set right in records, beside what the sources say. */
@Module({
  imports: [AccidentsModule, TerritoryModule],
  providers: [CorrectionsRepository, CorrectionsService, AccidentHistoryService, PlaceFinder, PlacementsRepository, CorrectionsResolver],
  exports: [CorrectionsRepository, CorrectionsService, PlaceFinder, PlacementsRepository],
})
export class CorrectionsModule {}
