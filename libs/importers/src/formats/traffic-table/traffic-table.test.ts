import { afterAll, describe, expect, it } from '@jest/globals';
import type { TrafficCountDraft } from '@elektron/domain';
import { readText, removeTemporaryFiles } from '../../testing/files.ts';
import { TRAFFIC_TABLE_COLUMNS } from './traffic-columns.ts';

afterAll(removeTemporaryFiles);

type Cells = Readonly<Record<string, string>>;

/** Lines under Greek headings, by column id. */
async function read(...rows: readonly Cells[]) {
  const ids = TRAFFIC_TABLE_COLUMNS.map(({ id }) => id);
  const heads = TRAFFIC_TABLE_COLUMNS.map(({ headings }) => headings.el);
  const file = await readText([heads, ...rows.map((row) => ids.map((id) => row[id] ?? ''))].map((cells) => cells.join(';')).join('\n'));
  return {
    table: file.table,
    drafts: file.drafts as TrafficCountDraft[],
    issues: file.issues.map((issue) => `${issue.level} ${issue.code} ${issue.column ?? ''}`),
  };
}

const PLACE: Cells = { longitude: '22,9426', latitude: '39,3622' };
const AVERAGE: Cells = { count_site: 'Θ1', year: '2023', motor_vehicles: '9400', ...PLACE };
const SHORT: Cells = {
  count_site: 'Θ1',
  count_start: '05/03/2024',
  duration_hours: '48',
  motor_vehicles: '18000',
  bicycles: '12',
  ...PLACE,
};

describe('a table of traffic counts', () => {
  it('says the average of a year in both directions, estimated unless it says otherwise', async () => {
    const { table, drafts, issues } = await read(AVERAGE);
    expect(issues).toEqual([]);
    expect(table).toMatchObject({ formatId: 'traffic-table', tableId: 'counts', unknownColumns: [] });
    expect(drafts[0]).toMatchObject({
      siteSourceRecordId: 'Θ1',
      year: 2023,
      period: null,
      direction: 'C',
      counted: false,
      allMotorVehicles: 9400,
      pedestrians: null,
      speeds: null,
      position: { srid: 4326, first: 22.9426, second: 39.3622 },
      attributes: {},
    });
    expect((await read({ ...AVERAGE, basis: 'Μέτρηση' })).drafts[0]?.counted).toBe(true);
  });

  it('says a short count with its period, which was counted', async () => {
    const { drafts, issues } = await read(SHORT, { ...SHORT, start_hour: '7', duration_hours: '12' });
    expect(issues).toEqual([]);
    expect(drafts.map(({ year, counted, period }) => ({ year, counted, period }))).toEqual([
      { year: 2024, counted: true, period: { startDate: '2024-03-05', startHour: 0, hours: 48 } },
      { year: 2024, counted: true, period: { startDate: '2024-03-05', startHour: 7, hours: 12 } },
    ]);
  });

  it.each([
    ['8', 8],
    ['08:00', 8],
    ['0:00', 0],
    ['00:00:00', 0],
  ])('begins at the hour %s', async (start_hour, startHour) => {
    const { drafts, issues } = await read({ ...SHORT, start_hour });
    expect(issues).toEqual([]);
    expect(drafts[0]?.period).toEqual({ startDate: '2024-03-05', startHour, hours: 48 });
  });

  it.each(['8:30', '24:00', '24', 'πρωί'])('does not begin at %s', async (start_hour) => {
    expect((await read({ ...SHORT, start_hour })).issues).toEqual(['rejected TIME_INVALID Ώρα έναρξης']);
  });

  it('says of a duration whether it is missing or no number', async () => {
    expect((await read({ ...SHORT, duration_hours: '' })).issues).toEqual(['rejected VALUE_MISSING Διάρκεια (ώρες)']);
    expect((await read({ ...SHORT, duration_hours: 'δύο ημέρες' })).issues).toEqual(['rejected NUMBER_INVALID Διάρκεια (ώρες)']);
  });

  it('says speeds in their unit', async () => {
    const speeds = { mean_speed: '48,5', speed_v85: '57', measured_speeds: '4000' };
    expect((await read({ ...AVERAGE, ...speeds })).drafts[0]?.speeds).toEqual({ unit: 'km/h', mean: 48.5, v85: 57, measured: 4000 });
    const { drafts, issues } = await read({ ...AVERAGE, ...speeds, unit_of_speed: 'κόμβοι' });
    expect(drafts[0]?.speeds).toBeNull();
    expect(issues).toEqual(['warning CODE_UNKNOWN Μονάδα ταχύτητας']);
  });

  it.each([
    ['Προς βορρά', 'N'],
    ['ΠΡΟΣ ΝΟΤΟ', 'S'],
    ['n', 'N'],
    ['Eastbound', 'E'],
    ['Δυτικά', 'W'],
    ['Και οι δύο κατευθύνσεις', 'C'],
  ])('the direction %s is %s', async (direction, code) => {
    expect((await read({ ...AVERAGE, direction })).drafts[0]?.direction).toBe(code);
  });

  it.each([
    [{ ...AVERAGE, count_site: '' }, 'rejected VALUE_MISSING Θέση μέτρησης'],
    [{ ...AVERAGE, year: '' }, 'rejected VALUE_MISSING Έτος'],
    // A Greek Ν is the south and looks like the Latin N of the north.
    [{ ...AVERAGE, direction: 'Ν' }, 'rejected CODE_UNKNOWN Κατεύθυνση'],
    [{ ...SHORT, duration_hours: '' }, 'rejected VALUE_MISSING Διάρκεια (ώρες)'],
    [{ ...SHORT, count_start: '30/02/2024' }, 'rejected DATE_INVALID Έναρξη μέτρησης'],
    [{ ...AVERAGE, year: '2999' }, 'held DATE_IN_FUTURE Έτος'],
    [{ ...SHORT, count_start: '31/12/2024' }, 'held DATE_IN_FUTURE Έναρξη μέτρησης'],
  ])('%j is no record', async (row, issue) => {
    expect(await read(row)).toMatchObject({ drafts: [], issues: [issue] });
  });

  it.each([
    [{ ...AVERAGE, bicycles: '-3' }, 'warning NUMBER_INVALID Ποδήλατα'],
    [{ ...AVERAGE, motor_vehicles: '' }, 'warning VALUE_MISSING Μηχανοκίνητα οχήματα'],
    [{ ...AVERAGE, motor_vehicles: '2000000' }, 'warning NUMBER_INVALID Μηχανοκίνητα οχήματα'],
  ])('%j is taken with a remark', async (row, issue) => {
    const { drafts, issues } = await read(row);
    expect(issues).toContain(issue);
    expect(drafts).toHaveLength(1);
  });

  it('skips the example, and is known by English headings and by what others call them', async () => {
    const { drafts } = await read({ ...AVERAGE, count_site: 'ΠΑΡΑΔΕΙΓΜΑ' }, AVERAGE);
    expect(drafts).toHaveLength(1);
    const file = await readText('Count station,Year,AADT,Longitude,Latitude\n7,2020,100,22.9,39.3\n');
    expect(file.table.formatId).toBe('traffic-table');
    expect(file.drafts).toMatchObject([{ siteSourceRecordId: '7', allMotorVehicles: 100 }]);
  });
});
