import { isProblem } from '@elektron/domain';
import type { TableMapping } from '@elektron/importers';
import { textRows, workbook } from '@elektron/importers/testing/workbooks';
import { afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';

import type { Database } from '../database/database.ts';
import { describeOnOneDatabase } from '../database/testing/test-database.ts';
import type { ImportBatch } from './import-batch.ts';
import { presentSurvey } from './present-survey.ts';
import { ImportsFixture, missingLines } from './testing/imports-fixture.ts';
import { casualtiesText, collisionsText, manyCollisions, vehiclesText } from './testing/stats19-text.ts';
import type { DecidedTable, UnknownUpload } from './upload-mapping.service.ts';

const MONTHS = [
  'Ιανουάριος',
  'Φεβρουάριος',
  'Μάρτιος',
  'Απρίλιος',
  'Μάιος',
  'Ιούνιος',
  'Ιούλιος',
  'Αύγουστος',
  'Σεπτέμβριος',
  'Οκτώβριος',
  'Νοέμβριος',
  'Δεκέμβριος',
];
const HEADINGS = 'Α/Α;ΗΜ/ΝΙΑ;ΩΡΑ;ΒΑΡΥΤΗΤΑ;ΟΔΟΣ';
/** Invented: two accidents of a month. */
const linesOf = (month: number): string[] => [
  `${2 * month - 1};05/${String(month).padStart(2, '0')}/2023;14:30;Ελαφρύ;Ερμού`,
  `${2 * month};06/${String(month).padStart(2, '0')}/2023;07:05;Θανατηφόρο;Ιάσονος`,
];
const sheet = (name: string, lines: readonly string[]) => ({ name, rows: textRows(lines.map((line) => line.split(';'))) });
const monthSheets = MONTHS.map((name, i) => sheet(name, [HEADINGS, ...linesOf(i + 1)]));
const TOTALS = sheet('ΣΥΝΟΛΑ', ['Μήνας;Πλήθος', ...MONTHS.map((name) => `${name};2`)]);
const EMPTY = { name: 'Φύλλο14', rows: '' };

describeOnOneDatabase('several tables of one kind in one upload', (open) => {
  let database: Database;
  let fixture: ImportsFixture;

  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    fixture = await ImportsFixture.make(database, { srid: 2100, timeZone: 'Europe/Athens' });
  });
  afterEach(() => fixture.remove());

  async function uploadUnknown(files: Readonly<Record<string, string | Buffer>>): Promise<UnknownUpload> {
    const unknown = await fixture.uploadTexts(files);
    if (!('draft' in unknown)) throw new Error('The files were recognised.');
    return unknown;
  }

  /** As the page sends it: each table that is proposed, with the files of those that are alike. */
  const decide = ({ tables }: UnknownUpload, name = 'volos'): DecidedTable[] =>
    tables.flatMap(({ linked, file, content, alike }) =>
      linked === null
        ? []
        : [
            {
              mapping: { ...linked, name, reading: content === null ? {} : { content } },
              files: [...new Set([file, ...alike.map((other) => other.file)])],
            },
          ],
    );

  async function runImport(uploadId: string): Promise<ImportBatch> {
    const { batchId } = await fixture.imports.start(fixture.context, uploadId);
    await fixture.runQueued();
    const batch = await fixture.imports.get(fixture.context, batchId);
    expect(missingLines(batch.counts)).toBe(0);
    return batch;
  }

  async function importUnknown(files: Readonly<Record<string, string | Buffer>>): Promise<ImportBatch> {
    const unknown = await uploadUnknown(files);
    await fixture.mapping.map(fixture.context, unknown.uploadId, decide(unknown));
    return runImport(unknown.uploadId);
  }

  async function refusalOf(work: Promise<unknown>): Promise<string> {
    return work.then(
      () => 'none',
      (error: unknown) => {
        if (isProblem(error)) return error.code;
        throw error;
      },
    );
  }

  it('are asked about once, and what is none of them is named with the reason', async () => {
    const book = workbook([sheet('Οδηγίες', ['Διαβάστε με']), ...monthSheets, TOTALS, EMPTY]);
    const unknown = await uploadUnknown({ '2023.xlsx': book });
    const survey = presentSurvey(unknown);
    const proposed = survey.tables.filter(({ linked }) => linked !== null);
    expect(proposed.map(({ content, alike }) => [content, alike.map((other) => other.content)])).toEqual([['Ιανουάριος', MONTHS.slice(1)]]);
    const { notes, files } = await fixture.mapping.map(fixture.context, unknown.uploadId, decide(unknown));
    expect(files.map(({ name }) => name)).toEqual(MONTHS.map((month) => `2023.xlsx › ${month}`));
    const [leftOut, setAside] = ['CONTENTS_LEFT_OUT', 'CONTENTS_SET_ASIDE'].map(
      (code) => notes.find((note) => note.code === code)?.message.el,
    );
    expect(leftOut).toContain(': Οδηγίες.');
    expect(setAside).toContain(': ΣΥΝΟΛΑ (σύνολα), Φύλλο14 (κενό).');
    const batch = await runImport(unknown.uploadId);
    expect(batch).toMatchObject({ status: 'committed', counts: { lines: 24, added: 24, skipped: 0, duplicates: 0 } });
  });

  it('come again unchanged as one file, and the next ones like them are known without a question', async () => {
    const batch = await importUnknown({ '2023.xlsx': workbook(monthSheets) });
    const whole = await fixture.uploadTexts({ 'all.csv': [HEADINGS, ...MONTHS.flatMap((_, i) => linesOf(i + 1))].join('\n') });
    expect(whole).toMatchObject({ formatId: batch.formatId });
    expect((await runImport(whole.uploadId)).counts).toMatchObject({ lines: 24, added: 0, unchanged: 24 });
    const next = await fixture.uploadTexts({
      '2024.xlsx': workbook([
        sheet('Ιαν 24', [HEADINGS, '1;05/01/2024;10:00;Ελαφρύ;Ερμού']),
        sheet('Φεβ 24', [HEADINGS, '2;05/02/2024;10:00;Ελαφρύ;Ερμού']),
        TOTALS,
      ]),
    });
    expect(next).toMatchObject({ formatId: batch.formatId });
    expect('notes' in next && next.notes.map(({ code }) => code)).toContain('CONTENTS_SET_ASIDE');
    expect((await runImport(next.uploadId)).counts).toMatchObject({ lines: 2, added: 2 });
    // One decision, however many sheets it was made for.
    expect((await fixture.savedMappings.listDecisions(fixture.context)).map(({ length }) => length)).toEqual([1]);
  });

  it('whose numbers begin anew hold back what could be two accidents, and whoever was in one of them', async () => {
    const people = 'Α/Α ατυχήματος;Α/Α παθόντος;Βαρύτητα παθόντα';
    const batch = await importUnknown({
      'book.xlsx': workbook([
        sheet('Ιαν', [HEADINGS, '1;05/01/2023;14:30;Ελαφρύ;Ερμού', '2;06/01/2023;07:05;Ελαφρύ;Ιάσονος']),
        sheet('Φεβ', [
          HEADINGS,
          '1;05/02/2023;14:30;Ελαφρύ;Ερμού',
          '3;06/02/2023;07:05;Ελαφρύ;Ιάσονος',
          '3;07/02/2023;07:05;Ελαφρύ;Ιάσονος',
        ]),
        sheet('Π Ιαν', [people, '1;1;Ελαφρά', '2;1;Ελαφρά']),
        sheet('Π Φεβ', [people, '1;7;Βαριά', '3;1;Ελαφρά']),
      ]),
    });
    // Of number 3 the second line is a repeat inside of its own sheet.
    expect(batch.counts).toMatchObject({ lines: 9, added: 5, held: 3, duplicates: 1 });
    const held = await fixture.issues.listGroups(fixture.context, batch.batchId);
    expect(held.find(({ code }) => code === 'NUMBER_OF_OTHER_TABLE')).toMatchObject({ level: 'held', count: 3 });
  });

  it('may be twelve files', async () => {
    const files = Object.fromEntries(MONTHS.map((name, i) => [`${name}.csv`, [HEADINGS, ...linesOf(i + 1)].join('\n')]));
    const batch = await importUnknown(files);
    expect(batch.files.map(({ name }) => name)).toEqual(MONTHS.map((name) => `${name}.csv`));
    expect(batch.counts).toMatchObject({ lines: 24, added: 24 });
    const again = await fixture.uploadTexts(files);
    expect(again).toMatchObject({ formatId: batch.formatId });
    expect((await runImport(again.uploadId)).counts).toMatchObject({ lines: 24, added: 0, unchanged: 24 });
  });

  it('repeat each other as lines of one file do, also where nothing numbers them', async () => {
    const numbered = workbook([
      ...monthSheets.slice(0, 2),
      sheet('Όλα', [HEADINGS, ...linesOf(1), ...linesOf(2), '5;07/03/2023;10:00;Ελαφρύ;Ερμού']),
    ]);
    expect((await importUnknown({ 'a.xlsx': numbered })).counts).toMatchObject({ lines: 9, added: 5, duplicates: 4 });
    const bare = (lines: readonly string[]): string[] => lines.map((line) => line.slice(line.indexOf(';') + 1));
    const [first = '', second = ''] = bare(linesOf(1));
    // Twice in one sheet are two accidents that nobody can tell apart; once more in another sheet they are the same two.
    const twice = [first, first, second];
    const sheets = [sheet('Ιαν', [...bare([HEADINGS]), ...twice]), sheet('Όλα', [...bare([HEADINGS]), ...twice, ...bare(linesOf(2))])];
    const batch = await importUnknown({ 'b.xlsx': workbook(sheets) });
    expect(batch.counts).toMatchObject({ lines: 8, added: 5, duplicates: 3 });
  });

  it('name the sheet and its line in remarks, and in what is held back', async () => {
    const sheets = [
      sheet('Ιαν', [HEADINGS, ...linesOf(1), '90;xx;10:00;Ελαφρύ;Ερμού']),
      sheet('Φεβ', ['Τροχαία Βόλου', '', HEADINGS, '91;05/02/2093;10:00;Ελαφρύ;Ερμού', '92;06/02/2023;99:00;Ελαφρύ;Ερμού', ...linesOf(1)]),
    ];
    const batch = await importUnknown({ 'a.xlsx': workbook(sheets) });
    expect(batch.counts).toMatchObject({ lines: 9, skipped: 2, added: 3, duplicates: 2, held: 1, rejected: 1 });
    const groups = await fixture.issues.listGroups(fixture.context, batch.batchId);
    const places = groups.map(({ code, exampleFile, exampleRow }) => [code, exampleFile, exampleRow]);
    expect(places).toEqual(
      expect.arrayContaining([
        ['DATE_INVALID', 'a.xlsx › Ιαν', 4],
        ['DATE_IN_FUTURE', 'a.xlsx › Φεβ', 4],
        ['TIME_INVALID', 'a.xlsx › Φεβ', 5],
      ]),
    );
  });

  it('with other headings are shown apart, proposed with them, and read by a mapping of their own', async () => {
    const july = sheet('Ιούλιος', [`${HEADINGS};ΠΑΡΑΤΗΡΗΣΕΙΣ`, ...linesOf(7).map((line) => `${line};βροχή`)]);
    const book = workbook([...monthSheets.slice(0, 3), july, TOTALS]);
    const unknown = await uploadUnknown({ 'a.xlsx': book });
    const proposed = unknown.tables.filter(({ linked }) => linked !== null);
    expect(proposed.map(({ content, alike }) => [content, alike.length])).toEqual([
      ['Ιανουάριος', 2],
      ['Ιούλιος', 0],
    ]);
    await fixture.mapping.map(fixture.context, unknown.uploadId, decide(unknown));
    const batch = await runImport(unknown.uploadId);
    expect(batch.counts).toMatchObject({ lines: 8, added: 8 });
    // Both ways are known from now on.
    expect(await fixture.uploadTexts({ 'b.xlsx': book })).toMatchObject({ formatId: batch.formatId });
  });

  it('that differ from what was decided are never left out in silence', async () => {
    await importUnknown({ 'a.xlsx': workbook(monthSheets.slice(0, 2)) });
    const [decision] = await fixture.savedMappings.listDecisions(fixture.context);
    const august = sheet('Αύγουστος', [HEADINGS.replace('ΟΔΟΣ', 'ΘΕΣΗ'), ...linesOf(8)]);
    const book = workbook([monthSheets[2]!, august]);
    // Somebody is asked again on the page,
    expect(await fixture.uploadTexts({ 'b.xlsx': book })).toHaveProperty('draft');
    // and told on the command line which two differ and how.
    const path = await fixture.writeFile('b.xlsx', book);
    const read = (mappings: readonly TableMapping[] | undefined) =>
      fixture.local.run(fixture.context, [path], new AbortController().signal, undefined, mappings === undefined ? {} : { mappings });
    const error: unknown = await read(decision).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'FILE_TABLES_DIFFER',
      details: { file: 'b.xlsx › Αύγουστος', other: 'b.xlsx › Μάρτιος', missing: ['ΟΔΟΣ'], more: ['ΘΕΣΗ'] },
    });
    // Nor because of what the sheet is called, for a list may be called anything.
    const whole = await fixture.writeFile('c.xlsx', workbook([monthSheets[2]!, { ...august, name: 'ΣΥΝΟΛΟ 2023' }]));
    const called = fixture.local.run(fixture.context, [whole], new AbortController().signal, undefined, { mappings: decision! });
    expect(await refusalOf(called)).toBe('FILE_TABLES_DIFFER');
    // Who has seen the sheets may leave one out.
    const unknown = await uploadUnknown({ 'b.xlsx': book });
    const [own] = decide(unknown);
    const { notes } = await fixture.mapping.map(fixture.context, unknown.uploadId, [own!]);
    expect(notes.map(({ code, message }) => [code, message.el.includes('Αύγουστος')])).toContainEqual(['CONTENTS_LEFT_OUT', true]);
  });

  it('that differ are not passed over by an older decision that knows another sheet', async () => {
    const persons = sheet('Παθόντες', ['Α/Α;ΗΜ/ΝΙΑ;Ηλικία;Φύλο;Βαρύτητα παθόντος', '7;05/01/2023;44;Α;Ελαφρά']);
    await importUnknown({ 'old.xlsx': workbook([persons]) });
    await importUnknown({ 'a.xlsx': workbook(monthSheets.slice(0, 2)) });
    const august = sheet('Αύγουστος', [HEADINGS.replace('ΟΔΟΣ', 'ΘΕΣΗ'), ...linesOf(8)]);
    expect(await fixture.uploadTexts({ 'b.xlsx': workbook([monthSheets[2]!, august, persons]) })).toHaveProperty('draft');
  });

  it('may not be accidents and persons in turn', async () => {
    const persons = 'Α/Α;ΗΜ/ΝΙΑ;Ηλικία;Φύλο;Βαρύτητα παθόντος\n1;05/01/2023;44;Α;Ελαφρά\n';
    const unknown = await uploadUnknown({ 'a.csv': [HEADINGS, ...linesOf(1)].join('\n'), 'b.csv': persons });
    const tables = unknown.tables.map(({ file, proposal }) => ({ files: [file], mapping: { ...proposal.mapping, name: 'volos' } }));
    expect(unknown.tables.map(({ proposal }) => proposal.mapping.rowIs)).toEqual(['accident', 'casualty']);
    expect(await refusalOf(fixture.mapping.map(fixture.context, unknown.uploadId, tables))).toBe('INPUT_INVALID');
    expect(await refusalOf(fixture.mapping.map(fixture.context, unknown.uploadId, [{ ...tables[0]!, files: [7] }]))).toBe('INPUT_INVALID');
  });

  it('of casualties make an accident as severe as the worst of all of them', async () => {
    const heading = 'Αρ. ατυχήματος;Ημερομηνία;Ιδιότητα;Ηλικία;Βαρύτητα παθόντος';
    const sheets = [
      sheet('Τραυματίες', [heading, 'A1;05/03/2023;Οδηγός;44;Ελαφρά', 'A2;06/03/2023;Οδηγός;30;Ελαφρά']),
      sheet('Νεκροί', [heading, 'A1;05/03/2023;Πεζός;71;Νεκρός']),
      sheet('Όλοι', [heading, 'A1;05/03/2023;Πεζός;71;Νεκρός', 'A1;05/03/2023;Οδηγός;44;Ελαφρά']),
    ];
    const batch = await importUnknown({ 'a.xlsx': workbook(sheets) });
    expect(batch.counts).toMatchObject({ lines: 5, added: 3, duplicates: 2 });
    const rows = await database.inOrganisation(fixture.context, (sql) =>
      sql.query(
        `SELECT source_record_id AS id, a.severity, count(c.*)::int AS casualties FROM accident_version a LEFT JOIN casualty_version c USING (accident_id)
         GROUP BY 1, 2 ORDER BY 1`,
      ),
    );
    expect(rows).toEqual([
      { id: '2023/A1', severity: 1, casualties: 2 },
      { id: '2023/A2', severity: 3, casualties: 1 },
    ]);
  });

  it('of a known format go with their vehicles and casualties, each kind in several files', async () => {
    await fixture.remove();
    fixture = await ImportsFixture.make(database);
    const collisions = manyCollisions(1_500);
    const [early, late] = [collisions.slice(0, 900), collisions.slice(600)];
    const { batch } = await fixture.importTexts({
      'v2.csv': vehiclesText(late.map(({ index }) => [index, '1'] as const)),
      'c1.csv': collisionsText(early),
      'p.csv': casualtiesText(early.map(({ index }) => [index, '1', '1'] as const)),
      'v1.csv': vehiclesText(early.map(({ index }) => [index, '1'] as const)),
      'c2.csv': collisionsText([...late, { index: 'BAD', date: 'x' }]),
    });
    expect(batch.files.map(({ name }) => name)).toEqual(['c1.csv', 'c2.csv', 'v2.csv', 'v1.csv', 'p.csv']);
    expect(batch.counts).toMatchObject({ lines: 4_501, added: 3_900, duplicates: 600, rejected: 1 });
    expect(missingLines(batch.counts)).toBe(0);
  });

  it('go on where they were interrupted', async () => {
    await fixture.remove();
    fixture = await ImportsFixture.make(database);
    const collisions = manyCollisions(3_000);
    const paths = [
      await fixture.writeFile('c1.csv', collisionsText(collisions.slice(0, 1_500))),
      await fixture.writeFile('c2.csv', collisionsText(collisions.slice(1_000))),
    ];
    const stop = new AbortController();
    const { batch } = await fixture.import(paths, stop.signal, (progress) => progress > 0.6 && stop.abort());
    expect(batch.status).toBe('interrupted');
    await fixture.actions.resume(fixture.context, batch.batchId);
    await fixture.runQueued();
    const resumed = await fixture.imports.get(fixture.context, batch.batchId);
    expect(resumed).toMatchObject({ status: 'committed', counts: { lines: 3_500, added: 3_000, duplicates: 500 } });
    expect(await fixture.countRows(batch.batchId)).toBe(3_000);
  });
});
