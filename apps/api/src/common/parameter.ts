import type { ParameterDeclaration, ParameterValue, ParameterValues, Text } from '@elektron/domain';
import { Field, Float, ObjectType } from '@nestjs/graphql';

import { refused } from './refused.ts';
import { JsonScalar } from './scalars.ts';
import { TextObject } from './text.ts';

@ObjectType('ParameterChoice')
export class ParameterChoiceObject {
  @Field()
  readonly value!: string;

  @Field(() => TextObject)
  readonly labels!: Text;

  @Field(() => TextObject, { nullable: true, description: 'Where it is from, and what of it is not certain.' })
  readonly notes!: Text | null;

  @Field(() => JsonScalar, { nullable: true, description: 'Values of other parameters that it stands for, by name.' })
  readonly sets!: ParameterValues | null;
}

@ObjectType('ParameterCondition')
export class ParameterConditionObject {
  @Field()
  readonly parameter!: string;

  @Field(() => [String])
  readonly values!: readonly string[];
}

/** One parameter of a method, declared: forms are drawn from it. */
@ObjectType('Parameter')
export class ParameterObject {
  @Field()
  readonly kind!: string;

  @Field()
  readonly name!: string;

  @Field(() => TextObject)
  readonly labels!: Text;

  @Field(() => TextObject)
  readonly meaning!: Text;

  @Field(() => TextObject, { nullable: true })
  readonly unit!: Text | null;

  @Field(() => Float, { nullable: true })
  readonly minimum!: number | null;

  @Field(() => Float, { nullable: true })
  readonly maximum!: number | null;

  @Field(() => Float, { nullable: true })
  readonly step!: number | null;

  @Field(() => Boolean, { nullable: true })
  readonly whole!: boolean | null;

  @Field(() => String, { nullable: true, description: '"site-table": the number is that of a table of sites.' })
  readonly refersTo!: string | null;

  /** `null`: the method chooses from the data and says what it chose. */
  @Field(() => JsonScalar, { nullable: true })
  readonly defaultValue!: ParameterValue;

  @Field(() => [ParameterChoiceObject], { nullable: true })
  readonly choices!: readonly ParameterChoiceObject[] | null;

  @Field(() => ParameterConditionObject, { nullable: true, description: 'It is read only where a choice has one of these values.' })
  readonly onlyWith!: ParameterConditionObject | null;
}

const OF_A_NUMBER = { choices: null };
const OF_A_CHOICE = { unit: null, minimum: null, maximum: null, step: null, whole: null, refersTo: null };

/** A declaration in the one shape that GraphQL has for all kinds. */
export function toParameterObject({ onlyWith: condition, ...declaration }: ParameterDeclaration): ParameterObject {
  const onlyWith = condition ?? null;
  if (declaration.kind === 'number') return { refersTo: null, ...declaration, ...OF_A_NUMBER, onlyWith };
  const choices = declaration.choices.map(({ notes = null, sets = null, ...choice }) => ({ ...choice, notes, sets }));
  return { ...declaration, ...OF_A_CHOICE, choices, onlyWith };
}

/**
 * Values by parameter name, as a client or a command line gives them; they are checked against a method's declarations later.
 * @throws Problem INPUT_INVALID
 */
export function toParameterValues(given: unknown): Readonly<Record<string, unknown>> {
  if (given == null) return {};
  if (typeof given === 'object' && !Array.isArray(given)) return given as Readonly<Record<string, unknown>>;
  throw refused('parameters', JSON.stringify(given));
}
