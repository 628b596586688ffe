import { Field, Float, ObjectType } from '@nestjs/graphql';

import { AccidentObject } from '../accidents/accident.object.ts';
import { PageInfo } from '../common/paging.ts';

@ObjectType('AccidentEdge')
export class AccidentEdge {
  @Field()
  readonly cursor!: string;

  @Field(() => AccidentObject)
  readonly node!: AccidentObject;
}

@ObjectType('AccidentConnection', { description: 'Newest first; what is not known of a time counts as before what is.' })
export class AccidentConnection {
  @Field(() => [AccidentEdge])
  readonly edges!: readonly AccidentEdge[];

  @Field(() => PageInfo)
  readonly pageInfo!: PageInfo;

  @Field(() => Float)
  readonly totalCount!: number;
}
