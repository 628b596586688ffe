import type { Text } from '@elektron/domain';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

import { UserErrorObject } from '../common/problem.ts';
import { DateTimeScalar, JsonScalar } from '../common/scalars.ts';
import { TextObject } from '../common/text.ts';
import type { RecordedTransfer } from './own-unit-values.ts';

@ObjectType('UnitValue')
export class UnitValueObject {
  @Field()
  readonly severity!: string;

  @Field(() => TextObject)
  readonly labels!: Text;

  @Field(() => Float, { nullable: true, description: 'Null where the source has none: unknown, never 0.' })
  readonly value!: number | null;
}

@ObjectType('UnitValueSet')
export class UnitValueSetObject {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly version!: string;

  @Field(() => TextObject)
  readonly name!: Text;

  @Field(() => TextObject, { description: 'What the values are for, and what they are not for.' })
  readonly standsFor!: Text;

  @Field()
  readonly country!: string;

  @Field(() => TextObject)
  readonly countryName!: Text;

  @Field()
  readonly currency!: string;

  @Field(() => Int, { nullable: true })
  readonly priceYear!: number | null;

  @Field({ description: 'per-casualty | per-accident' })
  readonly basis!: string;

  @Field(() => TextObject)
  readonly basisLabels!: Text;

  @Field(() => [UnitValueObject])
  readonly values!: readonly UnitValueObject[];

  @Field({ description: 'read | to-be-verified | not-found | own' })
  readonly status!: string;

  @Field(() => TextObject)
  readonly statusLabels!: Text;

  @Field(() => TextObject)
  readonly source!: Text;

  @Field(() => JsonScalar, { nullable: true, description: 'How values of another country became these.' })
  readonly transfer!: RecordedTransfer | null;

  @Field({ description: 'Entered by the organisation.' })
  readonly own!: boolean;

  @Field({ description: 'There is a newer version; this one is kept for the appraisals that name it.' })
  readonly superseded!: boolean;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly createdAt!: Date | null;
}

@ObjectType('UnitValuesPayload')
export class UnitValuesPayload {
  @Field(() => UnitValueSetObject, { nullable: true })
  readonly values!: UnitValueSetObject | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}
