import { Global, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';

import { Database } from './database.ts';
import { StoredFilesQuota } from './stored-files-quota.ts';

/** Gives every room the `Database` and what may be kept in it, and closes it when the application ends. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** @param database opened and migrated by the entry, before the application is made */
  static with(database: Database): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [{ provide: Database, useValue: database }, StoredFilesQuota],
      exports: [Database, StoredFilesQuota],
    };
  }

  onApplicationShutdown(): Promise<void> {
    return this.#database.close();
  }
}
