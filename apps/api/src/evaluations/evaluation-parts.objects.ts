import type { Text } from '@elektron/domain';
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

import { TextObject } from '../common/text.ts';
import { IntervalObject } from './interval.object.ts';

@ObjectType('PartEstimate')
export class PartEstimateObject {
  @Field()
  readonly methodId!: string;

  @Field(() => TextObject)
  readonly methodLabels!: Text;

  @Field(() => Float, { nullable: true })
  readonly expectedAfter!: number | null;

  @Field(() => Float, { nullable: true, description: 'Observed / expected after.' })
  readonly ratio!: number | null;

  @Field(() => IntervalObject, { nullable: true, description: 'Of the ratio, for this row alone.' })
  readonly interval!: IntervalObject | null;

  @Field(() => TextObject, { nullable: true, description: 'Why there is no ratio.' })
  readonly reason!: Text | null;
}

@ObjectType('BreakdownRow')
export class BreakdownRowObject {
  @Field()
  readonly key!: string;

  @Field(() => TextObject)
  readonly labels!: Text;

  @Field(() => Int)
  readonly observedBefore!: number;

  @Field(() => Int)
  readonly observedAfter!: number;

  @Field(() => Int)
  readonly comparisonBefore!: number;

  @Field(() => Int)
  readonly comparisonAfter!: number;

  @Field(() => [PartEstimateObject], {
    description: 'Corrected as the recommended method corrects all accidents, and of the comparison group by itself.',
  })
  readonly estimates!: readonly PartEstimateObject[];

  @Field(() => Float, { nullable: true, description: 'Of no effect, by the first estimate.' })
  readonly pValue!: number | null;

  @Field(() => Float, { nullable: true, description: 'Corrected for all rows (Benjamini-Hochberg).' })
  readonly qValue!: number | null;

  @Field({ description: 'qValue is 0.05 at most, and the evaluation draws a conclusion.' })
  readonly standsOut!: boolean;
}

@ObjectType('EvaluationBreakdown')
export class EvaluationBreakdownObject {
  @Field()
  readonly dimension!: string;

  @Field(() => TextObject)
  readonly labels!: Text;

  @Field({ description: 'One accident may be in several rows.' })
  readonly multiValued!: boolean;

  @Field(() => [BreakdownRowObject])
  readonly rows!: readonly BreakdownRowObject[];
}

@ObjectType('ExpectedYear')
export class ExpectedYearObject {
  @Field(() => Int)
  readonly year!: number;

  @Field({ description: 'before | works | after | outside' })
  readonly part!: string;

  @Field(() => Int)
  readonly observed!: number;

  @Field(() => IntervalObject, { description: 'Of the count, as a Poisson variable.' })
  readonly observedInterval!: IntervalObject;

  @Field(() => Float, { nullable: true, description: 'Without the treatment, by the recommended method; null outside of both periods.' })
  readonly expected!: number | null;

  @Field(() => IntervalObject, { nullable: true })
  readonly expectedInterval!: IntervalObject | null;
}

@ObjectType('SiteEffect')
export class SiteEffectObject {
  @Field(() => Int, { description: 'Position among the treated sites that are evaluated, from 1.' })
  readonly number!: number;

  @Field(() => Int)
  readonly observedBefore!: number;

  @Field(() => Int)
  readonly observedAfter!: number;

  @Field(() => Float)
  readonly expectedAfter!: number;

  @Field(() => Float, { nullable: true, description: 'Observed / expected.' })
  readonly ratio!: number | null;

  @Field(() => IntervalObject, { nullable: true, description: 'Of the site alone; no claim about it.' })
  readonly interval!: IntervalObject | null;
}

@ObjectType('MigrationCheck')
export class MigrationCheckObject {
  @Field(() => Int, { description: 'Beside the treated ones.' })
  readonly sites!: number;

  @Field(() => Int)
  readonly observedBefore!: number;

  @Field(() => Int)
  readonly observedAfter!: number;

  @Field(() => Int)
  readonly comparisonBefore!: number;

  @Field(() => Int)
  readonly comparisonAfter!: number;

  @Field(() => Float, { nullable: true, description: 'Their change divided by that of the reference sites.' })
  readonly ratio!: number | null;

  @Field(() => IntervalObject, { description: 'Exact; a limit that does not exist is null.' })
  readonly interval!: IntervalObject;

  @Field(() => TextObject)
  readonly sentence!: Text;
}

@ObjectType('ChangePart')
export class ChangePartObject {
  @Field({ description: 'regression-to-the-mean | trend-and-traffic | treatment' })
  readonly cause!: string;

  @Field(() => TextObject)
  readonly labels!: Text;

  @Field(() => Float, { nullable: true, description: 'Positive where it means fewer accidents.' })
  readonly accidents!: number | null;

  @Field(() => IntervalObject, { nullable: true })
  readonly interval!: IntervalObject | null;

  @Field(() => TextObject, { nullable: true, description: 'Why there is no number, or no interval.' })
  readonly reason!: Text | null;
}

@ObjectType('DividedChange')
export class DividedChangeObject {
  @Field(() => Float, { nullable: true, description: 'Accidents before, scaled by duration, less those after.' })
  readonly drop!: number | null;

  @Field(() => IntervalObject, { nullable: true })
  readonly dropInterval!: IntervalObject | null;

  @Field(() => [ChangePartObject], { description: 'They add up to the drop; none where it is not divided.' })
  readonly parts!: readonly ChangePartObject[];

  @Field(() => TextObject, { nullable: true, description: 'Why it is not divided.' })
  readonly reason!: Text | null;

  @Field(() => TextObject, { nullable: true })
  readonly sentence!: Text | null;
}

@ObjectType('EvaluationParts')
export class EvaluationPartsObject {
  /** As the resolver answers it. */
  readonly breakdowns!: readonly EvaluationBreakdownObject[];

  @Field(() => [ExpectedYearObject])
  readonly expectedYears!: readonly ExpectedYearObject[];

  @Field(() => [SiteEffectObject])
  readonly siteEffects!: readonly SiteEffectObject[];

  @Field(() => MigrationCheckObject, { nullable: true, description: 'Null where nothing lies beside the treated sites.' })
  readonly migration!: MigrationCheckObject | null;

  @Field(() => DividedChangeObject)
  readonly change!: DividedChangeObject;
}
