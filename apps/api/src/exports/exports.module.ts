import { Module } from '@nestjs/common';

import { AccidentsModule } from '../accidents/accidents.module.ts';
import { AppraisalsModule } from '../appraisals/appraisals.module.ts';
import { AreasModule } from '../areas/areas.module.ts';
import { ColumnsModule } from '../columns/columns.module.ts';
import { EvaluationsModule } from '../evaluations/evaluations.module.ts';
import { EvidenceModule } from '../evidence/evidence.module.ts';
import { HotspotsModule } from '../hotspots/hotspots.module.ts';
import { ImportsModule } from '../imports/imports.module.ts';
import { NetworkAssessmentModule } from '../network-assessment/network-assessment.module.ts';
import { PrioritiesModule } from '../priorities/priorities.module.ts';
import { makeOgcController } from '../common/ogc/ogc-controller.ts';
import { RoadNetworkModule } from '../road-network/road-network.module.ts';
import { TrafficModule } from '../traffic/traffic.module.ts';
import { AccidentSelections } from './accident-selection.ts';
import { AreaColumns } from './area-columns.ts';
import { CadasExport } from './cadas/cadas-export.service.ts';
import { makeExportController } from './export-controller.ts';
import { ExportFiles } from './export-files.service.ts';
import { EXPORTABLES } from './exportables.ts';
import { RecordCollections } from './ogc/record-collections.service.ts';

const RecordCollectionsController = makeOgcController({
  path: 'api/ogc',
  access: 'records.read',
  source: RecordCollections,
  notThere: 'NOT_PUBLISHED',
  title: 'Records',
  description: 'Records of the acting organisation, for whoever shows a token of theirs.',
});

/** Files of records that people take away, and collections that a GIS reads. */
@Module({
  imports: [
    AccidentsModule,
    AppraisalsModule,
    AreasModule,
    ColumnsModule,
    EvaluationsModule,
    EvidenceModule,
    HotspotsModule,
    ImportsModule,
    NetworkAssessmentModule,
    PrioritiesModule,
    RoadNetworkModule,
    TrafficModule,
  ],
  controllers: [...EXPORTABLES.map((exportable) => makeExportController(exportable)), RecordCollectionsController],
  providers: [ExportFiles, AreaColumns, AccidentSelections, CadasExport, RecordCollections, ...EXPORTABLES.map(({ source }) => source)],
})
export class ExportsModule {}
