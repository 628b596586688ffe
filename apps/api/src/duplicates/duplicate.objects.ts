import type { Text } from '@elektron/domain';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import { AccidentObject } from '../accidents/accident.object.ts';
import { PageInfo } from '../common/paging.ts';
import { UserErrorObject } from '../common/problem.ts';
import { DateTimeScalar } from '../common/scalars.ts';
import { TextObject } from '../common/text.ts';
import { explainScore } from './duplicate.ts';
import { formatPairId, type DuplicateSide, type PresentedCandidate } from './duplicates.service.ts';

@ObjectType('DuplicateScorePart', { description: 'One line of the explanation of a score.' })
export class DuplicateScorePartObject {
  @Field({ description: 'distance, time, severity or units' })
  readonly part!: string;

  @Field(() => TextObject)
  readonly label!: Text;

  @Field(() => Int)
  readonly points!: number;

  @Field(() => Int, { description: 'Points that it can give at most.' })
  readonly most!: number;

  @Field(() => TextObject, { nullable: true })
  readonly measured!: Text | null;
}

@ObjectType('DuplicateSide', { description: 'One of the two records of a pair.' })
export class DuplicateSideObject {
  @Field(() => AccidentObject)
  readonly accident!: AccidentObject;

  @Field(() => TextObject)
  readonly formatLabels!: Text;

  @Field(() => ID)
  readonly batchId!: string;

  @Field(() => Int)
  readonly unitCount!: number;

  @Field(() => Int)
  readonly casualtyCount!: number;
}

@ObjectType('DuplicateCandidate', { description: 'Two records that may be of one accident.' })
export class DuplicateCandidateObject {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int, { description: 'Of 100 points.' })
  readonly score!: number;

  @Field(() => [DuplicateScorePartObject])
  readonly parts!: readonly DuplicateScorePartObject[];

  @Field(() => DuplicateSideObject)
  readonly one!: DuplicateSideObject;

  @Field(() => DuplicateSideObject)
  readonly other!: DuplicateSideObject;

  @Field({ description: 'open, same or different' })
  readonly status!: string;

  @Field(() => ID, { nullable: true, description: 'Of the same accident the record that does not count.' })
  readonly secondaryId!: string | null;

  @Field(() => String, { nullable: true })
  readonly decidedByName!: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly decidedAt!: Date | null;
}

@ObjectType('DuplicateCandidateEdge')
export class DuplicateCandidateEdge {
  @Field()
  readonly cursor!: string;

  @Field(() => DuplicateCandidateObject)
  readonly node!: DuplicateCandidateObject;
}

@ObjectType('DuplicateCandidateConnection')
export class DuplicateCandidateConnection {
  @Field(() => [DuplicateCandidateEdge])
  readonly edges!: readonly DuplicateCandidateEdge[];

  @Field(() => PageInfo)
  readonly pageInfo!: PageInfo;

  @Field(() => Int)
  readonly totalCount!: number;
}

@InputType()
export class MarkSameAccidentInput {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { description: 'The record that counts no longer; it stays on record.' })
  secondaryId!: string;
}

@InputType()
export class DuplicateInput {
  @Field(() => ID)
  id!: string;
}

@ObjectType()
export class DuplicatePayload {
  @Field(() => Boolean, { nullable: true })
  readonly done!: boolean | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}

export function toDuplicateObject(candidate: PresentedCandidate): DuplicateCandidateObject {
  const { score, parts, sides, status, decision } = candidate;
  return {
    id: formatPairId(candidate),
    score,
    parts: explainScore(parts),
    one: toSideObject(sides[0]),
    other: toSideObject(sides[1]),
    status,
    secondaryId: decision?.secondaryId ?? null,
    decidedByName: decision?.decidedByName ?? null,
    decidedAt: decision?.decidedAt ?? null,
  };
}

function toSideObject({ accident, formatLabels, batchId }: DuplicateSide): DuplicateSideObject {
  const counts = { unitCount: accident.units.length, casualtyCount: accident.casualties.length };
  return { accident, formatLabels, batchId: String(batchId), ...counts };
}
