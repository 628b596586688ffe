import { Field, Float, ID, InputType } from '@nestjs/graphql';

import { EvidenceFilterInput } from '../../evidence/evidence.inputs.ts';
import { EvaluateInput } from '../evaluation.inputs.ts';

@InputType({ description: 'The question of an evaluation, and what it shall be able to find.' })
export class StudyDesignInput extends EvaluateInput {
  @Field(() => Float, { nullable: true, description: 'The effect hoped for, 0.8 (the default) for a fifth fewer accidents.' })
  effect?: number | null;

  @Field(() => EvidenceFilterInput, {
    nullable: true,
    description:
      'In place of effect: the factor of the network’s library for the kind of the intervention, of the studies that this leaves.',
  })
  library?: EvidenceFilterInput | null;

  @Field(() => Float, { nullable: true, description: 'How often it shall be found, 0.8 by default.' })
  power?: number | null;
}

@InputType()
export class WithdrawEvaluationPlanInput {
  @Field(() => ID)
  planId!: string;

  @Field()
  reason!: string;
}
