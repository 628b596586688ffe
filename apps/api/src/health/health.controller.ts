import { Problem } from '@elektron/domain';
import { Controller, Get } from '@nestjs/common';

import { JobQueue } from '../common/job-queue.ts';
import { SOFTWARE_VERSION } from '../common/software-version.ts';
import { Database } from '../database/database.ts';

interface Health {
  readonly status: 'ok';
  readonly softwareVersion: string;
}

/** For whoever keeps the process running: `live` = it answers at all, `ready` = it can serve. */
@Controller('health')
export class HealthController {
  readonly #database: Database;
  readonly #queue: JobQueue;

  constructor(database: Database, queue: JobQueue) {
    this.#database = database;
    this.#queue = queue;
  }

  @Get('live')
  live(): Health {
    return { status: 'ok', softwareVersion: SOFTWARE_VERSION };
  }

  /** @throws Problem DATABASE_UNAVAILABLE, as status 503 */
  @Get('ready')
  async ready(): Promise<Health> {
    const pending = await this.#database.pendingMigrations();
    if (pending.length > 0) throw new Problem('DATABASE_UNAVAILABLE', { pendingMigrations: pending });
    await this.#queue.check();
    return this.live();
  }
}
