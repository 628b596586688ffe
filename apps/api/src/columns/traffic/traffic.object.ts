import type { SpeedUnit, TrafficMode } from '@elektron/domain';
import type { ExpansionFailure } from '@elektron/statistics';
import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import { TrafficModeEnum } from '../../common/domain-enums.ts';
import type { AverageStatus } from './sites-without-average.service.ts';

@InputType('TrafficFilterInput')
export class TrafficFilterInput {
  @Field(() => TrafficModeEnum, { defaultValue: 'motor-vehicle' })
  readonly mode!: TrafficMode;

  @Field(() => Int, { nullable: true, description: 'Without it, of each site the latest.' })
  readonly year?: number | null;

  @Field(() => String, { nullable: true, description: 'As the source writes it.' })
  readonly roadCategory?: string | null;
}

@ObjectType('TrafficSite', { description: 'A place where traffic is counted, in one year.' })
export class TrafficSiteObject {
  @Field(() => ID)
  readonly id!: string;

  @Field({ description: 'Its number at the source.' })
  readonly sourceRecordId!: string;

  @Field(() => String, { nullable: true })
  readonly roadName!: string | null;

  @Field(() => String, { nullable: true })
  readonly roadCategory!: string | null;

  @Field(() => String, { nullable: true })
  readonly startName!: string | null;

  @Field(() => String, { nullable: true })
  readonly endName!: string | null;

  @Field(() => Float, { nullable: true })
  readonly longitude!: number | null;

  @Field(() => Float, { nullable: true })
  readonly latitude!: number | null;

  @Field(() => Int)
  readonly year!: number;

  @Field(() => Float, { nullable: true, description: 'A day, over the year, of the mode that was asked for.' })
  readonly annualAverageDaily!: number | null;

  @Field()
  readonly bothDirections!: boolean;

  @Field({ description: 'Counted on the road and not estimated, in every direction that is summed.' })
  readonly counted!: boolean;
}

@ObjectType('SiteWithoutAverage', { description: 'A place where traffic is counted, of which the source gives no average under a filter.' })
export class SiteWithoutAverageObject {
  @Field(() => ID)
  readonly id!: string;

  @Field({ description: 'Its number at the source.' })
  readonly sourceRecordId!: string;

  @Field(() => String, { nullable: true })
  readonly roadName!: string | null;

  @Field(() => String, { nullable: true })
  readonly startName!: string | null;

  @Field(() => String, { nullable: true })
  readonly endName!: string | null;

  @Field(() => String, { description: 'expanded (from a short count) | not-expanded (there is one, and no factors for it) | missing' })
  readonly status!: AverageStatus;

  @Field(() => Int, { nullable: true, description: 'Of the short count.' })
  readonly year!: number | null;

  @Field(() => Float, { nullable: true, description: 'A day, over the year; an estimate.' })
  readonly annualAverageDaily!: number | null;

  @Field(() => Float, { nullable: true })
  readonly coefficientOfVariation!: number | null;

  @Field(() => String, { nullable: true, description: 'Why it is not expanded: PART_OF_A_DAY, NO_FACTORS, NO_FACTOR_OF_DAY.' })
  readonly failure!: ExpansionFailure | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the short count has the traffic of both directions; null where none was read.',
  })
  readonly bothDirections!: boolean | null;
}

@ObjectType('TrafficYear', { description: 'How many sites a year has.' })
export class TrafficYearObject {
  @Field(() => Int)
  readonly year!: number;

  @Field(() => Int)
  readonly sites!: number;

  @Field(() => Int)
  readonly counted!: number;

  @Field(() => Int)
  readonly oneDirection!: number;
}

@ObjectType('Traffic')
export class TrafficObject {
  @Field(() => Float)
  readonly dataVersion!: number;

  @Field(() => [TrafficModeEnum], { description: 'Of which there is any number.' })
  readonly modes!: readonly TrafficMode[];

  @Field(() => [String])
  readonly roadCategories!: readonly string[];

  @Field(() => [TrafficYearObject], { description: 'Every year of the records, those without a count included.' })
  readonly years!: readonly TrafficYearObject[];

  @Field(() => [TrafficSiteObject])
  readonly sites!: readonly TrafficSiteObject[];
}

@ObjectType('ModeCount')
export class ModeCountObject {
  @Field(() => TrafficModeEnum)
  readonly mode!: TrafficMode;

  @Field(() => Float)
  readonly count!: number;
}

@ObjectType('DirectionAverage', { description: 'One direction of a site in a year.' })
export class DirectionAverageObject {
  @Field({ description: 'N, S, E, W, or C for both together.' })
  readonly direction!: string;

  @Field()
  readonly counted!: boolean;

  @Field(() => [ModeCountObject], { description: 'A day, over the year; modes that the source does not give are left out.' })
  readonly counts!: readonly ModeCountObject[];

  @Field(() => String, { nullable: true, description: 'km/h or mph.' })
  readonly speedUnit!: SpeedUnit | null;

  @Field(() => Float, { nullable: true })
  readonly meanSpeed!: number | null;

  @Field(() => Float, { nullable: true, description: '85 of 100 drive no faster.' })
  readonly speedV85!: number | null;
}

@ObjectType('SiteYear')
export class SiteYearObject {
  @Field(() => Int)
  readonly year!: number;

  @Field()
  readonly counted!: boolean;

  @Field()
  readonly bothDirections!: boolean;

  @Field(() => [ModeCountObject], { description: 'Directions together; a mode of which one of them is missing is left out.' })
  readonly counts!: readonly ModeCountObject[];

  @Field(() => [DirectionAverageObject])
  readonly directions!: readonly DirectionAverageObject[];
}

@ObjectType('MeasuredSpeeds')
export class MeasuredSpeedsObject {
  @Field()
  readonly direction!: string;

  @Field(() => String, { description: 'km/h or mph.' })
  readonly unit!: SpeedUnit;

  @Field(() => Float, { nullable: true })
  readonly mean!: number | null;

  @Field(() => Float, { nullable: true })
  readonly v85!: number | null;

  @Field(() => Int, { nullable: true })
  readonly measured!: number | null;
}

@ObjectType('ShortCount', { description: 'A count of some days, and the annual average that it stands for.' })
export class ShortCountObject {
  @Field({ description: 'YYYY-MM-DD' })
  readonly startDate!: string;

  @Field(() => Int)
  readonly startHour!: number;

  @Field(() => Int)
  readonly hours!: number;

  @Field()
  readonly bothDirections!: boolean;

  @Field(() => Float, { nullable: true, description: 'Of the mode that was asked for, in all of its period.' })
  readonly total!: number | null;

  @Field(() => Float, { nullable: true, description: 'A day, over the year.' })
  readonly annualAverageDaily!: number | null;

  @Field(() => String, { nullable: true, description: 'Why there is none: PART_OF_A_DAY, NO_FACTORS, NO_FACTOR_OF_DAY.' })
  readonly failure!: ExpansionFailure | null;

  @Field(() => Float, { nullable: true })
  readonly coefficientOfVariation!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of the 95% interval.' })
  readonly lower!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of the 95% interval.' })
  readonly upper!: number | null;

  @Field(() => Int, { description: 'Permanent counters of the same road category that the factors come from.' })
  readonly factorSites!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Of the table of factors that the organisation keeps; null where they are those of the counters.',
  })
  readonly factorVersion!: number | null;

  @Field(() => String, { nullable: true, description: 'Where the numbers of that table come from.' })
  readonly factorSource!: string | null;

  @Field(() => [MeasuredSpeedsObject])
  readonly speeds!: readonly MeasuredSpeedsObject[];
}

@ObjectType('Season', { description: 'A year of a permanent counter.' })
export class SeasonObject {
  @Field(() => Int)
  readonly year!: number;

  @Field(() => [Float], { description: 'January first: the average day of each month as a share of the annual average.' })
  readonly monthShares!: readonly number[];
}

@ObjectType('TrafficSiteDetails')
export class TrafficSiteDetailsObject {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly sourceRecordId!: string;

  @Field(() => String, { nullable: true })
  readonly roadName!: string | null;

  @Field(() => String, { nullable: true })
  readonly roadCategory!: string | null;

  @Field(() => String, { nullable: true })
  readonly startName!: string | null;

  @Field(() => String, { nullable: true })
  readonly endName!: string | null;

  @Field(() => [SiteYearObject])
  readonly years!: readonly SiteYearObject[];

  @Field(() => [ShortCountObject])
  readonly shortCounts!: readonly ShortCountObject[];

  @Field(() => [SeasonObject])
  readonly seasons!: readonly SeasonObject[];
}
