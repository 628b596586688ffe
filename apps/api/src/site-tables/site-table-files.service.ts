import { Problem } from '@elektron/domain';
import type { SiteTableLook } from '@elektron/importers';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { createThreadPool } from '../common/thread-pool.ts';
import type { SiteTableAnswer, SiteTableTask } from './read-site-table.worker.ts';
import type { PlacedSites, SaidOfTable } from './site-table.ts';

/** Reads files of sites in a thread of its own, one at a time. */
@Injectable()
export class SiteTableFiles implements OnApplicationShutdown {
  readonly #organisations: OrganisationDirectory;
  readonly #pool = createThreadPool<SiteTableTask, SiteTableAnswer>(import.meta.url, './read-site-table.worker', 'answerSiteTable');

  constructor(organisations: OrganisationDirectory) {
    this.#organisations = organisations;
  }

  /** The tables of a file, with what each column probably is. @throws Problem for what is wrong with the whole file */
  async look(bytes: Uint8Array, fileName: string): Promise<readonly SiteTableLook[]> {
    const answer = await this.#ask({ bytes, fileName, question: 'look' });
    return answer.kind === 'look' ? answer.tables : [];
  }

  /** The sites of a table as a person says that it is to be read. @throws Problem as look, INPUT_INVALID */
  async read(context: ActingContext, bytes: Uint8Array, fileName: string, said: SaidOfTable): Promise<PlacedSites> {
    const { srid: ownSrid } = await this.#organisations.get(context);
    const answer = await this.#ask({ bytes, fileName, question: 'read', said, ownSrid });
    if (answer.kind !== 'read') throw new RangeError(`no sites: ${answer.kind}`);
    return answer.placed;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#pool.destroy();
  }

  async #ask(task: SiteTableTask): Promise<SiteTableAnswer> {
    const answer = await this.#pool.run(task);
    if (answer.kind === 'problem') throw new Problem(answer.code, answer.details);
    return answer;
  }
}
