import { describeRowIssue, type Text } from '@elektron/domain';
import { Field, Int, ObjectType } from '@nestjs/graphql';

import { PageInfo } from '../common/paging.ts';
import { TextObject } from '../common/text.ts';
import type { StoredIssue } from './row-issue.repository.ts';

@ObjectType('IssueGroup')
export class IssueGroupObject {
  @Field()
  readonly code!: string;

  @Field()
  readonly level!: string;

  @Field(() => String, { nullable: true })
  readonly column!: string | null;

  @Field(() => Int)
  readonly count!: number;

  @Field(() => String, { nullable: true, description: 'Null once the raw values were deleted.' })
  readonly exampleValue!: string | null;

  @Field({ description: 'File, or sheet of one, of the example.' })
  readonly exampleFile!: string;

  @Field(() => Int)
  readonly exampleRow!: number;
}

@ObjectType('RowIssue')
export class RowIssueObject {
  @Field()
  readonly fileName!: string;

  @Field(() => Int)
  readonly row!: number;

  @Field(() => String, { nullable: true })
  readonly column!: string | null;

  @Field()
  readonly code!: string;

  @Field()
  readonly level!: string;

  @Field(() => String, { nullable: true, description: 'As written; null once the raw values were deleted.' })
  readonly value!: string | null;

  @Field(() => TextObject)
  readonly message!: Text;
}

@ObjectType('RowIssueEdge')
export class RowIssueEdge {
  @Field()
  readonly cursor!: string;

  @Field(() => RowIssueObject)
  readonly node!: RowIssueObject;
}

@ObjectType('RowIssueConnection')
export class RowIssueConnection {
  @Field(() => [RowIssueEdge])
  readonly edges!: readonly RowIssueEdge[];

  @Field(() => PageInfo)
  readonly pageInfo!: PageInfo;

  @Field(() => Int)
  readonly totalCount!: number;
}

/** With its sentence in every language. */
export function toRowIssueObject({ issueNo: _, ...issue }: StoredIssue): RowIssueObject {
  return { ...issue, message: { el: describeRowIssue(issue, 'el'), en: describeRowIssue(issue, 'en') } };
}
