import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { programEnvironment } from '../program-environment.ts';
import { RunningServer } from './running-server.ts';
import { ServerDatabase } from './server-database.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const ELEKTRON = join(ROOT, 'apps/api/dist/cli.js');
/** Some 55 MB, too large to be kept here; a cut of it is in tests/fixtures. */
const FILE =
  process.env['NATIONAL_COUNTS_FILE'] ?? resolve(ROOT, '../shared/data/uk-traffic-counts-national/aadf_by_direction_gb_partial.csv.gz');
const isAsked = process.env['NATIONAL_COUNTS'] === 'all' && existsSync(FILE);

const LINES = 280_459;
const MOST_MEMORY_MB = 600;
/** How much longer a reader may wait than without an import. */
const LONGEST_DELAY_MS = 500;
const LOOKS_ALONE = 30;
const PAUSE_MS = 30;
const PATIENCE_MS = 1_200_000;

/** What the overview and the page of traffic ask for. */
const OVERVIEW = `{ dataVersions { accidents traffic } importBatches(first: 5) { id status }
  accidentFacets { allAccidents figures { accidents killed } facets { dimension buckets { key count } } } }`;
const TRAFFIC = '{ traffic { years { year sites counted } } }';
const VERSIONS = '{ dataVersions { traffic } }';

interface Versions {
  readonly dataVersions: { readonly traffic: number };
}

const serverUrl = process.env['TEST_DATABASE_URL'];
const PROFILES = ['embedded', ...(serverUrl === undefined ? [] : ['server'])] as const;

/** Most memory that a process has had so far (Linux). */
function peakMemoryMb(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

(isAsked ? describe : describe.skip).each(PROFILES)('the traffic counts of a country on the %s database', (profile) => {
  const database = profile === 'server' ? new ServerDatabase(serverUrl ?? '', 'counts') : null;
  let folder: string;
  let environment: Record<string, string>;
  let server: RunningServer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'elektron-counts-'));
    const secret = 'nothing that anybody would guess: 7f3a9c51';
    environment = {
      DATA_DIR: folder,
      LANG: 'C',
      DEMO: 'true',
      ...(database === null ? {} : { DATABASE_URL: database.url, SECRET_KEY: secret }),
    };
    await database?.create();
    if (database !== null) await toEnd(start(['migrate'], { DATABASE_OWNER_URL: database.ownerUrl }));
    server = await RunningServer.start(environment);
  }, PATIENCE_MS);

  afterAll(async () => {
    await server.end('SIGTERM');
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  }, PATIENCE_MS);

  function start(args: readonly string[], more: Readonly<Record<string, string>> = {}) {
    return spawn(process.execPath, [ELEKTRON, ...args], { env: { ...programEnvironment(), ...environment, ...more } });
  }

  async function toEnd(child: ReturnType<typeof start>): Promise<string> {
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) throw new Error(`${code}: ${err}`);
    return out;
  }

  /** @returns how long an answer took */
  async function look(query: string): Promise<number> {
    const began = performance.now();
    await server.ask(query);
    return performance.now() - began;
  }

  /** @returns the longest wait when nothing is imported */
  async function waitAlone(): Promise<number> {
    await look(TRAFFIC);
    let longest = 0;
    for (let k = 0; k < LOOKS_ALONE; k += 1) {
      longest = Math.max(longest, await look(OVERVIEW), await look(TRAFFIC));
      await sleep(PAUSE_MS);
    }
    return longest;
  }

  it(
    'come in from the command line within their memory, delay nobody, and account for every line',
    async () => {
      const alone = await waitAlone();
      const child = start(['import', FILE, '--json']);
      const whole = toEnd(child);
      const running = { isDone: false };
      void whole.finally(() => (running.isDone = true)).catch(() => undefined);
      const waits: number[] = [];
      let memory = 0;
      const before = await server.ask<Versions>(VERSIONS);
      while (!running.isDone) {
        memory = Math.max(memory, peakMemoryMb(child.pid ?? 0));
        waits.push(await look(OVERVIEW));
        const { dataVersions } = await server.ask<Versions>(VERSIONS);
        // The first answer from new records loads them: that is measured by itself.
        if (dataVersions.traffic === before.dataVersions.traffic) waits.push(await look(TRAFFIC));
        await sleep(PAUSE_MS);
      }
      const account = JSON.parse((await whole).trim()) as Readonly<Record<string, number | string>>;
      const firstLoad = await look(TRAFFIC);
      const next = await look(TRAFFIC);
      const [longest = 0, second = 0, third = 0] = waits.toSorted((a, b) => b - a);
      const inMs = [longest, second, third].map(Math.round).join(', ');
      process.stderr.write(
        `${profile}: ${account['milliseconds']} ms; importing process ${Math.round(memory)} MB, server ${Math.round(peakMemoryMb(server.pid))} MB; ` +
          `longest of ${waits.length} waits ${inMs} ms, half of them below ${Math.round(waits.toSorted((a, b) => a - b)[waits.length >> 1] ?? 0)} ms, ` +
          `longest alone ${Math.round(alone)} ms; page of traffic first ${Math.round(firstLoad)} ms, then ${Math.round(next)} ms\n`,
      );
      // Sites of the demonstration are told once more, by the same publisher: what they say now is changed or unchanged.
      expect(account).toMatchObject({ outcome: 'committed', lines: LINES, rejected: 12, duplicates: 1, held: 0, skipped: 0, warnings: 7 });
      const parts = ['new', 'changed', 'unchanged', 'rejected', 'duplicates', 'held', 'skipped'].map((part) => Number(account[part]));
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(LINES);
      expect(memory).toBeLessThan(MOST_MEMORY_MB);
      expect(longest - alone).toBeLessThan(LONGEST_DELAY_MS);
    },
    PATIENCE_MS,
  );
});
