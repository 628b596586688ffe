import { gzipSync } from 'node:zlib';
import { afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { TableMapping } from '@elektron/importers';

import type { Database } from '../database/database.ts';
import { describeOnEachDatabase } from '../database/testing/test-database.ts';
import { presentLook, presentSurvey } from './present-survey.ts';
import { ImportsFixture, missingLines } from './testing/imports-fixture.ts';
import type { UnknownUpload } from './upload-mapping.service.ts';

/** As a town's police keep it; invented, like the people. */
const LINES = [
  'Τροχαία Λάρισας',
  'Α/Α;ΗΜ/ΝΙΑ;ΩΡΑ;ΒΑΡΥΤΗΤΑ;ΕΠΩΝΥΜΟ ΟΔΗΓΟΥ;Χ;Υ',
  '1;05/03/2023;14.30;Θανατηφόρο;Παπαδοπούλου;361123,5;4389012,1',
  '2;06/03/2023;7:05;ΣΒ;Γεωργίου;361456,0;4389345,9',
];

describeOnEachDatabase('an upload of no known format', (open) => {
  let database: Database;
  let fixture: ImportsFixture;

  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    fixture = await ImportsFixture.make(database, { srid: 2100, timeZone: 'Europe/Athens' });
  });
  afterEach(() => fixture.remove());

  async function uploadUnknown(content: string | Buffer = LINES.join('\n'), name = 'μάρτιος.csv'): Promise<UnknownUpload> {
    const upload = await fixture.uploadUnknown(name, content);
    if (!('draft' in upload)) throw new Error('The file was recognised.');
    return upload;
  }

  const proposed = ({ tables: [table] }: UnknownUpload): TableMapping => table!.proposal.mapping;
  const decided = (unknown: UnknownUpload, name = 'larisa-police'): TableMapping => ({
    ...proposed(unknown),
    name,
    codes: { severity: { ...proposed(unknown).codes.severity, σβ: 'serious' } },
  });
  const map = (unknown: UnknownUpload, mapping: object) => fixture.mapping.map(fixture.context, unknown.uploadId, [{ mapping }]);

  it('is shown as it looks, without who anybody is', async () => {
    const survey = presentSurvey(await uploadUnknown());
    const [shown] = survey.tables;
    if (shown === undefined) throw new Error('no table');
    expect(shown).toMatchObject({
      fileName: 'μάρτιος.csv',
      cut: { encoding: 'utf-8', headerRow: 2 },
      mapping: { srid: 2100, dateOrder: 'day-first' },
    });
    expect(shown.columns.map(({ field }) => field)).toEqual(['accident-key', 'date', 'time', 'severity', null, 'easting', 'northing']);
    expect(shown.columns[4]).toMatchObject({ because: 'personal', samples: [] });
    expect(shown.codes.find(({ position }) => position === 3)?.values).toEqual([{ value: 'Θανατηφόρο', target: 'fatal' }, { value: 'ΣΒ' }]);
    expect(JSON.stringify(survey)).not.toContain('Παπαδοπούλου');
    expect(survey.message.el).toContain('δεν μοιάζει με κανένα γνωστό είδος');
  });

  it('is imported as a person says, and the next one like it without a question', async () => {
    const unknown = await uploadUnknown();
    const upload = await map(unknown, decided(unknown));
    expect(upload).toMatchObject({ formatId: 'mapped:larisa-police' });
    expect(JSON.stringify(upload)).not.toContain('Παπαδοπούλου');
    const { batchId } = await fixture.imports.start(fixture.context, unknown.uploadId);
    await fixture.runQueued();
    const batch = await fixture.imports.get(fixture.context, batchId);
    expect(batch).toMatchObject({ status: 'committed', counts: { lines: 3, skipped: 1, added: 2 } });
    expect(missingLines(batch.counts)).toBe(0);

    const next = await fixture.uploadUnknown(
      'απρίλιος.csv.gz',
      gzipSync([...LINES.slice(0, 2), '3;01/04/2023;10:00;Ελαφρύ;Χ;361000,0;4389000,0'].join('\n')),
    );
    expect(next).toMatchObject({ formatId: 'mapped:larisa-police' });
    // Elsewhere nobody knows it.
    const other = await ImportsFixture.make(database);
    expect(await other.uploadUnknown('x.csv', LINES.join('\n'))).toHaveProperty('draft');
    await other.remove();
  });

  it('of counts is asked about by the same steps, and the next one like it is known', async () => {
    const heading = 'Σταθμός;Ημερομηνία;Ώρα;Ρεύμα;Ι.Χ.;Πεζοί;X;Y';
    const unknown = await uploadUnknown(
      `${heading}\nΣ1;05/03/2024;7;Βόρεια;120;11;408123,5;4357012,1\nΣ1;05/03/2024;8;Νότια;98;;408123,5;4357012,1`,
    );
    const survey = presentSurvey(unknown);
    expect(survey.tables[0]?.mapping).toMatchObject({ rowIs: 'count', countedOver: 'hour' });
    expect(survey.recordKinds.map(({ id }) => id)).toContain('traffic');
    const question = { uploadId: unknown.uploadId, file: 0, reading: {} };
    const looked = presentLook(await fixture.surveys.look(fixture.context, question, { ...proposed(unknown), name: 'x' }), 2100);
    expect(looked.lines[0]?.facts.map(({ value }) => value.en)).toEqual(['Σ1', '2024-03-05T07/PT1H', 'Northbound', '11', '120']);
    expect(looked.places).toMatchObject([{ srid: 2100, isTaken: true }, { srid: 2100 }]);
    const asked = await fixture.surveys.look(fixture.context, { ...question, recordKind: 'accident' }, null);
    expect(asked.proposal.mapping.rowIs).toBe('accident');
    await expect(fixture.surveys.look(fixture.context, { ...question, recordKind: 'nothing' }, null)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });

    const upload = await map(unknown, { ...proposed(unknown), name: 'volos-counts' });
    expect(upload).toMatchObject({ formatId: 'mapped-traffic:volos-counts' });
    const { batchId } = await fixture.imports.start(fixture.context, unknown.uploadId);
    await fixture.runQueued();
    expect(await fixture.imports.get(fixture.context, batchId)).toMatchObject({
      status: 'committed',
      counts: { lines: 2, added: 2, rejected: 0 },
    });
    const next = await fixture.uploadUnknown('next.csv', `${heading}\nΣ1;06/03/2024;7;Βόρεια;90;4;408123,5;4357012,1`);
    expect(next).toMatchObject({ formatId: 'mapped-traffic:volos-counts' });
  });

  it('of accessibility is asked about by the same steps, brings features with their looks, and is undone whole', async () => {
    const heading = 'Κωδικός;Είδος υποδομής;Ύπαρξη;Ημερομηνία;Κατάσταση;Ελεύθερο πλάτος;X;Y';
    const unknown = await uploadUnknown(
      `${heading}\nΡ-1;Ράμπα ΑμεΑ;Ναι;05/03/2024;Κακή;1,25;408123,5;4357012,1\nΔ-1;Διάβαση;Όχι;05/03/2024;;;408143,5;4357002,1`,
    );
    const survey = presentSurvey(unknown);
    expect(survey.tables[0]?.mapping).toMatchObject({ rowIs: 'look', srid: 2100 });
    const question = { uploadId: unknown.uploadId, file: 0, reading: {} };
    const looked = presentLook(await fixture.surveys.look(fixture.context, question, { ...proposed(unknown), name: 'x' }), 2100);
    expect(looked.lines[0]?.facts.map(({ value }) => value.el)).toEqual(['Ρ-1', 'Υπάρχει', 'Ελαττωματικό', '05/03/2024', '1,25']);
    const upload = await map(unknown, { ...proposed(unknown), name: 'volos-ramps' });
    expect(upload).toMatchObject({ formatId: 'mapped-accessibility:volos-ramps' });
    const { batchId } = await fixture.imports.start(fixture.context, unknown.uploadId);
    await fixture.runQueued();
    const batch = await fixture.imports.get(fixture.context, batchId);
    expect(batch).toMatchObject({ status: 'committed', kind: 'accessibility', counts: { lines: 2, added: 2, rejected: 0 } });
    const features = () =>
      database.inOrganisation(fixture.context, (sql) =>
        sql.query(
          `SELECT f.source_record_id AS number, f.item, o.state, o.clear_width_m AS width, f.location IS NOT NULL AS placed
           FROM accessibility_feature_version f JOIN accessibility_observation_version o USING (organisation_id, feature_id, batch_id)
           JOIN import_batch b USING (organisation_id, batch_id) WHERE b.undone_version IS NULL ORDER BY f.item`,
        ),
      );
    expect(await features()).toEqual([
      { number: 'Ρ-1', item: 1, state: 1, width: 1.25, placed: true },
      { number: 'Δ-1', item: 3, state: 2, width: null, placed: true },
    ]);
    const next = await fixture.uploadUnknown('next.csv', `${heading}\nΡ-2;Ράμπα ΑμεΑ;Ναι;06/03/2024;Καλή;1,5;408123,5;4357012,1`);
    expect(next).toMatchObject({ formatId: 'mapped-accessibility:volos-ramps' });
    await fixture.actions.undo(fixture.context, batchId);
    expect(await features()).toEqual([]);
  });

  it('with a line for each person gives accidents that are as severe as their worst casualty', async () => {
    const lines = [
      'Αρ. ατυχήματος;Ημερομηνία;Ιδιότητα;Ηλικία;Βαρύτητα παθόντος;Γεωγρ. πλάτος;Γεωγρ. μήκος',
      'A1;05/03/2023;Οδηγός;44;Ελαφρά;39,36123;22,94512',
      'A2;06/03/2023;Επιβάτης;30;Ελαφρά;39,36200;22,94600',
      'A1;05/03/2023;Πεζός;71;Νεκρός;39,36123;22,94512',
      'A3;06/03/2023;Επιβάτης;30;Άγνωστο;39,36200;22,94600',
      // Nobody was hurt, and it is an accident all the same.
      'A4;06/03/2023;Οδηγός;30;Αβλαβής;39,36200;22,94600',
      'A1;05/03/2023;Επιβάτης;50;ΑΒΛΑΒΗΣ;39,36123;22,94512',
    ];
    const unknown = await uploadUnknown(lines.join('\n'));
    await map(unknown, { ...proposed(unknown), name: 'persons' });
    const { batchId } = await fixture.imports.start(fixture.context, unknown.uploadId);
    await fixture.runQueued();
    expect((await fixture.imports.get(fixture.context, batchId)).counts).toMatchObject({ lines: 6, added: 4, skipped: 2, warnings: 0 });
    const rows = await database.inOrganisation(fixture.context, (sql) =>
      sql.query(
        `SELECT source_record_id AS id, a.severity, count(c.*)::int AS casualties FROM accident_version a LEFT JOIN casualty_version c USING (accident_id)
         GROUP BY 1, 2 ORDER BY 1`,
      ),
    );
    expect(rows).toEqual([
      { id: '2023/A1', severity: 1, casualties: 2 },
      { id: '2023/A2', severity: 3, casualties: 1 },
      { id: '2023/A3', severity: 0, casualties: 1 },
      { id: '2023/A4', severity: 5, casualties: 0 },
    ]);
  });

  it('with people counted in one table and listed in another has each of them once, and says where the two differ', async () => {
    const [counts, people] = [
      'Αρ. ατυχήματος;Ημερομηνία;Νεκροί;Βαριά τραυματίες;Ελαφρά τραυματίες\nA1;05/03/2023;0;1;2\nA2;06/03/2023;0;0;1\n',
      'Αρ. ατυχήματος;Α/Α παθόντος;Βαρύτητα παθόντος\nA1;1;Βαριά\nA2;1;Ελαφρά\n',
    ] as const;
    const unknown = (await fixture.uploadTexts({ '0.csv': counts, '1.csv': people })) as UnknownUpload;
    // Linked by hand, as the page sends it.
    const tables = unknown.tables.map(({ proposal: { mapping } }, file) => ({
      file,
      mapping: { ...mapping, name: 'register', keyScope: 'source', ...(mapping.rowIs === 'casualty' ? { linked: true } : {}) },
    }));
    await fixture.mapping.map(fixture.context, unknown.uploadId, tables);
    const { batchId } = await fixture.imports.start(fixture.context, unknown.uploadId);
    await fixture.runQueued();
    expect((await fixture.imports.get(fixture.context, batchId)).counts).toMatchObject({ lines: 4, added: 4 });
    const casualties = await database.inOrganisation(fixture.context, (sql) =>
      sql.query(`SELECT severity, casualty_reference AS reference FROM casualty_version ORDER BY severity`),
    );
    expect(casualties).toEqual([
      { severity: 2, reference: '1' },
      { severity: 3, reference: '1' },
    ]);
    const issues = await fixture.issues.listGroups(fixture.context, batchId);
    expect(issues.map(({ code, count }) => [code, count])).toContainEqual(['CASUALTY_COUNT_CONTRADICTS', 1]);
  });

  it('of the next year does not take the place of the last one, though its numbers begin anew', async () => {
    const unknown = await uploadUnknown();
    await map(unknown, decided(unknown));
    await fixture.imports.start(fixture.context, unknown.uploadId);
    await fixture.runQueued();
    const next = await fixture.uploadUnknown('2024.csv', LINES.join('\n').replaceAll('/2023', '/2024'));
    const { batchId } = await fixture.imports.start(fixture.context, next.uploadId);
    await fixture.runQueued();
    expect((await fixture.imports.get(fixture.context, batchId)).counts).toMatchObject({ added: 2, changed: 0 });
  });

  it('is never read for who somebody is, whatever is decided', async () => {
    const unknown = await uploadUnknown();
    const fields = proposed(unknown).fields.map((field, i) => (i === 4 ? 'road-name' : field));
    await expect(map(unknown, { ...decided(unknown), fields })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      details: { field: 'fields', value: 'ΕΠΩΝΥΜΟ ΟΔΗΓΟΥ' },
    });
    // Nor where only the values tell it.
    const plates = await uploadUnknown('Ημερομηνία;Βαρύτητα;Στοιχεία\n05/03/2023;Ελαφρύ;ΙΚΑ-1234\n06/03/2023;Ελαφρύ;ΒΖΗ-4321\n');
    expect(JSON.stringify(presentSurvey(plates))).not.toContain('ΙΚΑ');
    const mapping = { ...proposed(plates), name: 'plates', fields: ['date', 'severity', 'road-name'] };
    await expect(map(plates, mapping)).rejects.toMatchObject({ details: { value: 'Στοιχεία' } });
  });

  it('may be decided anew as long as nothing was imported, and stays when a decision is refused', async () => {
    const unknown = await uploadUnknown();
    const refuse = (change: object) => map(unknown, { ...decided(unknown), ...change });
    await expect(refuse({ name: 'Λάρισα' })).rejects.toMatchObject({ code: 'INPUT_INVALID', details: { field: 'name' } });
    await expect(refuse({ srid: 4326 })).rejects.toMatchObject({ code: 'INPUT_INVALID', details: { field: 'srid' } });
    await expect(refuse({ srid: 99_998 })).rejects.toMatchObject({ code: 'INPUT_INVALID', details: { field: 'srid' } });
    expect(await map(unknown, decided(unknown, 'first'))).toMatchObject({
      formatId: 'mapped:first',
    });
    expect(await map(unknown, decided(unknown, 'second'))).toMatchObject({
      formatId: 'mapped:second',
    });
  });

  it('belongs to its organisation', async () => {
    const unknown = await uploadUnknown();
    const other = await ImportsFixture.make(database);
    await expect(fixture.mapping.map(other.context, unknown.uploadId, [{ mapping: decided(unknown) }])).rejects.toMatchObject({
      code: 'UPLOAD_NOT_FOUND',
    });
    await other.remove();
  });

  it.each([
    ['a photo', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'FILE_NOT_TEXT'],
    ['nothing', '', 'FILE_EMPTY'],
    ['a letter', 'Αγαπητή κυρία,\nσας στέλνω τα στοιχεία αύριο.\n', 'FILE_FORMAT_UNKNOWN'],
  ] as const)('that is %s is refused as before, and gone', async (_what, content, code) => {
    await expect(fixture.uploadUnknown('x.csv', content as string)).rejects.toMatchObject({ code });
    expect(await fixture.uploads.list(fixture.context)).toEqual([]);
  });
});
