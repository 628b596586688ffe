import type { AccessibilityProfile, AccidentFilter, DeficitClass, ExcessClass, Text } from '@elektron/domain';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

import { DeficitObject } from '../columns/accessibility/street-deficits.objects.ts';
import { AccessibilityProfileEnum, DeficitClassEnum, ExcessClassEnum } from '../common/domain-enums.ts';
import { PageInfo } from '../common/paging.ts';
import { ProblemObject } from '../common/problem.ts';
import { DateTimeScalar, JsonScalar } from '../common/scalars.ts';
import { TextObject } from '../common/text.ts';

@ObjectType('PriorityBarriers')
export class PriorityBarriersObject {
  @Field(() => AccessibilityProfileEnum)
  readonly profile!: AccessibilityProfile;

  @Field(() => Int, { description: 'Crossings and footways of the site that stop these people for certain.' })
  readonly count!: number;
}

@ObjectType('PrioritySite', { description: 'A junction or section of road with both of its axes. There is no number of both.' })
export class PrioritySiteObject {
  @Field(() => ID)
  readonly id!: string;

  @Field({ description: '"segment" or "junction".' })
  readonly kind!: string;

  @Field(() => String, { nullable: true })
  readonly roadName!: string | null;

  @Field(() => JsonScalar, { description: 'GeoJSON Point of a junction, LineString of a section, in degrees.' })
  readonly geometry!: unknown;

  @Field(() => Int, { description: 'Pedestrian accidents recorded at it in the run.' })
  readonly accidents!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Expected less predicted pedestrian accidents a year (empirical Bayes); null where its group tells nothing.',
  })
  readonly excessPerYear!: number | null;

  @Field(() => Float, { nullable: true })
  readonly excessLower!: number | null;

  @Field(() => Float, { nullable: true })
  readonly excessUpper!: number | null;

  @Field(() => ExcessClassEnum, { nullable: true })
  readonly excessClass!: ExcessClass | null;

  @Field(() => TextObject, { nullable: true, description: 'Why there is no interval.' })
  readonly noExcessText!: Text | null;

  @Field(() => DeficitObject, { nullable: true, description: 'Of its crossings and footways together; null where none is on record.' })
  readonly deficit!: DeficitObject | null;

  @Field(() => DeficitClassEnum, { nullable: true })
  readonly deficitClass!: DeficitClass | null;

  @Field(() => Int)
  readonly crossings!: number;

  @Field(() => Int)
  readonly footways!: number;

  @Field(() => [PriorityBarriersObject])
  readonly barriers!: readonly PriorityBarriersObject[];

  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD: the first day on which one of them was last seen.' })
  readonly seenSince!: string | null;

  @Field(() => String, { nullable: true })
  readonly seenUntil!: string | null;
}

@ObjectType('PrioritySiteEdge')
export class PrioritySiteEdge {
  @Field()
  readonly cursor!: string;

  @Field(() => PrioritySiteObject)
  readonly node!: PrioritySiteObject;
}

@ObjectType('PrioritySiteConnection')
export class PrioritySiteConnection {
  @Field(() => [PrioritySiteEdge])
  readonly edges!: readonly PrioritySiteEdge[];

  @Field(() => PageInfo)
  readonly pageInfo!: PageInfo;

  @Field(() => Int)
  readonly totalCount!: number;
}

@ObjectType('PriorityCell', { description: 'Sites of one class of excess and one of deficit; null for what cannot be told.' })
export class PriorityCellObject {
  @Field(() => ExcessClassEnum, { nullable: true })
  readonly excess!: ExcessClass | null;

  @Field(() => DeficitClassEnum, { nullable: true })
  readonly deficit!: DeficitClass | null;

  @Field(() => Int)
  readonly sites!: number;
}

@ObjectType('PriorityRun', { description: 'The ranking of the sites of the network by pedestrian accidents.' })
export class PriorityRunObject {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly status!: string;

  @Field(() => Float, { description: '0 to 1.' })
  readonly progress!: number;

  @Field(() => DateTimeScalar)
  readonly createdAt!: Date;

  @Field(() => JsonScalar)
  readonly filter!: AccidentFilter;

  @Field(() => Float)
  readonly dataVersion!: number;

  @Field({ description: 'Whether the accidents are still those of the run.' })
  readonly current!: boolean;

  @Field(() => ProblemObject, { nullable: true })
  readonly problem!: ProblemObject | null;
}

@ObjectType('AccessibilityPriorities')
export class AccessibilityPrioritiesObject {
  @Field(() => PriorityRunObject, { nullable: true })
  readonly run!: PriorityRunObject | null;

  @Field(() => String, {
    nullable: true,
    description: '"NO_ROADS", "RUN_NEEDED", "RUN_UNDER_WAY" or "RUN_FAILED"; null where there is an excess.',
  })
  readonly reason!: string | null;

  @Field(() => Int)
  readonly partMeters!: number;

  @Field(() => Int, { description: 'From which share a deficit counts as high.' })
  readonly highPercent!: number;

  @Field(() => Float, { nullable: true, description: 'Of the intervals of excess, 0.95 for 95 %.' })
  readonly level!: number | null;

  @Field(() => Float, { nullable: true, description: 'What is within so many metres of a junction belongs to it.' })
  readonly junctionMeters!: number | null;

  @Field(() => Float)
  readonly accessibilityVersion!: number;

  @Field(() => [String], { description: 'Ids of the formats that the features came in.' })
  readonly sources!: readonly string[];

  @Field(() => [PriorityCellObject], { nullable: true })
  readonly cells!: readonly PriorityCellObject[] | null;

  @Field(() => Int, { nullable: true, description: 'Crossings and footways that lie on none of the sites.' })
  readonly onNoSite!: number | null;

  @Field(() => Int, { nullable: true })
  readonly withoutPlace!: number | null;
}
