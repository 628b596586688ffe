import { describeRowIssue, type Text } from '@elektron/domain';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import { PageInfo } from '../common/paging.ts';
import { UserErrorObject } from '../common/problem.ts';
import { TextObject } from '../common/text.ts';
import type { ExplainedLine, HeldTable } from './held-lines.service.ts';

@ObjectType('HeldLineRemark', { description: 'Why a line became no record, and what to write.' })
export class HeldLineRemarkObject {
  @Field(() => String, { nullable: true })
  readonly column!: string | null;

  @Field()
  readonly code!: string;

  @Field()
  readonly level!: string;

  @Field(() => TextObject)
  readonly message!: Text;
}

@ObjectType('HeldLine', { description: 'A line of a file that became no record.' })
export class HeldLineObject {
  @Field(() => Int)
  readonly fileIndex!: number;

  @Field(() => Int, { description: 'As a text editor or spreadsheet numbers the lines of the file.' })
  readonly row!: number;

  @Field({ description: 'held | rejected' })
  readonly level!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'As written; null where they cannot be shown without what tells of a person, and once they were deleted.',
  })
  readonly cells!: readonly string[] | null;

  @Field(() => [String], { nullable: true, description: 'What a person has written instead.' })
  readonly edited!: readonly string[] | null;

  @Field(() => String, { nullable: true })
  readonly discardedReason!: string | null;

  @Field(() => [HeldLineRemarkObject])
  readonly remarks!: readonly HeldLineRemarkObject[];
}

@ObjectType('HeldTable', { description: 'A file that lines were held back of, and how many of them wait.' })
export class HeldTableObject implements HeldTable {
  @Field(() => Int)
  readonly fileIndex!: number;

  @Field()
  readonly fileName!: string;

  @Field(() => [String])
  readonly header!: readonly string[];

  @Field(() => [Int], { description: 'Columns whose values are not shown: they tell of a person.' })
  readonly hidden!: readonly number[];

  @Field(() => Int)
  readonly open!: number;

  @Field(() => Int)
  readonly edited!: number;

  @Field(() => Int)
  readonly discarded!: number;
}

@ObjectType()
export class HeldLineEdge {
  @Field()
  readonly cursor!: string;

  @Field(() => HeldLineObject)
  readonly node!: HeldLineObject;
}

@ObjectType()
export class HeldLineConnection {
  @Field(() => [HeldLineEdge])
  readonly edges!: readonly HeldLineEdge[];

  @Field(() => PageInfo)
  readonly pageInfo!: PageInfo;
}

@InputType()
export class LinePlaceInput {
  @Field(() => Int)
  readonly fileIndex!: number;

  @Field(() => Int)
  readonly row!: number;
}

@InputType()
export class EditHeldLineInput extends LinePlaceInput {
  @Field(() => ID)
  readonly batchId!: string;

  @Field(() => [String], { nullable: true, description: 'The whole line; null takes back what was written.' })
  readonly cells!: string[] | null;
}

@InputType()
export class EditAlikeInput {
  @Field(() => ID)
  readonly batchId!: string;

  @Field(() => Int)
  readonly fileIndex!: number;

  @Field(() => Int, { description: 'From 0.' })
  readonly column!: number;

  @Field({ description: 'What the lines say there now.' })
  readonly from!: string;

  @Field()
  readonly to!: string;
}

@InputType()
export class DiscardHeldLinesInput {
  @Field(() => ID)
  readonly batchId!: string;

  @Field(() => [LinePlaceInput])
  readonly lines!: LinePlaceInput[];

  @Field()
  readonly reason!: string;
}

@ObjectType()
export class EditHeldLinePayload {
  @Field(() => [HeldLineRemarkObject], {
    nullable: true,
    description: 'What would still be said of the line: nothing, when it would be taken.',
  })
  readonly remarks!: readonly HeldLineRemarkObject[] | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}

@ObjectType()
export class HeldLinesPayload {
  @Field(() => Int, { nullable: true, description: 'How many lines were touched.' })
  readonly lines!: number | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}

type Remark = ExplainedLine['remarks'][number];

export function toHeldRemark(remark: Remark): HeldLineRemarkObject {
  const { column, code, level } = remark;
  return { column, code, level, message: { el: describeRowIssue(remark, 'el'), en: describeRowIssue(remark, 'en') } };
}

export function toHeldLine(line: ExplainedLine): HeldLineObject {
  return { ...line, remarks: line.remarks.map(toHeldRemark) };
}
