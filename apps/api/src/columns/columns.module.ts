import { Module } from '@nestjs/common';

import { AccidentsModule } from '../accidents/accidents.module.ts';
import { RoadNetworkModule } from '../road-network/road-network.module.ts';
import { TrafficModule } from '../traffic/traffic.module.ts';
import { AccidentColumnsLoader } from './accident-columns-loader.ts';
import { AccidentFacetsResolver } from './accident-facets.resolver.ts';
import { AccidentFacetsService } from './accident-facets.service.ts';
import { AccidentListResolver } from './accident-list.resolver.ts';
import { AccidentListService } from './accident-list.service.ts';
import { AccidentSnapshots } from './accident-snapshots.service.ts';
import { DataVersionsResolver } from './data-versions.resolver.ts';
import { DataVersionsService } from './data-versions.service.ts';
import { MapContextResolver } from './map-context.resolver.ts';
import { MapContextService } from './map-context.service.ts';
import { AccidentTilesController } from './tiles/accident-tiles.controller.ts';
import { AccidentTilesService } from './tiles/accident-tiles.service.ts';

/** Loads and keeps the snapshots of the record rooms, and answers from them what pages and maps ask. */
@Module({
  imports: [AccidentsModule, TrafficModule, RoadNetworkModule],
  controllers: [AccidentTilesController],
  providers: [
    AccidentColumnsLoader,
    AccidentSnapshots,
    AccidentFacetsService,
    AccidentFacetsResolver,
    AccidentListService,
    AccidentListResolver,
    AccidentTilesService,
    DataVersionsService,
    DataVersionsResolver,
    MapContextService,
    MapContextResolver,
  ],
  exports: [AccidentSnapshots],
})
export class ColumnsModule {}
