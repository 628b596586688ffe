import { afterAll, describe, expect, it } from '@jest/globals';
import type { AccidentDraft, CasualtyDraft } from '@elektron/domain';
import { plainFile } from '../byte-source.ts';
import { surveyTable } from '../survey-table.ts';
import { foldText } from '../fold-text.ts';
import { readFile, readFixture, removeTemporaryFiles, temporaryFile } from '../testing/files.ts';
import { CODE_LABELS, CODE_WORDS, UNKNOWN_WORDS } from './code-words.ts';
import { HEADING_WORDS } from './heading-words.ts';
import { listFields, type CodeListId } from './mapping-fields.ts';
import { proposeCode } from './propose-codes.ts';
import { proposeMapping, type MappingProposal } from './propose-mapping.ts';
import { RECORD_KINDS } from './record-kinds.ts';
import { splitDateTime } from './recognise-values.ts';
import { readDate, readTime, timeBesideDay } from './read-time.ts';

afterAll(removeTemporaryFiles);

const GREEK = { name: 'volos-police', speedUnit: 'km/h', srid: 2100 } as const;

const survey = async (content: string | Buffer) => surveyTable(await plainFile(temporaryFile(content)), 'file.csv');
const propose = async (content: string | Buffer): Promise<MappingProposal> => {
  const { header, preview } = await survey(content);
  return proposeMapping(header, preview, GREEK);
};

/** What a police department of a town keeps in a spreadsheet; invented, like its people. */
const POLICE = [
  'ΤΡΟΧΑΙΑ ΒΟΛΟΥ;;;;;;;;',
  'Κατάσταση ατυχημάτων έτους 2023;;;;;;;;',
  ';;;;;;;;',
  'Α/Α;ΗΜ/ΝΙΑ;ΩΡΑ;ΟΔΟΣ;ΒΑΡΥΤΗΤΑ;ΝΕΚΡΟΙ;ΒΑΡΙΑ ΤΡΑΥΜΑΤΙΕΣ;Χ (ΕΓΣΑ87);Υ (ΕΓΣΑ87)',
  '1;05/03/23;14.30;Δημητριάδος 12;Θανατηφόρο;1;0;408123,5;4357012,1',
  '2;6/3/23;7:05;Ιάσονος & Γαμβέτα;ΕΛΑΦΡΥ;0;0;408456,0;4357345,9',
  '3;31/12/23;11:59 μμ;Αναλήψεως;Υλικές ζημιές;0;0;;',
  '4;15/13/23;25:00;Αναλήψεως;ΣΒ;0;1;408001,0;4357001,0',
].join('\r\n');

describe('the words for headings and codes', () => {
  it('are folded, and each heading is the surest word of one field only, among those of a kind of records', () => {
    for (const words of Object.values(HEADING_WORDS)) {
      for (const word of words) expect(foldText(word)).toBe(word);
      expect(new Set(words).size).toBe(words.length);
    }
    for (const { id: kind } of RECORD_KINDS) {
      const first = listFields(kind).map(({ id }) => HEADING_WORDS[id][0]);
      expect(first.length).toBeGreaterThan(5);
      expect(new Set(first).size).toBe(first.length);
    }
  });

  it.each(Object.keys(CODE_LABELS) as CodeListId[])('are folded and mean one value of a list each: %s', (list) => {
    const all = Object.values(CODE_WORDS[list]).flat();
    for (const word of all) expect(foldText(word)).toBe(word);
    expect(new Set(all).size).toBe(all.length);
    for (const target of Object.keys(CODE_WORDS[list])) expect(Object.keys(CODE_LABELS[list])).toContain(target);
    // The labels of our own lists, in both languages, come back as what they are.
    for (const [target, { el, en }] of Object.entries(CODE_LABELS[list])) {
      for (const label of [el, en, el.toUpperCase()]) expect(proposeCode(list, label)).toEqual({ target, confidence: 1 });
    }
    for (const word of UNKNOWN_WORDS) expect(proposeCode(list, word)).toEqual({ target: null, confidence: 1 });
  });
});

describe('a code of a file', () => {
  it.each([
    ['severity', 'Θ', 'fatal', 1],
    ['severity', 'ΒΑΡΥΣ ΤΡΑΥΜΑΤΙΣΜΟΣ', 'serious', 0.8],
    ['severity', 'Σοβαρό ατύχημα', 'serious', 0.8],
    ['severity', 'Suspected Serious Injury', 'serious', 0.8],
    ['road-user', 'ΕΛΑΦΡΥ ΦΟΡΤΗΓΟ', 'light-goods', 1],
    ['road-user', 'Ι.Χ.Ε.', 'car', 1],
    ['road-user', 'Ε.Ι.Χ.', 'car', 1],
    ['road-user', 'ΕΙΧ', 'car', 1],
    ['road-user', 'Αυτοκίνητο Ι.Χ.', 'car', 0.8],
    ['road-user', 'Επιβατηγό Δ.Χ.', 'taxi', 1],
    ['road-user', 'Αυτοκίνητο επιβατηγό Δ.Χ.', 'taxi', 0.8],
    ['road-user', 'ΕΔΧ', 'taxi', 1],
    ['road-user', 'Φ.Ι.Χ.', 'light-goods', 1],
    ['road-user', 'ΦΙΧ', 'light-goods', 1],
    ['road-user', 'Φορτηγό Ι.Χ.', 'light-goods', 1],
    ['road-user', 'Φορτηγό έως 3,5 τ.', 'light-goods', 0.8],
    ['road-user', 'Αυτοκίνητο φορτηγό Ι.Χ.', 'light-goods', 0.8],
    ['road-user', 'Φορτηγό άνω των 3,5 τ.', 'heavy-goods', 0.8],
    ['road-user', 'Φορτηγό', undefined, 0],
    ['road-user', 'Φορτηγό Δ.Χ.', undefined, 0],
    ['road-user', 'Αυτοκίνητο φορτηγό', undefined, 0],
    ['severity', 'Τραυματισμός', 'injury', 1],
    ['severity', 'Τραυματισμός με υλικές ζημιές', 'injury', 0.8],
    ['severity', 'Τραυματισμός σοβαρός', 'serious', 0.8],
    ['severity', 'Τραυματισμός βαρύς', 'serious', 0.8],
    ['severity', 'Τραυματισμός (ελαφρύς)', 'slight', 0.8],
    ['severity', 'Τραυματισμός, όχι σοβαρός', undefined, 0],
    // Somebody must say which.
    ['severity', 'Τραυματισμός βαρύς και ελαφρύς', 'serious', 0.6],
    ['casualty-severity', 'Τραυματίας βαριά', 'serious', 0.8],
    ['weather', '2', undefined, 0],
    ['accident-type', 'Μετωπική σύγκρουση', 'head-on', 1],
    ['accident-type', 'Rear-end collision', 'rear-end', 1],
    ['accident-type', 'Right angle', 'angle', 1],
    ['accident-type', 'Πρόσκρουση σε σταθμευμένο όχημα', 'parked-vehicle', 1],
    ['accident-type', 'Sideswipe, same direction', 'sideswipe', 0.8],
    // Who was run over it does not say.
    ['accident-type', 'Παράσυρση', undefined, 0],
    ['accident-type', 'Παράσυρση ποδηλάτη', undefined, 0],
    ['accident-type', 'Πτώση επιβάτη', undefined, 0],
    ['accident-type', '3', undefined, 0],
    ['severity', 'Μη θανατηφόρο', undefined, 0],
    ['severity', 'Χωρίς σοβαρά τραύματα', undefined, 0],
    ['casualty-severity', 'No injury', 'unhurt', 1],
    ['sex', 'Άγνωστο', null, 1],
  ] as const)('%s: %s', (list, text, target, confidence) => {
    const found = proposeCode(list, text);
    if (target === undefined) expect(found).toBeUndefined();
    else expect(found).toEqual({ target, confidence });
  });
});

describe('a moment', () => {
  it.each([
    ['05/03/23', 'day-first', [2023, 3, 5]],
    ['5.3.1999', 'day-first', [1999, 3, 5]],
    ['05/03/26', 'day-first', [1926, 3, 5]],
    ['03/05/2023', 'month-first', [2023, 3, 5]],
    ['2023/03/05', 'day-first', [2023, 3, 5]],
    ['23-03-05', 'year-first', [2023, 3, 5]],
    ['05/03/2018', 'year-first', [2018, 3, 5]],
    ['5 Μαρτίου', 'day-first', undefined],
    ['1/2/3', 'day-first', undefined],
  ] as const)('%s, %s', (text, order, expected) => {
    const found = readDate(text, order, 2025);
    expect(found === undefined ? undefined : [found.year, found.month, found.day]).toEqual(expected);
  });

  it('that does not exist has the form of a date', () => {
    expect(readDate('30/02/2023', 'day-first', 2025)).toMatchObject({ exists: false, year: 2023 });
  });

  it.each([
    ['14:30', 14, 30],
    ['14.30', 14, 30],
    ['1430', 14, 30],
    ['730', 7, 30],
    ['2:30 μμ', 14, 30],
    ['12:10 π.μ.', 0, 10],
    ['12:10 pm', 12, 10],
    ['14:30:59', 14, 30],
  ] as const)('%s', (text, hour, minute) => {
    expect(readTime(text)).toEqual({ hour, minute });
  });

  it.each([
    ['15', 'apart', { hour: 15, minute: null }],
    ['24', 'apart', undefined],
    ['15', 'run-together', { hour: 0, minute: 15 }],
    ['5', 'run-together', { hour: 0, minute: 5 }],
    ['60', 'run-together', undefined],
    // Minutes past midnight, or an hour.
    ['15', undefined, undefined],
    ['3 μμ', undefined, { hour: 15, minute: null }],
    ['1430', 'apart', { hour: 14, minute: 30 }],
  ] as const)('%s in a column of times %s', (text, form, expected) => {
    expect(readTime(text, form)).toEqual(expected);
  });

  it.each(['0:00', '00:00', '00.00', '00:00:00', '0:00:00.000', '12:00:00 πμ', '12:00 a.m.'])('beside a day is none at %s', (text) => {
    expect(timeBesideDay(text)).toBe('');
  });

  it.each(['0:01', '00:30:00', '12:00', '12:00 μμ'])('beside a day is one at %s', (text) => {
    expect(timeBesideDay(text)).toBe(text);
  });

  it('is looked for in no endless text', () => {
    const before = process.cpuUsage();
    expect(splitDateTime(`${'1'.repeat(100_000)} x`)).toBeUndefined();
    expect(readTime('1:'.repeat(50_000))).toBeUndefined();
    // Microseconds of work; trying takes many seconds.
    expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
  });

  it.each(['25:00', '24', 'noon', '13:00 μμ', '12:60', ''])('%j is none', (text) => {
    expect(readTime(text)).toBeUndefined();
  });
});

describe('a column of times', () => {
  const hoursOf = async (field: 'time' | 'hour', ...values: string[]): Promise<unknown[]> => {
    const text = ['Α/Α;Ημερομηνία;Στήλη', ...values.map((value, i) => `${i};05/03/2023;${value}`)].join('\n');
    const { mapping } = await propose(text);
    const { drafts, issues } = await readFile(temporaryFile(text), { mapping: { ...mapping, fields: ['accident-key', 'date', field] } });
    const times = drafts.map((draft) => draft.kind === 'accident' && [draft.time.hour, draft.time.minute]);
    return [...times, ...issues.map(({ code, value }) => `${code} ${value}`)];
  };

  it('whose hours and minutes are run together has lost the zeros of those past midnight', async () => {
    for (const field of ['time', 'hour'] as const) {
      expect(await hoursOf(field, '1430', '905', '15', '5')).toEqual([
        [14, 30],
        [9, 5],
        [0, 15],
        [0, 5],
      ]);
    }
  });

  it('may be of hours alone, or write some without their minutes', async () => {
    for (const field of ['time', 'hour'] as const)
      expect(await hoursOf(field, '0', '15', '23')).toEqual([
        [0, null],
        [15, null],
        [23, null],
      ]);
    expect(await hoursOf('time', '14.30', '15')).toEqual([
      [14, 30],
      [15, null],
    ]);
  });

  it('of which the first lines tell nothing leaves one or two digits unknown', async () => {
    const blank = Array.from({ length: 120 }, () => '');
    expect((await hoursOf('time', ...blank, '15')).slice(120)).toEqual([[null, null], 'TIME_INVALID 15']);
    expect((await hoursOf('hour', ...blank, '15')).slice(120)).toEqual([[15, null]]);
    // One line in haste, or shifted, is not the column's way.
    const hours = Array.from({ length: 30 }, (_, i) => String(i % 24));
    expect((await hoursOf('time', '1430', ...hours)).slice(0, 2)).toEqual([
      [14, 30],
      [null, null],
    ]);
  });
});

describe('a Greek spreadsheet of no known format', () => {
  it('is recognised below its titles, column by column', async () => {
    const { mapping, columns, openCodes } = await propose(POLICE);
    expect(mapping.fields).toEqual([
      'accident-key',
      'date',
      'time',
      'road-name',
      'severity',
      'killed',
      'seriously-injured',
      'easting',
      'northing',
    ]);
    expect(mapping).toMatchObject({ rowIs: 'accident', dateOrder: 'day-first', srid: 2100 });
    expect(mapping.codes.severity).toEqual({ Θανατηφόρο: 'fatal', ΕΛΑΦΡΥ: 'slight', 'Υλικές ζημιές': 'damage-only' });
    expect(openCodes).toEqual({ severity: ['ΣΒ'] });
    for (const { confidence } of columns) expect(confidence).toBeGreaterThan(0.7);
  });

  it('says where an accident was in words, each word from the column that is called so', async () => {
    const lines = [
      'Α/Α ατυχήματος;Ημερομηνία;Βαρύτητα;Οδός;Αριθμός οδού;Διασταύρωση με;Χ/Θ;Δήμος;Περιγραφή θέσης',
      '1;05/03/2023;Θανατηφόρο;Ιάσονος;12;;;Βόλου;έξω από το σχολείο',
      '2;06/03/2023;Θανατηφόρο;Ιάσονος;;Γαμβέτα;;Βόλου;',
      '3;07/03/2023;Θανατηφόρο;Ε.Ο. Βόλου–Λάρισας;;;12+400;;',
      '4;08/03/2023;Θανατηφόρο;Ιάσονος;;;;;',
    ].join('\n');
    const { mapping } = await propose(lines);
    const where = ['road-name', 'house-number', 'cross-road', 'kilometre', 'locality', 'place-description'];
    expect(mapping.fields.slice(3)).toEqual(where);
    const file = await readFile(temporaryFile(lines), { mapping, latestDate: '2024-06-30' });
    const said = file.drafts.map((draft) => (draft.kind === 'accident' ? [draft.roadName, draft.placeWords] : null));
    expect(said).toEqual([
      ['Ιάσονος', { houseNumber: '12', locality: 'Βόλου', description: 'έξω από το σχολείο' }],
      ['Ιάσονος', { crossRoad: 'Γαμβέτα', locality: 'Βόλου' }],
      ['Ε.Ο. Βόλου–Λάρισας', { kilometre: '12+400' }],
      ['Ιάσονος', undefined],
    ]);
  });

  const beside = (second: string, rows: readonly string[]) =>
    propose(
      [`Αρ. Δελτίου;Ημερομηνία;Οδός;${second};Νεκροί`, ...rows.map((row, i) => `${i + 1};0${i + 1}/03/2024;Ιάσονος;${row};0`)].join('\n'),
    );

  it('tells from its values whether a crossing is the other road or the kind of a junction', async () => {
    const roads = await beside('Διασταύρωση', ['Γκλαβάνη', 'Κουταρέλια', 'Ογλ', 'Τοπάλη']);
    expect(roads.columns[3]).toMatchObject({ field: 'cross-road', because: 'both' });
    const kinds = await beside('Διασταύρωση', ['Εκτός κόμβου', 'Συμβολή', 'Διασταύρωση', 'ΣΥΜΒΟΛΗ']);
    expect(kinds.columns[3]).toMatchObject({ field: 'junction' });
    const numbers = await beside('Διασταύρωση', ['1', '2', '3', '4']);
    expect(numbers.columns[3]).toMatchObject({ field: 'junction' });
    const answers = await beside('Διασταύρωση', ['Ναι', 'Ναι', 'ΝΑΙ', 'Ναι']);
    expect(answers.columns[3]).toMatchObject({ field: 'junction' });
  });

  it('takes a bare number for that of a building where it stands behind the name of the road', async () => {
    expect((await beside('Αριθμός', ['12', '3Α', '45', '7'])).columns[3]).toMatchObject({ field: 'house-number', because: 'both' });
    expect((await beside('Αριθμός', ['πολλά', 'κανένα', 'λίγα', 'δύο'])).columns[3]?.field).toBeNull();
    const first = await propose('Αριθμός;Ημερομηνία;Οδός;Νεκροί\n12;05/03/2024;Ιάσονος;0\n13;06/03/2024;Ερμού;0');
    expect(first.columns[0]?.field).not.toBe('house-number');
  });

  it('has a decimal comma where one parts no thousands, whatever stands beside it', async () => {
    const markOf = async (...lengths: readonly string[]) =>
      (
        await propose(
          ['Α/Α;Ημερομηνία;Βαρύτητα;Γεωγρ. μήκος', ...lengths.map((each, i) => `${i + 1};05/03/2024;Σοβαρό;${each}`)].join('\n'),
        )
      ).mapping.decimalMark;
    expect(await markOf('22.9426', '22,94')).toBe(',');
    expect(await markOf('22.9426', '22,943')).toBe('.');
  });

  it('is read as the mapping says, and what does not fit is a remark', async () => {
    const { mapping } = await propose(POLICE);
    const severity = { ...mapping.codes.severity, σβ: 'serious' };
    const decided = { ...mapping, codes: { ...mapping.codes, severity } };
    const file = await readFile(temporaryFile(POLICE), { mapping: decided, latestDate: '2024-06-30' });
    const accidents = file.drafts.filter((draft): draft is AccidentDraft => draft.kind === 'accident');
    expect(file.table).toMatchObject({ formatId: 'mapped:volos-police', linesAbove: 2 });
    expect(file.skipped).toBe(3);
    expect(accidents.map(({ sourceRecordId, severity: worst }) => [sourceRecordId, worst])).toEqual([
      ['2023/1', 'fatal'],
      ['2023/2', 'slight'],
      ['2023/3', 'damage-only'],
      ['2023/4', 'serious'],
    ]);
    expect(accidents[0]).toMatchObject({
      time: { year: 2023, month: 3, day: 5, weekday: 7, hour: 14, minute: 30 },
      position: { srid: 2100, first: 408123.5, second: 4357012.1 },
      roadName: 'Δημητριάδος 12',
    });
    expect(accidents[2]?.time).toMatchObject({ month: 12, day: 31, hour: 23, minute: 59 });
    expect(file.issues.map(({ row, code, column }) => [row, code, column])).toEqual([
      [7, 'VALUE_MISSING', 'Χ (ΕΓΣΑ87)'],
      [8, 'TIME_INVALID', 'ΩΡΑ'],
      [8, 'DATE_YEAR_ONLY', 'ΗΜ/ΝΙΑ'],
    ]);
    expect(file.drafts.filter(({ kind }) => kind === 'casualty')).toMatchObject([
      { accidentSourceRecordId: '2023/1', severity: 'fatal' },
      { accidentSourceRecordId: '2023/4', severity: 'serious' },
    ]);
  });

  it('with other headings is not read by the same mapping', async () => {
    const { mapping } = await propose(POLICE);
    const other = POLICE.replace('ΟΔΟΣ', 'ΔΙΕΥΘΥΝΣΗ');
    await expect(readFile(temporaryFile(other), { mapping })).rejects.toThrow('FILE_MAPPING_DIFFERENT');
    // Upper or lower case, accents and dots are no difference.
    const same = POLICE.replace('ΗΜ/ΝΙΑ', 'Ημ. νία');
    expect((await readFile(temporaryFile(same), { mapping })).lines).toHaveLength(4);
  });

  it('whose axes are the other way round is recognised by its numbers', async () => {
    const swapped = POLICE.replace('Χ (ΕΓΣΑ87);Υ (ΕΓΣΑ87)', 'Υ;Χ');
    const { mapping } = await propose(swapped);
    expect(mapping.fields.slice(-2)).toEqual(['easting', 'northing']);
  });

  it('never proposes to read who somebody is', async () => {
    const { mapping, columns } = await propose('Ημερομηνία;Βαρύτητα;Επώνυμο οδηγού;ΑΦΜ\n1/2/2023;Ελαφρύ;Παπαδοπούλου;123456783\n');
    expect(mapping.fields).toEqual(['date', 'severity', null, null]);
    expect(columns.map(({ because }) => because)).toEqual(['both', 'both', 'personal', 'personal']);
  });
});

describe('severity from the people that a line counts', () => {
  it.each([
    ['Νεκροί;Βαριά τραυματίες;Ελαφρά τραυματίες', '1;;', 'fatal'],
    ['Νεκροί;Βαριά τραυματίες;Ελαφρά τραυματίες', ';2;1', 'serious'],
    ['Νεκροί;Βαριά τραυματίες;Ελαφρά τραυματίες', '0;;', 'damage-only'],
    ['Νεκροί;Βαριά τραυματίες;Ελαφρά τραυματίες', ';;', null],
    // The slightly hurt are not counted: nobody knows whether there were any.
    ['Νεκροί;Βαριά τραυματίες', '0;0', null],
    ['Νεκροί;Τραυματίες', '0;3', 'injury'],
  ])('%s: %s', async (headings, counts, severity) => {
    const text = `Α/Α;Ημερομηνία;${headings}\n7;05/03/2023;${counts}\n`;
    const { mapping } = await propose(text);
    const { drafts } = await readFile(temporaryFile(text), { mapping });
    expect(drafts[0]).toMatchObject({ kind: 'accident', severity });
  });

  it('is none of a number in a wrong column', async () => {
    const text = 'Α/Α;Ημερομηνία;Νεκροί;Βαριά τραυματίες;Ελαφρά τραυματίες\n7;05/03/2023;500;500;500\n';
    const { mapping } = await propose(text.replace('500;500;500', '1;1;1'));
    const { drafts, issues } = await readFile(temporaryFile(text), { mapping });
    expect(drafts).toHaveLength(1);
    expect(issues).toMatchObject([{ code: 'NUMBER_INVALID', column: 'Νεκροί' }]);
  });

  it('names casualties alike however a heading is spelt', async () => {
    const text = 'Α/Α;Ημερομηνία;Νεκροί;Τραυματίες\n7;05/03/2023;2;0\n';
    const { mapping } = await propose(text);
    const referencesOf = async (content: string) =>
      (await readFile(temporaryFile(content), { mapping })).drafts.flatMap((draft) =>
        draft.kind === 'casualty' ? draft.casualtyReference : [],
      );
    expect(await referencesOf(text)).toEqual(['1', '2']);
    expect(await referencesOf(text.replace('Νεκροί', 'ΝΕΚΡΟΙ'))).toEqual(['1', '2']);
    // Who dies of what last month's file counted otherwise is the same person.
    expect(await referencesOf(text.replace(';2;0', ';0;2'))).toEqual(['1', '2']);
  });
});

describe('a file with a line for each person', () => {
  const text = [
    'Αρ. ατυχήματος,Ημερομηνία,Ιδιότητα,Φύλο,Ηλικία,Βαρύτητα παθόντος,Γεωγρ. πλάτος,Γεωγρ. μήκος',
    'A1,2023-03-05,Οδηγός,Α,44,Ελαφρά,39.36123,22.94512',
    'A1,2023-03-05,Πεζός,Γ,71,Νεκρός,39.36123,22.94512',
    'A2,2023-03-06,Επιβάτης,Γ,,Βαριά,39.36200,22.94600',
  ].join('\n');

  it('gives casualties with their accidents', async () => {
    const { mapping } = await propose(text);
    expect(mapping.rowIs).toBe('casualty');
    const file = await readFile(temporaryFile(text), { mapping });
    expect(file.issues).toEqual([]);
    expect(file.lines.map(({ drafts }) => drafts.map(({ kind }) => kind))).toEqual(Array(3).fill(['casualty', 'accident']));
    const casualties = file.drafts.filter((draft): draft is CasualtyDraft => draft.kind === 'casualty');
    expect(casualties.map(({ severity, casualtyClass, sex, age }) => [severity, casualtyClass, sex, age])).toEqual([
      ['slight', 'driver', 'male', 44],
      ['fatal', 'pedestrian', 'female', 71],
      ['serious', 'passenger', 'female', null],
    ]);
  });
});

describe('the real files of other publishers', () => {
  it.each([
    [
      'es-barcelona-2018',
      '2018_accidents_gu_bcn.csv',
      {
        'accident-key': 'Numero_expedient',
        year: 'Any',
        killed: 'Numero_morts',
        longitude: 'Longitud',
        easting: 'Coordenada_UTM_X',
        northing: 'Coordenada_UTM_Y',
      },
    ],
    [
      'us-new-york',
      'nypd_collisions_2023_2024.csv',
      {
        'accident-key': 'collision_id',
        date: 'crash_date',
        time: 'crash_time',
        latitude: 'latitude',
        killed: 'number_of_persons_killed',
        injured: 'number_of_persons_injured',
      },
    ],
    [
      'us-iowa-intersections',
      'crashes_2016_2020.csv',
      { 'accident-key': 'CRASH_KEY', year: 'CRASH_YEAR', severity: 'CSEVERITY', killed: 'FATALITIES', longitude: 'LONGITUDE' },
    ],
    [
      'de-berlin-2019',
      'AfSBBB_BE_LOR_Strasse_Strassenverkehrsunfaelle_2019_Datensatz.csv',
      {
        'accident-key': 'OBJECTID',
        year: 'UJAHR',
        month: 'UMONAT',
        hour: 'USTUNDE',
        severity: 'UKATEGORIE',
        easting: 'LINREFX',
        latitude: 'YGCSWGS84',
      },
    ],
    [
      'uk-greater-manchester',
      'STATS19_road_casualties_2019-Jun2024.csv',
      {
        date: 'date',
        hour: 'hour',
        severity: 'collision_severity',
        'casualty-severity': 'casualty_severity',
        sex: 'sex',
        longitude: 'lon',
      },
    ],
    ['../../demo/helsinki', 'liikenneonnettomuudet_Helsingissa.csv', { severity: 'VAKAV_A' }],
  ] as const)('%s would be recognised without their formats', async (folder, name, expected) => {
    const { header, preview } = await survey(readFixture(folder, name));
    const { mapping } = proposeMapping(header, preview, GREEK);
    const found = Object.fromEntries(mapping.fields.flatMap((field, i) => (field === null ? [] : [[field, (header[i] ?? '').trim()]])));
    expect(found).toMatchObject(expected);
  });
});
