import { isProblem } from '@elektron/domain';
import { parentPort, workerData } from 'node:worker_threads';

import { answerQuestion } from './answer-question.ts';
import type { DetectionAnswer, DetectionTask } from './detection-task.ts';
import { openUploadedFile } from './open-uploaded-file.ts';

/* Answers what is asked of one file in a thread of its own. */

const port = parentPort;
if (port === null) throw new Error('This file is a worker.');
const say = (answer: DetectionAnswer): void => port.postMessage(answer);
/** People see no more than a hundredth of a bar. */
const STEPS = 100;

say(await answer(workerData as DetectionTask));
port.close();

async function answer(task: DetectionTask): Promise<DetectionAnswer> {
  let step = 0;
  const onProgress = (share: number): void => {
    if (Math.floor(share * STEPS) <= step) return;
    step = Math.floor(share * STEPS);
    say({ kind: 'progress', share });
  };
  try {
    return { kind: 'result', result: await answerQuestion(await openUploadedFile(task), task.name, task.question, onProgress) };
  } catch (error) {
    if (isProblem(error)) return { kind: 'problem', code: error.code, details: error.details };
    return { kind: 'error', error };
  }
}
