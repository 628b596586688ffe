import type { Text } from '@elektron/domain';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

import { TextObject } from '../../common/text.ts';

@ObjectType('TrafficStationPeriod', { description: 'A count site in one period: years that lie in it whole, of both directions.' })
export class TrafficStationPeriodObject {
  @Field(() => Float, { nullable: true, description: 'Motor vehicles a day, mean of the years; null without such a year.' })
  readonly averageDaily!: number | null;

  @Field(() => [Int])
  readonly years!: readonly number[];

  @Field(() => Int, { description: 'Of the years, counted on the road; the others are estimates of the source.' })
  readonly counted!: number;
}

@ObjectType('TrafficStation')
export class TrafficStationObject {
  @Field(() => ID)
  readonly siteId!: string;

  @Field(() => String, { nullable: true })
  readonly roadName!: string | null;

  @Field(() => Float, { description: 'To the nearest place of the intervention.' })
  readonly distanceMeters!: number;

  @Field(() => TrafficStationPeriodObject)
  readonly before!: TrafficStationPeriodObject;

  @Field(() => TrafficStationPeriodObject)
  readonly after!: TrafficStationPeriodObject;

  @Field({ description: 'Whether it has a number in both periods; others do not count.' })
  readonly used!: boolean;
}

@ObjectType('TrafficNear', { description: 'Traffic of the treated places before and after, from the count sites near them.' })
export class TrafficNearObject {
  @Field(() => Float)
  readonly radiusMeters!: number;

  @Field(() => Float, { nullable: true, description: 'Vehicles a day, mean over the count sites that are used.' })
  readonly before!: number | null;

  @Field(() => Float, { nullable: true })
  readonly after!: number | null;

  @Field(() => Float, { nullable: true, description: 'Standard error as a share of the number.' })
  readonly errorBefore!: number | null;

  @Field(() => Float, { nullable: true })
  readonly errorAfter!: number | null;

  @Field(() => TextObject, { nullable: true, description: 'Why there is no number, or no error of it.' })
  readonly reason!: Text | null;

  @Field(() => TextObject, { nullable: true, description: 'Which count sites and years; null where none is used.' })
  readonly source!: Text | null;

  @Field(() => [TrafficStationObject], { description: 'Nearest first.' })
  readonly stations!: readonly TrafficStationObject[];
}
