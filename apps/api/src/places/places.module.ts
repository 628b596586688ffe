import { Module } from '@nestjs/common';

import { AccidentsModule } from '../accidents/accidents.module.ts';
import { ColumnsModule } from '../columns/columns.module.ts';
import { CorrectionsModule } from '../corrections/corrections.module.ts';
import { TerritoryModule } from '../territory/territory.module.ts';
import { NamedRoads } from './named-roads.ts';
import { NamedRoadsRepository } from './named-roads.repository.ts';
import { OpenPlacesService } from './open-places.service.ts';
import { PlaceBoundaries } from './place-boundary.ts';
import { PlaceOneService } from './place-one.service.ts';
import { PlaceProposalsService } from './place-proposals.service.ts';
import { PlaceQueueService } from './place-queue.service.ts';
import { PlaceSearchRepository } from './place-search.repository.ts';
import { PlaceSearchRun } from './place-search-run.ts';
import { PlaceSkipRepository } from './place-skip.repository.ts';
import { PlaceSkipService } from './place-skip.service.ts';
import { PlaceWordsRepository } from './place-words.repository.ts';
import { PlacesResolver } from './places.resolver.ts';
import { PlacesService } from './places.service.ts';

/** Places for accidents that have none: proposed by what is known, decided by people. */
@Module({
  imports: [AccidentsModule, ColumnsModule, CorrectionsModule, TerritoryModule],
  providers: [
    PlaceWordsRepository,
    NamedRoadsRepository,
    NamedRoads,
    PlaceSearchRepository,
    PlaceSearchRun,
    PlaceProposalsService,
    PlaceBoundaries,
    PlaceSkipRepository,
    PlaceSkipService,
    OpenPlacesService,
    PlacesService,
    PlaceQueueService,
    PlaceOneService,
    PlacesResolver,
  ],
  exports: [OpenPlacesService],
})
export class PlacesModule {}
