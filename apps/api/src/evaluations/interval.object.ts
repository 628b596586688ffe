import { Field, Float, ObjectType } from '@nestjs/graphql';

@ObjectType('Interval')
export class IntervalObject {
  @Field(() => Float, { nullable: true })
  readonly lower!: number | null;

  @Field(() => Float, { nullable: true })
  readonly upper!: number | null;

  @Field(() => Float, { description: 'Coverage as a share.' })
  readonly level!: number;
}
