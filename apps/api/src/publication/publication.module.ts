import { Module } from '@nestjs/common';

import { BlackSpotsModule } from '../black-spots/black-spots.module.ts';
import { ColumnsModule } from '../columns/columns.module.ts';
import { EvaluationsModule } from '../evaluations/evaluations.module.ts';
import { MonthsModule } from '../months/months.module.ts';
import { TerritoryModule } from '../territory/territory.module.ts';
import { KnownReleasesRepository } from './known-releases.repository.ts';
import { ReleaseDecisionsResolver } from './release-decisions.resolver.ts';
import { ReleaseDraftRepository } from './release-draft.repository.ts';
import { ReleaseExecutor } from './release-executor.ts';
import { ReleaseLand } from './release-land.service.ts';
import { ReleaseMaterialService } from './release-material.service.ts';
import { ReleaseRequests } from './release-requests.service.ts';
import { ReleaseSites } from './release-sites.service.ts';
import { ReleaseThreads } from './release-threads.ts';
import { ReleasesResolver } from './releases.resolver.ts';
import { ReleasesService } from './releases.service.ts';

/** How releases come about: asked for, computed and audited, proposed by one and published by another, withdrawn. */
@Module({
  imports: [BlackSpotsModule, ColumnsModule, EvaluationsModule, MonthsModule, TerritoryModule],
  providers: [
    KnownReleasesRepository,
    ReleaseDecisionsResolver,
    ReleaseDraftRepository,
    ReleaseExecutor,
    ReleaseLand,
    ReleaseMaterialService,
    ReleaseRequests,
    ReleaseSites,
    ReleaseThreads,
    ReleasesResolver,
    ReleasesService,
  ],
  exports: [ReleasesService],
})
export class PublicationModule {}
