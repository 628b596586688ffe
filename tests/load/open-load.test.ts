import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { PublishedRelease } from '@elektron/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';

import { headOf } from '../../apps/api/src/published/testing/insert-release.ts';
import { digestOf, makeSampleRelease } from '../../apps/api/src/published/testing/sample-release.ts';
import { isFinished, RunningServer } from '../faults/running-server.ts';
import { ServerDatabase } from '../faults/server-database.ts';
import { programEnvironment } from '../program-environment.ts';
import { collisionTable } from '../stats19-table.ts';
import { urlsOf } from './public-requests.ts';
import { loadSteadily } from './steady-load.ts';

/*
 * By `npm run -s test:load`, with TEST_DATABASE_URL: a minute of public traffic measures the machine as much as the product, so it is not part of every
 * run. That answers are right when many ask at once is tried there (apps/api/src/open-api.test.ts).
 */
const serverUrl = process.env['TEST_DATABASE_URL'];
const isAsked = process.env['LOAD'] === 'full' && serverUrl !== undefined;

const ELEKTRON = resolve(import.meta.dirname, '../../apps/api/dist/cli.js');
const PATIENCE_MS = 600_000;
const LINES = 5_000;
/** As many areas as a large city has: the sample, over and over, one beside the other. */
const COPIES = 17;
const COPY_DEGREES = 0.1;
const SAMPLE = await makeSampleRelease('demo', 1);
const RELEASE: PublishedRelease = {
  ...SAMPLE,
  areas: Array.from({ length: COPIES }, (_, copy) =>
    SAMPLE.areas.map((area) => ({
      ...area,
      id: `${area.id}-${copy}`,
      parent: area.parent === null ? null : `${area.parent}-${copy}`,
      outline: { ...area.outline, coordinates: moved(area.outline.coordinates, copy * COPY_DEGREES) } as typeof area.outline,
    })),
  ).flat(),
};

/** Coordinates of GeoJSON, farther east by so many degrees. */
function moved(coordinates: readonly unknown[], degrees: number): unknown[] {
  if (typeof coordinates[0] === 'number') return [coordinates[0] + degrees, ...coordinates.slice(1)];
  return coordinates.map((part) => moved(part as readonly unknown[], degrees));
}

(isAsked ? describe : describe.skip)('public traffic', () => {
  const database = new ServerDatabase(serverUrl ?? '', 'load');
  let folder: string;
  let server: RunningServer | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'elektron-load-'));
    await database.create();
    const environment = {
      DEMO: 'true',
      DATA_DIR: join(folder, 'data'),
      DATABASE_URL: database.url,
      SECRET_KEY: 'nothing that anybody would guess: 7f3a9c51',
    };
    const owner = { ...programEnvironment(), ...environment, DATABASE_OWNER_URL: database.ownerUrl };
    await promisify(execFile)(process.execPath, [ELEKTRON, 'migrate'], { env: owner });
    server = await RunningServer.start(environment);
    await publish();
  }, PATIENCE_MS);

  afterAll(async () => {
    await server?.end('SIGTERM');
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }, PATIENCE_MS);

  async function publish(): Promise<void> {
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    await client.query(
      `INSERT INTO published_release (organisation_id, release_no, release_id, head, content, digest, published_at)
       SELECT organisation_id, $1, $2, $3, $4, $5, now() FROM organisation WHERE slug = 'demo'`,
      [RELEASE.number, RELEASE.releaseId, JSON.stringify(headOf(RELEASE)), gzipSync(JSON.stringify(RELEASE)), digestOf(RELEASE)],
    );
    await client.end();
  }

  it(
    'of 200 requests a second for a minute is answered without an error, 99 of 100 within 300 ms, while somebody imports',
    async () => {
      // Until the demonstration is loaded, which is not what is measured.
      await sleep(60_000);
      const load = loadSteadily({ perSecond: 200, seconds: 60, urlOf: urlsOf(server!.url, RELEASE) });
      await sleep(5_000);
      const batch = await server!.startImport('collisions.csv', [...collisionTable(LINES)].join(''));
      const imported = await server!.until(batch, isFinished);
      const report = await load;
      process.stdout.write(`${JSON.stringify(report)}\n`);
      expect(imported).toMatchObject({ status: 'committed', counts: { lines: LINES } });
      expect(report.statuses).toEqual({ 200: 12_000 });
      expect(report.p99).toBeLessThan(300);
    },
    PATIENCE_MS,
  );

  it(
    'of many more is turned away in part, and somebody who works is answered',
    async () => {
      const load = loadSteadily({ perSecond: 1_000, seconds: 10, urlOf: urlsOf(server!.url, RELEASE) });
      const times: number[] = [];
      for (let k = 0; k < 10; k++) {
        await sleep(800);
        const began = performance.now();
        await server!.ask('{ viewer { email } }');
        times.push(Math.round(performance.now() - began));
      }
      const report = await load;
      process.stdout.write(`${JSON.stringify({ ...report, times })}\n`);
      expect(Object.keys(report.statuses).sort()).toEqual(['200', '429']);
      expect(report.statuses[429]).toBeGreaterThan(1_000);
      expect(Math.max(...times)).toBeLessThan(3_000);
    },
    PATIENCE_MS,
  );
});
