import { Module } from '@nestjs/common';

import { PublishedReleasesRepository } from './published-releases.repository.ts';

/** What anybody may read who has not signed in. */
@Module({ providers: [PublishedReleasesRepository], exports: [PublishedReleasesRepository] })
export class PublishedModule {}
