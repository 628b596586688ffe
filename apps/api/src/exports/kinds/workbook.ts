import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';

import { workerFile } from '../../common/worker-file.ts';
import type { ExportColumn, ExportValue } from '../export-table.ts';

/** The beginning of a sheet. */
export interface WorkbookSheet {
  readonly title: string;
  /** None where it begins with its rows. */
  readonly headings: readonly string[];
  /** Of the columns. */
  readonly types: readonly ExportColumn['type'][];
  /** Of the columns, in characters, where their types do not say it. */
  readonly widths?: readonly number[];
}

/** What a workbook is made of, in its order: a sheet, its rows, the next sheet. */
export type WorkbookPart = WorkbookSheet | readonly (readonly ExportValue[])[];

/** The writer takes as much for any number of rows. */
const MEMORY_MB = 256;

export const WORKBOOK_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Excel's workbook. It is written in a thread of its own, since a tenth of a millisecond for each row would keep everybody else waiting: sheets and rows go
 * in as lines of JSON, the file comes out, and either waits for the other.
 */
export async function* writeWorkbook(parts: AsyncIterable<WorkbookPart>, madeAt: Date): AsyncIterable<Uint8Array> {
  const { url, execArgv } = workerFile(import.meta.url, './workbook.worker');
  const resourceLimits = { maxOldGenerationSizeMb: MEMORY_MB };
  const worker = new Worker(url, { execArgv: [...execArgv], resourceLimits, stdin: true, stdout: true, workerData: madeAt });
  const stop = new AbortController();
  const ended = once(worker, 'exit') as Promise<[number]>;
  ended.catch((error: unknown) => worker.stdout.destroy(error as Error));
  const fed = pipeline(Readable.from(linesOf(parts)), worker.stdin!, { signal: stop.signal });
  fed.catch((error: unknown) => worker.stdout.destroy(error as Error));
  try {
    yield* worker.stdout as AsyncIterable<Uint8Array>;
    await fed;
    const [code] = await ended;
    if (code !== 0) throw new Error(`The thread that writes the workbook has ended with ${code}.`);
  } finally {
    stop.abort();
    await worker.terminate();
  }
}

async function* linesOf(parts: AsyncIterable<WorkbookPart>): AsyncIterable<string> {
  for await (const part of parts) yield isSheet(part) ? toLine(part) : part.map(toLine).join('');
}

function isSheet(part: WorkbookPart): part is WorkbookSheet {
  return 'title' in part;
}

/** JSON leaves two characters as they are that end a line too. */
function toLine(value: unknown): string {
  return `${JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}\n`;
}
