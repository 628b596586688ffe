import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Piscina } from 'piscina';

/** How a task in another thread is watched and stopped. */
export interface ThreadWatch {
  readonly onProgress: (fraction: number) => void;
  /** Aborts to stop the task. */
  readonly signal: AbortSignal;
}

/** What a thread needs to be watched and stopped. */
export interface WatchedTask {
  /** One number on shared memory; 1 = stop. */
  readonly cancelled: Int32Array;
  /** Shares of the work done are sent here. */
  readonly progress: MessagePort;
}

/** A task looks now and then whether it shall stop. One that has not looked for so long is stopped together with its thread. */
const PATIENCE_MS = 2_000;

/** @returns the thread's answer; `stopped` where it had to be ended */
export async function runWatched<Task extends WatchedTask, Answer>(
  pool: Piscina<Task, Answer>,
  taskWith: (watched: WatchedTask) => Task,
  { onProgress, signal }: ThreadWatch,
  stopped: Answer,
): Promise<Answer> {
  const cancelled = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const force = new AbortController();
  let patience: NodeJS.Timeout | undefined;
  const stop = (): void => {
    Atomics.store(cancelled, 0, 1);
    patience = setTimeout(() => force.abort(), PATIENCE_MS);
  };
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  const { port1, port2 } = new MessageChannel();
  port1.on('message', onProgress);
  try {
    return await pool.run(taskWith({ cancelled, progress: port2 }), { transferList: [port2], signal: force.signal });
  } catch (error) {
    if (force.signal.aborted) return stopped;
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    clearTimeout(patience);
    port1.close();
  }
}
