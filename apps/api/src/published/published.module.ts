import { Module } from '@nestjs/common';

import { CurrentReleases } from './current-releases.service.ts';
import { OpenAnswers } from './open-answers.service.ts';
import { OpenReleasesController } from './open-releases.controller.ts';
import { PublishedReleasesRepository } from './published-releases.repository.ts';

/** What anybody may read who has not signed in. */
@Module({
  controllers: [OpenReleasesController],
  providers: [CurrentReleases, OpenAnswers, PublishedReleasesRepository],
  exports: [PublishedReleasesRepository],
})
export class PublishedModule {}
