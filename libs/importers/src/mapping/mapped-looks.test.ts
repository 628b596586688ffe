import { afterAll, describe, expect, it } from '@jest/globals';
import { isProblem, type Draft } from '@elektron/domain';
import { plainFile } from '../byte-source.ts';
import { readSample } from '../read-sample.ts';
import { surveyTable } from '../survey-table.ts';
import { readText, removeTemporaryFiles, temporaryFile } from '../testing/files.ts';
import { parseMapping } from './parse-mapping.ts';
import { proposeMapping } from './propose-mapping.ts';
import type { TableMapping } from './table-mapping.ts';

afterAll(removeTemporaryFiles);

const CONTEXT = { name: 'town-ramps', speedUnit: 'km/h', srid: 2100 } as const;
const LINES = { latestDate: '2024-06-30', timeZone: 'Europe/Athens' } as const;

/** As a municipality keeps it; invented. */
const GREEK = [
  'Κωδικός;Είδος υποδομής;Ύπαρξη;Ημερομηνία αυτοψίας;Πλευρά;Κατάσταση;Ελεύθερο πλάτος;Υψομετρική διαφορά;Δρόμος;Lon;Lat;Παρατηρήσεις',
  'Ρ-12;Ράμπα ΑμεΑ;Ναι;05/03/2024;Αριστερά;Κακή;1,25;20;Ιάσονος;22,94264;39,36224;δίπλα στο περίπτερο',
  'Ρ-13;Ράμπα ΑμεΑ;Όχι;05/03/2024;Δεξιά;;;;Ιάσονος;22,94301;39,36255;',
  'Δ-1;Διάβαση;Ναι;06/03/2024;;Καλή;;;Δημητριάδος;22,94377;39,36291;',
  'Ο-7;Όδευση τυφλών;δεν ξέρω;06/03/2024;;;;;Δημητριάδος;22,94401;39,36312;',
].join('\n');

const FORM = [
  'Αριθμός στοιχείου;Είδος στοιχείου;Διαπίστωση;Ημερομηνία καταγραφής;Πλευρά;Κατάσταση στοιχείου;Ελεύθερο πλάτος (μ);Υψομετρική διαφορά κρασπέδου (χιλ);Οδός;Γεωγραφικό μήκος;Γεωγραφικό πλάτος',
  'Ρ-12;Ράμπα πεζοδρομίου;Υπάρχει;05/03/2024;Αριστερά;Ελαττωματικό;1,25;20;Ιάσονος;22,94264;39,36224',
  'Ρ-13;Ράμπα πεζοδρομίου;Λείπει;05/03/2024;Δεξιά;;;;Ιάσονος;22,94301;39,36255',
  'Δ-1;Διάβαση πεζών;Υπάρχει;06/03/2024;;Σε καλή κατάσταση;;;Δημητριάδος;22,94377;39,36291',
].join('\n');

const ENGLISH = [
  'Asset ID,Asset type,Exists,Survey date,Condition,Width (m),Slope,Longitude,Latitude',
  'A1,Curb ramp,Yes,2024-03-05,Good,1.5,-8.3,22.94264,39.36224',
  'A2,Crosswalk,No,2024-03-05,,,,22.94301,39.36255',
].join('\n');

const survey = async (content: string) => surveyTable(await plainFile(temporaryFile(content)), 'assets.csv');
const propose = async (content: string) => {
  const { header, preview } = await survey(content);
  return proposeMapping(header, preview, CONTEXT).mapping;
};
async function read(content: string, change: Partial<TableMapping> = {}) {
  const table = await survey(content);
  const { mapping } = proposeMapping(table.header, table.preview, CONTEXT);
  return readSample(table, parseMapping({ ...mapping, ...change }), LINES);
}
/** What belongs to the source and not to what it says. */
const said = (draft: Draft): object => ({ ...draft, attributes: {} });

describe('a table of accessibility under unknown headings', () => {
  it('in Greek is known by its headings and words', async () => {
    const mapping = await propose(GREEK);
    expect(mapping).toMatchObject({ rowIs: 'look', decimalMark: ',', dateOrder: 'day-first' });
    expect(mapping.fields).toEqual([
      'feature-number',
      'item',
      'state',
      'date',
      'street-side',
      'condition',
      'clear-width',
      'kerb-upstand',
      'road-name',
      'longitude',
      'latitude',
      null,
    ]);
    expect(mapping.codes['item']).toEqual({ 'Ράμπα ΑμεΑ': 'kerb-ramp', Διάβαση: 'crossing', 'Όδευση τυφλών': 'tactile-paving' });
    expect(mapping.codes['state']).toEqual({ Ναι: 'present', Όχι: 'absent' });
  });

  it('in English is known too', async () => {
    const mapping = await propose(ENGLISH);
    expect(mapping.rowIs).toBe('look');
    expect(mapping.fields).toEqual([
      'feature-number',
      'item',
      'state',
      'date',
      'condition',
      'overall-width',
      'longitudinal-slope',
      'longitude',
      'latitude',
    ]);
    const [first] = await read(ENGLISH);
    expect(first?.drafts[0]).toMatchObject({ state: 'present', observedOn: '2024-03-05', measures: { longitudinalSlopePercent: -8.3 } });
  });

  it('says what the form for surveys would say of the same', async () => {
    const codes = { ...(await propose(GREEK)).codes, state: { Ναι: 'present', Όχι: 'absent', 'δεν ξέρω': null } };
    const lines = await read(GREEK, { codes });
    const form = await readText(FORM);
    expect(lines.slice(0, 3).flatMap(({ drafts }) => drafts.map(said))).toEqual(form.drafts.map(said));
    // What nobody reads is kept as it is written.
    expect(lines[0]?.drafts[0]).toMatchObject({ attributes: { Παρατηρήσεις: 'δίπλα στο περίπτερο' } });
    expect(lines[3]?.drafts[0]).toMatchObject({ state: 'unknown' });
  });

  it('has no record of a word that nobody has explained where it matters, and a remark where it does not', async () => {
    const { codes } = await propose(GREEK);
    const unexplained = await read(GREEK, { codes: { ...codes, 'street-side': {} } });
    expect(unexplained[3]).toMatchObject({ drafts: [], remarks: [{ code: 'CODE_UNKNOWN', level: 'rejected', column: 'Ύπαρξη' }] });
    expect(unexplained[0]?.remarks).toMatchObject([{ code: 'CODE_UNKNOWN', level: 'warning', column: 'Πλευρά' }]);
    expect(unexplained[0]?.drafts[1]).toMatchObject({ side: null });
  });

  it('needs a number, a kind, a finding and a day, and nothing of other records', async () => {
    const mapping = await propose(GREEK);
    const without = (field: string): string => {
      try {
        parseMapping({ ...mapping, fields: mapping.fields.map((each) => (each === field ? null : each)) });
      } catch (error) {
        if (isProblem(error)) return `${error.code} ${JSON.stringify(error.details['value'])}`;
        throw error;
      }
      return 'accepted';
    };
    expect(['feature-number', 'item', 'state', 'date', 'condition'].map(without)).toEqual([
      'INPUT_INVALID "feature-number"',
      'INPUT_INVALID "item"',
      'INPUT_INVALID "state"',
      'INPUT_INVALID "date, date-time"',
      'accepted',
    ]);
    expect(() => parseMapping({ ...mapping, fields: mapping.fields.map((each) => each ?? 'severity') })).toThrow('INPUT_INVALID');
  });
});
