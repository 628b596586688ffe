import { Module } from '@nestjs/common';

import { AccessibilityModule } from '../accessibility/accessibility.module.ts';
import { AccidentsModule } from '../accidents/accidents.module.ts';
import { AreasModule } from '../areas/areas.module.ts';
import { RoadNetworkModule } from '../road-network/road-network.module.ts';
import { TrafficModule } from '../traffic/traffic.module.ts';
import { AccessibilityResolver } from './accessibility/accessibility.resolver.ts';
import { AccessibilityService } from './accessibility/accessibility.service.ts';
import { StreetDeficitsResolver } from './accessibility/street-deficits.resolver.ts';
import { StreetThreads } from './accessibility/street-threads.ts';
import { StreetDeficitsService } from './accessibility/street-deficits.service.ts';
import { AccidentColumnsLoader } from './accident-columns-loader.ts';
import { AccidentFacetsResolver } from './accident-facets.resolver.ts';
import { AccidentFacetsService } from './accident-facets.service.ts';
import { AccidentListResolver } from './accident-list.resolver.ts';
import { AccidentListService } from './accident-list.service.ts';
import { AccidentSnapshots } from './accident-snapshots.service.ts';
import { AreaCountsResolver } from './area-counts.resolver.ts';
import { AreaCountsService } from './area-counts.service.ts';
import { AreaKindCountsService } from './area-kind-counts.service.ts';
import { AreaMarks } from './area-marks.service.ts';
import { AreaSearch } from './area-search.ts';
import { DataVersionsResolver } from './data-versions.resolver.ts';
import { DataVersionsService } from './data-versions.service.ts';
import { MapContextResolver } from './map-context.resolver.ts';
import { MapContextService } from './map-context.service.ts';
import { AccidentsOnRoads } from './roads/accidents-on-roads.service.ts';
import { CountSitesOnRoads } from './roads/count-sites-on-roads.service.ts';
import { RoadNetworkResolver } from './roads/road-network.resolver.ts';
import { RoadNetworkService } from './roads/road-network.service.ts';
import { RoadPlacementsResolver } from './roads/road-placements.resolver.ts';
import { RoadPlacements } from './roads/road-placements.service.ts';
import { RoadsToScreen } from './roads/roads-to-screen.service.ts';
import { StandingNetworks } from './roads/standing-networks.service.ts';
import { AccidentTilesController } from './tiles/accident-tiles.controller.ts';
import { AccidentTilesService } from './tiles/accident-tiles.service.ts';
import { FactorTablesResolver } from './traffic/factor-tables.resolver.ts';
import { FactorTablesService } from './traffic/factor-tables.service.ts';
import { PermanentCounters } from './traffic/permanent-counters.service.ts';
import { ShortCountsService } from './traffic/short-counts.service.ts';
import { SitesWithoutAverage } from './traffic/sites-without-average.service.ts';
import { TrafficResolver } from './traffic/traffic.resolver.ts';
import { TrafficService } from './traffic/traffic.service.ts';
import { TrafficSnapshots } from './traffic/traffic-snapshots.service.ts';

/** Loads and keeps the snapshots of the record rooms, and answers from them what pages and maps ask. */
@Module({
  imports: [AccessibilityModule, AccidentsModule, AreasModule, TrafficModule, RoadNetworkModule],
  controllers: [AccidentTilesController],
  providers: [
    AccessibilityService,
    AccessibilityResolver,
    StreetDeficitsService,
    StreetThreads,
    StreetDeficitsResolver,
    AccidentColumnsLoader,
    AccidentSnapshots,
    AreaMarks,
    AreaSearch,
    AreaCountsService,
    AreaKindCountsService,
    AreaCountsResolver,
    AccidentFacetsService,
    AccidentFacetsResolver,
    AccidentListService,
    AccidentListResolver,
    AccidentTilesService,
    DataVersionsService,
    DataVersionsResolver,
    MapContextService,
    MapContextResolver,
    TrafficSnapshots,
    FactorTablesService,
    FactorTablesResolver,
    PermanentCounters,
    ShortCountsService,
    SitesWithoutAverage,
    TrafficService,
    TrafficResolver,
    StandingNetworks,
    RoadPlacements,
    AccidentsOnRoads,
    CountSitesOnRoads,
    RoadPlacementsResolver,
    RoadNetworkService,
    RoadNetworkResolver,
    RoadsToScreen,
  ],
  exports: [
    AccessibilityService,
    AccidentSnapshots,
    AccidentsOnRoads,
    AreaMarks,
    CountSitesOnRoads,
    RoadsToScreen,
    StandingNetworks,
    StreetDeficitsService,
    TrafficSnapshots,
  ],
})
export class ColumnsModule {}
