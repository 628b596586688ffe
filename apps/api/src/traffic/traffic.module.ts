import { Module } from '@nestjs/common';

import { CountSitesRepository } from './count-sites.repository.ts';

/** Traffic count sites and counts. */
@Module({ providers: [CountSitesRepository], exports: [CountSitesRepository] })
export class TrafficModule {}
