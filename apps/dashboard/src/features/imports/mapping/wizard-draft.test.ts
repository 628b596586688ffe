import { describe, expect, it } from '@jest/globals';
import { joinColumns, placesOf } from './scan-codes.ts';
import type { Survey, SurveyedTable, TableMapping } from './survey.ts';
import {
  changeKind,
  chooseField,
  decideCode,
  exchangeAxes,
  findFlaw,
  listCodeColumns,
  recutTable,
  startTable,
  startWizard,
  toInput,
  toMapping,
  type TableDraft,
  type WizardDraft,
} from './wizard-draft.ts';

const MAPPING: TableMapping = {
  name: '',
  rowIs: 'accident',
  missing: ['-'],
  fields: ['date', 'severity', null],
  headings: ['ημ νια', 'βαρυτητα', 'τυποσ'],
  dateOrder: 'day-first',
  decimalMark: ',',
  srid: null,
  speedUnit: 'km/h',
  codes: {},
};

const TABLE: SurveyedTable = {
  file: 0,
  fileName: 'police.csv',
  content: null,
  isText: true,
  cut: { encoding: 'windows-1253', delimiter: ';', quote: '"', headerRow: 3, headerLines: 1 },
  firstLines: [],
  columns: [
    { heading: 'ΗΜ/ΝΙΑ', samples: [], field: 'date', confidence: 1, because: 'both' },
    { heading: 'ΒΑΡΥΤΗΤΑ', samples: [], field: 'severity', confidence: 1, because: 'heading' },
    { heading: 'ΤΥΠΟΣ', samples: [], field: null, confidence: 0, because: 'nothing' },
  ],
  codes: [{ position: 1, values: [{ value: 'Θ', target: 'fatal' }, { value: 'ΣΒ' }, { value: '?', target: null }, { value: '-' }] }],
  isWhole: false,
  mapping: MAPPING,
  preview: [],
};

const SURVEY: Survey = {
  uploadId: 'u',
  message: { el: '', en: '' },
  tables: [{ ...TABLE, linked: MAPPING }],
  others: [],
  decided: null,
  fields: [
    { id: 'date', labels: { el: 'Ημερομηνία', en: 'Date' }, of: 'accident' },
    { id: 'severity', labels: { el: 'Βαρύτητα', en: 'Severity' }, of: 'accident', list: 'severity' },
  ],
  recordKinds: [
    { id: 'accident', labels: { el: 'Ατυχήματα', en: 'Accidents' }, units: ['accident', 'vehicle', 'casualty'] },
    { id: 'traffic', labels: { el: 'Μετρήσεις', en: 'Counts' }, units: ['count'] },
  ],
  lists: { severity: {} },
  encodings: [],
};

const start = startTable(TABLE, MAPPING);
const wizard = (change: Partial<WizardDraft> = {}, table: Partial<TableDraft> = {}): WizardDraft => {
  const begun = startWizard(SURVEY);
  return { ...begun, tables: begun.tables.map((each) => ({ ...each, ...table })), ...change };
};

describe('what a person decides about a table', () => {
  it('begins with what was proposed, undecided codes left out, and what means nothing not asked for', () => {
    expect(start.fields).toEqual(['date', 'severity', null]);
    expect(start.codes).toEqual([{}, { Θ: 'fatal', '?': null }, {}]);
    expect(listCodeColumns(SURVEY, TABLE, start)).toMatchObject([{ position: 1, values: ['Θ', 'ΣΒ', '?'] }]);
  });

  it('has the codes that come later in the file as well', () => {
    const scanned = { ...start, scanned: { 1: ['Θ', 'ΣΒ', '?', '-', 'ΥΖ'] } };
    expect(listCodeColumns(SURVEY, TABLE, scanned)[0]?.values).toEqual(['Θ', 'ΣΒ', '?', 'ΥΖ']);
  });

  it('gives a field to one column only, and forgets what values meant under another', () => {
    const moved = chooseField(start, 2, 'severity');
    expect(moved.fields).toEqual(['date', null, 'severity']);
    expect(moved.codes).toEqual([{}, {}, {}]);
  });

  it('turns axes round and back', () => {
    const placed = { ...start, fields: ['easting', 'northing', null] };
    expect(exchangeAxes(placed).fields).toEqual(['northing', 'easting', null]);
    expect(exchangeAxes(exchangeAxes(placed))).toEqual(placed);
  });

  it('sends what was decided, and what was taken back not', () => {
    const decided = decideCode(decideCode(start, 1, 'ΣΒ', 'serious'), 1, 'Θ', undefined);
    expect(toMapping(SURVEY, TABLE, decided, 'volos').codes).toEqual({ severity: { '?': null, ΣΒ: 'serious' } });
    const input = toInput(SURVEY, [TABLE], wizard({ name: 'volos' }, decided));
    expect(input.tables).toMatchObject([
      {
        file: 0,
        name: 'volos',
        missing: ['-'],
        codes: [
          { field: 'severity', value: '?', target: null },
          { field: 'severity', value: 'ΣΒ', target: 'serious' },
        ],
      },
    ]);
  });

  it('is sent once for tables with the same headings, with the files that have them', () => {
    const place = (file: number, content: string | null) => ({ file, fileName: `${file}.xlsx`, content });
    const filesOf = (alike: SurveyedTable['alike']) =>
      toInput(SURVEY, [{ ...TABLE, ...(alike === undefined ? {} : { alike }) }], wizard({ name: 'volos' })).tables.map(
        ({ file, files }) => file ?? files,
      );
    expect(filesOf(undefined)).toEqual([0]);
    expect(filesOf([place(0, 'Φεβ'), place(0, 'Μαρ')])).toEqual([0]);
    expect(filesOf([place(0, 'Φεβ'), place(1, null), place(2, null)])).toEqual([[0, 1, 2]]);
  });

  it('stays when the file is cut anew into the same columns, and begins anew with others', () => {
    const decided = decideCode(start, 1, 'ΣΒ', 'serious');
    expect(recutTable(decided, TABLE, { encoding: 'cp737' })).toEqual({ ...decided, reading: { encoding: 'cp737' } });
    const other = { ...TABLE, mapping: { ...MAPPING, headings: ['x', 'y', 'z'] } };
    expect(recutTable(decided, other, { headerRow: 2 })).toMatchObject({ isChosen: true, reading: { headerRow: 2 }, codes: start.codes });
  });
});

describe('tables with the same headings', () => {
  it('are looked through for codes one after the other, each where its headings are', () => {
    const alike = [
      { file: 0, fileName: 'a.xlsx', content: 'Φεβ' },
      { file: 1, fileName: 'b.csv', content: null },
    ];
    expect(placesOf({ ...TABLE, alike }, { content: 'Ιαν', headerRow: 3, headerLines: 2 })).toEqual([
      { file: 0, reading: { content: 'Ιαν', headerRow: 3, headerLines: 2 } },
      { file: 0, reading: { content: 'Φεβ', headerLines: 2 } },
      { file: 1, reading: { headerLines: 2 } },
    ]);
  });

  it('have the codes of all of them, and none where one has too many', () => {
    expect(
      joinColumns([
        { position: 1, values: ['Θ', 'ΣΒ'], isTooMany: false },
        { position: 2, values: ['a'], isTooMany: false },
        { position: 1, values: ['ΣΒ', 'ΥΖ'], isTooMany: false },
        { position: 2, values: [], isTooMany: true },
      ]),
    ).toEqual([
      { position: 1, values: ['Θ', 'ΣΒ', 'ΥΖ'], isTooMany: false },
      { position: 2, values: [], isTooMany: true },
    ]);
  });

  it('that are headed a little differently may be read together, if a line of each is the same', () => {
    const begun = wizard({ name: 'volos' });
    const two = (second: Partial<TableDraft>): WizardDraft => ({ ...begun, tables: [...begun.tables, { ...begun.tables[0]!, ...second }] });
    expect(findFlaw(two({}))).toBeNull();
    expect(findFlaw(two({ rowIs: 'casualty', fields: ['date', 'accident-key', null] }))?.code).toBe('main');
  });
});

describe('the way through the steps', () => {
  it('goes on where it was left, unless the files are others', () => {
    const left = wizard({ step: 'codes', name: 'volos' });
    expect(startWizard({ ...SURVEY, decided: JSON.parse(JSON.stringify(left)) as unknown })).toEqual(left);
    expect(startWizard({ ...SURVEY, decided: { ...left, tables: [] } }).step).toBe('files');
  });

  it.each<[string, WizardDraft, string | null, string | null]>([
    ['without a table', wizard({}, { isChosen: false }), 'table', 'files'],
    ['without a name', wizard(), 'name', 'check'],
    ['with a Greek name', wizard({ name: 'Βόλος' }), 'name', 'check'],
    ['without a date', wizard({ name: 'volos' }, { fields: [null, 'severity', null] }), 'date', 'columns'],
    ['of persons without the number of their accident', wizard({ name: 'volos' }, { rowIs: 'casualty' }), 'key', 'columns'],
    [
      'of persons alone, whose accidents are elsewhere',
      wizard({ name: 'volos' }, { rowIs: 'casualty', isLinked: true }),
      'main',
      'columns',
    ],
    ['of counts without their site', wizard({ name: 'volos' }, { rowIs: 'count' }), 'site', 'columns'],
    [
      'of counts that nobody says the year of',
      wizard({ name: 'volos' }, { rowIs: 'count', fields: ['count-site', null, null] }),
      'countYear',
      'columns',
    ],
    [
      'of counts with a year for all',
      wizard({ name: 'volos' }, { rowIs: 'count', fields: ['count-site', null, null], countYear: 2020 }),
      null,
      null,
    ],
    [
      'of looks at the street without what was found',
      wizard({ name: 'volos' }, { rowIs: 'look', fields: ['item', 'date', 'feature-number'] }),
      'look',
      'columns',
    ],
    [
      'of looks at the street with what they need',
      wizard({ name: 'volos' }, { rowIs: 'look', fields: ['item', 'date-time', 'feature-number', 'state'] }),
      null,
      null,
    ],
    ['with all of it', wizard({ name: 'volos-police' }), null, null],
  ])('%s lacks: %s', (_what, draft, flaw, step) => {
    expect(findFlaw(draft)?.code ?? null).toBe(flaw);
    expect(findFlaw(draft)?.step ?? null).toBe(step);
  });
});

describe('lines of roads', () => {
  const ROADS: SurveyedTable = {
    ...TABLE,
    mapping: { ...MAPPING, rowIs: 'road', fields: ['road-line', 'start-kilometre', null], positionsIn: 'm' },
    columns: ['road-line', 'start-kilometre', null].map((field) => ({
      heading: field ?? '',
      samples: [],
      field,
      confidence: 1,
      because: 'heading',
    })),
  };
  const draftOf = (more: Partial<TableDraft> = {}): WizardDraft => ({
    version: 1,
    step: 'check',
    name: 'attica',
    at: 0,
    tables: [{ ...startTable(ROADS, ROADS.mapping), ...more }],
  });

  it('need their line and no date', () => {
    expect(findFlaw(draftOf())).toBeNull();
    expect(findFlaw(draftOf({ fields: [null, 'start-kilometre', null] }))).toEqual({ code: 'line', step: 'columns', at: 0 });
  });

  it('are read with where they meet and in what they are counted, as proposed until a person says otherwise', () => {
    const [table] = draftOf().tables;
    expect(toMapping(SURVEY, ROADS, table!, 'attica')).toMatchObject({ rowIs: 'road', positionsIn: 'm' });
    expect(toMapping(SURVEY, ROADS, table!, 'attica')).not.toHaveProperty('meetsAt');
    const decided = { ...table!, meetsAt: 'crossing', positionsIn: 'km' };
    expect(toMapping(SURVEY, ROADS, decided, 'attica')).toMatchObject({ meetsAt: 'crossing', positionsIn: 'km' });
    expect(toMapping(SURVEY, ROADS, { ...decided, rowIs: 'accident' }, 'attica')).not.toHaveProperty('meetsAt');
  });
});

describe('a table whose records are of another kind', () => {
  const counts: TableMapping = { ...MAPPING, rowIs: 'count', countedOver: 'hour' };

  it('is decided anew, and keeps how it is cut and that it is read', () => {
    const decided = { ...start, reading: { delimiter: ';' }, keyScope: 'source', isLinked: true };
    const changed = changeKind(decided, { ...TABLE, mapping: counts }, 'traffic');
    expect(changed).toMatchObject({ isChosen: true, reading: { delimiter: ';' }, recordKind: 'traffic', rowIs: 'count', isLinked: false });
    // A later cut of other lines does not forget what its records are.
    const other = { ...TABLE, mapping: { ...counts, headings: ['x', 'y', 'z'] } };
    expect(recutTable(changed, other, {}).recordKind).toBe('traffic');
  });

  it('is sent with what its numbers are of, and with a year only where no column has one', () => {
    const dated = { ...startTable({ ...TABLE, mapping: counts }, counts), keyScope: 'source', countYear: 2020 };
    expect(toMapping(SURVEY, TABLE, dated, 'volos')).toMatchObject({ rowIs: 'count', countedOver: 'hour' });
    expect(toMapping(SURVEY, TABLE, dated, 'volos')).not.toHaveProperty('countYear');
    expect(toMapping(SURVEY, TABLE, dated, 'volos')).not.toHaveProperty('keyScope');
    const undated = toMapping(SURVEY, TABLE, { ...dated, fields: ['count-site', null, null] }, 'volos');
    expect(undated).toMatchObject({ countYear: 2020 });
    expect(undated).not.toHaveProperty('countedOver');
    // Speeds are in the unit of the organisation, until a person says otherwise.
    expect(undated.speedUnit).toBe('km/h');
    expect(toMapping(SURVEY, TABLE, { ...dated, speedUnit: 'mph' }, 'volos').speedUnit).toBe('mph');
  });
});
