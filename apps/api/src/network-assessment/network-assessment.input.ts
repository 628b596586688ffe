import type { WrittenAssessment } from '@elektron/domain';
import { Field, InputType } from '@nestjs/graphql';

import { toParameterValues } from '../common/parameter.ts';
import { JsonScalar } from '../common/scalars.ts';

@InputType()
export class NetworkAssessmentInput {
  @Field(() => JsonScalar, { nullable: true, description: 'Values by parameter name; absent ones take their default.' })
  parameters?: unknown;

  @Field(() => [String], {
    nullable: true,
    description: 'Classes of roads that are taken as covered, and `unknown`; motorways and trunk roads without it.',
  })
  classes?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Roads that are covered, each as `name|class` with the name that the run calls it: `A1|motorway`, `Lane|unknown`.',
  })
  covered?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Roads that are not covered, in the same form.' })
  notCovered?: string[] | null;
}

/** @throws Problem INPUT_INVALID */
export function toWrittenAssessment(input: NetworkAssessmentInput | null): WrittenAssessment {
  const { parameters, classes, covered, notCovered } = input ?? {};
  return {
    parameters: toParameterValues(parameters),
    ...(classes == null ? {} : { classes }),
    ...(covered == null ? {} : { covered }),
    ...(notCovered == null ? {} : { notCovered }),
  };
}
