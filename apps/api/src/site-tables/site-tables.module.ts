import { Module } from '@nestjs/common';

import { SiteTableFiles } from './site-table-files.service.ts';
import { SiteTableRepository } from './site-tables.repository.ts';
import { SiteTablesController } from './site-tables.controller.ts';
import { SiteTablesResolver } from './site-tables.resolver.ts';
import { SiteTablesService } from './site-tables.service.ts';

/** Tables of sites that an organisation has brought to be ranked. */
@Module({
  controllers: [SiteTablesController],
  providers: [SiteTableFiles, SiteTableRepository, SiteTablesResolver, SiteTablesService],
  exports: [SiteTableRepository, SiteTablesService],
})
export class SiteTablesModule {}
