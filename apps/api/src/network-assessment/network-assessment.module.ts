import { Module } from '@nestjs/common';

import { HotspotsModule } from '../hotspots/hotspots.module.ts';
import { AssessmentThreads } from './assessment-threads.ts';
import { NetworkAssessmentResolver } from './network-assessment.resolver.ts';
import { NetworkAssessmentService } from './network-assessment.service.ts';

/** Every section of the covered roads in a class, from a stored ranking of the network's sites. */
@Module({
  imports: [HotspotsModule],
  providers: [AssessmentThreads, NetworkAssessmentService, NetworkAssessmentResolver],
  exports: [NetworkAssessmentService],
})
export class NetworkAssessmentModule {}
