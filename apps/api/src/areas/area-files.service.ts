import { Problem } from '@elektron/domain';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { createThreadPool } from '../common/thread-pool.ts';
import type { ParsedAreas } from './parse-areas.ts';
import type { AreaFileAnswer, AreaFileTask, AreaLayerLook, AreaReading } from './read-area-file.worker.ts';

/** Reads files of areas in a thread of its own, one at a time. */
@Injectable()
export class AreaFiles implements OnApplicationShutdown {
  readonly #organisations: OrganisationDirectory;
  readonly #pool = createThreadPool<AreaFileTask, AreaFileAnswer>(import.meta.url, './read-area-file.worker', 'answerAreaFile');

  constructor(organisations: OrganisationDirectory) {
    this.#organisations = organisations;
  }

  /**
   * What there is in a file: its layers, with the systems and the columns of names that were found.
   * @throws Problem FILE_TOO_LARGE, FILE_UNREADABLE, FILE_EXPANDS_TOO_FAR, FILE_NOT_TEXT, INPUT_INVALID
   */
  async look(context: ActingContext, bytes: Uint8Array, fileName: string): Promise<readonly AreaLayerLook[]> {
    const answer = await this.#ask({ bytes, fileName, ownSrid: await this.#sridOf(context), question: 'look' });
    return answer.kind === 'look' ? answer.layers : [];
  }

  /** What a layer of a file is. @throws Problem as look, with the feature that is broken */
  async read(context: ActingContext, bytes: Uint8Array, fileName: string, reading: AreaReading): Promise<ParsedAreas> {
    const answer = await this.#ask({ bytes, fileName, ownSrid: await this.#sridOf(context), question: 'read', reading });
    return answer.kind === 'read' ? answer.parsed : { collections: [], ofNoKind: 0, notPoints: 0 };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#pool.destroy();
  }

  async #ask(task: AreaFileTask): Promise<AreaFileAnswer> {
    const answer = await this.#pool.run(task);
    if (answer.kind === 'problem') throw new Problem(answer.code, answer.details);
    return answer;
  }

  async #sridOf(context: ActingContext): Promise<number> {
    return (await this.#organisations.get(context)).srid;
  }
}
