import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { textRows, workbook } from '@elektron/importers/testing/workbooks';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { sealingStream } from '../../common/sealed-file.ts';
import { collisionsText, manyCollisions } from '../testing/stats19-text.ts';
import type { FileOnDisk } from '../upload-store.ts';
import { readChunksInThread } from './chunk-reader.ts';
import type { ChunkPosition, PreparedChunk, ReadingTask } from './prepared-chunk.ts';
import { askUploadedFile } from './detect-uploaded-file.ts';
import { CHUNK_ROWS, readChunks } from './read-chunks.ts';

describe('the chunks of an import', () => {
  let folder: string;
  const START: ChunkPosition = { fileIndex: 0, chunks: 0 };
  const KEY = randomBytes(32);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'elektron-chunks-'));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function store(content: string | Buffer): Promise<FileOnDisk> {
    const path = join(folder, 'collisions.csv');
    await pipeline(Readable.from([Buffer.from(content)]), sealingStream(KEY), createWriteStream(path));
    return { path, key: KEY };
  }

  async function taskFor(content: string | Buffer, resumeAt = START, srid = 27_700): Promise<ReadingTask> {
    const file = await store(content);
    const [detected] = await askUploadedFile<'recognise'>(file, 'collisions.csv', { kind: 'recognise' });
    return {
      organisationId: '00000000-0000-4000-8000-000000000001',
      timeZone: 'Europe/London',
      srid,
      municipalities: [],
      territory: [],
      outsideBoundary: 'warning',
      roads: new Int32Array(0),
      repairs: [],
      latestDate: '2020-01-01',
      formatId: 'stats19',
      erasures: { key: KEY, hashes: [] },
      files: [{ ...file, detected, patches: new Map() }],
      resumeAt,
    };
  }

  async function collect(chunks: AsyncIterable<PreparedChunk>): Promise<PreparedChunk[]> {
    const all: PreparedChunk[] = [];
    for await (const chunk of chunks) all.push(chunk);
    return all;
  }

  it('hold at most a thousand rows, remarks included', async () => {
    // A limit that cannot be is one remark a line.
    const lines = manyCollisions(2_345).map((line, i) => (i % 2 === 0 ? { ...line, speedLimit: '999' } : line));
    const chunks = await collect(readChunks(await taskFor(collisionsText(lines))));
    for (const { rows, issues } of chunks) expect((rows?.count ?? 0) + issues.length).toBeLessThanOrEqual(CHUNK_ROWS);
    expect(chunks.reduce((sum, { rows }) => sum + (rows?.count ?? 0), 0)).toBe(2_345);
    expect(chunks.reduce((sum, { counts }) => sum + counts.lines, 0)).toBe(2_345);
    expect(chunks.map((chunk) => chunk.progress).toSorted((a, b) => a - b)).toEqual(chunks.map((chunk) => chunk.progress));
    expect(chunks.at(-1)?.progress).toBe(1);
  });

  it('are the same from any place on as from the start, repeats of earlier lines included', async () => {
    const lines = manyCollisions(2_600);
    const text = collisionsText([...lines, lines[5]!, { ...lines[6]!, severity: 'Fatal' }]);
    const whole = await collect(readChunks(await taskFor(text)));
    for (const chunk of whole) {
      const rest = await collect(readChunks(await taskFor(text, chunk.position)));
      expect(rest).toEqual(whole.filter(({ position }) => position.chunks > chunk.position.chunks));
    }
    expect(whole.at(-1)?.counts.duplicates).toBe(2);
  });

  it('of a workbook are those of its text, also from any place on, and tell how far it was read', async () => {
    const text = collisionsText(manyCollisions(2_300));
    const rows = text.trimEnd().split('\n');
    const book = workbook([{ name: 'A', rows: textRows(rows.map((line) => line.split(','))) }]);
    const whole = await collect(readChunks(await taskFor(book)));
    const count = (chunks: readonly PreparedChunk[]): number => chunks.reduce((sum, { counts }) => sum + counts.lines, 0);
    expect(count(whole)).toBe(2_300);
    expect(whole.flatMap(({ rows: prepared }) => prepared?.literals[0])).toEqual(
      (await collect(readChunks(await taskFor(text)))).flatMap(({ rows: prepared }) => prepared?.literals[0]),
    );
    const progress = whole.map((chunk) => chunk.progress);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);
    for (const chunk of whole) {
      const rest = await collect(readChunks(await taskFor(book, chunk.position)));
      expect(rest).toEqual(whole.filter(({ position }) => position.chunks > chunk.position.chunks));
    }
  });

  it('come from a thread as they are, and its problems with them', async () => {
    const good = await taskFor(collisionsText(manyCollisions(1_100)));
    expect(await collect(readChunksInThread(good))).toEqual(await collect(readChunks(good)));
    const broken = await taskFor(collisionsText(manyCollisions(1_100)));
    await store(`${collisionsText(manyCollisions(1_100))}"never closed`);
    await expect(collect(readChunksInThread(broken))).rejects.toMatchObject({ name: 'Problem', code: 'FILE_BROKEN_QUOTE' });
    await writeFile(broken.files[0]?.path ?? '', collisionsText(manyCollisions(1_100)));
    await expect(collect(readChunksInThread(broken))).rejects.toMatchObject({ name: 'Problem', code: 'UPLOAD_DAMAGED' });
  });

  it('keep an accident whose place lies outside of the projection, without its place and with a remark', async () => {
    const [chunk] = await collect(readChunks(await taskFor(collisionsText(manyCollisions(1)), START, 2100)));
    expect(chunk?.counts).toMatchObject({ lines: 1, warnings: 1, rejected: 0 });
    expect(chunk?.issues).toMatchObject([{ code: 'COORDINATE_OUT_OF_RANGE', level: 'warning', row: 2 }]);
    expect(chunk?.rows?.count).toBe(1);
  });

  it('keep the hour as written where the clocks skipped it, and give no instant', async () => {
    const line = { ...manyCollisions(1)[0]!, date: '2018-03-25', time: '01:30' };
    const [chunk] = await collect(readChunks(await taskFor(collisionsText([line]))));
    expect(chunk?.issues).toMatchObject([{ code: 'TIME_SKIPPED', value: '2018-03-25 01:30' }]);
    expect(chunk?.rows?.count).toBe(1);
  });
});
