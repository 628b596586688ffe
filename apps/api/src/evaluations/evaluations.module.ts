import { Module } from '@nestjs/common';

import { ColumnsModule } from '../columns/columns.module.ts';
import { ErasureCheck } from './erasure-check.ts';
import { EvaluationCalculator } from './evaluation-calculator.ts';
import { EvaluationErasureResolver } from './evaluation-erasure.resolver.ts';
import { EvaluationRunRepository } from './evaluation-run.repository.ts';
import { EvaluationRunsService } from './evaluation-runs.service.ts';
import { EvaluationThreads } from './evaluation-threads.ts';
import { EvaluationsResolver } from './evaluations.resolver.ts';
import { ImportInterventions } from './import-interventions.service.ts';
import { InterventionDocumentsController } from './intervention-documents.controller.ts';
import { InterventionDocumentsRepository } from './intervention-documents.repository.ts';
import { InterventionDocuments } from './intervention-documents.service.ts';
import { InterventionRepository } from './intervention.repository.ts';
import { InterventionsImportController } from './interventions-import.controller.ts';
import { InterventionsResolver } from './interventions.resolver.ts';
import { InterventionsService } from './interventions.service.ts';

/** Interventions, and whether they worked. */
@Module({
  imports: [ColumnsModule],
  controllers: [InterventionDocumentsController, InterventionsImportController],
  providers: [
    ErasureCheck,
    EvaluationCalculator,
    EvaluationErasureResolver,
    EvaluationRunRepository,
    EvaluationRunsService,
    EvaluationThreads,
    EvaluationsResolver,
    ImportInterventions,
    InterventionDocuments,
    InterventionDocumentsRepository,
    InterventionRepository,
    InterventionsResolver,
    InterventionsService,
  ],
  exports: [EvaluationRunsService],
})
export class EvaluationsModule {}
