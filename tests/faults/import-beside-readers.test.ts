import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { collisionTable } from '../stats19-table.ts';
import { isFinished, RunningServer } from './running-server.ts';

const LINES = 100_000;
/** How much longer a reader may wait than without an import. */
const LONGEST_DELAY_MS = 500;
/** Looks without an import before each one, on the same machine with whatever else it does. */
const LOOKS_ALONE = 30;
/** A machine that is busy with something else delays everybody; a delay that the import causes comes every time. */
const ATTEMPTS = 6;
const PAUSE_MS = 30;
const PATIENCE_MS = 600_000;

/** What the overview asks for at once. */
const OVERVIEW = `{ dataVersions { accidents } importBatches(first: 5) { id status }
  accidentFacets { allAccidents figures { accidents killed } facets { dimension buckets { key count } } } }`;

interface Overview {
  readonly dataVersions: { readonly accidents: number };
  readonly accidentFacets: { readonly allAccidents: number; readonly figures: { readonly accidents: number; readonly killed: number } };
}

let folder: string;
let server: RunningServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'elektron-readers-'));
  server = await RunningServer.start({ DATA_DIR: folder });
}, PATIENCE_MS);

afterAll(async () => {
  await server.end('SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

/** @returns the longest wait when nothing is imported */
async function waitAlone(): Promise<number> {
  let longest = 0;
  for (let k = 0; k < LOOKS_ALONE; k += 1) {
    longest = Math.max(longest, (await look()).milliseconds);
    await sleep(PAUSE_MS);
  }
  return longest;
}

/** @returns the answer and how long it took */
async function look(): Promise<{ readonly overview: Overview; readonly milliseconds: number }> {
  const start = performance.now();
  const overview = await server.ask<Overview>(OVERVIEW);
  return { overview, milliseconds: performance.now() - start };
}

it(
  'an import of 100,000 lines lets readers see all or nothing, and makes none of them wait half a second longer',
  async () => {
    const table = [...collisionTable(LINES)].join('');
    const { overview: before } = await look();
    const delays: number[] = [];
    for (let attempt = 0; attempt < ATTEMPTS && !delays.some((delay) => delay < LONGEST_DELAY_MS); attempt++) {
      const alone = await waitAlone();
      const id = await server.startImport('collisions.csv', table);
      let longest = 0;
      for (;;) {
        const { overview, milliseconds } = await look();
        const isVisible = overview.accidentFacets.allAccidents !== before.accidentFacets.allAccidents;
        if (isVisible) expect(overview.accidentFacets.allAccidents).toBe(before.accidentFacets.allAccidents + LINES);
        longest = Math.max(longest, milliseconds);
        if (isFinished(await server.batch(id))) break;
        await sleep(PAUSE_MS);
      }
      delays.push(longest - alone);
      process.stderr.write(`longest wait of a reader: ${Math.round(longest)} ms, without the import ${Math.round(alone)} ms\n`);
      expect(await server.batch(id)).toMatchObject({ status: 'committed', counts: { added: LINES } });
      expect((await look()).overview.accidentFacets.allAccidents).toBe(before.accidentFacets.allAccidents + LINES);
      expect(await server.act('undoImport', id)).toMatchObject({ status: 'undone' });
      // Exactly the former numbers, in all facets.
      const { overview: after } = await look();
      expect(after.accidentFacets).toEqual(before.accidentFacets);
    }
    expect(Math.min(...delays)).toBeLessThan(LONGEST_DELAY_MS);
  },
  PATIENCE_MS,
);
