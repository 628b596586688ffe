import { Field, ID, InputType, Int } from '@nestjs/graphql';

import { AccidentFilterInput } from '../common/accident-filter.input.ts';
import { JsonScalar } from '../common/scalars.ts';

@InputType()
export class RunHotspotsInput {
  @Field()
  methodId!: string;

  @Field(() => JsonScalar, { description: 'Values by parameter name; absent ones take their default.' })
  parameters!: unknown;

  @Field(() => AccidentFilterInput, { nullable: true })
  filter?: AccidentFilterInput | null;

  @Field(() => Int, { nullable: true })
  seed?: number | null;
}

@InputType()
export class RepeatHotspotsInput {
  @Field(() => ID)
  runId!: string;

  @Field({ description: '"recorded": at the data version that the run saw; "current": at the one of today.' })
  dataVersion!: string;
}

@InputType()
export class HotspotRunInput {
  @Field(() => ID)
  runId!: string;
}
