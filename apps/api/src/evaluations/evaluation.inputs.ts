import { INTERVENTION_KINDS, type AccidentMeasure } from '@elektron/domain';
import { Field, Float, ID, InputType } from '@nestjs/graphql';

import { AccidentFilterInput, PeriodInput } from '../common/accident-filter.input.ts';
import { AccidentMeasureEnum } from '../common/domain-enums.ts';
import { JsonScalar } from '../common/scalars.ts';
import { TrafficChangeInput } from './estimator.inputs.ts';

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
}
