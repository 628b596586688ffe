import type {
  AccessibilityMeasure,
  AccessibilityProfile,
  BarrierVerdict,
  DeficitFinding,
  DeficitPart,
  JudgedItem,
  Period,
  StreetSide,
} from '@elektron/domain';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

import {
  AccessibilityMeasureEnum,
  AccessibilityProfileEnum,
  BarrierVerdictEnum,
  DeficitFindingEnum,
  DeficitPartEnum,
  JudgedItemEnum,
  StreetSideEnum,
} from '../../common/domain-enums.ts';
import { PageInfo } from '../../common/paging.ts';
import { PeriodObject } from '../../common/period.ts';

@ObjectType('DeficitCheck', { description: 'One question about a crossing or footway, and its answer.' })
export class DeficitCheckObject {
  @Field(() => DeficitPartEnum)
  readonly part!: DeficitPart;

  @Field(() => AccessibilityMeasureEnum, {
    nullable: true,
    description: 'Of which there is a limit; null for whether it is there and in order.',
  })
  readonly measure!: AccessibilityMeasure | null;

  @Field(() => DeficitFindingEnum)
  readonly finding!: DeficitFinding;
}

@ObjectType('Deficit', {
  description:
    'The share of what is asked that is missing, defective or in the way. Every question weighs the same; what nobody knows makes it an interval.',
})
export class DeficitObject {
  @Field(() => Int, { description: 'Questions whose answer is a deficit.' })
  readonly known!: number;

  @Field(() => Int, { description: 'Questions that nobody has answered.' })
  readonly unknown!: number;

  @Field(() => Int, { description: 'Questions that apply.' })
  readonly applicable!: number;

  @Field(() => Float, { description: 'Everything unknown is in order; 0 to 1.' })
  readonly lower!: number;

  @Field(() => Float, { description: 'Everything unknown is a deficit; 0 to 1.' })
  readonly upper!: number;
}

@ObjectType('BarrierJudgement', { description: 'Whether people of a profile can pass, and what decides it.' })
export class BarrierJudgementObject {
  @Field(() => AccessibilityProfileEnum)
  readonly profile!: AccessibilityProfile;

  @Field(() => BarrierVerdictEnum)
  readonly verdict!: BarrierVerdict;

  @Field(() => [Int], { description: 'Positions in `checks` of the barriers, else of what is open; empty where there is no barrier.' })
  readonly deciding!: readonly number[];
}

@ObjectType('StreetDeficit', { description: 'A crossing or footway, what it lacks, and the pedestrian accidents near it.' })
export class StreetDeficitObject {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => JudgedItemEnum)
  readonly item!: JudgedItem;

  @Field(() => String, { nullable: true })
  readonly roadName!: string | null;

  @Field(() => StreetSideEnum, { nullable: true })
  readonly side!: StreetSide | null;

  @Field(() => Float, { nullable: true, description: 'Of a line, its middle.' })
  readonly longitude!: number | null;

  @Field(() => Float, { nullable: true })
  readonly latitude!: number | null;

  @Field(() => [DeficitCheckObject])
  readonly checks!: readonly DeficitCheckObject[];

  @Field(() => DeficitObject, { nullable: true, description: 'Null where nothing is asked: nobody needs it.' })
  readonly deficit!: DeficitObject | null;

  @Field(() => [BarrierJudgementObject])
  readonly barriers!: readonly BarrierJudgementObject[];

  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD: the first day on which it or one of its parts was last seen.' })
  readonly seenSince!: string | null;

  @Field(() => String, { nullable: true, description: 'The last of these days.' })
  readonly seenUntil!: string | null;

  @Field(() => Int, { description: 'It and its parts that have no date.' })
  readonly undated!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Null where its own place is not known, or where no accidents are on record. An accident near several counts at each.',
  })
  readonly accidents!: number | null;

  @Field(() => Float, { nullable: true, description: 'Exact Poisson limits of that number.' })
  readonly accidentsLower!: number | null;

  @Field(() => Float, { nullable: true })
  readonly accidentsUpper!: number | null;
}

@ObjectType('StreetDeficitEdge')
export class StreetDeficitEdge {
  @Field()
  readonly cursor!: string;

  @Field(() => StreetDeficitObject)
  readonly node!: StreetDeficitObject;
}

@ObjectType('StreetDeficitConnection')
export class StreetDeficitConnection {
  @Field(() => [StreetDeficitEdge])
  readonly edges!: readonly StreetDeficitEdge[];

  @Field(() => PageInfo)
  readonly pageInfo!: PageInfo;

  @Field(() => Int)
  readonly totalCount!: number;
}

@ObjectType('PedestrianAccidents', {
  description: 'Where the pedestrian accidents under a filter lie: near, away, areaOnly and withoutPlace add up to meant.',
})
export class PedestrianAccidentsObject {
  @Field(() => Int)
  readonly meant!: number;

  @Field(() => Int, { description: 'Near any crossing or footway on record.' })
  readonly near!: number;

  @Field(() => Int)
  readonly away!: number;

  @Field(() => Int, { description: 'Of whose place only the area is known.' })
  readonly areaOnly!: number;

  @Field(() => Int)
  readonly withoutPlace!: number;

  @Field(() => Int, { description: 'Accidents besides, of which it is not recorded who took part.' })
  readonly roadUsersUnknown!: number;
}

@ObjectType('JudgedItemCount')
export class JudgedItemCount {
  @Field(() => JudgedItemEnum)
  readonly item!: JudgedItem;

  @Field(() => Int)
  readonly total!: number;

  @Field(() => Int)
  readonly withoutPlace!: number;

  @Field(() => Int, { description: 'Of which nothing is asked.' })
  readonly notNeeded!: number;
}

@ObjectType('BarrierVerdictCount')
export class BarrierVerdictCount {
  @Field(() => BarrierVerdictEnum)
  readonly verdict!: BarrierVerdict;

  @Field(() => Int)
  readonly count!: number;
}

@ObjectType('ProfileBarriers')
export class ProfileBarriersObject {
  @Field(() => AccessibilityProfileEnum)
  readonly profile!: AccessibilityProfile;

  @Field(() => JudgedItemEnum)
  readonly item!: JudgedItem;

  @Field(() => [BarrierVerdictCount])
  readonly verdicts!: readonly BarrierVerdictCount[];
}

@ObjectType('StreetDeficits')
export class StreetDeficitsObject {
  @Field(() => Float)
  readonly accidentsVersion!: number;

  @Field(() => Float)
  readonly accessibilityVersion!: number;

  @Field()
  readonly thresholdsVersion!: string;

  @Field()
  readonly barriersVersion!: string;

  @Field(() => Int)
  readonly nearMeters!: number;

  @Field(() => Int)
  readonly partMeters!: number;

  @Field(() => Float, { description: 'Of the intervals of counts, 0.95 for 95 %.' })
  readonly level!: number;

  @Field(() => PeriodObject, { nullable: true, description: 'Of the accidents; null where there are none.' })
  readonly period!: Period | null;

  @Field(() => PedestrianAccidentsObject)
  readonly accidents!: PedestrianAccidentsObject;

  @Field(() => [JudgedItemCount])
  readonly items!: readonly JudgedItemCount[];

  @Field(() => [ProfileBarriersObject])
  readonly profiles!: readonly ProfileBarriersObject[];

  @Field(() => Int, { description: 'Things that stand in the way for some time only; they are left out.' })
  readonly temporary!: number;

  @Field(() => [String], { description: 'Ids of the formats that the features came in.' })
  readonly sources!: readonly string[];
}
