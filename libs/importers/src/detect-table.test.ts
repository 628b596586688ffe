import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { describeProblem, isProblem, type Problem } from '@elektron/domain';
import type { DetectedTable } from './detect-table.ts';
import {
  VEHICLE_HEADER,
  demoPath,
  detectPath,
  readPlainFixture,
  readText,
  removeTemporaryFiles,
  temporaryFile,
  vehicleLine,
} from './testing/files.ts';

afterAll(removeTemporaryFiles);

const detect = (content: string | Buffer, fileName = 'file.csv'): Promise<DetectedTable> => detectPath(temporaryFile(content), fileName);

const problemOf = async (promise: Promise<unknown>): Promise<Problem> => {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isProblem(error)) throw new Error(`no Problem but ${String(error)}`);
  return error;
};

const INTERSECTIONS = 'intersections.csv';

describe('a wrong file', () => {
  it('of casualties alone says what it looks like, what is missing and that the collisions are needed', async () => {
    const problem = await problemOf(detect('casualty_severity,age_of_casualty,lon,lat\nSlight,31,-2.1,53.4\n', 'casualties.csv'));
    expect(problem.code).toBe('FILE_MISSING_COLUMNS');
    expect(problem.details['missing']).toEqual([
      'accident_index',
      'vehicle_reference',
      'casualty_reference',
      'casualty_class',
      'casualty_type',
    ]);
    expect(describeProblem(problem, 'en')).toBe(
      '“casualties.csv” looks like “Casualties (STATS19)”, but these columns are missing: accident_index, vehicle_reference, ' +
        'casualty_reference, casualty_class, casualty_type. Columns found: casualty_severity, age_of_casualty, lon, lat. ' +
        'The file “Collisions (STATS19)”, which every line refers to, is needed as well.',
    );
    const greek = describeProblem(problem, 'el');
    expect(greek).toContain('μοιάζει με «Παθόντες (STATS19 casualties)»');
    expect(greek).toContain('Χρειάζεται και το αρχείο «Ατυχήματα (STATS19 collisions)»');
  });

  it('of something else says that it is unknown and names its columns (intersections of Iowa)', async () => {
    const problem = await problemOf(detect(readPlainFixture('us-iowa-intersections', INTERSECTIONS), INTERSECTIONS));
    expect(problem.code).toBe('FILE_FORMAT_UNKNOWN');
    expect(problem.details['found']).toHaveLength(5);
    for (const language of ['el', 'en'] as const) {
      const text = describeProblem(problem, language);
      for (const part of [INTERSECTIONS, 'Intersection_ID', 'major_AADT', 'LATITUDE', 'STATS19', 'AADF']) expect(text).toContain(part);
      expect(text).not.toMatch(/\[collisions|dft-aadf/);
    }
  });

  it('is not what its name says', async () => {
    await expect(detectPath(demoPath('vehicles_2014_2018.csv'), 'collisions_2014_2018.csv')).resolves.toMatchObject({
      tableId: 'vehicles',
    });
    expect((await problemOf(detect('a,b\n1,2\n', 'collisions_2014_2018.csv'))).code).toBe('FILE_FORMAT_UNKNOWN');
  });

  it('of hourly raw counts does not pass for annual averages', async () => {
    const raw = 'count_point_id,direction_of_travel,year,count_date,hour,easting,northing,all_motor_vehicles\n';
    const problem = await problemOf(detect(raw));
    expect(problem).toMatchObject({ code: 'FILE_MISSING_COLUMNS', details: { missing: ['estimation_method'] } });
  });

  it('without a place names both ways to give one', async () => {
    const problem = await problemOf(detect('accident_index,accident_severity,date,longitude\n'));
    expect(problem.details['missing']).toEqual(['location_easting_osgr + location_northing_osgr / longitude + latitude']);
  });

  it('with two columns of one meaning is refused, because we cannot choose', async () => {
    for (const header of ['Date', 'collision_index', 'accident_severity']) {
      const text = `accident_index,accident_severity,date,longitude,latitude,${header}\n`;
      expect((await problemOf(detect(text))).code).toBe('FILE_DUPLICATE_COLUMNS');
    }
    const problem = await problemOf(detect('accident_index,accident_severity,date,longitude,latitude,Date\n'));
    expect(describeProblem(problem, 'en')).toBe('In “file.csv” two columns mean the same or have the same name: date, Date. Keep one.');
  });

  it('with a header and no line says so, and blank lines are none', async () => {
    for (const text of [VEHICLE_HEADER, `${VEHICLE_HEADER}\n`, `${VEHICLE_HEADER}\r\n\r\n,,,\r\n`]) {
      const problem = await problemOf(detect(text, 'vehicles.csv'));
      expect(problem.code).toBe('FILE_NO_LINES');
      expect(describeProblem(problem, 'en')).toBe(
        '“vehicles.csv” (Vehicles (STATS19)) has only its header and no line of data. Check how it was exported, or leave it out.',
      );
    }
    // Not what it would be if the first line were broken, or the table another one.
    expect((await problemOf(detect(`${VEHICLE_HEADER},x\n`.replace('vehicle_type', 'type')))).code).toBe('FILE_MISSING_COLUMNS');
    await expect(detect(`${VEHICLE_HEADER}\n2014A,1,Car,"never closed\n`)).resolves.toMatchObject({ preview: [], isHeaderOnly: false });
  });

  it('names at most forty columns', async () => {
    const problem = await problemOf(detect(Array.from({ length: 500 }, (_, i) => `column${i}`).join(',')));
    expect(problem.details['found']).toHaveLength(41);
  });
});

describe('what is no table of text', () => {
  it.each([
    ['PNG image', Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(500)])],
    ['JPEG photo', Buffer.concat([Buffer.from('\xff\xd8\xff\xe1', 'latin1'), randomBytes(500)])],
    ['PDF document', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj')],
    ['Excel workbook (.xlsx)', Buffer.from('PK\x03\x04\x14\0\x06\0[Content_Types].xml....xl/workbook.xml', 'latin1')],
    ['ZIP archive', Buffer.from('PK\x03\x04\x14\0\0\0collisions.csv', 'latin1')],
    ['old Office document (.xls, .doc)', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1')],
    ['gzip archive', Buffer.from('\x1f\x8b\x08\0', 'latin1')],
    ['GeoPackage or SQLite database', Buffer.from('SQLite format 3\0')],
    ['HTML page', Buffer.from('\n<!DOCTYPE html><html><title>Log in</title>')],
    ['JSON / GeoJSON', Buffer.from('{"type":"FeatureCollection","features":[]}')],
    ['binary data', randomBytes(3000)],
  ])('is named: %s', async (name, content) => {
    const problem = await problemOf(detect(content));
    expect(problem.code).toBe('FILE_NOT_TEXT');
    expect(describeProblem(problem, 'en')).toBe(`“file.csv” is not a CSV text file (${name}). Save the table as CSV and try again.`);
  });

  it.each([
    ['its headings', VEHICLE_HEADER.replace('type', 'ty\0pe'), ''],
    ['a note below them', VEHICLE_HEADER, 'a\0b'],
  ])('is damaged where a zero byte stands in %s', async (_, header, note) => {
    // So many that it is text all the same, as far as its bytes tell.
    const lines = Array.from({ length: 20 }, (_line, i) => vehicleLine(i, i === 9 ? note : ''));
    expect((await problemOf(detect([header, ...lines].join('\n')))).code).toBe('FILE_NOT_TEXT');
  });

  it.each([
    ['nothing', ''],
    ['line breaks', '\r\n\n  \n'],
    ['a byte order mark', '\ufeff'],
  ])('is empty with %s in it', async (_what, content) => {
    expect((await problemOf(detect(content))).code).toBe('FILE_EMPTY');
  });

  it('is told from its first bytes, however long it is', async () => {
    const garbage = temporaryFile(randomBytes(50_000_000));
    const letters = temporaryFile(Buffer.alloc(50_000_000, 'abc,'));
    const memory = process.memoryUsage.rss();
    const before = process.cpuUsage();
    expect((await problemOf(detectPath(garbage, 'garbage.csv'))).code).toBe('FILE_NOT_TEXT');
    expect((await problemOf(detectPath(letters, 'letters.csv'))).code).toBe('FILE_LINE_TOO_LONG');
    expect(process.cpuUsage(before).user).toBeLessThan(5_000_000);
    expect(process.memoryUsage.rss() - memory).toBeLessThan(100_000_000);
  });
});

describe('the form of a table', () => {
  it.each([',', ';', '\t', '|'])('is cut at %j', async (delimiter) => {
    const text = `${VEHICLE_HEADER}\n${vehicleLine(1, 'x')}\n`.replaceAll(',', delimiter);
    await expect(detect(text)).resolves.toMatchObject({ delimiter, preview: [['2014A', '1', 'Car', 'x']] });
  });

  it.each([
    [
      'a comma in a semicolon file',
      'count_point_id;year;direction_of_travel;estimation_method;all_motor_vehicles;easting;northing;x\n1;2001;N;Counted;5;1;1;0,25\n',
      ',',
    ],
    [
      'a point in a semicolon file',
      'count_point_id;year;direction_of_travel;estimation_method;all_motor_vehicles;easting;northing;x\n1;2001;N;Counted;5;1;1;0.25\n',
      '.',
    ],
    [
      'a point wherever commas separate',
      'count_point_id,year,direction_of_travel,estimation_method,all_motor_vehicles,easting,northing,x\n1,2001,N,Counted,5,1,1,"0,25"\n',
      '.',
    ],
  ])('has as decimal mark %s', async (_law, text, decimalMark) => {
    await expect(detect(text)).resolves.toMatchObject({ decimalMark });
  });

  it('lists the columns that are not known, and leaves out those of persons', async () => {
    const found = await detect(
      `${VEHICLE_HEADER},Driver name,Όνομα οδηγού,ΑΦΜ,Registration No,street name\n1,2,Car,a,B. Who,Κ. Κάποιος,123,AB 1,Main St\n`,
    );
    expect(found).toMatchObject({
      unknownColumns: ['note', 'street name'],
      personalColumns: [
        { position: 4, heading: 'Driver name', because: 'heading' },
        { position: 5, heading: 'Όνομα οδηγού', because: 'heading' },
        { position: 6, heading: 'ΑΦΜ', because: 'heading' },
        { position: 7, heading: 'Registration No', because: 'heading' },
      ],
      preview: [['1', '2', 'Car', 'a', '', '', '', '', 'Main St']],
    });
  });

  it('is plain data, so that a batch may keep it', async () => {
    const found = await detectPath(demoPath('casualties_2014_2018.csv'), 'casualties.csv');
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    expect(found.preview).toHaveLength(5);
  });

  it('with a quotation mark that never closes in the header says so', async () => {
    expect(await problemOf(detect(`\n"accident_index,vehicle_reference\n1,2\n`))).toMatchObject({
      code: 'FILE_BROKEN_QUOTE',
      details: { row: 2 },
    });
  });

  let wide: string;
  beforeAll(() => {
    wide = `${VEHICLE_HEADER}\r\n${vehicleLine(1, 'Άνω Πατησίων')}\r\n${vehicleLine(2, 'Rue de la Liberté')}\r\n`;
  });

  it.each([
    ['utf-8', (text: string) => Buffer.from(text)],
    ['utf-8', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['utf-16le', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16le', (text: string) => Buffer.from(text, 'utf16le')],
    ['utf-16be', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['utf-16be', (text: string) => Buffer.from(text, 'utf16le').swap16()],
  ])('in %s is read as written', async (encoding, encode) => {
    const found = await detect(encode(wide));
    expect(found).toMatchObject({ encoding, tableId: 'vehicles' });
    expect(found.preview.map((cells) => cells[3])).toEqual(['Άνω Πατησίων', 'Rue de la Liberté']);
  });
});

describe('the header of a table', () => {
  const VEHICLES = [VEHICLE_HEADER, vehicleLine(1, 'x'), vehicleLine(2, 'y'), ''];

  it.each([',', ';', '\t', '|'])('is found below titles and blank lines, cut at %j', async (delimiter) => {
    const table = VEHICLES.map((line) => line.replaceAll(',', delimiter));
    const text = [
      'Vehicles of 2014, by month, area, road, class, and kind',
      '',
      `Printed${delimiter}${delimiter}`,
      delimiter,
      ...table,
    ].join('\n');
    const { table: found, lines, skipped } = await readText(text);
    expect(found).toMatchObject({ delimiter, linesAbove: 2, header: VEHICLE_HEADER.split(','), preview: [{ length: 4 }, { length: 4 }] });
    expect(lines.map(({ row }) => row)).toEqual([6, 7]);
    // Two titles and two blank lines: every line of the file but the header is counted.
    expect(skipped).toBe(4);
  });

  it('is found below a title over several lines, or with a quotation mark that fits nowhere', async () => {
    const quoted = await readText(['"Vehicles', 'of 2014",,,', ...VEHICLES].join('\n'));
    expect([quoted.table.linesAbove, quoted.skipped, ...quoted.lines.map(({ row }) => row)]).toEqual([1, 1, 4, 5]);
    await expect(readText(['Vehicles of "2014"', ...VEHICLES].join('\n'))).rejects.toThrow(/FILE_BROKEN_QUOTE.*"row":1/);
  });

  it('is looked for in the first thirty lines, blank ones not counted', async () => {
    const titles = (count: number): string => Array.from({ length: count }, (_, i) => `title ${i}\n\n`).join('');
    await expect(detect(titles(29) + VEHICLES.join('\n'))).resolves.toMatchObject({ linesAbove: 29 });
    expect((await problemOf(detect(titles(30) + VEHICLES.join('\n')))).code).toBe('FILE_FORMAT_UNKNOWN');
  });

  it('is the complete one, where a line above has some of its words', async () => {
    await expect(detect(['Vehicle reference,see below', ...VEHICLES].join('\n'))).resolves.toMatchObject({ linesAbove: 1 });
    expect((await problemOf(detect('Title\nvehicle_reference,a\n1,2\n'))).code).toBe('FILE_MISSING_COLUMNS');
  });

  it('is named with its own columns when no line of the file is one', async () => {
    expect((await problemOf(detect('a,b\n1,2\n'))).details['found']).toEqual(['a', 'b']);
  });

  it('that stands first leaves the table as it was stored before titles were looked through', async () => {
    const found = await detect(VEHICLES.join('\n'));
    expect(Object.keys(found)).not.toEqual(expect.arrayContaining(['linesAbove']));
    expect(Object.keys(found)).not.toEqual(expect.arrayContaining(['headless']));
    expect(Object.keys(found)).not.toEqual(expect.arrayContaining(['part']));
  });
});
