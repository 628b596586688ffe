import { Module } from '@nestjs/common';

import { CitizenReportsController } from './citizen-reports.controller.ts';
import { CitizenReportsRepository } from './citizen-reports.repository.ts';
import { CitizenReportsResolver } from './citizen-reports.resolver.ts';
import { CitizenReportsService } from './citizen-reports.service.ts';
import { SentReportsRepository } from './sent-reports.repository.ts';

/** Near misses, hazards and barriers that people report; apart from all records. */
@Module({
  controllers: [CitizenReportsController],
  providers: [CitizenReportsRepository, CitizenReportsResolver, CitizenReportsService, SentReportsRepository],
})
export class CitizenReportsModule {}
