import type { AccidentFilter, ParameterValues, Period, Text } from '@elektron/domain';
import type { ScanFigures } from '@elektron/spatial-analysis';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

import { ParameterObject } from '../common/parameter.ts';
import { PeriodObject } from '../common/period.ts';
import type { PolygonGeometry } from '../common/plane.ts';
import { ProblemObject, UserErrorObject } from '../common/problem.ts';
import { DateTimeScalar, JsonScalar } from '../common/scalars.ts';
import { TextObject } from '../common/text.ts';
import { WarningObject } from '../common/warning.ts';
import type { PresentedProportions } from './present-proportions.ts';
import type { PresentedScreening } from './present-screening.ts';
import type { PresentedStreets } from './present-streets.ts';
import type { PresentedStretches } from './present-stretches.ts';
import type { StoredCells, StoredSurface } from './stored-hotspot-result.ts';

@ObjectType('MethodNeed')
export class MethodNeedObject {
  @Field({ description: '"roads" or "traffic".' })
  readonly kind!: string;

  @Field({ description: 'Without these records it cannot run; of others it makes the best.' })
  readonly required!: boolean;

  @Field({ description: 'Whether there are any.' })
  readonly met!: boolean;

  @Field(() => String, { nullable: true, description: 'Needed only where this parameter has the value below; null: always.' })
  readonly parameter!: string | null;

  @Field(() => String, { nullable: true })
  readonly value!: string | null;
}

@ObjectType('HotspotMethod')
export class HotspotMethodObject {
  @Field()
  readonly id!: string;

  @Field(() => TextObject)
  readonly labels!: Text;

  @Field(() => TextObject, { description: 'What question it answers.' })
  readonly summary!: Text;

  @Field(() => TextObject, { description: 'What its result is not.' })
  readonly notThis!: Text;

  @Field(() => [TextObject], { description: 'What holds for every run, and what it leaves out.' })
  readonly assumptions!: readonly Text[];

  @Field(() => [String], { description: 'Where it is published.' })
  readonly sources!: readonly string[];

  @Field({ description: 'The one to take when in doubt.' })
  readonly recommended!: boolean;

  @Field(() => [MethodNeedObject], { description: 'Records that it reads besides accidents.' })
  readonly needs!: readonly MethodNeedObject[];

  @Field(() => [ParameterObject])
  readonly parameters!: readonly ParameterObject[];
}

@ObjectType('SeverityCounts')
export class SeverityCountsObject {
  @Field(() => Int)
  readonly fatal!: number;

  @Field(() => Int)
  readonly serious!: number;

  @Field(() => Int)
  readonly slight!: number;

  @Field(() => Int, { description: 'Somebody was hurt, and the source does not say how badly.' })
  readonly injury!: number;

  @Field(() => Int)
  readonly damageOnly!: number;

  @Field(() => Int)
  readonly unknown!: number;
}

@ObjectType('Hotspot')
export class HotspotObject {
  @Field(() => Int)
  readonly rank!: number;

  @Field(() => Float)
  readonly longitude!: number;

  @Field(() => Float)
  readonly latitude!: number;

  @Field(() => JsonScalar, { description: 'GeoJSON Polygon in degrees.' })
  readonly outline!: PolygonGeometry;

  @Field(() => Int)
  readonly accidents!: number;

  @Field(() => SeverityCountsObject)
  readonly severities!: SeverityCountsObject;

  @Field(() => Int, { nullable: true, description: 'With the neighbours that were tested together with it; null for a method without.' })
  readonly neighborhoodAccidents!: number | null;

  @Field(() => Float, { nullable: true })
  readonly score!: number | null;

  @Field(() => Float, { nullable: true })
  readonly zScore!: number | null;

  @Field(() => Float, { nullable: true, description: 'From the normal approximation, for comparison with the literature.' })
  readonly pValue!: number | null;

  @Field(() => Float, { nullable: true, description: 'From the exact randomisation null, or from simulations of the null model.' })
  readonly exactPValue!: number | null;

  @Field(() => Float, { nullable: true, description: 'The exact one adjusted for the number of tests; the flag rests on it.' })
  readonly adjustedPValue!: number | null;

  @Field(() => TextObject, { nullable: true, description: 'Why those of the four above are null that are.' })
  readonly nullReason!: Text | null;

  @Field(() => String, { nullable: true, description: '"high-high" or "high-low" of local Moran; null of other methods.' })
  readonly sort!: string | null;

  @Field(() => TextObject, { nullable: true })
  readonly sortLabels!: Text | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Of the scan statistic: { radiusMeters, cases, expectedCases, relativeRisk, pseudoPValue }; null of other methods.',
  })
  readonly scan!: ScanFigures | null;

  @Field(() => Float)
  readonly accidentsPerYear!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Most frequent road name of its accidents; of a stretch of streets, their own names.',
  })
  readonly roadName!: string | null;

  @Field(() => Float, { nullable: true, description: 'What it holds of the streets; null for a method that does not look along them.' })
  readonly lengthMeters!: number | null;
}

@ObjectType('HotspotRunSummary')
export class HotspotRunSummaryObject {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly methodId!: string;

  @Field(() => TextObject)
  readonly methodLabels!: Text;

  @Field()
  readonly status!: string;

  @Field(() => DateTimeScalar)
  readonly createdAt!: Date;

  @Field(() => Float)
  readonly dataVersion!: number;

  @Field(() => Int, { nullable: true })
  readonly hotspotCount!: number | null;

  @Field(() => JsonScalar)
  readonly filter!: AccidentFilter;

  @Field(() => JsonScalar)
  readonly parameters!: ParameterValues;

  @Field(() => ID, { nullable: true })
  readonly repeatsRunId!: string | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the result: equal digests are equal results.' })
  readonly resultDigest!: string | null;
}

@ObjectType('HotspotRun')
export class HotspotRunObject {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly methodId!: string;

  @Field(() => TextObject)
  readonly methodLabels!: Text;

  @Field(() => JsonScalar, { description: 'As asked; what was left to the method is null here and named in the warnings.' })
  readonly parameters!: ParameterValues;

  @Field(() => JsonScalar, { nullable: true, description: 'What the method chose filled in; null without a result.' })
  readonly parametersUsed!: ParameterValues | null;

  @Field(() => JsonScalar)
  readonly filter!: AccidentFilter;

  @Field(() => Int)
  readonly seed!: number;

  @Field(() => Float)
  readonly dataVersion!: number;

  @Field(() => Float, { nullable: true, description: 'Data version of the roads; null for a method that reads none.' })
  readonly roadsVersion!: number | null;

  @Field(() => Float, { nullable: true, description: 'Data version of the traffic; null for a method that reads none.' })
  readonly trafficVersion!: number | null;

  @Field()
  readonly softwareVersion!: string;

  @Field()
  readonly status!: string;

  @Field(() => Float)
  readonly progress!: number;

  @Field(() => DateTimeScalar)
  readonly createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly finishedAt!: Date | null;

  @Field(() => ProblemObject, { nullable: true })
  readonly problem!: ProblemObject | null;

  @Field(() => String, { nullable: true })
  readonly resultDigest!: string | null;

  @Field(() => ID, { nullable: true })
  readonly repeatsRunId!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the result equals the repeated run's, bit for bit; null unless both have one.",
  })
  readonly repeatsExactly!: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Located accidents under the filter.' })
  readonly accidents!: number | null;

  @Field(() => PeriodObject, { nullable: true })
  readonly period!: Period | null;

  @Field(() => Float, { nullable: true })
  readonly years!: number | null;

  @Field(() => TextObject, { nullable: true, description: 'What `score` is, with its unit.' })
  readonly scoreLabels!: Text | null;

  @Field(() => [WarningObject])
  readonly warnings!: readonly WarningObject[];

  @Field(() => [HotspotObject])
  readonly hotspots!: readonly HotspotObject[];

  @Field(() => JsonScalar, {
    nullable: true,
    description: '{ bounds, columns, rows, maximum, values }: accidents per km² per year, rows from the south.',
  })
  readonly surface!: StoredSurface | null;

  @Field(() => JsonScalar, { nullable: true, description: 'GeoJSON FeatureCollection of the tested hexagons or pieces of road.' })
  readonly cells!: StoredCells | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'Every site of the network with its rank, intervals and measures, the groups with their functions, accidents at none; null for a method without.',
  })
  readonly screening!: PresentedScreening | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'Of a method that finds stretches of road: of each hotspot its place along the road, what fulfilled the rule, and what empirical Bayes expects; the groups with their functions, accidents left out, the rule with its source.',
  })
  readonly stretches!: PresentedStretches | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'Pieces of streets as GeoJSON with their values, what the values are, simulations, and accidents that are not looked at by reason; null for a method that does not look along streets.',
  })
  readonly streets!: PresentedStreets | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'Of a method that compares the shares of a type of accidents: of each site its accidents, those of the type, the share with exact limits, its probability and rank; the groups with their beta distributions, the type, accidents at none.',
  })
  readonly proportions!: PresentedProportions | null;

  @Field(() => JsonScalar, { nullable: true, description: 'List of { code, labels, value }.' })
  readonly summary!: readonly SummaryItem[] | null;

  @Field(() => TextObject, { nullable: true })
  readonly sentence!: Text | null;
}

export interface SummaryItem {
  readonly code: string;
  readonly labels: Text;
  readonly value: number;
}

@ObjectType('HotspotPayload')
export class HotspotPayload {
  @Field(() => HotspotRunSummaryObject, { nullable: true })
  readonly run!: HotspotRunSummaryObject | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}
