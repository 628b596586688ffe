import { Module } from '@nestjs/common';

import { AreaFiles } from './area-files.service.ts';
import { AreaRepository } from './area.repository.ts';
import { AreasController } from './areas.controller.ts';
import { AreasResolver } from './areas.resolver.ts';
import { AreasService } from './areas.service.ts';
import { OwnMunicipalities } from './own-municipalities.repository.ts';
import { PlaceNames } from './place-names.service.ts';
import { PlaceOutlines } from './place-outlines.service.ts';

/** Areas and points of interest that organisations have brought. */
@Module({
  controllers: [AreasController],
  providers: [AreaFiles, AreaRepository, OwnMunicipalities, AreasService, PlaceNames, PlaceOutlines, AreasResolver],
  exports: [AreaFiles, AreaRepository, AreasService, PlaceNames],
})
export class AreasModule {}
