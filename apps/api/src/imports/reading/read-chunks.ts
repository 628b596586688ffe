import type { RowIssue } from '@elektron/domain';
import { getImportFormat, importTableOf, readTable, type DetectedTable, type ReadLine, type TableBatch } from '@elektron/importers';

import { gatherCompletions } from './gather-completions.ts';
import { openUploadedFile } from './open-uploaded-file.ts';
import { LinePreparation } from './prepare-lines.ts';
import type { RoadPieces } from './roads/road-pieces.ts';
import { WorstSeverities } from './worst-severities.ts';
import type { PreparedChunk, PreparedIssue, ReadingTask } from './prepared-chunk.ts';

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
  const open = async ({ detected, patches, ...place }: (typeof files)[number]): Promise<() => AsyncIterable<TableBatch>> => {
    const source = await openUploadedFile(place);
    const { latestDate, timeZone, repairs } = task;
    const { area, meters } = preparation;
    return () => readTable(source, detected, { latestDate, timeZone, patches, repairs, area, meters });
  };
  const roads = await cutRoads(files, open, task);
  const gatherOthers = gatherOnce(files, open);
  for (const [fileIndex, file] of files.entries()) {
    const { detected } = file;
    let chunks = 0;
    let bytesRead = 0;
    const read = await open(file);
    const others = roads ?? (await gatherOthers(detected));
    for await (const batch of read()) {
      let skipped = batch.skipped;
      const parts =
        batch.lines.length === 0
          ? [[]]
          : splitByRows(others === null ? batch.lines : batch.lines.map((line) => others.complete(line, detected.fileName)));
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
  yield* conclude(preparation, task, roads);
}

/** What other lines of the import say of the accident of a line. */
interface LineCompletions {
  readonly complete: (line: ReadLine, fileName: string) => ReadLine;
}

type OpenFile<File> = (file: File) => Promise<() => AsyncIterable<TableBatch>>;

/** What other lines say of the accidents of a file; for several files of one kind, which are read in a row, all is gathered once. */
function gatherOnce<File extends { readonly detected: DetectedTable }>(files: readonly File[], open: OpenFile<File>) {
  let kind = '';
  let others: LineCompletions | null = null;
  return async (file: DetectedTable): Promise<LineCompletions | null> => {
    const own = `${file.tableId} ${importTableOf(file).severityFromCasualties === true}`;
    if (own !== kind) others = (await WorstSeverities.of(file, files, open)) ?? (await gatherCompletions(file, files, open));
    kind = own;
    return others;
  };
}

/** The pieces of roads, null for other files. What cuts them is loaded for roads alone: it brings more modules than all other reading. */
async function cutRoads<File extends { readonly detected: DetectedTable }>(
  files: readonly File[],
  open: OpenFile<File>,
  task: ReadingTask,
) {
  if (getImportFormat(task.formatId).dataKind !== 'roads') return null;
  const { RoadPieces: pieces } = await import('./roads/road-pieces.ts');
  return pieces.of(files, open, task);
}

/** What only the whole import can tell, as if it stood in a file after the last one. */
async function* conclude(
  preparation: LinePreparation,
  task: ReadingTask,
  roads: RoadPieces | null,
): AsyncGenerator<PreparedChunk, void, void> {
  const fileIndex = task.files.length;
  const endings = [...(await preparation.conclude()).map((told) => ({ ...told, companions: [] })), ...(await withdraw(task, roads))];
  for (const [index, { issues, proposals, companions }] of endings.entries()) {
    if (isDone(task, fileIndex, index + 1)) continue;
    const counts = { lines: 0, skipped: 0, duplicates: 0, held: 0, rejected: 0, warnings: issues.length };
    const nothing = { rows: null, sites: null, orphans: [], refused: [] };
    yield { ...nothing, companions, counts, issues, proposals, position: { fileIndex, chunks: index + 1 }, row: 0, progress: 1 };
  }
}

/** Roads of the network that the import replaces and does not have. */
async function withdraw(
  { files, standingRoads, srid }: ReadingTask,
  roads: RoadPieces | null,
): Promise<Pick<PreparedChunk, 'issues' | 'proposals' | 'companions'>[]> {
  if (roads === null || standingRoads === undefined) return [];
  const { withdrawRoads } = await import('./roads/withdrawn-roads.ts');
  const { segments, parts } = withdrawRoads(standingRoads, roads.network, srid, CHUNK_ROWS);
  const { fileName } = files[0]?.detected as DetectedTable;
  const told: PreparedIssue = { fileName, row: 0, column: null, code: 'ROADS_WITHDRAWN', level: 'warning', value: String(segments) };
  return parts.map((part, index) => ({ issues: index === 0 && segments > 0 ? [told] : [], proposals: [], companions: [part] }));
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
