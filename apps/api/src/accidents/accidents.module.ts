import { Module } from '@nestjs/common';

import { AccidentDetailsRepository } from './accident-details.repository.ts';
import { AccidentsResolver } from './accidents.resolver.ts';
import { AccidentsService } from './accidents.service.ts';
import { PackedAccidentsRepository } from './packed-accidents.repository.ts';

/** Accidents, traffic units, casualties. */
@Module({
  providers: [AccidentDetailsRepository, PackedAccidentsRepository, AccidentsService, AccidentsResolver],
  exports: [AccidentDetailsRepository, PackedAccidentsRepository],
})
export class AccidentsModule {}
