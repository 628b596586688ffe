import { Module } from '@nestjs/common';

import { AccessibilityFeaturesRepository } from './accessibility-features.repository.ts';

/** Features of accessibility and their observations. */
@Module({ providers: [AccessibilityFeaturesRepository], exports: [AccessibilityFeaturesRepository] })
export class AccessibilityModule {}
