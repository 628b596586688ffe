import { afterEach, beforeAll, expect, it } from '@jest/globals';
import { formatDayNumber, getDayNumber } from '@elektron/domain';
import fc from 'fast-check';

import type { Database } from '../database/database.ts';
import { describeOnEachDatabase } from '../database/testing/test-database.ts';
import { findImportDay } from './find-import-day.ts';
import { ImportsFixture, missingLines } from './testing/imports-fixture.ts';
import { collisionsText, manyCollisions, vehiclesText } from './testing/stats19-text.ts';

interface VisibleDay {
  readonly source_record_id: string;
  readonly day: string;
}

describeOnEachDatabase('the day of an import', (open, profile) => {
  let database: Database;
  let fixture: ImportsFixture;

  beforeAll(async () => {
    database = await open();
  });

  afterEach(() => fixture.remove());

  /** Visible accidents, each with the earliest day that its record allows. */
  async function listVisibleDays(): Promise<VisibleDay[]> {
    return database.inOrganisation(fixture.context, (sql) =>
      sql.query<VisibleDay>(
        `SELECT v.source_record_id, make_date(v.year, coalesce(v.month, 1), coalesce(v.day, 1))::text AS day
         FROM accident_version v JOIN import_batch b USING (organisation_id, batch_id)
         WHERE b.committed_version IS NOT NULL AND b.undone_version IS NULL ORDER BY 1`,
      ),
    );
  }

  it('ends what it can bring: one line of 2099 is held back with what names it, and the rest counts', async () => {
    fixture = await ImportsFixture.make(database);
    const [first, second] = manyCollisions(2);
    const { outcome, batch } = await fixture.importTexts({
      'c.csv': collisionsText([first!, { ...second!, date: '2099-01-01' }]),
      'v.csv': vehiclesText([
        [first!.index, '1'],
        [second!.index, '1'],
      ]),
    });
    expect(outcome).toBe('committed');
    expect(batch.counts).toMatchObject({ lines: 4, added: 2, held: 2, rejected: 0, warnings: 0 });
    expect(await fixture.issues.list(fixture.context, batch.batchId, 'held', 0, 10)).toMatchObject([
      { code: 'DATE_IN_FUTURE', fileName: 'c.csv', row: 3, column: 'date', value: '2099-01-01' },
      { code: 'PARENT_MISSING', fileName: 'v.csv', row: 3, value: second!.index },
    ]);
    expect((await listVisibleDays()).map((accident) => accident.source_record_id)).toEqual([first!.index]);
    // Corrected, it comes in, and nothing is doubled.
    const again = await fixture.importTexts({
      'c.csv': collisionsText([first!, second!]),
      'v.csv': vehiclesText([
        [first!.index, '1'],
        [second!.index, '1'],
      ]),
    });
    expect(again.batch.counts).toMatchObject({ lines: 4, unchanged: 2, added: 2, held: 0 });
  });

  it('is before no accident on record, whatever the files say', async () => {
    fixture = await ImportsFixture.make(database);
    const today = getDayNumber(findImportDay(new Date(), 'Europe/London'));
    const day = fc.oneof(
      fc.integer({ min: today - 40, max: today + 40 }),
      fc.integer({ min: getDayNumber('1979-01-01'), max: getDayNumber('2105-12-31') }),
    );
    const date = fc.oneof(day.map(formatDayNumber), fc.constantFrom('31/02/2099', '2017-13-01', '30/02/2100', ''));
    let number = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(date, { minLength: 1, maxLength: 15 }), async (dates) => {
        const lines = dates.map((each) => ({ ...manyCollisions(1, ++number)[0]!, date: each }));
        const { outcome, batch } = await fixture.importTexts({ 'c.csv': collisionsText(lines) });
        expect(outcome).toBe('committed');
        expect(missingLines(batch.counts)).toBe(0);
        const expected = dates.filter((each) => /^\d{4}-(0\d|1[012])-/.test(each) && getDayNumber(each) > today).length;
        const named = dates.filter((each) => /\d{2}\/\d{4}$/.test(each)).length;
        expect(batch.counts.held).toBe(expected + named);
      }),
      // Days are judged before the database is met.
      { numRuns: profile === 'embedded' ? 15 : 5, seed: 20_990_101 },
    );
    const visible = await listVisibleDays();
    expect(visible.length).toBeGreaterThan(profile === 'embedded' ? 20 : 7);
    expect(visible.filter((accident) => getDayNumber(accident.day) > today)).toEqual([]);
  });

  it('is that of its start, in the time zone of the organisation, also when it is resumed later', async () => {
    fixture = await ImportsFixture.make(database);
    const boundary: Readonly<Record<number, string>> = { 5: '2017-07-01', 6: '2017-07-02', 2_200: '2017-07-01', 2_201: '2017-07-02' };
    const lines = manyCollisions(2_400).map((line, i) => ({ ...line, date: boundary[i] ?? line.date! }));
    const path = await fixture.writeFile('c.csv', collisionsText(lines));
    // Half past midnight of 1 July in London.
    const { uploadId } = (await fixture.import([path], AbortSignal.abort())).batch;
    const batch = await fixture.batches.findByUpload(fixture.context, uploadId);
    expect(batch).toMatchObject({ status: 'interrupted', counts: { lines: 0 } });
    await database.inOrganisation(fixture.context, (sql) =>
      sql.execute(`UPDATE import_batch SET started_at = '2017-06-30T23:30:00Z' WHERE batch_id = $1`, [batch!.batchId]),
    );
    const run = async (signal: AbortSignal, onProgress?: () => void): Promise<string> => {
      await fixture.actions.resume(fixture.context, batch!.batchId);
      return fixture.pipeline.run(fixture.context, batch!.batchId, signal, onProgress);
    };
    const stopAgain = new AbortController();
    expect(await run(stopAgain.signal, () => stopAgain.abort())).toBe('interrupted');
    expect(await run(new AbortController().signal)).toBe('committed');
    const kept = lines.filter((line) => line.date <= '2017-07-01').map((line) => line.index);
    const done = await fixture.imports.get(fixture.context, batch!.batchId);
    expect(done.counts).toMatchObject({ lines: 2_400, added: kept.length, held: 2_400 - kept.length });
    expect((await listVisibleDays()).map((accident) => accident.source_record_id)).toEqual(kept);
  });
});
