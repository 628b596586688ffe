import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccidentDraft, CasualtyDraft, Draft, TrafficUnitDraft } from '@elektron/domain';
import { AccidentCompletions } from '../../complete-accidents.ts';
import { detectTables } from '../../detect-tables.ts';
import { bytesSource } from '../../testing/archives.ts';
import { readDetected, readPlainFixture, readText, removeTemporaryFiles, type ReadFile } from '../../testing/files.ts';

afterAll(removeTemporaryFiles);

const ofKind = <K extends Draft['kind']>({ drafts }: ReadFile, kind: K): Extract<Draft, { kind: K }>[] =>
  drafts.filter((draft): draft is Extract<Draft, { kind: K }> => draft.kind === kind);

function countBy<T>(items: readonly T[], of: (item: T) => string | number | null): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[String(of(item))] = (counts[String(of(item))] ?? 0) + 1;
  return counts;
}

/** All tables of a file; accidents come first. */
async function readAll(name: string): Promise<ReadFile[]> {
  const source = bytesSource(readPlainFixture('greek-police', name));
  const tables = await detectTables(source, name);
  return Promise.all(tables.map((table) => readDetected(source, table)));
}

async function readWhole(name: string): Promise<ReadFile> {
  const [file] = await readAll(name);
  return file!;
}

describe.each(['police-list.csv', 'police-list.xlsx'])('the synthetic list %s', (name) => {
  let file: ReadFile;
  let accidents: AccidentDraft[];
  let units: TrafficUnitDraft[];
  let casualties: CasualtyDraft[];

  beforeAll(async () => {
    file = await readWhole(name);
    accidents = ofKind(file, 'accident');
    units = ofKind(file, 'traffic-unit');
    casualties = ofKind(file, 'casualty');
  });

  it('is known by its headings below titles, and its total is no accident', () => {
    expect(file.table).toMatchObject({ formatId: 'greek-police', tableId: 'accidents', unknownColumns: [], personalColumns: [] });
    expect(file.lines).toHaveLength(120);
    // Two titles, a blank line and the total.
    expect(file.skipped).toBe(4);
    expect(accidents).toHaveLength(120);
    expect(new Set(accidents.map(({ sourceRecordId }) => sourceRecordId)).size).toBe(120);
  });

  it('has the severities and the people that were drawn', () => {
    expect(countBy(accidents, ({ severity }) => severity)).toEqual({ fatal: 1, serious: 9, slight: 110 });
    expect(countBy(casualties, ({ severity }) => severity)).toEqual({ fatal: 1, serious: 15, slight: 172 });
    // Of a goods vehicle nobody says how heavy it is.
    const unknown = units.filter(({ roadUser }) => roadUser === null);
    expect(new Set(unknown.map(({ roadUserNative }) => roadUserNative))).toEqual(new Set(['Φορτηγό']));
  });

  it('places what has coordinates, and keeps in the name of the road what says where the others are', () => {
    const placed = accidents.filter(({ position }) => position !== null);
    expect(placed).toHaveLength(85);
    expect(new Set(placed.map(({ position }) => position?.srid))).toEqual(new Set([2100]));
    const others = accidents.filter(({ position }) => position === null);
    expect(others.filter(({ roadName }) => roadName === null)).toEqual([]);
    expect(others[0]).toMatchObject({
      sourceRecordId: '2023/101',
      roadName: 'Ε.Ο. Παραδείγματος–Λάρισας, χ/θ 37+160',
      placeWords: expect.objectContaining({ road: 'Ε.Ο. Παραδείγματος–Λάρισας', kilometre: '37+160' }),
      attributes: { road: 'Ε.Ο. Παραδείγματος–Λάρισας', chainage: '37+160', direction: 'προς Λάρισα', kind_of_road: 'Εθνική' },
    });
    expect(others.filter(({ roadName }) => / & /.test(roadName ?? '')).length).toBeGreaterThan(0);
  });

  it('says by code what is wrong with it', () => {
    expect(countBy(file.issues, ({ level, code }) => `${level} ${code}`)).toEqual({
      'warning CODE_UNKNOWN': 7,
      'warning DATE_YEAR_ONLY': 1,
      'warning VALUES_CONTRADICT': 1,
      'warning VALUE_MISSING': 35,
    });
  });
});

describe('the list as text and as a workbook', () => {
  it('says the same', async () => {
    const [text, persons] = [await readWhole('police-list.csv'), await readWhole('police-persons.csv')];
    const [workbook, workbookPersons, ...others] = await readAll('police-list.xlsx');
    expect(others).toEqual([]);
    expect(text.table).toMatchObject({ encoding: 'windows-1253', delimiter: ';', decimalMark: ',' });
    expect(workbook!.table).toMatchObject({ leftOut: ['Σημειώσεις'] });
    // But for how days that do not exist, and metres, are written.
    const plain = ({ drafts }: ReadFile): unknown[] => drafts.map((draft) => ({ ...draft, attributes: {} }));
    expect(plain(workbook!)).toEqual(plain(text));
    expect(plain(workbookPersons!)).toEqual(plain(persons));
  });
});

describe('the list of persons beside it', () => {
  it('has those who were hurt one by one, and nothing of their accidents', async () => {
    const file = await readWhole('police-persons.csv');
    const casualties = ofKind(file, 'casualty');
    expect(file.table).toMatchObject({ formatId: 'greek-police', tableId: 'persons', unknownColumns: [], personalColumns: [] });
    expect(file.drafts).toHaveLength(188);
    // A title, and 25 who were not hurt.
    expect(file.skipped).toBe(26);
    expect(countBy(casualties, ({ severity }) => severity)).toEqual({ fatal: 1, serious: 15, slight: 172 });
    expect(casualties.filter(({ sex, age, casualtyClass }) => sex === null || age === null || casualtyClass === null)).toEqual([]);
    expect(casualties[1]).toMatchObject({
      accidentSourceRecordId: '2023/101',
      unitReference: '1',
      casualtyReference: '2',
      casualtyClass: 'passenger',
      sex: 'male',
      age: 47,
      roadUser: null,
    });
    // The day that does not exist.
    expect(new Set(file.issues.map(({ code }) => code))).toEqual(new Set(['DATE_YEAR_ONLY']));
  });

  it('takes the place of people who were only counted', async () => {
    const [list, persons] = [await readWhole('police-list.csv'), await readWhole('police-persons.csv')];
    const completions = new AccidentCompletions();
    persons.lines.forEach((line) => completions.note(line));
    const whole = list.lines.flatMap((line) => completions.complete(line).drafts);
    expect(whole.filter(({ kind }) => kind === 'casualty')).toEqual([]);
    expect(countBy(ofKind({ ...list, drafts: whole }, 'accident'), ({ severity }) => severity)).toEqual({
      fatal: 1,
      serious: 9,
      slight: 110,
    });
  });
});

describe('a list with a line for each person', () => {
  it('is accidents and casualties, whoever was hurt', async () => {
    const file = await readText(
      [
        'Αρ. ΔΟΤΑ;Ημ/νία;Οδός;Καιρός;Ιδιότητα;Φύλο;Ηλικία;Κατάσταση παθόντος;Όχημα;Επώνυμο',
        '7;5/3/2023;Ερμού;Βροχή;Οδηγός;Άνδρας;34;Ελαφρά;Δίκυκλο;Παπαδόπουλος',
        '7;5/3/2023;Ερμού;Βροχή;Πεζός;Γυναίκα;71;Β/Τ;;Γεωργίου',
        '8;6/3/2023;Ιάσονος;;Οδηγός;;;Αβλαβής;ΙΧΕ;Νικολάου',
      ].join('\n'),
    );
    expect(file.table).toMatchObject({ tableId: 'persons', personalColumns: [{ heading: 'Επώνυμο' }] });
    expect(file.lines.map(({ drafts }) => drafts.map(({ kind }) => kind))).toEqual([
      ['casualty', 'accident'],
      ['casualty', 'accident'],
      ['accident'],
    ]);
    expect(ofKind(file, 'casualty')).toMatchObject([
      { severity: 'slight', casualtyClass: 'driver', roadUser: 'powered-two-wheeler', sex: 'male', age: 34 },
      { severity: 'serious', casualtyClass: 'pedestrian', roadUser: 'pedestrian', sex: 'female', age: 71 },
    ]);
    expect(ofKind(file, 'accident')[0]).toMatchObject({
      sourceRecordId: '2023/7',
      roadName: 'Ερμού',
      weather: 'rain',
      attributes: { road: 'Ερμού' },
    });
    // What tells of the person stays out of what is said of the accident.
    expect(ofKind(file, 'accident').map(({ attributes }) => Object.keys(attributes))).toEqual([['road'], ['road'], ['road']]);
  });
});

describe('a line of such a list', () => {
  const read = (headings: string, ...lines: string[]): Promise<ReadFile> => readText([headings, ...lines].join('\n'));

  it('is as severe as its worst casualty where nobody says how severe it was', async () => {
    const file = await read(
      'ΑΡ. ΔΟΤΑ;ΗΜΕΡΟΜΗΝΙΑ;ΝΕΚΡΟΙ;ΒΑΡΙΑ;ΕΛΑΦΡΑ',
      '1;5/3/2023;0;1;2',
      '2;5/3/2023;0;0;0',
      '3;5/3/2023;0;;',
      'ΓΕΝΙΚΟ ΣΥΝΟΛΟ;;0;1;2',
    );
    expect(ofKind(file, 'accident').map(({ severity }) => severity)).toEqual(['serious', 'damage-only', null]);
    expect(ofKind(file, 'casualty')).toHaveLength(3);
    expect(file.skipped).toBe(1);
  });

  it('says by its counts how many people a list of persons should have', async () => {
    const headings = 'Αρ. ΔΟΤΑ;Ημ/νία;Βαρύτητα;Νεκροί;Β/Τ;Ε/Τ';
    const list = await read(headings, '1;5/3/2023;Σοβαρό;;1;2', '2;5/3/2023;Ελαφρύ;;;');
    expect(list.lines.map(({ stated }) => stated)).toEqual([{ units: null, casualties: 3 }, undefined]);
    const persons = await read('Αρ. ΔΟΤΑ;Ημ/νία;Βαρύτητα παθόντος', '1;5/3/2023;Β/Τ');
    const completions = new AccidentCompletions();
    persons.lines.forEach((line) => completions.note(line));
    const line = completions.complete(list.lines[0]!);
    expect([line.drafts.map(({ kind }) => kind), line.stated]).toEqual([['accident'], { units: null, casualties: 3 }]);
    // Where an outcome is not counted, nobody knows how many there are.
    expect((await read('Αρ. ΔΟΤΑ;Ημ/νία;Βαρύτητα;Νεκροί', '1;5/3/2023;Θανατηφόρο;1')).lines[0]?.stated).toBeUndefined();
  });

  it('has the same people when next month one of them has died', async () => {
    const headings = 'Αρ. ΔΟΤΑ;Ημ/νία;Νεκροί;Β/Τ;Ε/Τ';
    const [march, april] = [await read(headings, '1;5/3/2023;0;1;1'), await read(headings, '1;5/3/2023;1;0;1')];
    const peopleOf = (file: ReadFile): unknown[] =>
      ofKind(file, 'casualty').map(({ casualtyReference, severity }) => [casualtyReference, severity]);
    expect(peopleOf(march)).toEqual([
      ['1', 'serious'],
      ['2', 'slight'],
    ]);
    expect(peopleOf(april)).toEqual([
      ['1', 'fatal'],
      ['2', 'slight'],
    ]);
  });

  it('is remarked where nobody it counts was hurt as it says', async () => {
    const file = await read(
      'Αρ. ΔΟΤΑ;Ημ/νία;Βαρύτητα;Νεκροί;Β/Τ;Ε/Τ',
      '1;5/3/2023;Θανατηφόρο;0;0;0',
      '2;5/3/2023;Θανατηφόρο;;;1',
      '3;5/3/2023;Τραυματισμός σοβαρός;0;1;0',
      '4;5/3/2023;Υλικές ζημιές;;;1',
    );
    expect(ofKind(file, 'accident').map(({ severity }) => severity)).toEqual(['fatal', 'fatal', 'serious', 'damage-only']);
    const contradictions = file.issues.filter(({ code }) => code !== 'VALUE_MISSING');
    expect(contradictions.map(({ row, code, value }) => [row, code, value])).toEqual([
      [2, 'VALUES_CONTRADICT', 'Θανατηφόρο ≠ 0 / 0 / 0'],
      [5, 'VALUES_CONTRADICT', 'Υλικές ζημιές ≠ – / – / 1'],
    ]);
  });

  it('may have a day with the time that programs write for none, and times without their zeros', async () => {
    const times = async (headings: string, ...lines: string[]): Promise<unknown[]> =>
      ofKind(await read(headings, ...lines), 'accident').map(({ time }) => [time.hour, time.minute]);
    const none = [null, null];
    expect(
      await times(
        'Αρ. ΔΟΤΑ;Ημ/νία;Ώρα;Βαρύτητα',
        '1;05/03/2023 00:00;;Ελαφρύ',
        '2;05/03/2023 0:00:00;;Ελαφρύ',
        '3;05/03/2023 14:30;;Ελαφρύ',
        '4;05/03/2023 00:00;00:00;Ελαφρύ',
      ),
    ).toEqual([none, none, [14, 30], [0, 0]]);
    expect(await times('Αρ. ΔΟΤΑ;Ημ/νία;Ώρα;Βαρύτητα', '1;5/3/2023;1430;Ελαφρύ', '2;5/3/2023;15;Ελαφρύ')).toEqual([
      [14, 30],
      [0, 15],
    ]);
    expect(await times('Αρ. ΔΟΤΑ;Ημ/νία;Ώρα;Βαρύτητα', '1;5/3/2023;14;Ελαφρύ', '2;5/3/2023;9;Ελαφρύ')).toEqual([
      [14, null],
      [9, null],
    ]);
  });

  it('may say “injury” where its counts say how bad, and may be written in abbreviations', async () => {
    const file = await read(
      'Αρ. ΔΟΤΑ;Ημ/νία;Ώρα;Βαρύτητα;Νεκροί;Β/Τ;Ε/Τ',
      '1;5/3/2023;14.30;Τραυματισμός;0;1;0',
      '2;5/3/2023;2:05 μμ;Β/Τ;;;',
      '3;5/3/2023;25.00;Υλικές ζημιές;0;0;0',
    );
    expect(ofKind(file, 'accident').map(({ severity, time }) => [severity, time.hour, time.minute])).toEqual([
      ['serious', 14, 30],
      ['serious', 14, 5],
      ['damage-only', null, null],
    ]);
    expect(file.issues.filter(({ code }) => code !== 'VALUE_MISSING')).toMatchObject([{ row: 4, code: 'TIME_INVALID', value: '25.00' }]);
  });

  it('needs to say when and how severe, in words that people know', async () => {
    await expect(read('Αρ. ΔΟΤΑ;Ώρα', '7;14:30')).rejects.toMatchObject({
      code: 'FILE_MISSING_COLUMNS',
      details: { missing: ['Ημερομηνία', 'Βαρύτητα / Νεκροί + Βαριά τραυματίες + Ελαφρά τραυματίες'] },
    });
  });

  it('has numbers that begin anew each year', async () => {
    const file = await read('Αρ. ΔΟΤΑ;Ημ/νία;Βαρύτητα', '7;31/12/2022;Ελαφρύ', '7;01/01/2023;Ελαφρύ');
    expect(ofKind(file, 'accident').map(({ sourceRecordId }) => sourceRecordId)).toEqual(['2022/7', '2023/7']);
  });
});
