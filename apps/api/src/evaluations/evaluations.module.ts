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

/** Interventions, and whether they worked. */
@Module({
  imports: [ColumnsModule],
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
  ],
  exports: [EvaluationRunsService],
})
export class EvaluationsModule {}
