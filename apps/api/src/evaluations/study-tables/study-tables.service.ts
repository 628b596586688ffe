import { Problem } from '@elektron/domain';
import type { StudyTableLook } from '@elektron/importers';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

import { createThreadPool } from '../../common/thread-pool.ts';
import type { StudyAnswer, StudyTask } from './study-table.worker.ts';
import type { AnsweredStudy, SaidOfStudy } from './study-table.ts';

/** Evaluates tables that somebody else has counted, one at a time, and keeps nothing of them. */
@Injectable()
export class StudyTablesService implements OnApplicationShutdown {
  readonly #pool = createThreadPool<StudyTask, StudyAnswer>(import.meta.url, './study-table.worker', 'answerStudy');

  /** The tables of a file, with what each column probably is. @throws Problem for what is wrong with the whole file */
  async look(bytes: Uint8Array, fileName: string): Promise<readonly StudyTableLook[]> {
    const answer = await this.#ask({ bytes, fileName, question: 'look' });
    return answer.kind === 'look' ? answer.tables : [];
  }

  /** @throws Problem as look; INPUT_INVALID */
  async evaluate(bytes: Uint8Array, fileName: string, said: SaidOfStudy): Promise<AnsweredStudy> {
    const answer = await this.#ask({ bytes, fileName, question: 'evaluate', said });
    if (answer.kind !== 'study') throw new RangeError(`no study: ${answer.kind}`);
    return answer.answered;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#pool.destroy();
  }

  async #ask(task: StudyTask): Promise<StudyAnswer> {
    const answer = await this.#pool.run(task);
    if (answer.kind === 'problem') throw new Problem(answer.code, answer.details);
    return answer;
  }
}
