import { isProblem } from '@elektron/domain';
import { parentPort, workerData } from 'node:worker_threads';

import { lookInto, type DetectionAnswer, type DetectionTask } from './detect-uploaded-file.ts';
import { openUploadedFile } from './open-uploaded-file.ts';

/* Finds the tables of one packed file in a thread of its own. */

const port = parentPort;
if (port === null) throw new Error('This file is a worker.');
port.postMessage(await detect(workerData as DetectionTask));
port.close();

async function detect(task: DetectionTask): Promise<DetectionAnswer> {
  try {
    return { kind: 'tables', tables: await lookInto(await openUploadedFile(task), task) };
  } catch (error) {
    if (isProblem(error)) return { kind: 'problem', code: error.code, details: error.details };
    return { kind: 'error', error };
  }
}
