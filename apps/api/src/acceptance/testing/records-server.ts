import { expect } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { readEnvironment } from '../../common/env.ts';
import { JobQueue } from '../../common/job-queue.ts';
import type { Database } from '../../database/database.ts';
import { createHttpServer } from '../../http-server.ts';
import { signInForTest } from '../../identity/testing/sign-in-for-test.ts';
import { ImportsFixture } from '../../imports/testing/imports-fixture.ts';
import { migrateInstallation } from '../../open-installation.ts';

/** A server that works its own queue, for somebody signed in to an organisation into which files can be imported. */
export class RecordsServer {
  readonly app: NestExpressApplication;
  readonly url: string;
  readonly cookie: string;
  readonly fixture: ImportsFixture;

  private constructor(app: NestExpressApplication, url: string, cookie: string, fixture: ImportsFixture) {
    this.app = app;
    this.url = url;
    this.cookie = cookie;
    this.fixture = fixture;
  }

  static async start(database: Database): Promise<RecordsServer> {
    const environment = { ...readEnvironment({}), logLevel: 'silent' as const };
    await migrateInstallation(environment, database);
    const app = await createHttpServer(environment, database);
    await app.get(JobQueue).work();
    await app.listen(0, '127.0.0.1');
    const fixture = await ImportsFixture.make(database);
    const { cookie } = await signInForTest(database, fixture.context.organisationId);
    return new RecordsServer(app, await app.getUrl(), cookie, fixture);
  }

  /** The data of a query that must not fail. */
  async ask<Data>(query: string, variables: object = {}): Promise<Data> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.cookie },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { readonly data: Data; readonly errors?: unknown };
    expect(errors).toBeUndefined();
    return data;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.fixture.remove();
  }
}
