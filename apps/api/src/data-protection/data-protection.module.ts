import { Module } from '@nestjs/common';

import { AccidentsModule } from '../accidents/accidents.module.ts';
import { ImportsModule } from '../imports/imports.module.ts';
import { PersonalFieldsResolver } from './personal-fields.resolver.ts';
import { SubjectDataRepository } from './subject-data.repository.ts';
import { SubjectErasure } from './subject-erasure.ts';
import { SubjectExecution } from './subject-execution.ts';
import { SubjectExportController } from './subject-export.controller.ts';
import { SubjectExportRepository } from './subject-export.repository.ts';
import { SubjectExport } from './subject-export.ts';
import { SubjectRequestRepository } from './subject-request.repository.ts';
import { SubjectRequestsResolver } from './subject-requests.resolver.ts';
import { SubjectRequestsService } from './subject-requests.service.ts';

/** The register of personal fields; erasure and export for persons whose data are held. */
@Module({
  imports: [AccidentsModule, ImportsModule],
  controllers: [SubjectExportController],
  providers: [
    PersonalFieldsResolver,
    SubjectDataRepository,
    SubjectErasure,
    SubjectExecution,
    SubjectExport,
    SubjectExportRepository,
    SubjectRequestRepository,
    SubjectRequestsResolver,
    SubjectRequestsService,
  ],
  exports: [SubjectExecution],
})
export class DataProtectionModule {}
