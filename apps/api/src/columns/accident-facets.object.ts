import type { AccidentDimensionId, AccidentMeasure, Period } from '@elektron/domain';
import { Field, Float, ObjectType } from '@nestjs/graphql';

import { AccidentDimensionIdEnum, AccidentMeasureEnum } from '../common/domain-enums.ts';
import { PeriodObject } from '../common/period.ts';

@ObjectType('Bucket')
export class BucketObject {
  @Field()
  readonly key!: string;

  @Field(() => Float)
  readonly count!: number;
}

@ObjectType('Facet')
export class FacetObject {
  @Field(() => AccidentDimensionIdEnum)
  readonly dimension!: AccidentDimensionId;

  @Field({ description: 'One accident may stand in several buckets: their sum may exceed the total, their union equals it.' })
  readonly multiValued!: boolean;

  @Field(() => Float, { description: 'Under the filter without what it says about this dimension.' })
  readonly total!: number;

  @Field(() => Float, { description: 'Accidents behind the total, whatever is measured.' })
  readonly accidents!: number;

  @Field(() => Float, {
    description: 'Those of them that hurt somebody while no casualty is on record: a total of casualties is too small by theirs.',
  })
  readonly withoutCasualties!: number;

  @Field(() => [BucketObject], { description: 'In display order, zeros included, "unknown" last.' })
  readonly buckets!: readonly BucketObject[];
}

@ObjectType('Figures')
export class FiguresObject {
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

  @Field(() => Float, { description: 'Casualties of whom the source does not say how badly they were hurt; among the casualties too.' })
  readonly otherCasualties!: number;

  @Field(() => Float)
  readonly fatalAccidents!: number;

  @Field(() => Float)
  readonly seriousAccidents!: number;

  @Field(() => Float)
  readonly slightAccidents!: number;

  @Field(() => Float, { description: 'Somebody was hurt, and the source does not say how badly.' })
  readonly injuryAccidents!: number;

  @Field(() => Float)
  readonly damageOnlyAccidents!: number;

  @Field(() => Float)
  readonly severityUnknown!: number;

  @Field(() => Float, {
    description:
      'Accidents whose severity says that somebody was hurt while no casualty is on record: the casualties, killed and injured here lack theirs.',
  })
  readonly withoutCasualties!: number;
}

@ObjectType('RateRatio', { description: 'Ratio of two rates with exact limits.' })
export class RateRatioObject {
  @Field(() => Float, { nullable: true, description: 'Null where the earlier count is zero.' })
  readonly ratio!: number | null;

  @Field(() => Float)
  readonly lower!: number;

  @Field(() => Float, { nullable: true, description: 'Null where the earlier count is zero: there is no upper limit.' })
  readonly upper!: number | null;

  @Field(() => Float, { description: 'Coverage of the interval, 0.95 for 95%.' })
  readonly level!: number;
}

@ObjectType('FiguresBefore', { description: 'The same dates the fewest whole years earlier, so that seasons and calendar years match.' })
export class FiguresBeforeObject {
  @Field(() => PeriodObject)
  readonly period!: Period;

  @Field(() => FiguresObject)
  readonly figures!: FiguresObject;

  @Field(() => RateRatioObject, { description: 'Accidents per day against those of the earlier period.' })
  readonly accidentsRatio!: RateRatioObject;
}

@ObjectType('AccidentFacets', { description: 'Everything that a page counts, from one pass over one state of the records.' })
export class AccidentFacetsObject {
  @Field(() => Float)
  readonly dataVersion!: number;

  @Field(() => PeriodObject, { nullable: true, description: 'First and first-after-last day of all records.' })
  readonly dataPeriod!: Period | null;

  @Field(() => Float, { description: 'Without any filter.' })
  readonly allAccidents!: number;

  @Field(() => FiguresObject, { description: 'Under the whole filter.' })
  readonly figures!: FiguresObject;

  @Field(() => FiguresBeforeObject, { nullable: true, description: 'Null where the records do not cover the earlier period.' })
  readonly figuresBefore!: FiguresBeforeObject | null;

  @Field(() => Float, { description: 'Accidents under the filter that have no place.' })
  readonly notLocated!: number;

  @Field(() => Float, {
    description: 'Accidents under the filter that lie far outside of where nearly all lie, which is the extent of mapContext.',
  })
  readonly farAway!: number;

  @Field({
    description: "Whether the filter's period reaches further than the records do, by more than a few weeks that may have been quiet.",
  })
  readonly beyondRecords!: boolean;

  @Field(() => Float, { description: "Left out because their date is not precise enough for the filter's period." })
  readonly dateUncertain!: number;

  @Field(() => Float, {
    description:
      "Left out because their place, unknown or known as an area only, does not say whether it lies where the filter's within and near are.",
  })
  readonly placeUncertain!: number;

  @Field(() => AccidentMeasureEnum)
  readonly measure!: AccidentMeasure;

  @Field(() => [FacetObject], { description: 'All dimensions, in display order.' })
  readonly facets!: readonly FacetObject[];

  @Field(() => [Float], { nullable: true, description: 'West, south, east, north of the located accidents under the filter.' })
  readonly extent!: readonly number[] | null;

  @Field({ description: 'Address of the vector tiles under the filter, with {z}, {x} and {y} to fill in.' })
  readonly tilePath!: string;
}
