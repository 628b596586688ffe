import { Module } from '@nestjs/common';

import { EvaluationsModule } from '../evaluations/evaluations.module.ts';
import { EvidenceDecisionsService } from './evidence-decisions.service.ts';
import { EvidenceRepository } from './evidence.repository.ts';
import { EvidenceResolver } from './evidence.resolver.ts';
import { EvidenceService } from './evidence.service.ts';
import { PublishedFactorsService } from './published-factors.service.ts';

/** What the evaluations of all organisations say together, with what was published elsewhere. */
@Module({
  imports: [EvaluationsModule],
  providers: [EvidenceRepository, EvidenceService, EvidenceDecisionsService, PublishedFactorsService, EvidenceResolver],
  exports: [EvidenceService],
})
export class EvidenceModule {}
