import { Module } from '@nestjs/common';

import { ColumnsModule } from '../columns/columns.module.ts';
import { HotspotsModule } from '../hotspots/hotspots.module.ts';
import { AccessibilityPrioritiesResolver } from './accessibility-priorities.resolver.ts';
import { AccessibilityPrioritiesService } from './accessibility-priorities.service.ts';
import { PriorityThreads } from './priority-threads.ts';

/** Where pedestrians are hurt beside where they cannot pass. */
@Module({
  imports: [ColumnsModule, HotspotsModule],
  providers: [PriorityThreads, AccessibilityPrioritiesService, AccessibilityPrioritiesResolver],
  exports: [AccessibilityPrioritiesService],
})
export class PrioritiesModule {}
