import { zip } from '@elektron/importers/testing/archives';
import { textRows, workbook } from '@elektron/importers/testing/workbooks';
import { afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';

import type { Database } from '../database/database.ts';
import { describeOnOneDatabase } from '../database/testing/test-database.ts';
import { presentLook, presentSurvey } from './present-survey.ts';
import { ImportsFixture, missingLines } from './testing/imports-fixture.ts';
import { collisionsText, manyCollisions } from './testing/stats19-text.ts';
import type { UnknownUpload } from './upload-mapping.service.ts';

const HOUR_MS = 3_600_000;

const ACCIDENTS = 'Αρ. ατυχήματος;Ημερομηνία;Βαρύτητα;Χ;Υ\nA1;05/03/2023;Σοβαρό;408123;4357012\nA2;06/03/2023;Ελαφρύ;408456;4357345\n';
const VEHICLES = 'Αρ. ατυχήματος;Είδος οχήματος;Πινακίδα\nA1;Ι.Χ.Ε.;ΒΟΑ-1234\nA1;Δίκυκλο;ΒΟΒ-1235\nA2;Ταξί;ΒΟΕ-1236\nA9;Ταξί;ΒΟΗ-1237\n';
const CASUALTIES = 'Αρ. ατυχήματος;Ιδιότητα;Βαρύτητα παθόντος\nA1;Οδηγός;Βαριά\nA1;Επιβάτης;Αβλαβής\nA2;Πεζός;Ελαφρά\n';

const sheetOf = (text: string): string =>
  textRows(
    text
      .trim()
      .split('\n')
      .map((line) => line.split(';')),
  );

describeOnOneDatabase('files that wait for somebody to say what they are', (open) => {
  let database: Database;
  let fixture: ImportsFixture;

  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    fixture = await ImportsFixture.make(database, { srid: 2100, timeZone: 'Europe/Athens' });
  });
  afterEach(() => fixture.remove());

  async function upload(files: Readonly<Record<string, string | Buffer>>): Promise<UnknownUpload> {
    const taken = await fixture.uploadTexts(files);
    if (!('draft' in taken)) throw new Error('The files were recognised.');
    return taken;
  }

  /** Everything as it is proposed. */
  async function importProposed({ uploadId, tables }: UnknownUpload) {
    const decided = tables.flatMap(({ file, linked }) => (linked === null ? [] : [{ file, mapping: { ...linked, name: 'volos' } }]));
    await fixture.mapping.map(fixture.context, uploadId, decided);
    const { batchId } = await fixture.imports.start(fixture.context, uploadId);
    await fixture.runQueued();
    return fixture.imports.get(fixture.context, batchId);
  }

  it('are read together: accidents, their vehicles, their casualties', async () => {
    const unknown = await upload({ 'a.csv': ACCIDENTS, 'v.csv': VEHICLES, 'c.csv': CASUALTIES });
    expect(JSON.stringify(presentSurvey(unknown))).not.toContain('ΒΟΑ');
    const batch = await importProposed(unknown);
    // A9 is no accident of the upload, and who was not hurt is no casualty.
    expect(batch).toMatchObject({ status: 'committed', counts: { lines: 9, added: 7, held: 1, skipped: 1, rejected: 0 } });
    expect(missingLines(batch.counts)).toBe(0);
    const rows = await database.inOrganisation(fixture.context, (sql) =>
      sql.query(
        `SELECT source_record_id AS id, (SELECT count(*)::int FROM traffic_unit_version u WHERE u.accident_id = a.accident_id) AS units,
           (SELECT count(*)::int FROM casualty_version c WHERE c.accident_id = a.accident_id) AS casualties
         FROM accident_version a ORDER BY 1`,
      ),
    );
    expect(rows).toEqual([
      { id: 'A1', units: 2, casualties: 1 },
      { id: 'A2', units: 1, casualties: 1 },
    ]);
    // The next ones like them need no question.
    const again = await fixture.uploadTexts({ '0.csv': ACCIDENTS.replaceAll('A1', 'B1'), '1.csv': VEHICLES.replaceAll('A1', 'B1') });
    expect(again).toMatchObject({ formatId: 'mapped:volos' });
  });

  it('never show who somebody is, however somebody says that they are cut', async () => {
    const { uploadId } = await upload({ 'v.csv': VEHICLES });
    const look = async (reading: object): Promise<string> =>
      JSON.stringify(presentLook(await fixture.surveys.look(fixture.context, { uploadId, file: 0, reading }, null), 2100));
    const plate = Buffer.from('ΒΟΑ').toString('latin1');
    for (const reading of [{}, { encoding: 'windows-1252' }, { delimiter: ',' }, { headerRow: 2 }, { headerRow: 1, delimiter: '|' }]) {
      expect(await look(reading)).not.toMatch(new RegExp(`ΒΟΑ|βοα|-123|${plate}`));
      const scanned = await fixture.surveys.scan(fixture.context, { uploadId, file: 0, reading }, [0, 1, 2], {});
      expect(JSON.stringify(scanned)).not.toMatch(new RegExp(`ΒΟΑ|-123|${plate}`));
    }
    expect(await look({})).toContain('Δίκυκλο');
    const [keys] = await fixture.surveys.scan(fixture.context, { uploadId, file: 0, reading: {} }, [0, 2], {});
    expect(keys).toMatchObject({ position: 0, values: ['A1', 'A2', 'A9'] });
  });

  it('are found behind a cover sheet, and beside a letter in an archive', async () => {
    const book = workbook([
      { name: 'Εξώφυλλο', rows: textRows([['Τροχαία Βόλου']]) },
      { name: 'Ατυχήματα', rows: sheetOf(ACCIDENTS) },
      { name: 'Παθόντες', rows: sheetOf(CASUALTIES) },
    ]);
    const sheets = await upload({ 'volos.xlsx': book });
    expect(sheets.tables.map(({ content, linked }) => [content, linked?.rowIs, linked?.linked])).toEqual([
      ['Ατυχήματα', 'accident', undefined],
      ['Παθόντες', 'casualty', true],
    ]);
    expect(sheets.others).toMatchObject([{ content: 'Εξώφυλλο' }]);
    expect((await importProposed(sheets)).counts).toMatchObject({ lines: 5, added: 4, skipped: 1 });
    const packed = await upload({
      'volos.zip': zip([
        { name: 'ΔΙΑΒΑΣΤΕ.txt', content: Buffer.from('Αγαπητή κυρία, σας στέλνω τα στοιχεία.') },
        { name: 'a.csv', content: Buffer.from(ACCIDENTS.replaceAll('Χ;Υ', 'X;Y')) },
      ]),
    });
    expect(packed.tables.map(({ content }) => content)).toEqual(['a.csv']);
  });

  it('are refused, and nothing is asked, beside files that are known', async () => {
    const known = collisionsText(manyCollisions(2));
    for (const [other, code] of [
      [ACCIDENTS, 'FILE_FORMAT_UNKNOWN'],
      [Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'FILE_NOT_TEXT'],
    ] as const) {
      await expect(upload({ 'c.csv': known, 'other.csv': other })).rejects.toMatchObject({ code, details: { file: 'other.csv' } });
    }
    expect(await fixture.uploads.list(fixture.context)).toEqual([]);
  });

  it('show three places before anything is read, also in a wrong system', async () => {
    const { uploadId, tables } = await upload({ 'a.csv': ACCIDENTS });
    const look = async (srid: number) => {
      const mapping = { ...tables[0]!.proposal.mapping, name: 'volos', srid };
      const looked = await fixture.surveys.look(fixture.context, { uploadId, file: 0, reading: {} }, mapping);
      return presentLook(looked, 2100).places;
    };
    const [right] = await look(2100);
    expect(right).toMatchObject({ row: 2, srid: 2100, first: 408_123, second: 4_357_012, isTaken: true });
    expect([right?.longitude, right?.latitude]).toEqual([expect.closeTo(22.936, 2), expect.closeTo(39.36, 2)]);
    const [wrong] = await look(32_635);
    expect(wrong?.longitude).toBeGreaterThan(25);
    await expect(fixture.surveys.look(fixture.context, { uploadId, file: 7, reading: {} }, null)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      details: { field: 'file' },
    });
  });

  it('are cut anew as a person says', async () => {
    const { uploadId } = await upload({ 'a.csv': ACCIDENTS });
    const question = { uploadId, file: 0, reading: { headerRow: 2, headerLines: 0, delimiter: ';' } };
    const { table } = presentLook(await fixture.surveys.look(fixture.context, question, null), 2100);
    expect(table.cut).toMatchObject({ headerRow: 2, headerLines: 0 });
    expect(table.preview[0]).toEqual({ row: 2, cells: ['A1', '05/03/2023', 'Σοβαρό', '408123', '4357012'] });
    await expect(fixture.surveys.look(fixture.context, { ...question, reading: { heder: 1 } }, null)).rejects.toMatchObject({
      details: { field: 'reading', value: 'heder' },
    });
  });

  it('are looked through for codes to their last line, unless nobody waits for it', async () => {
    const lines = Array.from({ length: 90_000 }, (_, i) => `${i};05/03/2023;${i < 89_999 ? 'Ελαφρύ' : 'ΥΖ'}`);
    const { uploadId, tables } = await upload({ 'long.csv': ['Α/Α;Ημερομηνία;Βαρύτητα', ...lines].join('\n') });
    expect(presentSurvey({ ...(await fixture.drafts.open(fixture.context, uploadId)) }).tables[0]).toMatchObject({ isWhole: false });
    expect(tables[0]?.proposal.mapping.fields).toEqual(['accident-key', 'date', 'severity']);
    const shares: number[] = [];
    const question = { uploadId, file: 0, reading: {} };
    const scanned = await fixture.surveys.scan(fixture.context, question, [2], { onProgress: (share) => shares.push(share) });
    expect(scanned).toEqual([{ position: 2, values: ['Ελαφρύ', 'ΥΖ'], isTooMany: false }]);
    expect(shares.length).toBeGreaterThan(2);
    const stop = new AbortController();
    const stopped = fixture.surveys.scan(fixture.context, question, [2], { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('keep what was decided, for whoever of the organisation goes on, and are gone when they are discarded', async () => {
    const { uploadId } = await upload({ 'a.csv': ACCIDENTS });
    const decided = { step: 'codes', tables: [{ codes: [{ ΣΒ: 'serious' }] }] };
    await fixture.drafts.keep(fixture.context, uploadId, decided);
    expect(await fixture.drafts.list(fixture.context)).toMatchObject([{ uploadId, decided, files: [{ name: 'a.csv' }] }]);
    expect(presentSurvey(await fixture.drafts.open(fixture.context, uploadId))).toMatchObject({ decided, tables: [{ file: 0 }] });
    await expect(fixture.drafts.keep(fixture.context, uploadId, 'x')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(fixture.drafts.keep(fixture.context, uploadId, { x: 'y'.repeat(1_000_001) })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    const other = await ImportsFixture.make(database);
    expect(await other.drafts.list(other.context)).toEqual([]);
    for (const attempt of [
      other.drafts.open(other.context, uploadId),
      other.drafts.keep(other.context, uploadId, {}),
      other.drafts.discard(other.context, uploadId),
      other.surveys.look(other.context, { uploadId, file: 0, reading: {} }, null),
    ])
      await expect(attempt).rejects.toMatchObject({ code: 'UPLOAD_NOT_FOUND' });
    await other.remove();
    await fixture.drafts.discard(fixture.context, uploadId);
    expect(await fixture.uploads.list(fixture.context)).toEqual([]);
    await expect(fixture.drafts.keep(fixture.context, uploadId, decided)).rejects.toMatchObject({ code: 'UPLOAD_NOT_FOUND' });
  });

  it('are kept no longer than an import would be, however often something is changed', async () => {
    const { organisationId } = fixture.context;
    await database.asOwner((sql) =>
      sql.execute('UPDATE organisation SET upload_retention_days = 2 WHERE organisation_id = $1', [organisationId]),
    );
    const { uploadId, draft } = await upload({ 'a.csv': ACCIDENTS });
    /** As if it had been begun so long ago, and changed just now. */
    const begin = async (hours: number): Promise<void> => {
      const begun = new Date(Date.now() - hours * HOUR_MS).toISOString();
      await fixture.uploads.keepDraft(fixture.context, uploadId, { ...draft, begun });
      await fixture.drafts.keep(fixture.context, uploadId, { step: 'codes' });
      await fixture.retention.tidy(fixture.context);
    };
    await begin(47);
    expect(await fixture.drafts.list(fixture.context)).toHaveLength(1);
    await begin(49);
    expect(await fixture.uploads.list(fixture.context)).toEqual([]);
    await database.asOwner((sql) =>
      sql.execute('UPDATE organisation SET upload_retention_days = 0 WHERE organisation_id = $1', [organisationId]),
    );
    // A day at least: somebody is at work on it.
    const other = await upload({ 'a.csv': ACCIDENTS });
    await fixture.uploads.keepDraft(fixture.context, other.uploadId, {
      ...other.draft,
      begun: new Date(Date.now() - 23 * HOUR_MS).toISOString(),
    });
    await fixture.retention.tidy(fixture.context);
    expect(await fixture.drafts.list(fixture.context)).toHaveLength(1);
  });

  it('are kept for a day after the last change, and are no drafts any more once they are imported', async () => {
    const unknown = await upload({ 'a.csv': ACCIDENTS });
    await fixture.drafts.keep(fixture.context, unknown.uploadId, {});
    await fixture.retention.tidy(fixture.context, new Date(Date.now() + 23 * HOUR_MS));
    expect(await fixture.drafts.list(fixture.context)).toHaveLength(1);
    await fixture.retention.tidy(fixture.context, new Date(Date.now() + 25 * HOUR_MS));
    expect(await fixture.drafts.list(fixture.context)).toEqual([]);
    const next = await upload({ 'a.csv': ACCIDENTS });
    await importProposed(next);
    expect(await fixture.drafts.list(fixture.context)).toEqual([]);
    await expect(fixture.drafts.discard(fixture.context, next.uploadId)).rejects.toMatchObject({ code: 'UPLOAD_NOT_FOUND' });
  });
});
