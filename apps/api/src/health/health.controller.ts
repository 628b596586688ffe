import { Problem } from '@elektron/domain';
import { Controller, Get } from '@nestjs/common';

import { JobQueue } from '../common/job-queue.ts';
import { Allow } from '../common/allow.ts';
import { SOFTWARE_VERSION } from '../common/software-version.ts';
import { Database } from '../database/database.ts';

interface Health {
  readonly status: 'ok';
  readonly softwareVersion: string;
}

/** Nobody has to sign in to ask, so asking must cost nothing. */
const CHECKED_FOR_MS = 1_000;

/** For whoever keeps the process running: `live` = it answers at all, `ready` = it can serve. */
@Controller('health')
export class HealthController {
  readonly #database: Database;
  readonly #queue: JobQueue;
  #check: Promise<void> | undefined;
  #checkedAt = -Infinity;

  constructor(database: Database, queue: JobQueue) {
    this.#database = database;
    this.#queue = queue;
  }

  @Get('live')
  @Allow('everyone')
  live(): Health {
    return { status: 'ok', softwareVersion: SOFTWARE_VERSION };
  }

  /** Whoever asks: it is looked up once a second at most. @throws Problem DATABASE_UNAVAILABLE, as status 503 */
  @Get('ready')
  @Allow('everyone')
  async ready(): Promise<Health> {
    const now = Date.now();
    if (now - this.#checkedAt >= CHECKED_FOR_MS) {
      this.#checkedAt = now;
      this.#check = this.#checkAll();
    }
    await this.#check;
    return this.live();
  }

  async #checkAll(): Promise<void> {
    const pending = await this.#database.pendingMigrations();
    if (pending.length > 0) throw new Problem('DATABASE_UNAVAILABLE', { pendingMigrations: pending });
    await this.#queue.check();
  }
}
