import type { Text } from '@elektron/domain';
import { Field, ObjectType } from '@nestjs/graphql';

/** A text in every language of the product. `@Field(() => TextObject) labels!: Text`. */
@ObjectType('Text')
export class TextObject implements Text {
  @Field()
  readonly el!: string;

  @Field()
  readonly en!: string;
}
