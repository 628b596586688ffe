import { Module } from '@nestjs/common';

import { FinishedEvaluationsModule } from '../evaluations/finished-evaluations.module.ts';
import { EvidenceRepository } from './evidence.repository.ts';
import { EvidenceService } from './evidence.service.ts';
import { OwnEvidenceReader } from './own-evidence.ts';

/** The factors of the network and of the own evaluations, to be read by whoever plans or appraises: it asks no evaluation, so that evaluations can read it. */
@Module({
  imports: [FinishedEvaluationsModule],
  providers: [EvidenceRepository, EvidenceService, OwnEvidenceReader],
  exports: [EvidenceRepository, EvidenceService],
})
export class EvidenceLibraryModule {}
