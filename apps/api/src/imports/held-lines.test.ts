import { Readable } from 'node:stream';

import { afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';

import type { Database } from '../database/database.ts';
import { describeOnEachDatabase } from '../database/testing/test-database.ts';
import type { ExplainedLine } from './held-lines.service.ts';
import type { ImportBatch } from './import-batch.ts';
import { ImportsFixture, missingLines } from './testing/imports-fixture.ts';
import { writeHeldLines } from './write-held-lines.ts';
import { collisionsText, manyCollisions, vehiclesText } from './testing/stats19-text.ts';

const READER = { personId: null, fields: ['edges.node.cells'] };
const [FIRST, SECOND, THIRD] = manyCollisions(3) as [
  ReturnType<typeof manyCollisions>[number],
  ReturnType<typeof manyCollisions>[number],
  ReturnType<typeof manyCollisions>[number],
];

/** Two good accidents, one of a day that has not come, and a vehicle of each. */
const FILES = {
  'c.csv': collisionsText([FIRST, { ...SECOND, date: '2099-01-01' }, THIRD]),
  'v.csv': vehiclesText([FIRST, SECOND, THIRD].map(({ index }) => [index, '1'] as const)),
};
const CORRECTED_FILES = { ...FILES, 'c.csv': collisionsText([FIRST, SECOND, THIRD]) };

describeOnEachDatabase('lines that an import holds back', (open) => {
  let database: Database;
  let fixture: ImportsFixture;

  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    fixture = await ImportsFixture.make(database);
  });
  afterEach(() => fixture.remove());

  const get = (batchId: number): Promise<ImportBatch> => fixture.imports.get(fixture.context, batchId);

  async function list(batchId: number): Promise<ExplainedLine[]> {
    const page = await fixture.held.list(fixture.context, batchId, 100, null, READER);
    return page.edges.map(({ node }) => node);
  }

  async function commit(batchId: number): Promise<ImportBatch> {
    await fixture.actions.commit(fixture.context, batchId);
    await fixture.runQueued();
    return get(batchId);
  }

  /** Writes the right day into the line that was held back. */
  async function correct(batchId: number): Promise<void> {
    const [line] = await list(batchId);
    const cells = line?.cells?.map((cell) => (cell === '2099-01-01' ? SECOND.date! : cell)) ?? [];
    expect(await fixture.held.edit(fixture.context, batchId, { fileIndex: 0, row: 3 }, cells)).toEqual([]);
  }

  async function apply(batchId: number): Promise<ImportBatch> {
    const next = await fixture.corrections.apply(fixture.context, batchId);
    await fixture.runQueued();
    return get(next.batchId);
  }

  /** What readers see when the files had been right from the beginning. */
  async function digestOfRightFiles(): Promise<Record<string, string>> {
    const other = await ImportsFixture.make(database);
    try {
      await other.importTexts(CORRECTED_FILES);
      return await other.digestVisible();
    } finally {
      await other.remove();
    }
  }

  /** Ids of records differ between organisations; how many there are does not. */
  const sizesOf = (digests: Record<string, string>): string[] => Object.values(digests).map((digest) => digest.split(' ')[0] ?? '');

  it('are shown with their cells and the reason, and nothing is seen before the commit', async () => {
    const batch = await fixture.review(FILES);
    expect(batch).toMatchObject({ status: 'ready', committedVersion: null, progress: 1 });
    expect(batch.counts).toMatchObject({ lines: 6, added: 4, held: 2, rejected: 0 });
    expect(await fixture.version()).toBe(0);
    expect(await list(batch.batchId)).toMatchObject([
      { fileIndex: 0, row: 3, level: 'held', edited: null, remarks: [{ code: 'DATE_IN_FUTURE', column: 'date', value: '2099-01-01' }] },
      { fileIndex: 1, row: 3, level: 'held', cells: [SECOND.index, '1', 'Car', 'Turning right'], remarks: [{ code: 'PARENT_MISSING' }] },
    ]);
    expect(await fixture.held.listTables(fixture.context, batch.batchId)).toMatchObject([
      { fileIndex: 0, fileName: 'c.csv', open: 1, edited: 0, discarded: 0 },
      { fileIndex: 1, fileName: 'v.csv', open: 1, header: ['accident_index', 'vehicle_reference', 'vehicle_type', 'vehicle_manoeuvre'] },
    ]);
    const committed = await commit(batch.batchId);
    expect(committed).toMatchObject({ status: 'committed', counts: batch.counts });
    expect(await fixture.version()).toBe(1);
  });

  it('are corrected before the commit, with the vehicle that waited for its accident', async () => {
    const { batchId } = await fixture.review(FILES);
    await correct(batchId);
    const again = await apply(batchId);
    expect(again).toMatchObject({ batchId, status: 'ready', counts: { lines: 6, added: 6, held: 0, rejected: 0, warnings: 1 } });
    expect(await fixture.issues.list(fixture.context, batchId, null, 0, 10)).toMatchObject([
      { code: 'LINE_CORRECTED', fileName: 'c.csv', row: 3, value: 'date' },
    ]);
    await commit(batchId);
    expect(sizesOf(await fixture.digestVisible())).toEqual(sizesOf(await digestOfRightFiles()));
  });

  it('of a committed import are brought by another one, and can be corrected again when that is undone', async () => {
    const { batchId } = await fixture.review(FILES);
    await commit(batchId);
    const before = await fixture.digestVisible();
    await correct(batchId);
    const next = await apply(batchId);
    expect(next).toMatchObject({ status: 'ready', corrects: batchId, counts: { lines: 6, added: 2, unchanged: 4, held: 0 } });
    expect(await get(batchId)).toMatchObject({ continuedIn: next.batchId, counts: { held: 2 } });
    await expect(fixture.held.edit(fixture.context, batchId, { fileIndex: 0, row: 3 }, null)).rejects.toMatchObject({
      code: 'BATCH_NOT_CORRECTABLE',
    });
    await commit(next.batchId);
    expect(sizesOf(await fixture.digestVisible())).toEqual(sizesOf(await digestOfRightFiles()));
    await fixture.actions.undo(fixture.context, next.batchId);
    expect(await fixture.digestVisible()).toEqual(before);
    expect(await get(batchId)).toMatchObject({ continuedIn: null });
    await fixture.held.edit(fixture.context, batchId, { fileIndex: 0, row: 3 }, null);
  });

  it('are brought by one import, however many people ask for it at once', async () => {
    const { batchId } = await fixture.review(FILES);
    await commit(batchId);
    await correct(batchId);
    const asked = await Promise.allSettled([1, 2, 3].map(() => fixture.corrections.apply(fixture.context, batchId)));
    const refused = asked.flatMap((each) => (each.status === 'rejected' ? [each.reason as { code: string }] : []));
    expect(refused.map(({ code }) => code)).toEqual(['BATCH_NOT_CORRECTABLE', 'BATCH_NOT_CORRECTABLE']);
    const uploads = await fixture.uploads.list(fixture.context);
    expect(uploads).toHaveLength(2);
  });

  it('that say the same are written alike', async () => {
    const lines = manyCollisions(5).map((line, i) => (i < 3 ? { ...line, date: '2099-01-01' } : line));
    const { batchId } = await fixture.review({ 'c.csv': collisionsText(lines) });
    const column = (await fixture.held.listTables(fixture.context, batchId))[0]!.header.indexOf('date');
    expect(await fixture.held.editAlike(fixture.context, batchId, { fileIndex: 0, column, from: '2099-01-01', to: '2017-01-09' })).toBe(3);
    expect(await fixture.held.editAlike(fixture.context, batchId, { fileIndex: 0, column, from: '2099-01-01', to: '2017-01-09' })).toBe(0);
    expect((await list(batchId)).map((line) => line.edited?.[column])).toEqual(['2017-01-09', '2017-01-09', '2017-01-09']);
    expect((await apply(batchId)).counts).toMatchObject({ lines: 5, added: 5, held: 0 });
  });

  it('are told what is still wrong with what was written, and held again where it is applied all the same', async () => {
    const { batchId } = await fixture.review(FILES);
    const cells = (await list(batchId))[0]!.cells!.map((cell) => (cell === '2099-01-01' ? '2098-01-01' : cell));
    expect(await fixture.held.edit(fixture.context, batchId, { fileIndex: 0, row: 3 }, cells)).toMatchObject([
      { code: 'DATE_IN_FUTURE', value: '2098-01-01', level: 'held' },
    ]);
    expect((await apply(batchId)).counts).toMatchObject({ added: 4, held: 2 });
    expect((await list(batchId))[0]).toMatchObject({ edited: null, cells });
  });

  it('are discarded with a reason, count as rejected, and stay so when the records move on before the commit', async () => {
    const { batchId } = await fixture.review(FILES);
    expect(await fixture.held.discard(fixture.context, batchId, [{ fileIndex: 0, row: 3 }], ' a test entry ')).toBe(1);
    expect(await fixture.held.discard(fixture.context, batchId, [{ fileIndex: 0, row: 3 }], 'twice')).toBe(0);
    const discarded = await get(batchId);
    expect(discarded.counts).toMatchObject({ held: 1, rejected: 1 });
    expect(missingLines(discarded.counts)).toBe(0);
    await expect(fixture.corrections.apply(fixture.context, batchId)).rejects.toMatchObject({ code: 'NO_LINE_CORRECTED' });
    await fixture.importTexts({ 'other.csv': collisionsText(manyCollisions(1, 900)) });
    const committed = await commit(batchId);
    expect(committed).toMatchObject({ status: 'committed', counts: { added: 4, held: 1, rejected: 1 } });
    expect((await list(batchId))[0]).toMatchObject({ level: 'rejected', discardedReason: 'a test entry' });
    await correctSecondFile(batchId);
    const next = await apply(batchId);
    expect(next.counts).toMatchObject({ lines: 6, unchanged: 4, held: 1, rejected: 1 });
    expect(await fixture.issues.list(fixture.context, next.batchId, 'rejected', 0, 10)).toMatchObject([
      { code: 'LINE_DISCARDED', value: 'a test entry' },
    ]);
  });

  it('that were discarded do not come in when what they waited for has come', async () => {
    const { batchId } = await fixture.review(FILES);
    expect(await fixture.held.discard(fixture.context, batchId, [{ fileIndex: 1, row: 3 }], 'no vehicle')).toBe(1);
    await fixture.importTexts({ 'other.csv': collisionsText([SECOND]) });
    const committed = await commit(batchId);
    expect(committed).toMatchObject({ status: 'committed', counts: { added: 4, held: 1, rejected: 1 } });
    const [vehicles] = await database.inOrganisation(fixture.context, (sql) =>
      sql.query<{ n: number }>('SELECT count(*) AS n FROM traffic_unit_version WHERE batch_id = $1', [batchId]),
    );
    expect(vehicles).toEqual({ n: 2 });
  });

  it('wait again with their import when the records have moved on and its lines would become something else', async () => {
    const { batchId } = await fixture.review(FILES);
    await correct(batchId);
    await fixture.importTexts(CORRECTED_FILES);
    const again = await commit(batchId);
    expect(again).toMatchObject({ status: 'ready', counts: { added: 0, unchanged: 5, held: 1 } });
    // The vehicle's accident is on record now; what was written for the other line is still there.
    expect(await list(batchId)).toMatchObject([{ fileIndex: 0, row: 3, edited: expect.arrayContaining([SECOND.date]) }]);
    expect(await commit(batchId)).toMatchObject({ status: 'committed' });
  });

  it('keep their import from being undone while another one goes on with them', async () => {
    const { batchId } = await fixture.review(FILES);
    await commit(batchId);
    await correct(batchId);
    const next = await apply(batchId);
    await expect(fixture.actions.undo(fixture.context, batchId)).rejects.toMatchObject({ code: 'FOLLOWER_WAITING' });
    await fixture.actions.discard(fixture.context, next.batchId);
    await fixture.actions.undo(fixture.context, batchId);
    expect(await get(batchId)).toMatchObject({ status: 'undone' });
  });

  async function correctSecondFile(batchId: number): Promise<void> {
    await fixture.held.edit(fixture.context, batchId, { fileIndex: 1, row: 3 }, [SECOND.index, '1', 'Car', 'Turning left']);
  }

  it.each(['csv', 'xlsx'] as const)('are downloaded as %s with what to write, corrected there and handed in again', async (kind) => {
    const { batchId } = await fixture.review(FILES);
    await commit(batchId);
    const table = await fixture.held.openTable(fixture.context, batchId, 0, 'el', READER);
    expect(table.header.at(-1)).toBe('Τι να διορθωθεί (Ηλεκτρον)');
    const rows = ((await Readable.from(table.rows).toArray()) as string[][]).map((row) =>
      row.map((cell) => (cell === '2099-01-01' ? SECOND.date! : cell)),
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.at(-1)).toContain('που είναι μετά την ημέρα της εισαγωγής');
    const corrected = { header: table.header, rows: Readable.from(rows, { objectMode: true }) as AsyncIterable<string[]> };
    const file = Buffer.concat((await Readable.from(writeHeldLines(kind, corrected, 'el')).toArray()) as Uint8Array[]);
    const { batch } = await fixture.importTexts({ [`held.${kind}`]: file });
    expect(batch.counts).toMatchObject({ lines: 1, added: 1, held: 0, rejected: 0, warnings: 0 });
    expect(batch.files[0]?.detected.unknownColumns).toEqual([]);
    const [stored] = await database.inOrganisation(fixture.context, (sql) =>
      sql.query<{ attributes: object }>('SELECT attributes FROM accident_version WHERE source_record_id = $1', [SECOND.index]),
    );
    expect(Object.keys(stored?.attributes ?? {}).join()).not.toContain('Ηλεκτρον');
    await expect(fixture.held.openTable(fixture.context, batchId, 7, 'el', READER)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('are given up with their import, and nothing of it is left', async () => {
    const { batchId } = await fixture.review(FILES);
    await fixture.actions.discard(fixture.context, batchId);
    expect(await get(batchId)).toMatchObject({ status: 'discarded' });
    expect(await fixture.countRows(batchId)).toBe(0);
    expect(await list(batchId)).toEqual([]);
    await expect(fixture.actions.commit(fixture.context, batchId)).rejects.toMatchObject({ code: 'BATCH_NOT_READY' });
  });

  it('are forgotten with the uploaded files, and an import that nobody commits is given up then', async () => {
    const { batchId } = await fixture.review(FILES);
    await fixture.held.discard(fixture.context, batchId, [{ fileIndex: 0, row: 3 }], 'as told by Maria');
    await commit(batchId);
    const waiting = await fixture.review(CORRECTED_FILES);
    await fixture.retention.tidy(fixture.context, new Date(Date.now() + 400 * 86_400_000));
    expect(await list(batchId)).toMatchObject([
      { cells: null, discardedReason: expect.not.stringContaining('Maria'), remarks: [{ value: null }] },
      { cells: null, remarks: [{ value: null }] },
    ]);
    await expect(fixture.corrections.apply(fixture.context, batchId)).rejects.toMatchObject({ code: 'BATCH_NOT_CORRECTABLE' });
    expect(await get(waiting.batchId)).toMatchObject({ status: 'discarded' });
  });

  it('refuse cells that are no line of the table, lines that are not there, and columns that are not shown', async () => {
    const { batchId } = await fixture.review(FILES);
    const edit = (row: number, cells: string[]): Promise<unknown> =>
      fixture.held.edit(fixture.context, batchId, { fileIndex: 1, row }, cells);
    await expect(edit(3, ['too few'])).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(edit(3, ['a', 'b', 'c', 'x'.repeat(2_001)])).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(edit(2, ['a', 'b', 'c', 'd'])).rejects.toMatchObject({ code: 'LINE_NOT_FOUND' });
    const alike = { fileIndex: 1, column: 9, from: 'a', to: 'b' };
    await expect(fixture.held.editAlike(fixture.context, batchId, alike)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(fixture.held.discard(fixture.context, batchId, [{ fileIndex: 1, row: 3 }], ' ')).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
  });

  it('do not show what tells of a person', async () => {
    const header = 'accident_index,vehicle_reference,vehicle_type,driver_name';
    const text = `${header}\nMISSING1,1,Car,Maria Papadopoulou\nMISSING2,Car,Nikos Georgiou\n`;
    const { batchId } = await fixture.review({ 'c.csv': collisionsText([FIRST]), 'v.csv': text });
    const [whole, ragged] = await list(batchId);
    expect(whole).toMatchObject({ cells: ['MISSING1', '1', 'Car', ''] });
    expect(ragged).toMatchObject({ level: 'rejected', cells: null });
    expect(await fixture.held.listTables(fixture.context, batchId)).toMatchObject([{ fileIndex: 1, hidden: [3] }]);
  });
});
