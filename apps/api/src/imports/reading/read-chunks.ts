import type { RowIssue } from '@elektron/domain';
import { readTable, type DetectedTable, type ReadLine } from '@elektron/importers';

import { openUploadedFile } from './open-uploaded-file.ts';
import { LinePreparation } from './prepare-lines.ts';
import { WorstSeverities } from './worst-severities.ts';
import type { PreparedChunk, ReadingTask } from './prepared-chunk.ts';

/** Rows of records and remarks that one transaction writes at most (a single line may have more remarks). */
export const CHUNK_ROWS = 1_000;

/**
 * The chunks of an import in order, from the place where a former run stopped. What lies before that place is read again, because later
 * lines may repeat it.
 * @throws Problem as readTable, UPLOAD_DAMAGED
 */
export async function* readChunks(task: ReadingTask): AsyncGenerator<PreparedChunk, void, void> {
  const preparation = new LinePreparation(task);
  const files = task.files.map((file) => ({ ...file, detected: file.detected as DetectedTable }));
  const totalBytes = files.reduce((sum, { detected }) => sum + detected.bytes, 0);
  let bytesBefore = 0;
  for (const [fileIndex, { detected, ...place }] of files.entries()) {
    let chunks = 0;
    let bytesRead = 0;
    const source = await openUploadedFile(place);
    const read = () => readTable(source, detected, { latestDate: task.latestDate });
    const severities = await WorstSeverities.of(detected, read);
    for await (const batch of read()) {
      let skipped = batch.skipped;
      const parts =
        batch.lines.length === 0
          ? [[]]
          : splitByRows(severities === null ? batch.lines : batch.lines.map((line) => severities.complete(line)));
      for (const [index, part] of parts.entries()) {
        const prepared = preparation.prepare(part, skipped, detected);
        skipped = 0;
        chunks += 1;
        if (isDone(task, fileIndex, chunks)) continue;
        const share = bytesRead + ((batch.bytesRead - bytesRead) * (index + 1)) / parts.length;
        const progress = totalBytes === 0 ? 1 : Math.min(1, (bytesBefore + share) / totalBytes);
        yield { ...prepared, position: { fileIndex, chunks }, row: part.at(-1)?.row ?? 0, progress };
      }
      bytesRead = batch.bytesRead;
    }
    bytesBefore += detected.bytes;
  }
}

function isDone({ resumeAt }: ReadingTask, fileIndex: number, chunks: number): boolean {
  return fileIndex < resumeAt.fileIndex || (fileIndex === resumeAt.fileIndex && chunks <= resumeAt.chunks);
}

/** Lines in parts that make at most CHUNK_ROWS rows each. */
function splitByRows(lines: readonly ReadLine[]): ReadLine[][] {
  const parts: ReadLine[][] = [];
  let part: ReadLine[] = [];
  let rows = 0;
  for (const line of lines) {
    const own = line.drafts.length + countIssues(line.issues);
    if (part.length > 0 && rows + own > CHUNK_ROWS) {
      parts.push(part);
      part = [];
      rows = 0;
    }
    part.push(line);
    rows += own;
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

/** A place outside of the projection and an hour that the clocks skipped may still be added. */
function countIssues(issues: readonly RowIssue[]): number {
  return issues.length;
}
