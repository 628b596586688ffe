import { Module } from '@nestjs/common';

import { EvaluationsModule } from '../evaluations/evaluations.module.ts';
import { EvidenceDecisionsService } from './evidence-decisions.service.ts';
import { EvidenceLibraryModule } from './evidence-library.module.ts';
import { EvidenceResolver } from './evidence.resolver.ts';
import { NetworkEvidenceResolver } from './network-evidence.resolver.ts';
import { NetworkEvidenceService } from './network-evidence.service.ts';
import { PublishedFactorsService } from './published-factors.service.ts';

/** What the evaluations of all organisations say together, with what was published elsewhere. */
@Module({
  imports: [EvaluationsModule, EvidenceLibraryModule],
  providers: [EvidenceDecisionsService, NetworkEvidenceResolver, NetworkEvidenceService, PublishedFactorsService, EvidenceResolver],
  exports: [EvidenceLibraryModule],
})
export class EvidenceModule {}
