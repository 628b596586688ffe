import { Module } from '@nestjs/common';

import { AccidentsModule } from '../accidents/accidents.module.ts';
import { ColumnsModule } from '../columns/columns.module.ts';
import { AccidentExportController } from './accident-export.controller.ts';
import { AccidentExportService } from './accident-export.service.ts';

/** Files of records that people take away. */
@Module({
  imports: [AccidentsModule, ColumnsModule],
  controllers: [AccidentExportController],
  providers: [AccidentExportService],
})
export class ExportsModule {}
