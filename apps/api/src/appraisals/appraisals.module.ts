import { Module } from '@nestjs/common';

import { BlackSpotsModule } from '../black-spots/black-spots.module.ts';
import { ColumnsModule } from '../columns/columns.module.ts';
import { EvaluationsModule } from '../evaluations/evaluations.module.ts';
import { EvidenceLibraryModule } from '../evidence/evidence-library.module.ts';
import { HotspotsModule } from '../hotspots/hotspots.module.ts';
import { AppraisalSources } from './appraisal-sources.service.ts';
import { AppraisalThreads } from './appraisal-threads.ts';
import { AppraisalRepository } from './appraisal.repository.ts';
import { AppraisalsResolver } from './appraisals.resolver.ts';
import { AppraisalsService } from './appraisals.service.ts';
import { ExpectedPlaces } from './expected/expected-places.service.ts';
import { ExpectedResolver } from './expected/expected.resolver.ts';
import { UnitValuesRepository } from './unit-values.repository.ts';
import { UnitValuesService } from './unit-values.service.ts';

/** What measures are worth beside what they cost. */
@Module({
  imports: [BlackSpotsModule, ColumnsModule, EvaluationsModule, EvidenceLibraryModule, HotspotsModule],
  providers: [
    AppraisalRepository,
    AppraisalSources,
    AppraisalThreads,
    AppraisalsResolver,
    AppraisalsService,
    ExpectedPlaces,
    ExpectedResolver,
    UnitValuesRepository,
    UnitValuesService,
  ],
  exports: [AppraisalsService, UnitValuesService],
})
export class AppraisalsModule {}
