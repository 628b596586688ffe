import type { LineCounts, Text } from '@elektron/domain';
import { getImportFormat, getImportTable } from '@elektron/importers';
import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import { ProblemObject, toProblemObject, UserErrorObject } from '../common/problem.ts';
import { DateTimeScalar } from '../common/scalars.ts';
import { TextObject } from '../common/text.ts';
import { WarningObject } from '../common/warning.ts';
import { listBatchNotices } from './import-batch-notices.ts';
import { listRepairProposals, RepairProposalObject } from './repair-proposal.object.ts';
import { canCancel, canCommit, canCorrect, canDiscard, canResume, canUndo, findUndoBlocker, type ImportBatch } from './import-batch.ts';

@ObjectType('ImportFile')
export class ImportFileObject {
  @Field()
  readonly name!: string;

  @Field(() => Float)
  readonly size!: number;

  @Field()
  readonly tableId!: string;

  @Field(() => TextObject)
  readonly tableLabels!: Text;
}

@ObjectType('LineCounts', { description: 'lines = skipped + added + changed + unchanged + duplicates + held + rejected' })
export class LineCountsObject implements LineCounts {
  @Field(() => Int)
  readonly lines!: number;

  @Field(() => Int)
  readonly skipped!: number;

  @Field(() => Int)
  readonly added!: number;

  @Field(() => Int)
  readonly changed!: number;

  @Field(() => Int)
  readonly unchanged!: number;

  @Field(() => Int)
  readonly duplicates!: number;

  @Field(() => Int)
  readonly held!: number;

  @Field(() => Int)
  readonly rejected!: number;

  @Field(() => Int)
  readonly warnings!: number;
}

@ObjectType('ImportBatch')
export class ImportBatchObject {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly kind!: string;

  @Field()
  readonly formatId!: string;

  @Field(() => TextObject)
  readonly formatLabels!: Text;

  @Field()
  readonly status!: string;

  @Field(() => Float)
  readonly progress!: number;

  @Field(() => [ImportFileObject])
  readonly files!: readonly ImportFileObject[];

  @Field(() => LineCountsObject)
  readonly counts!: LineCounts;

  @Field(() => ProblemObject, { nullable: true })
  readonly problem!: ProblemObject | null;

  @Field(() => DateTimeScalar)
  readonly createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly startedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly finishedAt!: Date | null;

  @Field(() => Float, { nullable: true })
  readonly committedVersion!: number | null;

  @Field(() => Float, { nullable: true })
  readonly undoneVersion!: number | null;

  @Field()
  readonly canUndo!: boolean;

  @Field(() => ID, { nullable: true, description: 'A later import that builds on this one and must be undone before it.' })
  readonly undoBlockedBy!: string | null;

  @Field()
  readonly canResume!: boolean;

  @Field()
  readonly canCancel!: boolean;

  @Field()
  readonly canDiscard!: boolean;

  @Field({ description: 'All lines are read, and nothing is part of the records yet: see commitImport.' })
  readonly canCommit!: boolean;

  @Field({ description: 'Lines that it held back can still be corrected: see heldLines.' })
  readonly canCorrect!: boolean;

  @Field(() => ID, { nullable: true, description: 'The import whose held lines this one brings corrected.' })
  readonly corrects!: string | null;

  @Field(() => ID, { nullable: true, description: 'The import that goes on with the lines that this one held back.' })
  readonly continuedIn!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Pairs of its accidents and others that may be one, see duplicateCandidates; null before anybody has looked.',
  })
  readonly duplicatesFound!: number | null;

  @Field(() => [RepairProposalObject])
  readonly repairProposals!: readonly RepairProposalObject[];

  @Field(() => [WarningObject], { description: 'What was left out of the files, and what of them is kept no longer.' })
  readonly notices!: readonly WarningObject[];
}

@ObjectType()
export class ImportPayload {
  @Field(() => ImportBatchObject, { nullable: true })
  readonly batch!: ImportBatchObject | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}

@InputType()
export class StartImportInput {
  @Field(() => ID)
  uploadId!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'It stops before its commit, with status `ready`, for a person to look at it.',
  })
  review!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Of roads: which network they belong to (lower-case letters, digits, hyphens). A newer file of a network withdraws the roads that it does not have.',
  })
  network: string | null = null;
}

@InputType()
export class BatchInput {
  @Field(() => ID)
  batchId!: string;
}

export function toBatchObject(batch: ImportBatch): ImportBatchObject {
  return {
    id: String(batch.batchId),
    kind: batch.kind,
    formatId: batch.formatId,
    formatLabels: getImportFormat(batch.formatId).labels,
    status: batch.status,
    progress: batch.progress,
    files: batch.files.map((file) => ({
      name: file.name,
      size: file.bytes,
      tableId: file.tableId,
      tableLabels: getImportTable(batch.formatId, file.tableId).labels,
    })),
    counts: batch.counts,
    problem: batch.problem === null ? null : toProblemObject(batch.problem),
    createdAt: batch.createdAt,
    startedAt: batch.startedAt,
    finishedAt: batch.finishedAt,
    committedVersion: batch.committedVersion,
    undoneVersion: batch.undoneVersion,
    canUndo: canUndo(batch),
    undoBlockedBy: toId(findUndoBlocker(batch)),
    canResume: canResume(batch),
    canCancel: canCancel(batch),
    canDiscard: canDiscard(batch),
    canCommit: canCommit(batch),
    canCorrect: canCorrect(batch),
    corrects: toId(batch.corrects),
    continuedIn: toId(batch.continuedIn),
    duplicatesFound: batch.duplicatesFound,
    repairProposals: listRepairProposals(batch),
    notices: listBatchNotices(batch),
  };
}

function toId(batchId: number | null): string | null {
  return batchId === null ? null : String(batchId);
}
