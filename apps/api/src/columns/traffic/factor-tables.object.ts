import type { TrafficMode } from '@elektron/domain';
import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';

import { TrafficModeEnum } from '../../common/domain-enums.ts';
import { UserErrorObject } from '../../common/problem.ts';
import { DateTimeScalar } from '../../common/scalars.ts';

@ObjectType('TrafficFactorTable', {
  description: 'Factors by which short counts of a group of roads are expanded, as the organisation keeps them.',
})
export class TrafficFactorTableObject {
  @Field({ description: 'Blank for roads of no category.' })
  readonly roadCategory!: string;

  @Field(() => TrafficModeEnum)
  readonly mode!: TrafficMode;

  @Field(() => Int, { nullable: true, description: 'Of the counts that it expands; null for every year.' })
  readonly validYear!: number | null;

  @Field(() => Int)
  readonly version!: number;

  @Field(() => String, { description: 'derived | entered' })
  readonly origin!: 'derived' | 'entered';

  @Field({ description: 'Whose publication, or which counters.' })
  readonly source!: string;

  @Field(() => Int, { nullable: true, description: 'In which its counters counted.' })
  readonly countedYear!: number | null;

  @Field(() => DateTimeScalar)
  readonly createdAt!: Date;

  @Field(() => Int, { description: 'Permanent counters behind it.' })
  readonly sites!: number;

  @Field(() => [Float], { description: 'January first: by what an average day of the month is multiplied.' })
  readonly months!: readonly number[];

  @Field(() => [Float], { description: 'Monday first.' })
  readonly weekdays!: readonly number[];

  @Field(() => [Float], { nullable: true, description: 'The share of each hour of a day, from midnight; null where nobody knows.' })
  readonly hours!: readonly number[] | null;

  @Field(() => Int, { description: 'Days that were counted hour by hour.' })
  readonly hourDays!: number;

  @Field(() => Float, { nullable: true, description: 'Of a count of one day, in the middle of all days; null where it cannot be told.' })
  readonly coefficientOfVariation!: number | null;
}

@InputType()
export class TrafficFactorGroupInput {
  @Field({ description: 'As the source of the counts writes it; blank for roads of no category.' })
  readonly roadCategory!: string;

  @Field(() => TrafficModeEnum)
  readonly mode!: TrafficMode;

  @Field(() => Int, { nullable: true, description: 'Of the counts; without it of every year.' })
  readonly validYear?: number | null;
}

@InputType()
export class DeriveTrafficFactorsInput extends TrafficFactorGroupInput {
  @Field(() => Int, { description: 'In which the permanent counters counted.' })
  readonly countedYear!: number;
}

@InputType()
export class EnterTrafficFactorsInput extends TrafficFactorGroupInput {
  @Field(() => [Float], { description: 'Twelve, January first.' })
  readonly months!: number[];

  @Field(() => [Float], { description: 'Seven, Monday first.' })
  readonly weekdays!: number[];

  @Field(() => [Float], { nullable: true, description: 'Twenty-four shares of a day, from midnight.' })
  readonly hours?: number[] | null;

  @Field(() => Float, { nullable: true, description: 'As published with them.' })
  readonly coefficientOfVariation?: number | null;

  @Field()
  readonly source!: string;
}

@ObjectType()
export class TrafficFactorsPayload {
  @Field(() => Boolean, { nullable: true })
  readonly done!: boolean | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}
