import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Problem, type ProblemCode, type ProblemDetails } from '@elektron/domain';
import { ARCHIVE_FLAWS, detectTables, isPacked, surveyTables } from '@elektron/importers';
import type { ByteSource, DetectedTable, SurveyedTable, TableMapping } from '@elektron/importers';

import { workerFile } from '../../common/worker-file.ts';
import type { FileOnDisk } from '../upload-store.ts';
import { READER_MEMORY_MB } from './chunk-reader.ts';
import { openUploadedFile } from './open-uploaded-file.ts';

export interface DetectionTask extends FileOnDisk {
  readonly name: string;
  /** How a person has decided to read it. */
  readonly mapping?: TableMapping | undefined;
  /** Nobody knows yet what it is. */
  readonly survey?: true;
}

export type DetectionAnswer =
  | { readonly kind: 'tables'; readonly tables: (DetectedTable | SurveyedTable)[] }
  | { readonly kind: 'problem'; readonly code: string; readonly details: Readonly<Record<string, unknown>> }
  | { readonly kind: 'error'; readonly error: unknown };

/** A request that waits longer is of no use to anybody. */
const PATIENCE_MS = 120_000;

/**
 * The tables of an uploaded file. What is packed is opened in a thread of its own, with as much memory as its import will have.
 * @param name what the person calls it
 * @param mapping how to read it, instead of what THE list knows
 * @throws Problem as detectTables, UPLOAD_DAMAGED
 */
export function detectUploadedFile(place: FileOnDisk, name: string, mapping?: TableMapping): Promise<DetectedTable[]> {
  return look({ ...place, name, mapping }) as Promise<DetectedTable[]>;
}

/** The same of a file of which nobody knows what it is. */
export function surveyUploadedFile(place: FileOnDisk, name: string): Promise<SurveyedTable[]> {
  return look({ ...place, name, survey: true });
}

async function look(task: DetectionTask): Promise<(DetectedTable | SurveyedTable)[]> {
  const source = await openUploadedFile(task);
  return (await isPacked(source)) ? detectInThread(task) : lookInto(source, task);
}

/** What a task asks of a file. */
export function lookInto(source: ByteSource, { name, mapping, survey }: DetectionTask): Promise<(DetectedTable | SurveyedTable)[]> {
  if (survey === true) return surveyTables(source, name);
  return detectTables(source, name, mapping === undefined ? {} : { mapping });
}

async function detectInThread(task: DetectionTask): Promise<(DetectedTable | SurveyedTable)[]> {
  const { url, execArgv } = workerFile(import.meta.url, './detect-tables.worker');
  const worker = new Worker(url, {
    name: 'upload-detection',
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: READER_MEMORY_MB },
    execArgv: [...execArgv],
  });
  const exited = once(worker, 'exit').catch(() => undefined);
  const late = setTimeout(() => void worker.terminate(), PATIENCE_MS);
  const ended = exited.then(() => Promise.reject(tooLong(task.name)));
  ended.catch(() => undefined);
  // Whoever answers has ended by itself, or will.
  const message = once(worker, 'message').catch((error: unknown) => explainEnd(error, task.name));
  const [answer] = (await Promise.race([message, ended]).finally(() => clearTimeout(late))) as [DetectionAnswer];
  await exited;
  if (answer.kind === 'tables') return answer.tables;
  if (answer.kind === 'problem') throw new Problem(answer.code as ProblemCode, answer.details as ProblemDetails);
  throw answer.error;
}

/** A thread that needs more memory than it may have ends by itself, and takes nothing with it. */
function explainEnd(error: unknown, file: string): never {
  throw (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLong(file) : error;
}

function tooLong(file: string): Problem {
  return new Problem('FILE_EXPANDS_TOO_FAR', { file, reason: ARCHIVE_FLAWS.tooLong });
}
