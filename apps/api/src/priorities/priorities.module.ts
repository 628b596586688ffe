import { Module } from '@nestjs/common';

import { ColumnsModule } from '../columns/columns.module.ts';
import { HotspotsModule } from '../hotspots/hotspots.module.ts';
import { AccessibilityPrioritiesResolver } from './accessibility-priorities.resolver.ts';
import { AccessibilityPrioritiesService } from './accessibility-priorities.service.ts';

/** Where pedestrians are hurt beside where they cannot pass. */
@Module({
  imports: [ColumnsModule, HotspotsModule],
  providers: [AccessibilityPrioritiesService, AccessibilityPrioritiesResolver],
  exports: [AccessibilityPrioritiesService],
})
export class PrioritiesModule {}
