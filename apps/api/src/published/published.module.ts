import { Module } from '@nestjs/common';

import { makeOgcController } from '../common/ogc/ogc-controller.ts';
import { CurrentReleases } from './current-releases.service.ts';
import { OpenAnswers } from './open-answers.service.ts';
import { OpenCollections } from './open-collections.service.ts';
import { OpenFilesController } from './open-files.controller.ts';
import { OpenReleasesController } from './open-releases.controller.ts';
import { OpenTilesController } from './open-tiles.controller.ts';
import { PublishedReleasesRepository } from './published-releases.repository.ts';

const OpenCollectionsController = makeOgcController({
  path: 'open/ogc',
  access: 'everyone',
  source: OpenCollections,
  notThere: 'NOT_PUBLISHED',
  title: 'Published road accident figures',
  description: 'Counts of accidents by areas and years, in which nobody can be singled out.',
});

/** What anybody may read who has not signed in. */
@Module({
  controllers: [OpenReleasesController, OpenFilesController, OpenTilesController, OpenCollectionsController],
  providers: [CurrentReleases, OpenAnswers, OpenCollections, PublishedReleasesRepository],
  exports: [PublishedReleasesRepository],
})
export class PublishedModule {}
