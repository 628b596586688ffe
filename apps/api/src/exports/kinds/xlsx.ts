import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';

import { workerFile } from '../../common/worker-file.ts';
import { toReadable, type ExportRows, type ExportTable, type ExportValue } from '../export-table.ts';
import type { XlsxSheet } from './xlsx.worker.ts';

/** The writer takes as much for any number of rows. */
const MEMORY_MB = 256;

const NOTES = { el: 'Σχετικά', en: 'About' } as const;

/**
 * Excel's workbook. It is written in a thread of its own, since a tenth of a millisecond for each row would keep everybody else waiting: rows go in as lines
 * of JSON, the file comes out, and either waits for the other.
 */
export async function* writeXlsx(rows: ExportRows, table: ExportTable): AsyncIterable<Uint8Array> {
  const { url, execArgv } = workerFile(import.meta.url, './xlsx.worker');
  const resourceLimits = { maxOldGenerationSizeMb: MEMORY_MB };
  const worker = new Worker(url, { execArgv: [...execArgv], resourceLimits, stdin: true, stdout: true, workerData: toSheet(table) });
  const stop = new AbortController();
  const ended = once(worker, 'exit') as Promise<[number]>;
  ended.catch((error: unknown) => worker.stdout.destroy(error as Error));
  const fed = pipeline(Readable.from(linesOf(rows, table)), worker.stdin!, { signal: stop.signal });
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

async function* linesOf(rows: ExportRows, table: ExportTable): AsyncIterable<string> {
  for await (const portion of rows) yield portion.map(({ values }) => toLine(toReadable(values, table))).join('');
}

/** JSON leaves two characters as they are that end a line too. */
function toLine(values: readonly ExportValue[]): string {
  return `${JSON.stringify(values).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}\n`;
}

function toSheet({ title, columns, language, notes, madeAt }: ExportTable): XlsxSheet {
  return {
    title,
    headings: columns.map(({ labels }) => labels[language]),
    types: columns.map(({ type }) => type),
    notes,
    notesTitle: NOTES[language],
    madeAt,
  };
}
