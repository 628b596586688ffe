import type { AccidentFilter, AccidentMeasure, Period, Text } from '@elektron/domain';
import type { BeforeAfterDetail } from '@elektron/statistics';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

import { AccidentMeasureEnum } from '../common/domain-enums.ts';
import { ParameterObject } from '../common/parameter.ts';
import { PeriodObject } from '../common/period.ts';
import type { PolygonGeometry } from '../common/plane.ts';
import { ProblemObject, UserErrorObject } from '../common/problem.ts';
import { DateTimeScalar, JsonScalar } from '../common/scalars.ts';
import { TextObject } from '../common/text.ts';
import { WarningObject } from '../common/warning.ts';
import { EvaluationPartsObject } from './evaluation-parts.objects.ts';
import { PlanStandingObject } from './design/plan-standing.objects.ts';
import type { EvaluationParameters } from './evaluation-run.ts';
import { LogOddsEstimateObject, ProportionShiftObject, TimeSeriesEstimateObject } from './estimate-details.objects.ts';
import { IntervalObject } from './interval.object.ts';
import { InterventionObject } from './intervention.objects.ts';
import type { RoadSiteFacts } from './road-sites/present-road-sites.ts';
import type { PresentedRoadSites } from './road-sites/road-site-texts.ts';
import { TrafficNearObject } from './traffic-near/traffic-near.objects.ts';

@ObjectType('BeforeAfterMethod')
export class BeforeAfterMethodObject {
  @Field()
  readonly id!: string;

  @Field(() => TextObject)
  readonly labels!: Text;

  @Field(() => TextObject)
  readonly summary!: Text;

  @Field({ description: 'Never the answer by itself: shown beside another method to expose its bias.' })
  readonly contrastOnly!: boolean;

  @Field(() => [ParameterObject])
  readonly parameters!: readonly ParameterObject[];

  @Field(() => [TextObject])
  readonly assumptions!: readonly Text[];
}

@ObjectType('Estimate')
export class EstimateObject {
  @Field()
  readonly methodId!: string;

  @Field(() => TextObject)
  readonly methodLabels!: Text;

  @Field({ description: 'Not an answer here: the method cannot tell the effect from how the sites were chosen.' })
  readonly contrastOnly!: boolean;

  @Field(() => Float, { nullable: true, description: 'Observed / expected after: the figure to show. 1 = no effect.' })
  readonly ratioObservedToExpected!: number | null;

  @Field(() => IntervalObject, { nullable: true, description: 'Of ratioObservedToExpected.' })
  readonly confidenceInterval!: IntervalObject | null;

  @Field(() => Float, { nullable: true, description: 'Hauer’s factor: the ratio corrected for the bias of an uncertain expectation.' })
  readonly crashModificationFactor!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of crashModificationFactor.' })
  readonly standardError!: number | null;

  @Field(() => TextObject, { nullable: true, description: 'Why the ratio, or a part of the factor, is null.' })
  readonly nullReason!: Text | null;

  @Field(() => Float)
  readonly observedAfter!: number;

  @Field(() => Float, { nullable: true, description: 'Had nothing been done.' })
  readonly expectedAfter!: number | null;

  @Field(() => Float, { nullable: true })
  readonly expectedAfterVariance!: number | null;

  @Field(() => Float, { nullable: true, description: '100 (1 - crashModificationFactor).' })
  readonly safetyEffectivenessPercent!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Accidents of the plain drop that are regression to the mean; may exceed it; null where the drop is not clear.',
  })
  readonly regressionToTheMeanAccidents!: number | null;

  @Field(() => IntervalObject, { nullable: true, description: 'Of regressionToTheMeanAccidents.' })
  readonly regressionToTheMeanInterval!: IntervalObject | null;

  @Field(() => [WarningObject])
  readonly warnings!: readonly WarningObject[];

  @Field(() => [TextObject])
  readonly assumptions!: readonly Text[];

  @Field(() => JsonScalar, { description: 'What only this method knows; empty where it refuses.' })
  readonly details!: BeforeAfterDetail | Readonly<Record<string, never>>;

  @Field(() => ProblemObject, { nullable: true, description: 'Why the method refuses; the other methods stand.' })
  readonly problem!: ProblemObject | null;

  @Field(() => String, {
    nullable: true,
    description:
      'observed-to-expected | ratio | difference-of-proportions; null where the method refuses. A difference of proportions is no ratio.',
  })
  readonly effectKind!: string | null;

  @Field(() => Float, { nullable: true, description: 'Two-sided, of no effect, where the method has a test of its own.' })
  readonly pValue!: number | null;

  @Field(() => TimeSeriesEstimateObject, { nullable: true })
  readonly timeSeries!: TimeSeriesEstimateObject | null;

  @Field(() => ProportionShiftObject, { nullable: true })
  readonly proportionShift!: ProportionShiftObject | null;

  @Field(() => LogOddsEstimateObject, { nullable: true })
  readonly logOdds!: LogOddsEstimateObject | null;
}

@ObjectType('EvaluationSite')
export class EvaluationSiteObject {
  @Field(() => Float)
  readonly longitude!: number;

  @Field(() => Float)
  readonly latitude!: number;

  @Field(() => Float)
  readonly observedBefore!: number;

  @Field(() => Float)
  readonly observedAfter!: number;

  @Field(() => Float, { nullable: true, description: 'After the recommended method.' })
  readonly expectedAfter!: number | null;

  @Field({ description: 'treated | left-out | reference' })
  readonly role!: string;

  @Field(() => JsonScalar, { description: 'GeoJSON Polygon in degrees.' })
  readonly outline!: PolygonGeometry;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Of a site of the road network: siteId, kind, roadName, roadClass, lengthMeters, vehiclesPerDay.',
  })
  readonly roadSite?: RoadSiteFacts | null;
}

@ObjectType('YearRow')
export class YearRowObject {
  @Field(() => Int)
  readonly year!: number;

  @Field(() => Float)
  readonly treated!: number;

  @Field(() => Float)
  readonly comparison!: number;

  @Field({ description: 'before | works | after | outside' })
  readonly part!: string;
}

@ObjectType('EvaluationRun')
export class EvaluationRunObject {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => InterventionObject)
  readonly intervention!: InterventionObject;

  @Field(() => PeriodObject)
  readonly beforePeriod!: Period;

  @Field(() => PeriodObject)
  readonly afterPeriod!: Period;

  @Field(() => Float)
  readonly yearsBefore!: number;

  @Field(() => Float)
  readonly yearsAfter!: number;

  @Field(() => AccidentMeasureEnum)
  readonly measure!: AccidentMeasure;

  @Field(() => JsonScalar)
  readonly filter!: AccidentFilter;

  @Field(() => JsonScalar)
  readonly parameters!: EvaluationParameters;

  @Field(() => Int)
  readonly seed!: number;

  @Field(() => Float)
  readonly dataVersion!: number;

  @Field()
  readonly softwareVersion!: string;

  @Field()
  readonly resultDigest!: string;

  @Field(() => DateTimeScalar)
  readonly createdAt!: Date;

  @Field(() => Int, { description: 'Those that are evaluated; the sites left out have a role of their own.' })
  readonly treatedSites!: number;

  @Field(() => Int)
  readonly referenceSites!: number;

  @Field(() => Float)
  readonly observedBefore!: number;

  @Field(() => Float)
  readonly observedAfter!: number;

  @Field(() => Float)
  readonly comparisonBefore!: number;

  @Field(() => Float)
  readonly comparisonAfter!: number;

  @Field(() => String, { description: 'Id of the method whose answer the sentence is.' })
  readonly recommendedMethodId!: string;

  @Field(() => [EstimateObject])
  readonly estimates!: readonly EstimateObject[];

  @Field(() => [EvaluationSiteObject])
  readonly sites!: readonly EvaluationSiteObject[];

  @Field(() => [YearRowObject])
  readonly years!: readonly YearRowObject[];

  @Field(() => TextObject)
  readonly sentence!: Text;

  @Field(() => [WarningObject])
  readonly warnings!: readonly WarningObject[];

  @Field(() => EvaluationPartsObject, { nullable: true, description: 'Null for a run of an earlier format.' })
  readonly parts!: EvaluationPartsObject | null;

  @Field(() => [TextObject], { description: 'Why the recommended method is the one to read; empty in runs from before this was said.' })
  readonly recommendedBecause!: readonly Text[];

  @Field(() => PlanStandingObject, {
    nullable: true,
    description: 'Whether a frozen plan was kept; null in runs from before there were plans.',
  })
  readonly planStanding!: PlanStandingObject | null;

  @Field(() => TrafficNearObject, { nullable: true, description: 'What the count sites near the places said; null where none were asked.' })
  readonly trafficFound!: TrafficNearObject | null;

  @Field(() => JsonScalar, { nullable: true, description: 'How sites of the road network were chosen; null where sites are hexagons.' })
  readonly roadSites!: PresentedRoadSites | null;
}

@ObjectType('EvaluationRunSummary')
export class EvaluationRunSummaryObject {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ID)
  readonly interventionId!: string;

  @Field(() => TextObject)
  readonly interventionName!: Text;

  @Field()
  readonly illustrative!: boolean;

  @Field(() => DateTimeScalar)
  readonly createdAt!: Date;

  @Field(() => TextObject)
  readonly sentence!: Text;
}

@ObjectType('EvaluationPayload')
export class EvaluationPayload {
  @Field(() => EvaluationRunObject, { nullable: true })
  readonly run!: EvaluationRunObject | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}
