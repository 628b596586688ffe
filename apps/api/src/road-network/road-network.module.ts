import { Module } from '@nestjs/common';

import { MapBackgroundRepository } from './map-background.repository.ts';
import { RoadSegmentsRepository } from './road-segments.repository.ts';

/** Segments and junctions, and the boundary that they lie in. */
@Module({ providers: [MapBackgroundRepository, RoadSegmentsRepository], exports: [MapBackgroundRepository, RoadSegmentsRepository] })
export class RoadNetworkModule {}
