import type { Text } from '@elektron/domain';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

import { UserErrorObject } from '../common/problem.ts';
import { TextObject } from '../common/text.ts';

@ObjectType('ReportingNote', { description: 'What changes the meaning of a series, with its source.' })
export class ReportingNoteObject {
  @Field(() => ID, { nullable: true, description: 'Null for a national one.' })
  readonly id!: string | null;

  @Field()
  readonly startsOn!: string;

  @Field(() => String, { nullable: true, description: 'First day after; null while it lasts.' })
  readonly endsOn!: string | null;

  @Field(() => TextObject)
  readonly text!: Text;

  @Field()
  readonly source!: string;
}

@ObjectType('ReconciledTotal', { description: 'A total of another body beside one’s own.' })
export class ReconciledTotalObject {
  @Field()
  readonly source!: string;

  @Field()
  readonly month!: string;

  @Field()
  readonly measure!: string;

  @Field(() => Int)
  readonly expected!: number;

  @Field(() => Int, { nullable: true, description: 'Null where the records do not reach that month.' })
  readonly recorded!: number | null;

  @Field(() => Int, { nullable: true, description: 'Recorded less expected.' })
  readonly difference!: number | null;
}

@ObjectType()
export class MonthPayload {
  @Field(() => Boolean, { nullable: true })
  readonly done!: boolean | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}
