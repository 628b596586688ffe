import { isProblem } from '@elektron/domain';
import { parentPort, workerData } from 'node:worker_threads';

import type { ReadingAnswer, ReadingRequest, ReadingTask } from './prepared-chunk.ts';
import { readChunks } from './read-chunks.ts';

/*
 * Reads one import in a thread of its own and answers each `next` with one chunk: whoever writes sets the pace, and no more chunks wait than
 * were asked for.
 */

const port = parentPort;
if (port === null) throw new Error('This file is a worker.');
const chunks = readChunks(workerData as ReadingTask);

port.on('message', (request: ReadingRequest) => {
  if (request === 'next') void next().then((answer) => port.postMessage(answer));
  else void chunks.return().finally(() => port.close());
});

async function next(): Promise<ReadingAnswer> {
  try {
    const { value, done } = await chunks.next();
    return done === true ? { kind: 'end' } : { kind: 'chunk', chunk: value };
  } catch (error) {
    if (isProblem(error)) return { kind: 'problem', code: error.code, details: error.details };
    return { kind: 'error', error };
  }
}
