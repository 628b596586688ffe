import { Module } from '@nestjs/common';

import { ColumnsModule } from '../columns/columns.module.ts';
import { SiteTablesModule } from '../site-tables/site-tables.module.ts';
import { AnalysisThreads } from './analysis-threads.ts';
import { HotspotComparisons } from './comparison/hotspot-comparisons.service.ts';
import { HotspotMaterial } from './hotspot-material.ts';
import { HotspotRunExecutor } from './hotspot-run-executor.ts';
import { HotspotRunRepository } from './hotspot-run.repository.ts';
import { HotspotRunsService } from './hotspot-runs.service.ts';
import { HotspotsResolver } from './hotspots.resolver.ts';
import { RunSitesRepository } from './run-sites.repository.ts';
import { RunSites } from './run-sites.service.ts';

/** Runs of hotspot methods: asked, carried out in a thread, stored, repeated. */
@Module({
  imports: [ColumnsModule, SiteTablesModule],
  providers: [
    AnalysisThreads,
    HotspotComparisons,
    HotspotMaterial,
    HotspotRunExecutor,
    HotspotRunRepository,
    HotspotRunsService,
    HotspotsResolver,
    RunSites,
    RunSitesRepository,
  ],
  exports: [HotspotRunsService, RunSites],
})
export class HotspotsModule {}
