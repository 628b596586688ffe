import { Module } from '@nestjs/common';

import { AccidentsModule } from '../accidents/accidents.module.ts';
import { ColumnsModule } from '../columns/columns.module.ts';
import { HotspotsModule } from '../hotspots/hotspots.module.ts';
import { BlackSpotsRepository } from './black-spots.repository.ts';
import { BlackSpotsResolver } from './black-spots.resolver.ts';
import { BlackSpotsService } from './black-spots.service.ts';
import { CollisionDiagramResolver } from './collision-diagram.resolver.ts';
import { DocumentsController } from './documents.controller.ts';
import { DocumentsRepository } from './documents.repository.ts';
import { DiagnosisResolver } from './diagnosis.resolver.ts';
import { DiagnosisService } from './diagnosis.service.ts';
import { UnitMotionsRepository } from './unit-motions.repository.ts';

/** The black-spot register: places that were accepted, what became of them, and why accidents happen there. */
@Module({
  imports: [AccidentsModule, ColumnsModule, HotspotsModule],
  controllers: [DocumentsController],
  providers: [
    BlackSpotsRepository,
    BlackSpotsResolver,
    BlackSpotsService,
    CollisionDiagramResolver,
    DiagnosisResolver,
    DiagnosisService,
    DocumentsRepository,
    UnitMotionsRepository,
  ],
  exports: [BlackSpotsService],
})
export class BlackSpotsModule {}
