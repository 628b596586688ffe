import type { AreaKind, AreaShape, Text } from '@elektron/domain';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

import { AreaCollectionObject } from '../areas/area.objects.ts';
import { AreaKindEnum, AreaShapeEnum } from '../common/domain-enums.ts';
import { TextObject } from '../common/text.ts';

@ObjectType('PlaceCounts')
export class PlaceCountsObject {
  @Field(() => Float)
  readonly accidents!: number;

  @Field(() => Float)
  readonly casualties!: number;

  @Field(() => Float)
  readonly killed!: number;

  @Field(() => Float)
  readonly seriouslyInjured!: number;

  @Field(() => Float)
  readonly slightlyInjured!: number;

  @Field(() => Float, {
    description: 'Accidents in which somebody was hurt and whose casualties are not on record: sums of casualties lack theirs.',
  })
  readonly withoutCasualties!: number;
}

@ObjectType('AreaCount')
export class AreaCountObject extends PlaceCountsObject {
  @Field(() => ID, { description: 'For the filter: of `within` for an area, of `near` for the surroundings of a point.' })
  readonly key!: string;

  @Field(() => Int)
  readonly itemId!: number;

  @Field(() => TextObject, { description: 'Empty where the file gives none.' })
  readonly name!: Text;
}

@ObjectType('AreaKindCount')
export class AreaKindCountObject extends PlaceCountsObject {
  @Field(() => AreaKindEnum)
  readonly kind!: AreaKind;

  @Field(() => AreaShapeEnum)
  readonly shape!: AreaShape;

  @Field(() => [ID], { description: 'For the filter: of `within` for areas, of `near` for points; alternatives of each other.' })
  readonly keys!: readonly string[];
}

@ObjectType('AreaKindCounts', {
  description: 'Accidents under a filter by the kinds of areas and points of interest in use. One in places of two kinds counts in both.',
})
export class AreaKindCountsObject {
  @Field(() => Int, { description: 'Of the surroundings of points.' })
  readonly radiusMeters!: number;

  @Field(() => [AreaKindCountObject], { description: 'In the order of the kinds.' })
  readonly rows!: readonly AreaKindCountObject[];

  @Field(() => PlaceCountsObject, { description: 'In at least one of the places, each accident once: not the sum of the rows.' })
  readonly inAny!: PlaceCountsObject;

  @Field(() => PlaceCountsObject)
  readonly outside!: PlaceCountsObject;

  @Field(() => PlaceCountsObject, { description: 'Without a place, or with one that stands for an area: neither in a place nor outside.' })
  readonly uncertain!: PlaceCountsObject;
}

@ObjectType('AreaCounts', { description: 'Accidents under a filter place by place. One in two places counts in both.' })
export class AreaCountsObject {
  @Field(() => AreaCollectionObject)
  readonly collection!: AreaCollectionObject;

  @Field(() => Int, { nullable: true, description: 'Of surroundings; null for areas.' })
  readonly radiusMeters!: number | null;

  @Field(() => ID, { description: 'For the filter: any place of the collection.' })
  readonly key!: string;

  @Field(() => Int)
  readonly places!: number;

  @Field(() => Int, { description: 'Places without any accident under the filter.' })
  readonly placesWithout!: number;

  @Field(() => [AreaCountObject], { description: 'Most accidents first, a thousand places at most.' })
  readonly rows!: readonly AreaCountObject[];

  @Field(() => PlaceCountsObject, { description: 'In at least one of the places, each accident once: not the sum of the rows.' })
  readonly inAny!: PlaceCountsObject;

  @Field(() => PlaceCountsObject)
  readonly outside!: PlaceCountsObject;

  @Field(() => PlaceCountsObject, { description: 'Without a place, or with one that stands for an area: neither in a place nor outside.' })
  readonly uncertain!: PlaceCountsObject;
}
