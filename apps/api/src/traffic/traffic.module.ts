import { Module } from '@nestjs/common';

import { CountSitesRepository } from './count-sites.repository.ts';
import { FactorTablesRepository } from './factor-tables.repository.ts';
import { TrafficCountsRepository } from './traffic-counts.repository.ts';

/** Traffic count sites, counts, and factors that expand short ones. */
@Module({
  providers: [CountSitesRepository, FactorTablesRepository, TrafficCountsRepository],
  exports: [CountSitesRepository, FactorTablesRepository, TrafficCountsRepository],
})
export class TrafficModule {}
