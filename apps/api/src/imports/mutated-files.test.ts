import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { isProblem } from '@elektron/domain';

import type { Database } from '../database/database.ts';
import { describeOnOneDatabase } from '../database/testing/test-database.ts';
import type { DecidedTable, UnknownUpload } from './upload-mapping.service.ts';
import { ImportsFixture, missingLines } from './testing/imports-fixture.ts';
import { Chance, mutateFile } from './testing/mutate-file.ts';

/** `npm run test:mutated-files` tries 2,000 of them. */
const RUNS = Number(process.env['MUTATED_FILES'] ?? 12);
const SEED = Number(process.env['MUTATED_FILES_SEED'] ?? 1);
/** Nothing may hang. */
const LONGEST_MS = 30_000;
/** Lines of a published file: all kinds of values occur among them, and there is time for many files. */
const LINES = 150;

jest.setTimeout(LONGEST_MS * 4 + RUNS * 3_000);

const ROOT = resolve(import.meta.dirname, '../../../..');
const FILES = [
  'demo/waltham-forest/collisions_2014_2018.csv',
  'demo/waltham-forest/casualties_2014_2018.csv',
  'demo/waltham-forest/aadf_by_direction_la125.csv',
  'tests/fixtures/de-berlin-2019/AfSBBB_BE_LOR_Strasse_Strassenverkehrsunfaelle_2019_Datensatz.csv.gz',
  'tests/fixtures/es-barcelona-2018/2018_accidents_gu_bcn.csv.gz',
  'tests/fixtures/es-barcelona-2018/2018_accidents_persones_gu_bcn_.csv.gz',
  'demo/helsinki/liikenneonnettomuudet_Helsingissa.csv.gz',
  'tests/fixtures/uk-greater-manchester/STATS19_road_casualties_2019-Jun2024.csv.gz',
  'tests/fixtures/us-iowa-intersections/crashes_2016_2020.csv.gz',
  'tests/fixtures/us-new-york/nypd_collisions_2023_2024.csv.gz',
  'tests/fixtures/police-table/police.csv',
  'tests/fixtures/greek-police/police-list.csv',
  'tests/fixtures/greek-police/police-list.xlsx',
  'tests/fixtures/uk-isle-of-wight/car_crashes_2018_iow.gpkg',
];

describeOnOneDatabase('files that something has happened to', (open) => {
  let database: Database;
  let fixture: ImportsFixture;
  let files: Buffer[];

  beforeAll(async () => {
    database = await open();
    fixture = await ImportsFixture.make(database);
    files = await Promise.all(FILES.map(readStart));
  });
  afterAll(() => fixture.remove());

  /** Refused with a sentence, or a batch to its end. */
  async function tryFile(bytes: Buffer): Promise<string> {
    const found = await fixture.uploadUnknown('file', bytes);
    if ('draft' in found) await fixture.mapping.map(fixture.context, found.uploadId, mappingsOf(found));
    const before = await fixture.version();
    const { batchId } = await fixture.imports.start(fixture.context, found.uploadId);
    await fixture.runQueued();
    const batch = await fixture.imports.get(fixture.context, batchId);
    expect(missingLines(batch.counts)).toBe(0);
    if (batch.status === 'committed') return batch.status;
    expect(batch).toMatchObject({ status: 'failed', problem: { code: expect.not.stringMatching('INTERNAL') } });
    expect(await fixture.countRows(batchId)).toBe(0);
    expect(await fixture.version()).toBe(before);
    return batch.problem?.code ?? '';
  }

  it(`are refused with a reason or imported with an account of every line (${RUNS} files, seed ${SEED})`, async () => {
    const outcomes: Record<string, number> = {};
    for (let run = 0; run < RUNS; run++) {
      const chance = new Chance(SEED * 1_000_003 + run);
      const index = chance.below(FILES.length);
      const { bytes, what } = mutateFile(files[index]!, chance.pick(files), chance);
      const started = performance.now();
      const outcome = await tryFile(bytes).catch((error: unknown) => {
        if (isProblem(error) && error.code !== 'INTERNAL') return error.code;
        throw new Error(`run ${run}: ${FILES[index]}, ${what}`, { cause: error });
      });
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      const took = performance.now() - started;
      if (took > LONGEST_MS) throw new Error(`run ${run}: ${FILES[index]}, ${what}: took ${Math.round(took)} ms`);
    }
    // Neither all refused nor all taken: something has been tried.
    expect(Object.keys(outcomes).length).toBeGreaterThan(2);
    expect(outcomes['committed']).toBeGreaterThan(0);
    if (RUNS > 100) process.stdout.write(`${JSON.stringify(outcomes)}\n`);
  });
});

/** What is proposed, as if a person agreed with all of it. */
function mappingsOf({ tables }: UnknownUpload): DecidedTable[] {
  return tables.map(({ proposal }, i) => ({ mapping: { ...proposal.mapping, name: `mutated-${i}` } }));
}

/** The first lines of a published table; other kinds of files whole. */
async function readStart(path: string): Promise<Buffer> {
  const bytes = await readFile(join(ROOT, path));
  if (!path.endsWith('.csv') && !path.endsWith('.gz')) return bytes;
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1');
  return Buffer.from(text.split('\n').slice(0, LINES).join('\n'), 'latin1');
}
