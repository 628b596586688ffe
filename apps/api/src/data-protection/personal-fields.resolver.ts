import type { Text } from '@elektron/domain';
import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql';

import { ActingPerson, type Actor } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { TextObject } from '../common/text.ts';
import { PERSONAL_FIELDS, type PersonalField } from './personal-fields.ts';
import { requireOneOf } from '../common/require-one-of.ts';

@ObjectType('PersonalField', { description: 'A column of the database that can tell of a person.' })
export class PersonalFieldObject implements PersonalField {
  @Field()
  readonly table!: string;

  @Field()
  readonly field!: string;

  @Field(() => TextObject)
  readonly label!: Text;

  @Field(() => TextObject)
  readonly purpose!: Text;

  @Field(() => TextObject, { description: 'A hint: the controller decides.' })
  readonly basis!: Text;

  @Field(() => TextObject)
  readonly retention!: Text;

  @Field(() => TextObject)
  readonly source!: Text;
}

@Resolver(() => PersonalFieldObject)
export class PersonalFieldsResolver {
  @Query(() => [PersonalFieldObject])
  @Allow('signed-in')
  personalFields(@ActingPerson() actor: Actor): readonly PersonalFieldObject[] {
    requireOneOf(actor, ['audit.read', 'registers.manage']);
    return PERSONAL_FIELDS;
  }
}
