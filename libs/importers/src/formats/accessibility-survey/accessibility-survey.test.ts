import { afterAll, describe, expect, it } from '@jest/globals';
import { LANGUAGES, type Language, type Text } from '@elektron/domain';
import { listImpersonalColumns } from '../../import-formats.ts';
import { detectTables } from '../../detect-tables.ts';
import { bytesSource } from '../../testing/archives.ts';
import { readDetected, readText, removeTemporaryFiles, type ReadFile } from '../../testing/files.ts';
import { workbook } from '../../testing/workbooks.ts';
import { EXAMPLE_KEY } from '../template/template-column.ts';
import { SURVEY_COLUMNS } from './survey-columns.ts';

afterAll(removeTemporaryFiles);

type Row = Readonly<Record<string, Text | string>>;

/** Lines of the form as a spreadsheet saves them. */
function read(language: Language, ...rows: readonly Row[]): Promise<ReadFile> {
  const cell = (value: Text | string = ''): string => (typeof value === 'string' ? value : value[language]);
  const lines = [
    SURVEY_COLUMNS.map(({ headings }) => headings[language]),
    ...rows.map((row) => SURVEY_COLUMNS.map(({ id }) => cell(row[id]))),
  ];
  return readText(lines.map((cells) => cells.join(';')).join('\n'));
}

const RAMP: Row = {
  feature_number: 'Ρ-12',
  item: { el: 'Ράμπα πεζοδρομίου', en: 'Kerb ramp' },
  state: { el: 'Υπάρχει', en: 'Present' },
  survey_date: '05/03/2024',
  surveyor_code: 'Σ1',
  method: { el: 'Επιτόπια καταγραφή', en: 'On site' },
  longitude: '22,9426',
  latitude: '39,3622',
  road: 'Ιάσονος',
  side: { el: 'Αριστερά', en: 'Left' },
  condition: { el: 'Ελαττωματικό', en: 'Defective' },
  clear_width_m: '1,2',
  kerb_upstand_mm: '20',
};

describe.each(LANGUAGES)('the survey in %s', (language) => {
  it('is known by its headings, and every field is read', async () => {
    const file = await read(language, { ...RAMP, feature_number: EXAMPLE_KEY }, RAMP);
    expect(file.table).toMatchObject({ formatId: 'accessibility-survey', tableId: 'survey', unknownColumns: [], absentColumns: [] });
    expect(file.issues).toEqual([]);
    // The example is no record.
    expect(file.skipped).toBe(1);
    expect(file.drafts).toEqual([
      {
        kind: 'accessibility-observation',
        featureSourceRecordId: 'Ρ-12',
        reference: '2024-03-05',
        observedOn: '2024-03-05',
        dateBasis: 'survey',
        surveyor: 'Σ1',
        method: 'on-site',
        state: 'present',
        condition: 'defective',
        measures: {
          clearWidthMeters: 1.2,
          widthMeters: null,
          headroomMeters: null,
          longitudinalSlopePercent: null,
          crossSlopePercent: null,
          upstandMillimeters: 20,
        },
        temporary: null,
        attributes: {},
      },
      {
        kind: 'accessibility-feature',
        sourceRecordId: 'Ρ-12',
        item: 'kerb-ramp',
        side: 'left',
        position: { srid: 4326, first: 22.9426, second: 39.3622, accuracy: 'exact' },
        lines: [],
        startRecordId: null,
        endRecordId: null,
        roadName: 'Ιάσονος',
        attributes: {},
      },
    ]);
  });

  it('tells obstacles apart that stand there at different hours', async () => {
    const obstacle: Row = { ...RAMP, feature_number: 'Ε1', item: { el: 'Εμπόδιο', en: 'Obstacle' }, temporary: { el: 'Ναι', en: 'Yes' } };
    const file = await read(
      language,
      { ...obstacle, present_from: '05/03/2024 09:00', present_until: '05/03/2024 10:30' },
      { ...obstacle, present_from: '05/03/2024 18:15' },
      obstacle,
    );
    expect(file.issues).toEqual([]);
    const seen = file.drafts.filter((draft) => draft.kind === 'accessibility-observation');
    expect(seen.map(({ reference, temporary }) => [reference, temporary])).toEqual([
      ['2024-03-05 2024-03-05T09:00', { from: '2024-03-05T09:00', until: '2024-03-05T10:30' }],
      ['2024-03-05 2024-03-05T18:15', { from: '2024-03-05T18:15', until: null }],
      ['2024-03-05', { from: null, until: null }],
    ]);
  });
});

describe('a look with a telephone', () => {
  it('says how well its place is known, and keeps what was written beside', async () => {
    const file = await read('el', {
      ...RAMP,
      accuracy_of_the_place: { el: 'Κατά προσέγγιση', en: 'Approximate' },
      position_accuracy_m: '8',
      note: 'Πίσω από το περίπτερο',
    });
    expect(file.issues).toEqual([]);
    expect(file.drafts).toMatchObject([
      { attributes: { position_accuracy_m: '8', note: 'Πίσω από το περίπτερο' } },
      { position: { first: 22.9426, second: 39.3622, accuracy: 'approximate' }, attributes: {} },
    ]);
    // What somebody wrote freely goes when persons are forgotten.
    const kept = listImpersonalColumns('accessibility-survey', 'accessibility-observation');
    expect([kept.includes('position_accuracy_m'), kept.includes('note'), kept.includes('surveyor_code')]).toEqual([true, false, false]);
  });
});

describe('a line of a survey', () => {
  const one = async (changed: Row) => {
    const file = await read('el', { ...RAMP, ...changed });
    return { drafts: file.drafts.length, issues: file.issues.map(({ level, code, column }) => `${level} ${code} ${column ?? ''}`) };
  };

  it.each<[Row, string]>([
    [{ feature_number: '' }, 'rejected VALUE_MISSING Αριθμός στοιχείου'],
    [{ item: 'Γέφυρα' }, 'rejected CODE_UNKNOWN Είδος στοιχείου'],
    [{ state: '' }, 'rejected VALUE_MISSING Διαπίστωση'],
    [{ survey_date: '' }, 'rejected VALUE_MISSING Ημερομηνία καταγραφής'],
    [{ survey_date: '31/02/2024' }, 'rejected DATE_INVALID Ημερομηνία καταγραφής'],
    [{ survey_date: '05/03/2031' }, 'held DATE_IN_FUTURE Ημερομηνία καταγραφής'],
  ])('%j is no record: an undated or nameless look at a street says nothing later', async (changed, issue) => {
    expect(await one(changed)).toEqual({ drafts: 0, issues: [issue] });
  });

  it.each<[Row, string]>([
    [{ clear_width_m: 'στενό' }, 'warning NUMBER_INVALID Ελεύθερο πλάτος (μ)'],
    [{ kerb_upstand_mm: '-5' }, 'warning NUMBER_INVALID Υψομετρική διαφορά κρασπέδου (χιλ)'],
    [{ side: 'Βόρεια' }, 'warning CODE_UNKNOWN Πλευρά'],
    [{ present_from: 'το πρωί' }, 'warning TIME_INVALID Εκεί από'],
    [{ present_from: '05/03/2024 10:00', present_until: '05/03/2024 09:00' }, 'warning VALUES_CONTRADICT Εκεί έως'],
  ])('%j is accepted with a remark', async (changed, issue) => {
    expect(await one(changed)).toEqual({ drafts: 2, issues: [issue] });
  });
});

describe('the survey in a workbook', () => {
  /** A number of a workbook has a point; one that was typed as a text has what people write. */
  const cellOf = (value: string | number): string =>
    typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const readWorkbook = async (...rows: readonly Readonly<Record<string, string | number>>[]): Promise<ReadFile> => {
    const lines = [SURVEY_COLUMNS.map(({ headings }) => headings.el), ...rows.map((row) => SURVEY_COLUMNS.map(({ id }) => row[id] ?? ''))];
    const sheet = { name: 'Καταγραφή', rows: lines.map((cells) => `<row>${cells.map(cellOf).join('')}</row>`).join('') };
    const source = bytesSource(workbook([sheet]));
    const [table] = await detectTables(source, 'survey.xlsx');
    return readDetected(source, table!);
  };
  const RAMP_AS_TEXT = { feature_number: 'Ρ-1', item: 'Ράμπα πεζοδρομίου', state: 'Υπάρχει', survey_date: '05/03/2024' };

  it('has numbers that were typed as texts, with a comma, beside those of its cells', async () => {
    const { drafts, issues } = await readWorkbook(
      { ...RAMP_AS_TEXT, longitude: '22,9470', latitude: '39,3585', clear_width_m: '1,2' },
      { ...RAMP_AS_TEXT, feature_number: 'Ρ-2', longitude: 22.948, latitude: 39.3586, clear_width_m: 1.35 },
    );
    expect(issues).toEqual([]);
    const ofKind = (kind: string) => drafts.filter((draft) => draft.kind === kind);
    expect(ofKind('accessibility-feature')).toMatchObject([
      { position: { first: 22.947, second: 39.3585 } },
      { position: { first: 22.948, second: 39.3586 } },
    ]);
    expect(ofKind('accessibility-observation')).toMatchObject([
      { measures: { clearWidthMeters: 1.2 } },
      { measures: { clearWidthMeters: 1.35 } },
    ]);
  });

  it('does not take a comma before three digits for decimals where nothing else says so', async () => {
    const { issues } = await readWorkbook({ ...RAMP_AS_TEXT, longitude: 22.948, latitude: 39.3586, clear_width_m: '1,200' });
    expect(issues.map(({ code }) => code)).toEqual(['NUMBER_INVALID']);
  });
});
