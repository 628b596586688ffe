import type { Period } from '@elektron/domain';
import { Field, ObjectType } from '@nestjs/graphql';

/** A half-open window of whole days, as YYYY-MM-DD. `@Field(() => PeriodObject)`. */
@ObjectType('Period')
export class PeriodObject implements Period {
  @Field()
  readonly start!: string;

  @Field()
  readonly end!: string;
}
