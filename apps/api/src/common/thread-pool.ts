import { fileURLToPath } from 'node:url';
import { Problem } from '@elektron/domain';
import { Piscina } from 'piscina';

import { requestEnd } from './request-scope.ts';
import { workerFile } from './worker-file.ts';

/** A thread that nothing has been asked of for so long ends, and gives its memory back. */
const IDLE_MS = 30_000;
/** A runaway analysis ends its thread and not the server. Columns lie on shared memory and do not count. */
const MEMORY_MB = 1_024;

/**
 * Threads for work that would keep the server from answering. None runs before the first task.
 * @param importingUrl `import.meta.url` of the caller
 * @param worker `./analysis.worker`, a file beside the caller, without extension
 * @param functionName what that file exports
 */
export function createThreadPool<Task, Answer>(importingUrl: string, worker: string, functionName: string): Piscina<Task, Answer> {
  const { url, execArgv } = workerFile(importingUrl, worker);
  return new Piscina<Task, Answer>({
    filename: fileURLToPath(url),
    name: functionName,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    execArgv: [...execArgv],
  });
}

/**
 * Runs a task for somebody who waits for it, and stops it, with its thread, when nobody does any more.
 * @param signal aborts then; undefined where the task is always awaited
 * @throws Problem CANCELLED
 */
export async function runWhileAwaited<Task, Answer>(
  pool: Piscina<Task, Answer>,
  task: Task,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  try {
    return await pool.run(task, { signal: signal ?? null });
  } catch (error) {
    throw signal?.aborted === true ? new Problem('CANCELLED') : error;
  }
}

/** A task that rests on much, which the thread may know from the last one. */
interface TaskOfMuch<Source> {
  readonly source: Source | null;
}

/**
 * Asks a thread that keeps what it was given last, and gives it that where it answers null.
 * @throws Problem CANCELLED
 */
export async function askKeeper<Source, Task extends TaskOfMuch<Source>, Answer>(
  pool: Piscina<Task, Answer | null>,
  taskWith: (source: Source | null) => Task,
  load: () => Promise<Source>,
): Promise<Answer> {
  const known = await runWhileAwaited(pool, taskWith(null), requestEnd());
  return known ?? (await runWhileAwaited(pool, taskWith(await load()), requestEnd()))!;
}
