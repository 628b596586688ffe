import { Module } from '@nestjs/common';

import { MapBackgroundRepository } from './map-background.repository.ts';

/** Segments and junctions, and the boundary that they lie in. */
@Module({ providers: [MapBackgroundRepository], exports: [MapBackgroundRepository] })
export class RoadNetworkModule {}
