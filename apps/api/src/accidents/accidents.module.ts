import { Module } from '@nestjs/common';

import { AccidentDetailsRepository } from './accident-details.repository.ts';
import { AccidentSourcesRepository } from './accident-sources.repository.ts';
import { AccidentsResolver } from './accidents.resolver.ts';
import { AccidentsService } from './accidents.service.ts';
import { ErasedPersonsRepository } from './erased-persons.repository.ts';
import { PackedAccidentsRepository } from './packed-accidents.repository.ts';

/** Accidents, traffic units, casualties. */
@Module({
  providers: [
    AccidentDetailsRepository,
    AccidentSourcesRepository,
    ErasedPersonsRepository,
    PackedAccidentsRepository,
    AccidentsService,
    AccidentsResolver,
  ],
  exports: [AccidentDetailsRepository, AccidentSourcesRepository, ErasedPersonsRepository, PackedAccidentsRepository],
})
export class AccidentsModule {}
