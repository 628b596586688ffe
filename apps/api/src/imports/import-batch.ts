import type { DataKind, LineCounts, RepairCode } from '@elektron/domain';
import type { DetectedTable } from '@elektron/importers';

import type { StoredProblem } from '../common/problem.ts';
import type { RepairProposal } from './reading/quality/repair-tally.ts';

export const BATCH_STATUSES = [
  'queued',
  'running',
  'ready',
  'committed',
  'undone',
  'cancelled',
  'failed',
  'interrupted',
  'discarded',
] as const;
export type BatchStatus = (typeof BATCH_STATUSES)[number];

/** Statuses in which nothing of the batch may remain among the records. */
export const WITHDRAWN_STATUSES: readonly BatchStatus[] = ['cancelled', 'failed', 'discarded'];

export interface ImportFile {
  readonly name: string;
  readonly bytes: number;
  readonly tableId: string;
  /** Name in the folder of its upload. */
  readonly storedAs: string;
  /** What it was found to be; reading relies on it. */
  readonly detected: DetectedTable;
}

/** How far a batch has come, written in the same transaction as its rows. */
export interface BatchPosition {
  readonly fileIndex: number;
  /** Chunks of the file that are written. */
  readonly chunks: number;
  /** Last line of the file that is written. */
  readonly row: number;
  /** Row issues that are written. */
  readonly issues: number;
  /** Against which state of the records changed, unchanged and held were told apart; null before the start. */
  readonly baseVersion: number | null;
  /** The software that read so far; another one may cut a file into other chunks. */
  readonly softwareVersion: string;
  /** Each start of the batch has a number of its own, so that a run that was given up for dead cannot go on writing. */
  readonly attempt: number;
  /** Batches whose records this one found unchanged or refers to, and without which it would be incomplete. */
  readonly leansOn: readonly number[];
  /** Records that were written beside those by which lines are counted, as withdrawals of roads that no line names any more. */
  readonly besides?: number;
  /** Rows of a withdrawn batch are gone. */
  readonly swept: boolean;
  /** Somebody wants to see what the lines would become before they do: it stops before its commit and waits. */
  readonly review: boolean;
  /** All lines are read and written; only the commit is left. */
  readonly readToEnd: boolean;
  /** What could be put right in the lines so far, or was. */
  readonly proposals?: readonly RepairProposal[];
}

export const AT_THE_START: BatchPosition = {
  fileIndex: 0,
  chunks: 0,
  row: 0,
  issues: 0,
  baseVersion: null,
  softwareVersion: '',
  attempt: 0,
  leansOn: [],
  besides: 0,
  swept: false,
  review: false,
  readToEnd: false,
  proposals: [],
};

/** One import: files that were delivered together, and what became of their lines. */
export interface ImportBatch {
  readonly batchId: number;
  readonly kind: DataKind;
  readonly formatId: string;
  readonly status: BatchStatus;
  readonly uploadId: string;
  readonly files: readonly ImportFile[];
  readonly counts: LineCounts;
  readonly position: BatchPosition;
  /** What a person has accepted to be put right. */
  readonly repairs: readonly RepairCode[];
  readonly progress: number;
  /** Pairs of its accidents and others that may be one; null before anybody has looked. */
  readonly duplicatesFound: number | null;
  readonly cancelRequested: boolean;
  readonly committedVersion: number | null;
  readonly undoneVersion: number | null;
  readonly problem: StoredProblem | null;
  /** The newest committed batch that would be incomplete without this one, and must be undone before it. */
  readonly leanedOnBy: number | null;
  /** The import whose held lines this one brings corrected. */
  readonly corrects: number | null;
  /** The import that goes on with the lines that this one held back; null while there is none, and when it came to nothing. */
  readonly continuedIn: number | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** When the uploaded files and the raw values of refused lines were deleted; null while they are kept. */
  readonly detailsDeletedAt: Date | null;
}

/** Whether its records are part of the present state, and can be taken out of it. */
export function canUndo(batch: ImportBatch): boolean {
  return isVisible(batch) && batch.leanedOnBy === null;
}

/** The later batch that has to be undone first; null where nothing else stands in the way of an undo. */
export function findUndoBlocker(batch: ImportBatch): number | null {
  return isVisible(batch) ? batch.leanedOnBy : null;
}

function isVisible(batch: ImportBatch): boolean {
  return batch.status === 'committed' && batch.committedVersion !== null;
}

export function canResume(batch: ImportBatch): boolean {
  return batch.status === 'interrupted';
}

export function canCancel(batch: ImportBatch): boolean {
  return (batch.status === 'queued' || batch.status === 'running') && !batch.cancelRequested;
}

export function canDiscard(batch: ImportBatch): boolean {
  return batch.status === 'interrupted' || batch.status === 'ready';
}

/** Whether a person can still mend the lines that it held back: they are at hand, and no later import has taken them over. */
export function canCorrect({ status, counts, continuedIn, detailsDeletedAt }: ImportBatch): boolean {
  const isOpen = status === 'ready' || status === 'committed';
  return isOpen && counts.held + counts.rejected > 0 && continuedIn === null && detailsDeletedAt === null;
}

/** Whether all is read and it waits for a person's word. */
export function canCommit(batch: ImportBatch): boolean {
  return batch.status === 'ready';
}
