import type { Text } from '@elektron/domain';
import { Field, Float, ObjectType } from '@nestjs/graphql';

import { TextObject } from '../../common/text.ts';

@ObjectType('ExpectedAccidents', { description: 'Long-run accidents of a place, from a ranking of the network that has ended.' })
export class ExpectedAccidentsObject {
  @Field()
  readonly name!: string;

  @Field(() => Float, { nullable: true, description: 'By empirical Bayes, of all severities under the filter of the run.' })
  readonly perYear!: number | null;

  @Field(() => Float, { nullable: true })
  readonly standardError!: number | null;

  @Field(() => Float, { nullable: true, description: 'On record, with the luck of the period.' })
  readonly recordedPerYear!: number | null;

  @Field(() => TextObject, { nullable: true, description: 'Run, method, period; null without a number.' })
  readonly source!: Text | null;

  @Field(() => TextObject, { nullable: true, description: 'Why there is no number.' })
  readonly reason!: Text | null;
}
