import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Problem, type ProblemCode, type ProblemDetails } from '@elektron/domain';
import { ARCHIVE_FLAWS, isPacked } from '@elektron/importers';

import { Turns, TurnsTaken } from '../../common/turns.ts';
import { workerFile } from '../../common/worker-file.ts';
import type { FileOnDisk } from '../upload-store.ts';
import { answerQuestion } from './answer-question.ts';
import { READER_MEMORY_MB } from './chunk-reader.ts';
import type { DetectionAnswer, DetectionQuestion, DetectionResults, DetectionTask } from './detection-task.ts';
import { openUploadedFile } from './open-uploaded-file.ts';

/** A request that waits longer is of no use to anybody. */
const PATIENCE_MS = 120_000;
/** A scan shows how far it has come, and can be stopped. */
const SCAN_PATIENCE_MS = 900_000;

/** Each thread may take as much memory as an import: two at once, and somebody who would be the twentieth to wait comes again later. */
const turns = new Turns(2, 20);
/** Scans take long, and must not keep a small file from being looked at. */
const scanTurns = new Turns(1, 5);

export interface AskOptions {
  readonly signal?: AbortSignal;
  /** @param share of the file that was read, 0 to 1 */
  readonly onProgress?: (share: number) => void;
}

/**
 * Asks something of an uploaded file. What takes long (whatever is packed, and all that looks into unknown tables) is done in a thread of its own,
 * with as much memory as its import will have.
 * @param name what the person calls it
 * @throws Problem as answerQuestion, UPLOAD_DAMAGED, UPLOADS_BUSY, CANCELLED
 */
export async function askUploadedFile<Kind extends keyof DetectionResults>(
  place: FileOnDisk,
  name: string,
  question: Extract<DetectionQuestion, { kind: Kind }>,
  options: AskOptions = {},
): Promise<DetectionResults[Kind]> {
  const task: DetectionTask = { ...place, name, question };
  const source = await openUploadedFile(task);
  const asked: DetectionQuestion = question;
  const isShort = asked.kind === 'recognise' || (asked.kind === 'map' && asked.choices.length === 1);
  const answer = isShort && !(await isPacked(source)) ? answerQuestion(source, name, question) : askInTurn(task, options);
  return (await answer) as DetectionResults[Kind];
}

async function askInTurn(task: DetectionTask, options: AskOptions): Promise<DetectionResults[keyof DetectionResults]> {
  try {
    return await (task.question.kind === 'scan' ? scanTurns : turns).take(() => askInThread(task, options));
  } catch (error) {
    throw error instanceof TurnsTaken ? new Problem('UPLOADS_BUSY') : error;
  }
}

async function askInThread(task: DetectionTask, { signal, onProgress }: AskOptions): Promise<DetectionResults[keyof DetectionResults]> {
  if (signal?.aborted === true) throw new Problem('CANCELLED');
  const worker = startThread(task);
  const exited = once(worker, 'exit').catch(() => undefined);
  const stop = (): void => void worker.terminate();
  const late = setTimeout(stop, task.question.kind === 'scan' ? SCAN_PATIENCE_MS : PATIENCE_MS);
  signal?.addEventListener('abort', stop);
  const ended = exited.then(() => Promise.reject(signal?.aborted === true ? new Problem('CANCELLED') : tooLong(task.name)));
  ended.catch(() => undefined);
  try {
    const answer = await Promise.race([waitForAnswer(worker, onProgress).catch((error: unknown) => explainEnd(error, task.name)), ended]);
    // Whoever answers has ended by itself, or will.
    await exited;
    if (answer.kind === 'result') return answer.result;
    if (answer.kind === 'problem') throw new Problem(answer.code as ProblemCode, answer.details as ProblemDetails);
    throw answer.error;
  } finally {
    clearTimeout(late);
    signal?.removeEventListener('abort', stop);
  }
}

function startThread(task: DetectionTask): Worker {
  const { url, execArgv } = workerFile(import.meta.url, './detect-tables.worker');
  return new Worker(url, {
    name: 'upload-detection',
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: READER_MEMORY_MB },
    execArgv: [...execArgv],
  });
}

type LastAnswer = Exclude<DetectionAnswer, { kind: 'progress' }>;

function waitForAnswer(worker: Worker, onProgress: AskOptions['onProgress']): Promise<LastAnswer> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.on('message', (answer: DetectionAnswer) => {
      if (answer.kind === 'progress') onProgress?.(answer.share);
      else resolve(answer);
    });
  });
}

/** A thread that needs more memory than it may have ends by itself, and takes nothing with it. */
function explainEnd(error: unknown, file: string): never {
  throw (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLong(file) : error;
}

function tooLong(file: string): Problem {
  return new Problem('FILE_EXPANDS_TOO_FAR', { file, reason: ARCHIVE_FLAWS.tooLong });
}
