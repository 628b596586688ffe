import type { Text } from '@elektron/domain';
import { Field, ID, ObjectType } from '@nestjs/graphql';

import { TextObject } from '../../common/text.ts';

@ObjectType('PlanStanding')
export class PlanStandingObject {
  @Field(() => ID, { nullable: true, description: 'Null where no plan was frozen.' })
  readonly planId!: string | null;

  @Field({ description: 'Whether a plan stands that the run follows in every part.' })
  readonly kept!: boolean;

  @Field(() => TextObject)
  readonly sentence!: Text;

  @Field(() => [TextObject], { description: 'The parts in which the run differs.' })
  readonly departures!: readonly Text[];
}
