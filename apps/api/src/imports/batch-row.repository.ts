import type { DataKind, LineCounts, RepairCode } from '@elektron/domain';

import type { StoredProblem } from '../common/problem.ts';
import type { BatchPosition, BatchStatus, ImportBatch, ImportFile } from './import-batch.ts';

/** A batch as the database has it. */
export interface BatchRow {
  readonly batch_id: number;
  readonly kind: DataKind;
  readonly format_id: string;
  readonly status: BatchStatus;
  readonly files: { readonly uploadId: string; readonly files: readonly ImportFile[] };
  readonly counts: LineCounts;
  readonly position: BatchPosition;
  readonly repairs: readonly RepairCode[];
  readonly duplicates_found: number | null;
  readonly progress: number;
  readonly cancel_requested: boolean;
  readonly committed_version: number | null;
  readonly undone_version: number | null;
  readonly problem: StoredProblem | null;
  readonly leaned_on_by: number | null;
  readonly corrects: number | null;
  readonly continued_in: number | null;
  readonly created_at: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly details_deleted_at: Date | null;
}

/** The newest batch that counts, and whose lines were found unchanged against this one or name its accidents. */
const LEANED_ON_BY = `(SELECT max(later.batch_id) FROM import_batch later
  WHERE later.organisation_id = import_batch.organisation_id AND later.kind = import_batch.kind
    AND later.position -> 'leansOn' @> to_jsonb(import_batch.batch_id)
    AND later.committed_version IS NOT NULL AND later.undone_version IS NULL)`;

/** The newest import that goes on with the held lines of this one and has not come to nothing. */
const CONTINUED_IN = `(SELECT max(later.batch_id) FROM import_batch later
  WHERE later.organisation_id = import_batch.organisation_id AND later.corrects = import_batch.batch_id
    AND NOT later.status IN ('undone', 'cancelled', 'failed', 'discarded'))`;

/** What a batch is made of. */
export const BATCH_COLUMNS = `batch_id, kind, format_id, status, files, counts, position, repairs, progress, duplicates_found, cancel_requested, committed_version,
  undone_version, problem, ${LEANED_ON_BY} AS leaned_on_by, corrects, ${CONTINUED_IN} AS continued_in, created_at, started_at, finished_at, details_deleted_at`;

export function toBatch(row: BatchRow): ImportBatch {
  return {
    batchId: row.batch_id,
    kind: row.kind,
    formatId: row.format_id,
    status: row.status,
    uploadId: row.files.uploadId,
    files: row.files.files,
    counts: row.counts,
    position: row.position,
    repairs: row.repairs,
    duplicatesFound: row.duplicates_found,
    progress: row.progress,
    cancelRequested: row.cancel_requested,
    committedVersion: row.committed_version,
    undoneVersion: row.undone_version,
    problem: row.problem,
    leanedOnBy: row.leaned_on_by,
    corrects: row.corrects,
    continuedIn: row.continued_in,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    detailsDeletedAt: row.details_deleted_at,
  };
}
