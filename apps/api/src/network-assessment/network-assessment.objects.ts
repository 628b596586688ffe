import type { CoverageChoice, ParameterValues, Period, Text } from '@elektron/domain';
import type { RoadCoverage } from '@elektron/spatial-analysis';
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

import { PeriodObject } from '../common/period.ts';
import { JsonScalar } from '../common/scalars.ts';
import { TextObject } from '../common/text.ts';
import { WarningObject } from '../common/warning.ts';
import { HotspotRunSummaryObject } from '../hotspots/hotspot-run.objects.ts';
import type { PresentedAssessedSite } from './assessed-sites.ts';
import type { PresentedRoadClass, PresentedTotals } from './present-assessment.ts';

@ObjectType('NetworkAssessment', {
  description: 'Every section and junction of the covered roads in a class by its accidents, from a ranking of the network’s sites.',
})
export class NetworkAssessmentObject {
  @Field(() => HotspotRunSummaryObject)
  readonly run!: HotspotRunSummaryObject;

  @Field(() => TextObject)
  readonly sentence!: Text;

  @Field(() => [WarningObject], { description: 'What is special about this assessment, then what every one is not.' })
  readonly notices!: readonly WarningObject[];

  @Field(() => [WarningObject], { description: 'What holds for the run that it is made from.' })
  readonly runWarnings!: readonly WarningObject[];

  @Field(() => JsonScalar, { description: 'The numbers that were used, by name.' })
  readonly parameters!: ParameterValues;

  @Field(() => JsonScalar, { description: '{ classes, covered, notCovered }: which roads are taken as covered.' })
  readonly coverage!: CoverageChoice;

  @Field(() => Float, { description: 'Of all intervals, 0.95 for 95 %.' })
  readonly level!: number;

  @Field(() => PeriodObject)
  readonly period!: Period;

  @Field(() => Float)
  readonly years!: number;

  @Field(() => Int, { description: 'Located accidents under the filter of the run.' })
  readonly accidents!: number;

  @Field(() => Float, { nullable: true })
  readonly roadsVersion!: number | null;

  @Field(() => Float, { nullable: true })
  readonly trafficVersion!: number | null;

  @Field()
  readonly softwareVersion!: string;

  @Field(() => JsonScalar, {
    description:
      'Sections by class, then junctions by class: number, length, share, accidents, fatal and serious ones. Without limits: accidents chose the classes.',
  })
  readonly totals!: readonly PresentedTotals[];

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'Covered sections by class of road: fatal and serious accidents with exact limits; null where the list of the run was cut.',
  })
  readonly roadClasses!: readonly PresentedRoadClass[] | null;

  @Field(() => JsonScalar, { description: 'Every road with its length, what its class suggests, and whether it is taken as covered.' })
  readonly roads!: readonly RoadCoverage[];

  @Field(() => Int, { description: 'All covered sections and junctions.' })
  readonly siteCount!: number;

  @Field(() => JsonScalar, {
    description: 'Covered sections and junctions: the class of each with probability or reason, and GeoJSON geometry.',
  })
  readonly sites!: readonly PresentedAssessedSite[];

  @Field(() => JsonScalar, { description: 'What the reasons of sites mean, by code.' })
  readonly reasons!: Readonly<Record<string, Text>>;

  @Field(() => JsonScalar, { description: 'What the bases of the predictions mean, by code.' })
  readonly bases!: Readonly<Record<string, Text>>;
}
