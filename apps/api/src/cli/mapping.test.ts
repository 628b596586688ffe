import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { textRows, workbook } from '@elektron/importers/testing/workbooks';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TableMapping } from '@elektron/importers';

import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import type { Database } from '../database/database.ts';
import { describeOnOneDatabase } from '../database/testing/test-database.ts';
import { LocalFilesImport } from '../imports/local-files-import.ts';
import { RemarksService } from '../imports/remarks.service.ts';
import { SavedMappings } from '../imports/saved-mappings.repository.ts';
import { ImportsFixture, missingLines } from '../imports/testing/imports-fixture.ts';
import { UsageError, type Command, type Opened } from './command.ts';
import { importFiles } from './import.ts';
import { proposeMappingCommand } from './propose-mapping.ts';
import { makeTestSession } from './testing/test-session.ts';

/** As a town's police keep it; invented. */
const LINES = [
  'Τροχαία Βόλου: ατυχήματα 2023',
  '',
  'Α/Α;ΗΜ/ΝΙΑ;ΩΡΑ;ΟΔΟΣ;ΒΑΡΥΤΗΤΑ;ΝΕΚΡΟΙ;Χ (ΕΓΣΑ87);Υ (ΕΓΣΑ87)',
  '1;05/03/2023;14.30;Δημητριάδος;Θανατηφόρο;1;408123,5;4357012,1',
  '2;06/03/2023;7:05;Ιάσονος;ΣΒ;0;408456,0;4357345,9',
  '3;07/03/2023;;Αναλήψεως;Ελαφρύ;0;;',
];
const TEXT = LINES.join('\r\n');

describeOnOneDatabase('a mapping from the command line', (open) => {
  let database: Database;
  let fixture: ImportsFixture;

  beforeAll(async () => {
    database = await open();
    fixture = await ImportsFixture.make(database, { srid: 2100, timeZone: 'Europe/Athens' });
  });
  afterAll(() => fixture.remove());

  async function run(command: Command, ...args: string[]): Promise<{ code: number; printed: string; said: string[] }> {
    const parts = new Map<unknown, unknown>([
      [LocalFilesImport, fixture.local],
      [RemarksService, { listGroups: (context: ActingContext, batchId: number) => fixture.issues.listGroups(context, batchId) }],
      [SavedMappings, new SavedMappings(database)],
      [OrganisationDirectory, { get: async () => ({ srid: 2100, speedUnit: 'km/h' }) }],
    ]);
    const app = { get: (part: unknown) => parts.get(part) } as unknown as Opened['app'];
    const { session, printed, said } = makeTestSession({ app, context: fixture.context }, { language: 'el' });
    return { code: await command.run(session, args), printed: printed.join('\n'), said };
  }

  it('is proposed, corrected and used, and next month’s file needs no more than that', async () => {
    const file = await fixture.writeFile('police.csv', TEXT);
    const proposed = await run(proposeMappingCommand, file, '--name', 'volos-police');
    expect(proposed.code).toBe(0);
    expect(proposed.said).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^ΗΜ\/ΝΙΑ → Ημερομηνία \(\d+%\), από επικεφαλίδα και τιμές$/),
        'Βαρύτητα ατυχήματος: συμπληρώστε τι σημαίνουν οι τιμές ΣΒ',
      ]),
    );
    const mapping = JSON.parse(proposed.printed) as TableMapping;
    const path = join(fixture.folder, 'volos-police.json');
    await writeFile(path, JSON.stringify({ ...mapping, codes: { severity: { ...mapping.codes.severity, σβ: 'serious' } } }));
    const imported = await run(importFiles, file, '--mapping', path, '--json');
    expect(imported.code).toBe(0);
    const { counts, formatId, ...account } = JSON.parse(imported.printed) as {
      counts: Parameters<typeof missingLines>[0];
      formatId: string;
    };
    expect(account).toMatchObject({ outcome: 'committed', lines: 5, skipped: 2, new: 3, rejected: 0 });
    expect(account).toHaveProperty('issues', [
      { code: 'VALUE_MISSING', level: 'warning', column: 'Χ (ΕΓΣΑ87)', count: 1, exampleFile: 'police.csv', exampleRow: 6 },
    ]);
    expect(formatId).toBe('mapped:volos-police');
    // The title and the blank line are lines of the file too.
    expect(counts).toMatchObject({ lines: 5, skipped: 2, added: 3, held: 0, rejected: 0 });
    expect(missingLines(counts)).toBe(0);
    const rows = await database.inOrganisation(fixture.context, (sql) =>
      sql.query(
        `SELECT source_record_id AS id, severity, severity_native AS native, month, day, hour, minute, x_mm, y_mm, location IS NOT NULL AS placed, source_system AS source
         FROM accident_version ORDER BY 1`,
      ),
    );
    expect(rows).toMatchObject([
      { id: '2023/1', severity: 1, month: 3, day: 5, hour: 14, minute: 30, x_mm: 408_123_500, y_mm: 4_357_012_100, placed: true },
      { id: '2023/2', severity: 2, native: 'ΣΒ', placed: true, source: 'mapped:volos-police' },
      { id: '2023/3', severity: 3, hour: null, placed: false },
    ]);
    const next = await fixture.writeFile(
      'april.csv',
      [...LINES.slice(0, 4), '4;01/04/2023;10:00;Ερμού;Ελαφρύ;0;408000,0;4357000,0'].join('\n'),
    );
    const again = JSON.parse((await run(importFiles, next, '--mapping', path, '--json')).printed) as { counts: object };
    expect(again.counts).toMatchObject({ lines: 4, skipped: 2, added: 1, unchanged: 1 });
  });

  it('of counts is proposed as such, used, and known by its name the next month', async () => {
    const heading = 'Σταθμός;Έτος;ΕΜΗΚ;Ποδήλατα;Χ (ΕΓΣΑ87);Υ (ΕΓΣΑ87)';
    const file = await fixture.writeFile('counts.csv', `${heading}\nΣ1;2024;9400;130;408123,5;4357012,1`);
    const { printed } = await run(proposeMappingCommand, file, '--name', 'volos-counts');
    expect(JSON.parse(printed)).toMatchObject({ rowIs: 'count', countedOver: 'year', fields: expect.arrayContaining(['motor-vehicles']) });
    const path = join(fixture.folder, 'volos-counts.json');
    await writeFile(path, printed);
    const imported = JSON.parse((await run(importFiles, file, '--mapping', path, '--json')).printed) as object;
    expect(imported).toMatchObject({ outcome: 'committed', formatId: 'mapped-traffic:volos-counts', new: 1 });
    const next = await fixture.writeFile('next.csv', `${heading}\nΣ1;2025;9900;140;408123,5;4357012,1`);
    const again = JSON.parse((await run(importFiles, next, '--mapping', 'volos-counts', '--json')).printed) as object;
    expect(again).toMatchObject({ outcome: 'committed', formatId: 'mapped-traffic:volos-counts', new: 1 });
    const rows = await database.inOrganisation(fixture.context, (sql) =>
      sql.query(
        `SELECT c.year, c.all_motor_vehicles AS motor, c.pedal_cycles AS bicycles, count(*) OVER (PARTITION BY site_id)::int AS years
         FROM traffic_count_version c ORDER BY c.year`,
      ),
    );
    expect(rows).toEqual([
      { year: 2024, motor: 9400, bicycles: 130, years: 2 },
      { year: 2025, motor: 9900, bicycles: 140, years: 2 },
    ]);
    await expect(run(importFiles, next, '--mapping', 'nobody')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    // A person's word counts more than what the headings speak for.
    const asAccidents = await run(proposeMappingCommand, file, '--name', 'x', '--records', 'accident');
    expect(JSON.parse(asAccidents.printed)).toMatchObject({ rowIs: 'accident' });
  });

  it('of linked files says how all of them are read, with the codes of their last lines', async () => {
    const lines = Array.from({ length: 400 }, (_, i) => `A${i};05/03/2023;${i < 399 ? 'Ελαφρύ' : 'ΣΒ'}`);
    const accidents = await fixture.writeFile('accidents.csv', ['Αρ. ατυχήματος;Ημερομηνία;Βαρύτητα', ...lines].join('\n'));
    const vehicles = await fixture.writeFile('vehicles.csv', 'Αρ. ατυχήματος;Α/Α οχήματος;Είδος οχήματος\nA1;1;Ταξί\nA1;2;Λεωφορείο\n');
    const proposed = await run(proposeMappingCommand, accidents, vehicles, '--name', 'volos-register');
    expect(proposed.said).toContain('Βαρύτητα ατυχήματος: συμπληρώστε τι σημαίνουν οι τιμές ΣΒ');
    const { tables } = JSON.parse(proposed.printed) as { tables: TableMapping[] };
    expect(tables).toMatchObject([
      { rowIs: 'accident', keyScope: 'source' },
      { rowIs: 'vehicle', linked: true, keyScope: 'source' },
    ]);
    const path = await fixture.writeFile('volos-register.json', proposed.printed);
    const { printed } = await run(importFiles, accidents, vehicles, '--mapping', path, '--json');
    expect(JSON.parse(printed)).toMatchObject({ outcome: 'committed', lines: 402, new: 402, rejected: 0 });
  });

  it('of a file in the variables of CADaS names them, and asks for every code', async () => {
    // The codes are made up.
    const file = await fixture.writeFile('cadas.csv', 'A-1;A-2;A-4;A-6\nG-1;05/03/2023;EL61;71\nG-2;06/03/2023;EL61;72\n');
    const { said, printed } = await run(proposeMappingCommand, file, '--name', 'cadas');
    expect(said).toEqual([
      'A-1 → Αριθμός ατυχήματος (100%), μεταβλητή CADaS A-1',
      'A-2 → Ημερομηνία (100%), μεταβλητή CADaS A-2',
      'A-4 → –, μεταβλητή CADaS A-4',
      'A-6 → Καιρός (100%), μεταβλητή CADaS A-6',
      'Καιρός: συμπληρώστε τι σημαίνουν οι τιμές 71, 72',
    ]);
    expect(JSON.parse(printed)).toMatchObject({ fields: ['accident-key', 'date', null, 'weather'], codes: { weather: {} } });
  });

  it('of a workbook with a sheet for each month is one, with the codes of all of them, and reads all of them', async () => {
    const sheet = (name: string, ...lines: readonly string[]) => ({ name, rows: textRows(lines.map((line) => line.split(';'))) });
    const heading = 'Α/Α;Ημερομηνία;Βαρύτητα;Οδός';
    const sheets = [
      sheet('Ιανουάριος', heading, '1;15 Ιανουαρίου 2023;Ελαφρύ;Ερμού', '2;Δευτέρα 16 Ιαν 2023;Ελαφρύ;Ερμού'),
      sheet('Φεβρουάριος', heading, '3;3-Φεβ-23;Θανατηφόρο;Ιάσονος', '4;04/02/2023;ΨΨ;Ιάσονος'),
    ];
    const file = await fixture.writeFile('2023.xlsx', workbook([...sheets, sheet('ΣΥΝΟΛΑ', 'Μήνας;Πλήθος', 'Ιανουάριος;2')]));
    const proposed = await run(proposeMappingCommand, file, '--name', 'volos-months');
    const mapping = JSON.parse(proposed.printed) as TableMapping;
    expect(mapping.codes.severity).toEqual({ Ελαφρύ: 'slight', Θανατηφόρο: 'fatal' });
    expect(proposed.said).toContain('Βαρύτητα ατυχήματος: συμπληρώστε τι σημαίνουν οι τιμές ΨΨ');
    const path = await fixture.writeFile('volos-months.json', proposed.printed);
    const { code, printed } = await run(importFiles, file, '--mapping', path);
    expect(code).toBe(0);
    expect(printed).toContain(': ΣΥΝΟΛΑ (σύνολα).');
    expect(printed).toContain('(2023.xlsx › Ιανουάριος, 2023.xlsx › Φεβρουάριος)');
    expect(printed).toContain('(π.χ. γραμμή 3, 2023.xlsx › Φεβρουάριος)');
    const again = JSON.parse((await run(importFiles, file, '--mapping', path, '--json')).printed) as object;
    expect(again).toMatchObject({ lines: 4, unchanged: 4, rejected: 0 });
  });

  it('is proposed for a file that is cut as somebody says', async () => {
    const file = await fixture.writeFile('odd.csv', Buffer.from(`Τίτλος\n'Ημερομηνία'|'Βαρύτητα'\n'05/03/2023'|'Ελαφρύ'\n`));
    const { printed } = await run(proposeMappingCommand, file, '--name', 'odd', '--reading', '{"quote":"\'","headerRow":2}');
    expect(JSON.parse(printed)).toMatchObject({ reading: { quote: "'", headerRow: 2 }, headings: ['ημερομηνια', 'βαρυτητα'] });
    const path = await fixture.writeFile('odd.json', printed);
    const imported = JSON.parse((await run(importFiles, file, '--mapping', path, '--json')).printed) as object;
    expect(imported).toMatchObject({ lines: 2, skipped: 1, new: 1 });
    await expect(run(proposeMappingCommand, file, '--name', 'odd', '--reading', '{"qoute":1}')).rejects.toMatchObject({
      details: { field: 'reading', value: 'qoute' },
    });
  });

  it('that is none, or is of another file, is refused by name', async () => {
    const file = await fixture.writeFile('other.csv', 'a;b\n1;2\n');
    const broken = await fixture.writeFile('broken.json', '{');
    await expect(run(importFiles, file, '--mapping', broken)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      details: { field: 'mapping' },
    });
    const good = JSON.parse(await readFile(join(fixture.folder, 'volos-police.json'), 'utf8')) as TableMapping;
    for (const [change, field] of [
      [{ fields: ['date', 'date'], headings: ['a', 'b'] }, 'fields'],
      [{ fields: ['severity'], headings: ['a'] }, 'fields'],
      [{ fields: ['date'] }, 'headings'],
      [{ name: 'Βόλος' }, 'name'],
      [{ srid: -1 }, 'srid'],
      [{ codes: { severity: { x: 'terrible' } } }, 'codes'],
      [{ codes: { date: {} } }, 'codes'],
      [{ dateOrder: 'sideways' }, 'dateOrder'],
      [{ dateOrdr: 'day-first' }, 'mapping'],
      [{ reading: { encoding: 'klingon' } }, 'reading.encoding'],
    ] as const) {
      const path = await fixture.writeFile('wrong.json', JSON.stringify({ ...good, ...change }));
      await expect(run(importFiles, file, '--mapping', path)).rejects.toMatchObject({ code: 'INPUT_INVALID', details: { field } });
    }
    const path = join(fixture.folder, 'volos-police.json');
    await expect(run(importFiles, file, '--mapping', path)).rejects.toMatchObject({ code: 'FILE_MAPPING_DIFFERENT' });
    await expect(run(proposeMappingCommand, file)).rejects.toThrow(UsageError);
    await expect(run(proposeMappingCommand, file, '--name', 'Με κενά')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});
