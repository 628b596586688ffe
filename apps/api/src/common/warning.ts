import type { Text } from '@elektron/domain';
import { Field, ObjectType } from '@nestjs/graphql';

import { TextObject } from './text.ts';

/** What a reader must know before using a result. */
@ObjectType('Warning')
export class WarningObject {
  @Field()
  readonly code!: string;

  @Field(() => TextObject)
  readonly message!: Text;
}
