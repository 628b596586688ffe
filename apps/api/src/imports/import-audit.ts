import type { AuditAction, AuditEntry } from '../common/audit-trail.ts';
import type { BatchStatus } from './import-batch.ts';
import type { Upload } from './upload-store.ts';

const ACTION_OF_MOVE: Partial<Readonly<Record<BatchStatus, AuditAction>>> = {
  queued: 'import.resumed',
  cancelled: 'import.cancelled',
  discarded: 'import.discarded',
};

/** What the audit trail says of a batch. */
export function entryOfBatch(action: AuditAction, batchId: number, details: AuditEntry['details'] = {}): AuditEntry {
  return { action, subjectKind: 'import', subjectId: String(batchId), details };
}

/** The same of its way from one status to another; null where nobody has decided that: it failed, or its process was killed. */
export function entryOfMove(batchId: number, from: readonly BatchStatus[], to: BatchStatus): AuditEntry | null {
  // A running import is cancelled by its own job, because somebody has asked for it: that was written down when they did.
  const action = from.includes('running') ? undefined : from.includes('ready') && to === 'queued' ? 'import.approved' : ACTION_OF_MOVE[to];
  return action === undefined ? null : entryOfBatch(action, batchId);
}

/** What it says of files that were handed in and recognised. */
export function entryOfUpload({ uploadId, formatId, files }: Upload): AuditEntry {
  const bytes = files.reduce((total, file) => total + file.bytes, 0);
  return { action: 'import.uploaded', subjectKind: 'upload', subjectId: uploadId, details: { formatId, files: files.length, bytes } };
}
