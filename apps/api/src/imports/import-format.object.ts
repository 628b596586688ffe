import type { Text } from '@elektron/domain';
import { Field, ObjectType } from '@nestjs/graphql';

import { TextObject } from '../common/text.ts';

@ObjectType('ImportTable')
export class ImportTableObject {
  @Field()
  readonly id!: string;

  @Field(() => TextObject)
  readonly labels!: Text;

  @Field(() => [String])
  readonly required!: readonly string[];

  @Field(() => [[String]], { description: 'Sets of columns of which at least one must be complete: two ways to say where.' })
  readonly requiredOneOf!: readonly (readonly string[])[];

  @Field(() => [String])
  readonly optional!: readonly string[];
}

@ObjectType('ImportFormat')
export class ImportFormatObject {
  @Field()
  readonly id!: string;

  @Field(() => TextObject)
  readonly labels!: Text;

  @Field(() => [ImportTableObject])
  readonly tables!: readonly ImportTableObject[];
}
