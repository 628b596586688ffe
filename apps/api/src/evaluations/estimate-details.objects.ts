import type { Text } from '@elektron/domain';
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

import { TextObject } from '../common/text.ts';
import { IntervalObject } from './interval.object.ts';

@ObjectType('SeriesRatio', { description: 'Accidents with the intervention over those without it; 1 = no effect.' })
export class SeriesRatioObject {
  @Field(() => Float)
  readonly ratio!: number;

  @Field(() => IntervalObject)
  readonly interval!: IntervalObject;

  @Field(() => Float, { description: 'Two-sided, of no effect.' })
  readonly pValue!: number;
}

@ObjectType('SeriesPoint', { description: 'One month of the treated sites that is used.' })
export class SeriesPointObject {
  @Field(() => Int)
  readonly year!: number;

  @Field(() => Int, { description: '1 to 12.' })
  readonly month!: number;

  @Field(() => Float)
  readonly observed!: number;

  @Field(() => Float)
  readonly fitted!: number;

  @Field(() => Float, { nullable: true, description: 'Without the intervention; null before.' })
  readonly expected!: number | null;
}

@ObjectType('SeriesSensitivity', { description: 'The effect where one thing of the study is otherwise.' })
export class SeriesSensitivityObject {
  @Field(() => Int, { description: 'Months by which the intervention is dated later; below 0: earlier.' })
  readonly monthsLater!: number;

  @Field(() => Int, { description: 'First months after that are left out.' })
  readonly monthsLeftOut!: number;

  @Field(() => SeriesRatioObject, { nullable: true, description: 'Null where the study would be refused.' })
  readonly effect!: SeriesRatioObject | null;
}

@ObjectType('TimeSeriesEstimate')
export class TimeSeriesEstimateObject {
  @Field(() => Int)
  readonly monthsBefore!: number;

  @Field(() => Int)
  readonly monthsAfter!: number;

  @Field(() => Int, { description: 'Accidents of the treated sites left out, because nobody knows their month.' })
  readonly monthUnknown!: number;

  @Field({ description: 'quasi-poisson | negative-binomial' })
  readonly family!: string;

  @Field({ description: 'Whether what changed in the comparison series is taken off.' })
  readonly controlled!: boolean;

  @Field(() => SeriesRatioObject, { description: 'In the first month after.' })
  readonly levelChange!: SeriesRatioObject;

  @Field(() => SeriesRatioObject, { nullable: true, description: 'Of the trend of a month; null where it was not asked for.' })
  readonly slopeChange!: SeriesRatioObject | null;

  @Field(() => Float, { description: 'Accidents averted over all months after; below 0 where they became more.' })
  readonly averted!: number;

  @Field(() => IntervalObject, { nullable: true, description: 'Of averted, simulated; null where it cannot be.' })
  readonly avertedInterval!: IntervalObject | null;

  @Field(() => Int)
  readonly draws!: number;

  @Field(() => Float, { description: 'Variance over what the family says of it.' })
  readonly dispersion!: number;

  @Field(() => Float, { description: 'Of the standardised residuals of neighbouring months.' })
  readonly residualCorrelation!: number;

  @Field(() => Float, { description: 'Of months that are independent of each other, one-sided; below 0.05 is warned of.' })
  readonly residualPValue!: number;

  @Field(() => SeriesRatioObject, { description: 'The effect with Newey and West’s errors: only to compare.' })
  readonly neweyWest!: SeriesRatioObject;

  @Field(() => [SeriesSensitivityObject])
  readonly sensitivity!: readonly SeriesSensitivityObject[];

  @Field(() => [SeriesPointObject])
  readonly points!: readonly SeriesPointObject[];
}

@ObjectType('ProportionShift', { description: 'Shares of 1; after less before.' })
export class ProportionShiftObject {
  @Field(() => Int, { description: 'With accidents in both periods.' })
  readonly sites!: number;

  @Field(() => Int, { description: 'Left out: without an accident in one of the periods.' })
  readonly sitesWithoutProportion!: number;

  @Field(() => Int)
  readonly zeroDifferences!: number;

  @Field(() => Float, { description: 'Accidents of the type at all treated sites.' })
  readonly targetBefore!: number;

  @Field(() => Float)
  readonly targetAfter!: number;

  @Field(() => Float, { nullable: true })
  readonly meanDifference!: number | null;

  @Field(() => Float, { nullable: true, description: 'Hodges and Lehmann’s, of the sites with a change.' })
  readonly medianDifference!: number | null;

  @Field(() => IntervalObject, { nullable: true, description: 'Of medianDifference; null where sites are too few for its level.' })
  readonly medianInterval!: IntervalObject | null;

  @Field(() => TextObject)
  readonly sentence!: Text;
}

@ObjectType('LogOddsEstimate', { description: 'The comparison group in the form of the Highway Safety Manual: only to compare.' })
export class LogOddsEstimateObject {
  @Field(() => Float, { nullable: true })
  readonly oddsRatio!: number | null;

  @Field(() => IntervalObject, { nullable: true })
  readonly interval!: IntervalObject | null;

  @Field(() => TextObject, { nullable: true, description: 'Why it is null.' })
  readonly nullReason!: Text | null;
}
