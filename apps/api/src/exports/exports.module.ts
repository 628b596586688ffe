import { Module } from '@nestjs/common';

import { AccidentsModule } from '../accidents/accidents.module.ts';
import { ColumnsModule } from '../columns/columns.module.ts';
import { ImportsModule } from '../imports/imports.module.ts';
import { AccidentExportController } from './accident-export.controller.ts';
import { AccidentExportService } from './accident-export.service.ts';
import { AccidentSelections } from './accident-selection.ts';
import { CadasExport } from './cadas/cadas-export.service.ts';

/** Files of records that people take away. */
@Module({
  imports: [AccidentsModule, ColumnsModule, ImportsModule],
  controllers: [AccidentExportController],
  providers: [AccidentExportService, AccidentSelections, CadasExport],
})
export class ExportsModule {}
