import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';

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
