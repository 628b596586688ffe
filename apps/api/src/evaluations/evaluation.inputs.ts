import { INTERVENTION_KINDS, SELECTION_REASONS, type AccidentMeasure } from '@elektron/domain';
import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';

import { AccidentFilterInput, PeriodInput } from '../common/accident-filter.input.ts';
import { AccidentMeasureEnum } from '../common/domain-enums.ts';
import { JsonScalar } from '../common/scalars.ts';
import { TrafficChangeInput } from './estimator.inputs.ts';
import { CHOICE_BASES } from './narrowed-choice.ts';
import type { EvaluationSiteKind } from './road-sites/road-site-criteria.ts';
import { EvaluationSiteKindEnum, RoadSiteCriteriaInput } from './road-sites/road-sites.inputs.ts';

@InputType({ description: 'What is not known is left out.' })
export class InterventionCostInput {
  @Field(() => Float, { nullable: true, description: 'To build it, once.' })
  capital?: number | null;

  @Field(() => Float, { nullable: true, description: 'To keep it, in a year.' })
  yearly?: number | null;

  @Field(() => String, { nullable: true, description: 'ISO 4217; EUR where nothing is said.' })
  currency?: string | null;

  @Field(() => Int, { nullable: true })
  priceYear?: number | null;
}

@InputType()
export class CreateInterventionInput {
  @Field()
  name!: string;

  @Field({ description: `What evaluations are pooled by: ${INTERVENTION_KINDS.join(', ')}. Anything else is kept as it is written.` })
  kind!: string;

  @Field(() => [[Float]], { description: 'Longitude and latitude of each place.' })
  sites!: number[][];

  @Field({ description: 'First day of works, YYYY-MM-DD.' })
  worksStart!: string;

  @Field({ description: 'First day after the works, YYYY-MM-DD.' })
  worksEnd!: string;

  @Field(() => Boolean, { nullable: true })
  selectedForHighCounts?: boolean | null;

  @Field()
  illustrative!: boolean;

  @Field(() => String, { nullable: true })
  source?: string | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Lines or areas, as GeoJSON in degrees; `sites` may then be empty.',
  })
  shape?: unknown;

  @Field(() => String, {
    nullable: true,
    description: `Why there: ${SELECTION_REASONS.join(', ')}. What the methods read follows from it.`,
  })
  selectionReason?: string | null;

  @Field(() => String, { nullable: true })
  selectionNote?: string | null;

  @Field(() => InterventionCostInput, { nullable: true })
  cost?: InterventionCostInput | null;

  @Field(() => AccidentFilterInput, { nullable: true, description: 'Which accidents it is aimed at.' })
  targetFilter?: AccidentFilterInput | null;
}

@InputType()
export class CorrectInterventionInput {
  @Field(() => ID)
  interventionId!: string;

  @Field(() => Int, { description: 'Of the statement that was looked at.' })
  version!: number;

  @Field(() => CreateInterventionInput, { description: 'Everything that is stated, once more.' })
  stated!: CreateInterventionInput;
}

@InputType()
export class EvaluateInput {
  @Field(() => ID)
  interventionId!: string;

  @Field(() => PeriodInput)
  beforePeriod!: PeriodInput;

  @Field(() => PeriodInput)
  afterPeriod!: PeriodInput;

  @Field(() => AccidentFilterInput, { nullable: true })
  filter?: AccidentFilterInput | null;

  @Field(() => AccidentMeasureEnum, { nullable: true, defaultValue: 'accidents' satisfies AccidentMeasure })
  measure?: AccidentMeasure | null;

  @Field(() => Float, { nullable: true })
  siteWidthMeters?: number | null;

  @Field(() => JsonScalar, { nullable: true, description: 'Values by parameter name; a name that several methods share counts for all.' })
  parameters?: unknown;

  @Field(() => AccidentFilterInput, {
    nullable: true,
    description: 'The type of accident whose share is looked at: selections only. Absent: that method is left out.',
  })
  targetFilter?: AccidentFilterInput | null;

  @Field(() => TrafficChangeInput, { nullable: true, description: 'Absent: the naive comparison is not corrected for traffic.' })
  traffic?: TrafficChangeInput | null;

  @Field(() => Float, {
    nullable: true,
    description: 'In place of traffic: metres within which count sites stand for the places. Where they say too little, the run says why.',
  })
  trafficNear?: number | null;

  @Field(() => EvaluationSiteKindEnum, { nullable: true, description: 'What a site is; hexagons where it is not said.' })
  siteKind?: EvaluationSiteKind | null;

  @Field(() => RoadSiteCriteriaInput, { nullable: true, description: 'Of sites of the road network.' })
  roadSites?: RoadSiteCriteriaInput | null;
  @Field(() => String, {
    nullable: true,
    description: `By which accidents the places were chosen, where the filter keeps only some: ${CHOICE_BASES.join(', ')} (where nothing is said).`,
  })
  chosenBy?: string | null;
}
