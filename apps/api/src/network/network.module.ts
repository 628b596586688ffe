import { Module } from '@nestjs/common';

import { ColumnsModule } from '../columns/columns.module.ts';
import { AlsoHeldByService } from './also-held-by.service.ts';
import { HeldAccidentRepository } from './held-accident.repository.ts';
import { NetworkRecords } from './network-records.ts';
import { NetworkResolver } from './network.resolver.ts';
import { NetworkTotalsService } from './network-totals.service.ts';
import { SharedAggregatesService } from './shared-aggregates.service.ts';

/** What is asked about several organisations' records at once, and answered without a word about any record. */
@Module({
  imports: [ColumnsModule],
  providers: [NetworkRecords, HeldAccidentRepository, AlsoHeldByService, NetworkTotalsService, SharedAggregatesService, NetworkResolver],
})
export class NetworkModule {}
