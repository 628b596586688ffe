import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { detectTable } from '@elektron/importers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { sealingStream } from '../../common/sealed-file.ts';
import { collisionsText, manyCollisions } from '../testing/stats19-text.ts';
import type { FileOnDisk } from '../upload-store.ts';
import { readChunksInThread } from './chunk-reader.ts';
import type { ChunkPosition, PreparedChunk, ReadingTask } from './prepared-chunk.ts';
import { openUploadedFile } from './open-uploaded-file.ts';
import { CHUNK_ROWS, readChunks } from './read-chunks.ts';

describe('the chunks of an import', () => {
  let folder: string;
  const START: ChunkPosition = { fileIndex: 0, chunks: 0 };
  const KEY = randomBytes(32);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'elektron-chunks-'));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function store(text: string): Promise<FileOnDisk> {
    const path = join(folder, 'collisions.csv');
    await pipeline(Readable.from([Buffer.from(text)]), sealingStream(KEY), createWriteStream(path));
    return { path, key: KEY };
  }

  async function taskFor(text: string, resumeAt = START, srid = 27_700): Promise<ReadingTask> {
    const file = await store(text);
    return {
      organisationId: '00000000-0000-4000-8000-000000000001',
      timeZone: 'Europe/London',
      srid,
      municipalities: [],
      latestDate: '2020-01-01',
      formatId: 'stats19',
      erasures: { key: KEY, hashes: [] },
      files: [{ ...file, detected: await detectTable(await openUploadedFile(file), 'collisions.csv') }],
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
    expect(chunk?.issues).toMatchObject([{ code: 'TIME_INVALID', value: '2018-03-25 01:30' }]);
    expect(chunk?.rows?.count).toBe(1);
  });
});
