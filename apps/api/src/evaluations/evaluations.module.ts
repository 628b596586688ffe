import { Module } from '@nestjs/common';

import { ColumnsModule } from '../columns/columns.module.ts';
import { EvidenceLibraryModule } from '../evidence/evidence-library.module.ts';
import { MonthsModule } from '../months/months.module.ts';
import { DesignCalculator } from './design/design-calculator.ts';
import { DesignResolver } from './design/design.resolver.ts';
import { DesignService } from './design/design.service.ts';
import { DesignThreads } from './design/design-threads.ts';
import { EvaluationPlanRepository } from './design/evaluation-plan.repository.ts';
import { EarlierLooksResolver } from './earlier-looks.resolver.ts';
import { ErasureCheck } from './erasure-check.ts';
import { EvaluationCalculator } from './evaluation-calculator.ts';
import { EvaluationErasureResolver } from './evaluation-erasure.resolver.ts';
import { EvaluationPartsResolver } from './evaluation-parts.resolver.ts';
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
import { RoadSiteMaterial } from './road-sites/road-site-material.service.ts';
import { StudyTablesController } from './study-tables/study-tables.controller.ts';
import { StudyTablesService } from './study-tables/study-tables.service.ts';
import { TrafficNearPlaces } from './traffic-near/traffic-near.service.ts';

/** Interventions, and whether they worked. */
@Module({
  imports: [ColumnsModule, EvidenceLibraryModule, MonthsModule],
  controllers: [InterventionDocumentsController, InterventionsImportController, StudyTablesController],
  providers: [
    DesignCalculator,
    DesignResolver,
    DesignService,
    DesignThreads,
    EarlierLooksResolver,
    ErasureCheck,
    EvaluationCalculator,
    EvaluationErasureResolver,
    EvaluationPartsResolver,
    EvaluationPlanRepository,
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
    RoadSiteMaterial,
    StudyTablesService,
    TrafficNearPlaces,
  ],
  exports: [EvaluationRunsService, StudyTablesService],
})
export class EvaluationsModule {}
