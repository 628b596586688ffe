import { Module } from '@nestjs/common';

import { AccidentsModule } from '../accidents/accidents.module.ts';
import { ColumnsModule } from '../columns/columns.module.ts';
import { DuplicateCandidateRepository } from './duplicate-candidate.repository.ts';
import { DuplicateSearch } from './duplicate-search.ts';
import { DuplicatesResolver } from './duplicates.resolver.ts';
import { DuplicatesService } from './duplicates.service.ts';

/** Accidents that are perhaps on record twice: found after each import, decided by people. */
@Module({
  imports: [AccidentsModule, ColumnsModule],
  providers: [DuplicateCandidateRepository, DuplicateSearch, DuplicatesService, DuplicatesResolver],
  exports: [DuplicateSearch],
})
export class DuplicatesModule {}
