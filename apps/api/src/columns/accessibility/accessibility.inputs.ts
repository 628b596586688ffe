import type { AccessibilityItem, BoundingBox, FeatureCondition, FeatureState } from '@elektron/domain';
import { Field, InputType } from '@nestjs/graphql';

import { AccessibilityItemEnum, FeatureConditionEnum, FeatureStateEnum } from '../../common/domain-enums.ts';
import { refused } from '../../common/refused.ts';

@InputType({ description: 'Which features are meant, by what was last seen of them. Every part must hold; an empty list asks nothing.' })
export class AccessibilityFilterInput {
  @Field(() => [AccessibilityItemEnum], { nullable: true })
  items?: AccessibilityItem[] | null;

  @Field(() => [FeatureStateEnum], { nullable: true })
  states?: FeatureState[] | null;

  @Field(() => [FeatureConditionEnum], { nullable: true })
  conditions?: FeatureCondition[] | null;

  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD; features without a date are then not meant.' })
  seenSince?: string | null;

  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD, that day included.' })
  seenUntil?: string | null;
}

/** @throws Problem INPUT_INVALID */
export function toBox(box: readonly number[] | null | undefined): BoundingBox | null {
  if (box == null) return null;
  const [west = NaN, south = NaN, east = NaN, north = NaN] = box;
  const isBox = box.length === 4 && west <= east && south <= north;
  if (!isBox) throw refused('box', box.join(', '));
  return [west, south, east, north];
}
