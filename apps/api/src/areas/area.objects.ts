import type { AreaKind, AreaShape, Text } from '@elektron/domain';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

import { AreaKindEnum, AreaShapeEnum } from '../common/domain-enums.ts';
import { UserErrorObject } from '../common/problem.ts';
import { TextObject } from '../common/text.ts';

@ObjectType('AreaCollection', { description: 'What one file brought of one kind. It never changes, but for being retired.' })
export class AreaCollectionObject {
  @Field(() => Int)
  readonly collectionId!: number;

  @Field(() => AreaKindEnum)
  readonly kind!: AreaKind;

  @Field(() => AreaShapeEnum)
  readonly shape!: AreaShape;

  @Field(() => TextObject)
  readonly name!: Text;

  @Field()
  readonly fileName!: string;

  @Field()
  readonly licence!: string;

  @Field({ description: 'Whom to name; empty for nobody.' })
  readonly attribution!: string;

  @Field(() => Int)
  readonly itemCount!: number;

  @Field()
  readonly createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'Nobody chooses it any more; whatever names it keeps its meaning.' })
  readonly retiredAt!: Date | null;
}

@ObjectType('AreasPayload')
export class AreasPayload {
  @Field(() => AreaCollectionObject, { nullable: true })
  readonly collection!: AreaCollectionObject | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}

@ObjectType('PlaceName', { description: 'A place of a filter, in words.' })
export class PlaceNameObject {
  @Field(() => ID)
  readonly key!: string;

  @Field(() => TextObject)
  readonly name!: Text;
}
