import { Module } from '@nestjs/common';

import { ColumnsModule } from '../columns/columns.module.ts';
import { ErasureCheck } from './erasure-check.ts';
import { EvaluationCalculator } from './evaluation-calculator.ts';
import { EvaluationErasureResolver } from './evaluation-erasure.resolver.ts';
import { EvaluationPartsResolver } from './evaluation-parts.resolver.ts';
import { EvaluationRunRepository } from './evaluation-run.repository.ts';
import { EvaluationRunsService } from './evaluation-runs.service.ts';
import { EvaluationThreads } from './evaluation-threads.ts';
import { EvaluationsResolver } from './evaluations.resolver.ts';
import { InterventionRepository } from './intervention.repository.ts';
import { InterventionsService } from './interventions.service.ts';
import { StudyTablesController } from './study-tables/study-tables.controller.ts';
import { StudyTablesService } from './study-tables/study-tables.service.ts';

/** Interventions, and whether they worked. */
@Module({
  imports: [ColumnsModule],
  controllers: [StudyTablesController],
  providers: [
    ErasureCheck,
    EvaluationCalculator,
    EvaluationErasureResolver,
    EvaluationPartsResolver,
    EvaluationRunRepository,
    EvaluationRunsService,
    EvaluationThreads,
    EvaluationsResolver,
    InterventionRepository,
    InterventionsService,
    StudyTablesService,
  ],
  exports: [EvaluationRunsService, StudyTablesService],
})
export class EvaluationsModule {}
