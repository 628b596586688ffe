import { readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { describeOnEachDatabase } from '../database/testing/test-database.ts';
import type { Database } from '../database/database.ts';
import { canUndo, findUndoBlocker } from './import-batch.ts';
import { casualtiesText, collisionsText, manyCollisions, vehiclesText } from './testing/stats19-text.ts';
import { DEMO_COUNTS, DEMO_RECORDS, ImportsFixture } from './testing/imports-fixture.ts';

describeOnEachDatabase('an import', (open) => {
  let database: Database;
  let fixture: ImportsFixture;
  const fixtures: ImportsFixture[] = [];

  async function make(): Promise<ImportsFixture> {
    fixture = await ImportsFixture.make(database);
    fixtures.push(fixture);
    return fixture;
  }

  beforeAll(async () => {
    database = await open();
  });

  afterEach(async () => {
    for (const each of fixtures.splice(0)) await each.remove();
  });

  async function countBySeverity(): Promise<Record<string, number>> {
    const rows = await database.inOrganisation(fixture.context, (sql) =>
      sql.query<{ severity: number; n: number }>(
        'SELECT severity, count(*) AS n FROM accident_version GROUP BY severity ORDER BY severity',
      ),
    );
    return Object.fromEntries(rows.map((row) => [row.severity, row.n]));
  }

  describe('of the demo', () => {
    it('brings all records of the borough, in the right places', async () => {
      await make();
      const { outcome, batch } = await fixture.import(DEMO_RECORDS);
      expect(outcome).toBe('committed');
      expect(batch.counts).toMatchObject({ lines: 3449 + 6277 + 4245, added: 3449 + 6277 + 4245, rejected: 0, held: 0 });
      expect(batch.committedVersion).toBe(1);
      // Fatal, serious, slight.
      expect(await countBySeverity()).toEqual({ 1: 17, 2: 324, 3: 3108 });
      const [first] = await database.inOrganisation(fixture.context, (sql) =>
        sql.query(
          `SELECT longitude_e7, latitude_e7, x_mm, y_mm, ST_X(location) AS longitude, year, hour, minute, instant, place_accuracy, source_system
           FROM accident_version WHERE source_record_id = '201401GD10691'`,
        ),
      );
      expect(first).toEqual({
        longitude_e7: -444_276,
        latitude_e7: 515_626_919,
        x_mm: 535_650_000,
        y_mm: 186_680_000,
        longitude: -0.0444276,
        year: 2014,
        hour: 14,
        minute: 46,
        // British summer time.
        instant: new Date('2014-08-18T13:46:00Z'),
        place_accuracy: 1,
        source_system: 'stats19',
      });
    });

    it('tells traffic count sites by their latest year, and brings nothing the second time', async () => {
      await make();
      const first = await fixture.import(DEMO_COUNTS);
      expect(first.batch.counts).toMatchObject({ lines: 653, added: 653 });
      const sites = await database.inOrganisation(fixture.context, (sql) =>
        sql.query<{ sites: number; wrong: number }>(
          `SELECT count(*) AS sites, count(*) FILTER (WHERE described_in_year <>
             (SELECT max(year) FROM traffic_count_version c WHERE c.site_id = s.site_id)) AS wrong FROM traffic_count_site_version s`,
        ),
      );
      const text = await readFile(DEMO_COUNTS[0]!, 'utf8');
      const ids = new Set(
        text
          .trim()
          .split('\n')
          .slice(1)
          .map((line) => line.split(',')[1]),
      );
      expect(sites).toEqual([{ sites: ids.size, wrong: 0 }]);
      const second = await fixture.import(DEMO_COUNTS);
      expect(second.batch.counts).toMatchObject({ lines: 653, unchanged: 653, added: 0, changed: 0 });
      expect(await fixture.countRows(second.batch.batchId)).toBe(0);
    });
  });

  it('changes nothing when the same files come twice, whatever the order of their lines', async () => {
    await make();
    const lines = manyCollisions(30);
    const repeated = [...lines, { ...lines[3]!, severity: 'Fatal' }, lines[4]!];
    await fixture.importTexts({ 'a.csv': collisionsText(repeated), 'v.csv': vehiclesText([['T0000001', '1']]) });
    const before = await fixture.digestVisible();
    const { outcome, batch } = await fixture.importTexts({
      'again.csv': collisionsText(repeated),
      'v2.csv': vehiclesText([['T0000001', '1']]),
    });
    expect(outcome).toBe('committed');
    expect(batch).toMatchObject({ committedVersion: null, counts: { unchanged: 31, duplicates: 2, added: 0, changed: 0 } });
    const shuffled = await fixture.importTexts({ 'shuffled.csv': collisionsText(lines.toReversed()) });
    expect(shuffled.batch).toMatchObject({ committedVersion: null, counts: { unchanged: 30 } });
    expect(await fixture.version()).toBe(1);
    expect(await fixture.digestVisible()).toEqual(before);
    expect(await fixture.countRows(batch.batchId)).toBe(0);
  });

  it('keeps the first of two lines with one key and says which differ', async () => {
    await make();
    const [a, b] = manyCollisions(2);
    const { batch } = await fixture.importTexts({ 'a.csv': collisionsText([a!, b!, a!, { ...b!, severity: 'Fatal' }]) });
    expect(batch.counts).toMatchObject({ lines: 4, added: 2, duplicates: 2 });
    expect(await countBySeverity()).toEqual({ 3: 2 });
    const issues = await fixture.issues.list(fixture.context, batch.batchId, null, 0, 10);
    expect(issues).toMatchObject([
      { code: 'DUPLICATE_LINE', level: 'duplicate', row: 4, value: 'T0000001', fileName: 'a.csv' },
      { code: 'DUPLICATE_LINE_DIFFERS', level: 'duplicate', row: 5, value: 'T0000002' },
    ]);
  });

  it('brings what is new and what has changed, and undoing it gives back the former state exactly', async () => {
    await make();
    const lines = manyCollisions(2_500);
    await fixture.importTexts({ 'a.csv': collisionsText(lines) });
    const before = await fixture.digestVisible();
    const later = [...lines.slice(0, 2_000), { ...lines[2_000]!, severity: 'Fatal' }, ...manyCollisions(7, 9_000)];
    const { batch } = await fixture.importTexts({ 'b.csv': collisionsText(later) });
    expect(batch).toMatchObject({ committedVersion: 2, counts: { unchanged: 2_000, changed: 1, added: 7 } });
    expect(await fixture.countRows(batch.batchId)).toBe(8);
    expect(await fixture.digestVisible()).not.toEqual(before);
    const undone = await fixture.actions.undo(fixture.context, batch.batchId);
    expect(undone).toMatchObject({ status: 'undone', undoneVersion: 3 });
    expect(await fixture.digestVisible()).toEqual(before);
    await expect(fixture.actions.undo(fixture.context, batch.batchId)).rejects.toMatchObject({ code: 'BATCH_NOT_UNDOABLE' });
  });

  it('is not undone while a later one leans on it: unchanged lines, or units of its accidents', async () => {
    await make();
    const lines = manyCollisions(10);
    const first = await fixture.importTexts({ 'a.csv': collisionsText(lines) });
    const cumulative = await fixture.importTexts({ 'b.csv': collisionsText([...lines, ...manyCollisions(1, 99)]) });
    await expect(fixture.actions.undo(fixture.context, first.batch.batchId)).rejects.toMatchObject({
      code: 'DEPENDENT_BATCH_LATER',
      details: { batch: cumulative.batch.batchId },
    });
    // It is said beforehand, too.
    const [later, earlier] = await fixture.imports.list(fixture.context, null, null);
    expect([earlier!, later!].map((batch) => [canUndo(batch), findUndoBlocker(batch)])).toEqual([
      [false, cumulative.batch.batchId],
      [true, null],
    ]);
    await fixture.actions.undo(fixture.context, cumulative.batch.batchId);
    const units = await fixture.importTexts({ 'v.csv': vehiclesText([['T0000003', '1']]) });
    expect(units.batch.counts).toMatchObject({ added: 1, held: 0 });
    await expect(fixture.actions.undo(fixture.context, first.batch.batchId)).rejects.toMatchObject({ code: 'DEPENDENT_BATCH_LATER' });
    expect(findUndoBlocker(await fixture.imports.get(fixture.context, first.batch.batchId))).toBe(units.batch.batchId);
    await fixture.actions.undo(fixture.context, units.batch.batchId);
    expect(canUndo(await fixture.imports.get(fixture.context, first.batch.batchId))).toBe(true);
    const undone = await fixture.actions.undo(fixture.context, first.batch.batchId);
    expect([canUndo(undone), findUndoBlocker(undone)]).toEqual([false, null]);
    const digests = Object.values(await fixture.digestVisible());
    expect(digests.every((digest) => digest.startsWith('0 '))).toBe(true);
    // The same records may come again.
    const again = await fixture.importTexts({ 'a.csv': collisionsText(lines) });
    expect(again.batch.counts).toMatchObject({ added: 10 });
  });

  it('holds lines that name an accident which is nowhere, and keeps what they say', async () => {
    await make();
    await fixture.importTexts({ 'a.csv': collisionsText(manyCollisions(3)) });
    const { batch } = await fixture.importTexts({
      'v.csv': vehiclesText([
        ['T0000002', '1'],
        ['NOWHERE', '7'],
      ]),
      'c.csv': casualtiesText([['NOWHERE', '7', '1']]),
    });
    expect(batch.counts).toMatchObject({ lines: 3, added: 1, held: 2 });
    const held = await database.inOrganisation(fixture.context, (sql) =>
      sql.query(
        `SELECT code, row_number, column_name, value, draft ->> 'kind' AS kind FROM row_issue WHERE level = 'held' ORDER BY issue_no`,
      ),
    );
    expect(held).toEqual([
      { code: 'PARENT_MISSING', row_number: 3, column_name: 'accident_index', value: 'NOWHERE', kind: 'traffic-unit' },
      { code: 'PARENT_MISSING', row_number: 2, column_name: 'accident_index', value: 'NOWHERE', kind: 'casualty' },
    ]);
  });

  it('warns of an age that cannot be, and only on lines that are taken', async () => {
    await make();
    const [first] = manyCollisions(1);
    const { batch } = await fixture.importTexts({
      'c.csv': collisionsText([first!]),
      'p.csv': casualtiesText([
        [first!.index, '1', '1', '250'],
        [first!.index, '1', '2', '-7'],
        ['NOWHERE', '1', '1', '250'],
        [first!.index, '1', '3', '-1'],
      ]),
    });
    expect(batch.counts).toMatchObject({ lines: 5, added: 4, held: 1, warnings: 3 });
    expect(await fixture.issues.list(fixture.context, batch.batchId, null, 0, 10)).toMatchObject([
      { code: 'NUMBER_INVALID', level: 'warning', row: 2, column: 'age_of_casualty', value: '250' },
      { code: 'NUMBER_INVALID', level: 'warning', row: 3, column: 'age_of_casualty', value: '-7' },
      { code: 'PARENT_MISSING', level: 'held', row: 4 },
      { code: 'CASUALTY_COUNT_CONTRADICTS', level: 'warning', row: 2, value: '1 ≠ 3' },
    ]);
  });

  it('takes vehicles and casualties that came before their collisions when they come again, and doubles nothing', async () => {
    await make();
    await fixture.importTexts({ 'others.csv': collisionsText(manyCollisions(5, 9_000)) });
    const collisions = manyCollisions(1_200);
    const linked = {
      'v.csv': vehiclesText(collisions.flatMap(({ index }) => [[index, '1'] as const, [index, '2'] as const])),
      'p.csv': casualtiesText(collisions.map(({ index }) => [index, '1', '1'] as const)),
    };
    const early = await fixture.importTexts(linked);
    expect(early.batch).toMatchObject({ status: 'committed', committedVersion: null });
    expect(early.batch.counts).toMatchObject({ lines: 3_600, held: 3_600, added: 0, unchanged: 0 });
    expect(await fixture.countRows(early.batch.batchId)).toBe(0);
    const accidents = await fixture.importTexts({ 'c.csv': collisionsText(collisions) });
    expect(accidents.batch.counts).toMatchObject({ lines: 1_200, added: 1_200 });
    const again = await fixture.importTexts(linked);
    expect(again.batch.counts).toMatchObject({ lines: 3_600, added: 3_600, held: 0, changed: 0, unchanged: 0 });
    const late = await fixture.digestVisible();
    const third = await fixture.importTexts(linked);
    expect(third.batch).toMatchObject({ committedVersion: null, counts: { lines: 3_600, unchanged: 3_600, added: 0, held: 0 } });
    expect(await fixture.digestVisible()).toEqual(late);
    // The same as if all had come together.
    await make();
    await fixture.importTexts({ 'others.csv': collisionsText(manyCollisions(5, 9_000)) });
    await fixture.importTexts({ 'c.csv': collisionsText(collisions), ...linked });
    const together = await fixture.digestVisible();
    const countsOf = (digests: Record<string, string>): string[] => Object.values(digests).map((digest) => digest.split(' ')[0] ?? '');
    expect(countsOf(together)).toEqual(countsOf(late));
  });

  it('leaves nothing when the file breaks in the middle, and says where', async () => {
    await make();
    const good = collisionsText(manyCollisions(3_000)).trimEnd().split('\n');
    good[2_501] = good[2_501]!.replace('Slight', '"Slight');
    const { outcome, batch } = await fixture.importTexts({ 'broken.csv': good.join('\n') });
    expect(outcome).toBe('failed');
    expect(batch).toMatchObject({
      status: 'failed',
      committedVersion: null,
      problem: { code: 'FILE_BROKEN_QUOTE', details: { file: 'broken.csv' } },
    });
    expect(await fixture.countRows(batch.batchId)).toBe(0);
    expect(await fixture.version()).toBe(0);
    expect(await fixture.uploads.list(fixture.context)).toEqual([]);
  });

  it('can be cancelled between two chunks, and then has never been', async () => {
    await make();
    const path = await fixture.writeFile('a.csv', collisionsText(manyCollisions(3_500)));
    let asked: Promise<unknown> | undefined;
    const { outcome, batch } = await fixture.import([path], undefined, () => {
      asked ??= fixture.actions.cancel(fixture.context, 1);
    });
    await asked;
    expect(outcome).toBe('cancelled');
    expect(batch.status).toBe('cancelled');
    expect(await fixture.countRows(batch.batchId)).toBe(0);
    await expect(fixture.actions.cancel(fixture.context, batch.batchId)).rejects.toMatchObject({ code: 'BATCH_NOT_CANCELLABLE' });
  });

  it('goes on after an interruption as if there had been none', async () => {
    const whole = await make();
    const lines = manyCollisions(3_000);
    // A repeat of an early line after the interruption, one with a remark, and one that is refused.
    const texts = {
      'a.csv': collisionsText([
        ...lines,
        lines[10]!,
        { ...lines[11]!, index: 'ODD', speedLimit: '999' },
        { ...lines[12]!, index: 'BAD', date: 'never' },
      ]),
      'v.csv': vehiclesText([...lines.slice(0, 1_500).map((line) => [line.index, '1'] as const), ['NOWHERE', '1']]),
    };
    const expected = await whole.importTexts(texts);
    const interrupted = await make();
    const paths = await Promise.all(Object.entries(texts).map(([name, text]) => interrupted.writeFile(name, text)));
    const stop = new AbortController();
    let chunks = 0;
    const first = await interrupted.import(paths, stop.signal, () => {
      chunks += 1;
      if (chunks === 2) stop.abort();
    });
    expect(first.outcome).toBe('interrupted');
    expect(first.batch).toMatchObject({ status: 'interrupted', counts: { added: 2_000 } });
    expect(await interrupted.countRows(first.batch.batchId)).toBe(2_000);
    await interrupted.actions.resume(interrupted.context, first.batch.batchId);
    expect(interrupted.queue.jobs).toEqual([{ context: interrupted.context, id: String(first.batch.batchId) }]);
    const outcome = await interrupted.pipeline.run(interrupted.context, first.batch.batchId, new AbortController().signal);
    expect(outcome).toBe('committed');
    const batch = await interrupted.imports.get(interrupted.context, first.batch.batchId);
    expect(batch.counts).toEqual(expected.batch.counts);
    expect(batch.counts).toMatchObject({ duplicates: 1, rejected: 1, held: 1 });
    const issuesOf = async (each: ImportsFixture): Promise<unknown> => each.issues.list(each.context, 1, null, 0, 100);
    expect(await issuesOf(interrupted)).toEqual(await issuesOf(whole));
    // Ids carry the organisation, so that only what does not depend on it can be compared.
    expect(await interrupted.countRows(1)).toBe(await whole.countRows(1));
  });

  it('begins anew when the records have moved on before it is resumed', async () => {
    await make();
    const lines = manyCollisions(2_200);
    await fixture.importTexts({ 'old.csv': collisionsText(lines.slice(0, 50)) });
    const path = await fixture.writeFile('all.csv', collisionsText(lines));
    const stop = new AbortController();
    const { batch } = await fixture.import([path], stop.signal, () => stop.abort());
    expect(batch).toMatchObject({ status: 'interrupted', counts: { unchanged: 50, added: 950 } });
    // What it found unchanged is taken away meanwhile.
    await fixture.actions.undo(fixture.context, 1);
    await fixture.actions.resume(fixture.context, batch.batchId);
    await fixture.pipeline.run(fixture.context, batch.batchId, new AbortController().signal);
    const done = await fixture.imports.get(fixture.context, batch.batchId);
    expect(done).toMatchObject({ status: 'committed', committedVersion: 3, counts: { lines: 2_200, added: 2_200, unchanged: 0 } });
  });

  it('begins anew when another import is committed while it runs', async () => {
    await make();
    const lines = manyCollisions(2_200);
    const path = await fixture.writeFile('all.csv', collisionsText(lines));
    const other = await fixture.writeFile('other.csv', collisionsText(lines.slice(0, 3)));
    let meanwhile: Promise<unknown> | undefined;
    const { batch } = await fixture.import([path], undefined, () => {
      meanwhile ??= fixture.import([other]);
    });
    await meanwhile;
    const second = await fixture.imports.get(fixture.context, 2);
    // Whoever was first brought its lines; the other found them.
    const outcomes = [batch, second].map(({ status, counts, committedVersion }) => ({ status, committedVersion, found: counts.unchanged }));
    expect(outcomes).toEqual(
      batch.committedVersion === 1
        ? [
            { status: 'committed', committedVersion: 1, found: 0 },
            { status: 'committed', committedVersion: null, found: 3 },
          ]
        : [
            { status: 'committed', committedVersion: 2, found: 3 },
            { status: 'committed', committedVersion: 1, found: 0 },
          ],
    );
    const [row] = await database.inOrganisation(fixture.context, (sql) =>
      sql.query<{ n: number; d: number }>('SELECT count(*) AS n, count(DISTINCT accident_id) AS d FROM accident_version'),
    );
    // Each of the two was compared with what the other had committed: no record stands in both with the same content.
    expect(row).toEqual({ n: 2_200, d: 2_200 });
  });

  it('marks what a killed process has left, and sweeps what was withdrawn', async () => {
    await make();
    const path = await fixture.writeFile('a.csv', collisionsText(manyCollisions(1_500)));
    const stop = new AbortController();
    const { batch } = await fixture.import([path], stop.signal, () => stop.abort());
    await database.inOrganisation(fixture.context, (sql) =>
      sql.execute(`UPDATE import_batch SET status = 'running', heartbeat_at = now() WHERE batch_id = $1`, [batch.batchId]),
    );
    expect(await fixture.recovery.recover(fixture.context, false)).toEqual([]);
    expect(await fixture.recovery.recover(fixture.context, true)).toEqual([batch.batchId]);
    await database.inOrganisation(fixture.context, (sql) =>
      sql.execute(`UPDATE import_batch SET status = 'discarded' WHERE batch_id = $1`, [batch.batchId]),
    );
    expect(await fixture.countRows(batch.batchId)).toBe(1_000);
    await fixture.recovery.recover(fixture.context, true);
    expect(await fixture.countRows(batch.batchId)).toBe(0);
  });

  it('cannot be written on by a run that was given up for dead', async () => {
    await make();
    const path = await fixture.writeFile('a.csv', collisionsText(manyCollisions(2_500)));
    let resumed: Promise<unknown> | undefined;
    const { outcome } = await fixture.import([path], undefined, () => {
      resumed ??= (async () => {
        await fixture.recovery.recover(fixture.context, true);
        await fixture.actions.resume(fixture.context, 1);
        return fixture.pipeline.run(fixture.context, 1, new AbortController().signal);
      })();
    });
    expect(outcome).toBe('not-ours');
    expect(await resumed).toBe('committed');
    const batch = await fixture.imports.get(fixture.context, 1);
    expect(batch.counts).toMatchObject({ lines: 2_500, added: 2_500 });
    expect(await fixture.countRows(1)).toBe(2_500);
  });

  it('is one import, however many ask for it at once', async () => {
    await make();
    const uploadId = await fixture.upload('collisions.csv', collisionsText(manyCollisions(3)));
    const started = await Promise.all(Array.from({ length: 6 }, () => fixture.imports.start(fixture.context, uploadId)));
    expect(new Set(started.map(({ batchId }) => batchId)).size).toBe(1);
    expect(await fixture.imports.list(fixture.context, 10, null)).toHaveLength(1);
  });

  it('waits, and loses nothing, where its process does not find the uploaded files', async () => {
    await make();
    const uploadId = await fixture.upload('collisions.csv', collisionsText(manyCollisions(3)));
    const { batchId } = await fixture.imports.start(fixture.context, uploadId);
    const folder = dirname(fixture.uploads.locate(fixture.context, uploadId, 'a').path);
    await rename(folder, `${folder}.elsewhere`);
    const run = (): Promise<string> => fixture.pipeline.run(fixture.context, batchId, new AbortController().signal);
    expect(await run()).toBe('interrupted');
    expect(await fixture.imports.get(fixture.context, batchId)).toMatchObject({
      status: 'interrupted',
      problem: { code: 'UPLOAD_NOT_AT_HAND' },
    });
    await rename(`${folder}.elsewhere`, folder);
    await fixture.actions.resume(fixture.context, batchId);
    expect(await run()).toBe('committed');
    expect(await fixture.imports.get(fixture.context, batchId)).toMatchObject({ problem: null, counts: { added: 3 } });
  });

  it('rejects a record number that no index holds, and takes the other lines', async () => {
    await make();
    const [a, b] = manyCollisions(2);
    const ids = collisionsText([a!, b!]).match(/T\d{7}/g)!;
    const { outcome, batch } = await fixture.importTexts({
      'a.csv': collisionsText([a!, b!]),
      'v.csv': vehiclesText([
        [ids[0], 'X'.repeat(4_000)],
        [ids[1]!, '1'],
      ]),
    });
    expect(outcome).toBe('committed');
    expect(batch.counts).toMatchObject({ lines: 4, added: 3, rejected: 1 });
  });

  afterAll(async () => {
    for (const each of fixtures) await each.remove();
  });
});
