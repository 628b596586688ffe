import { Module } from '@nestjs/common';

import { EvidenceRepository } from './evidence.repository.ts';
import { EvidenceService } from './evidence.service.ts';

/** The factors of the network, to be read by whoever plans or appraises: it knows no evaluation, so that evaluations can read it. */
@Module({ providers: [EvidenceRepository, EvidenceService], exports: [EvidenceRepository, EvidenceService] })
export class EvidenceLibraryModule {}
