import type { Text } from '@elektron/domain';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

import { TextObject } from '../common/text.ts';

@ObjectType('Organisation')
export class OrganisationObject {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly slug!: string;

  @Field(() => TextObject)
  readonly name!: Text;

  @Field()
  readonly timeZone!: string;

  @Field(() => Int)
  readonly srid!: number;

  @Field()
  readonly speedUnit!: string;

  @Field(() => TextObject)
  readonly attribution!: Text;

  @Field(() => String, { nullable: true })
  readonly basemapUrl!: string | null;

  @Field(() => String, { nullable: true })
  readonly basemapAttribution!: string | null;

  @Field()
  readonly softwareVersion!: string;
}
