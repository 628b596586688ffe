import { afterAll, describe, expect, it } from '@jest/globals';
import type { TrafficCountDraft } from '@elektron/domain';
import { demoPath, readFile, readText, removeTemporaryFiles } from '../../testing/files.ts';

afterAll(removeTemporaryFiles);

const valid: Readonly<Record<string, string>> = {
  count_point_id: '6200',
  year: '2001',
  road_name: 'A11',
  road_category: 'PA',
  road_type: 'Major',
  easting: '539700',
  northing: '187650',
  link_length_km: '0.3',
  estimation_method: 'Counted',
  direction_of_travel: 'N',
  pedal_cycles: '62',
  two_wheeled_motor_vehicles: '193',
  cars_and_taxis: '7776',
  buses_and_coaches: '282',
  lgvs: '1275',
  all_hgvs: '290',
  all_motor_vehicles: '9816',
  longitude: '0.01434703',
  latitude: '51.57042211',
};

const read = async (row: Readonly<Record<string, string>>) => {
  const columns = Object.keys(valid);
  const file = await readText(`${columns.join(',')}\n${columns.map((column) => row[column] ?? valid[column]).join(',')}\n`);
  return {
    draft: file.drafts[0] as TrafficCountDraft | undefined,
    issues: file.issues.map((issue) => `${issue.level} ${issue.code} ${issue.column ?? ''}`),
  };
};

describe('the real counts of Waltham Forest', () => {
  it('give 653 counts of 67 sites and nothing to remark', async () => {
    const { drafts, issues, table } = await readFile(demoPath('aadf_by_direction_la125.csv'));
    const counts = drafts as TrafficCountDraft[];
    expect(table).toMatchObject({ formatId: 'dft-aadf', tableId: 'counts', unknownColumns: [], absentColumns: [] });
    expect(counts).toHaveLength(653);
    expect(issues).toEqual([]);
    expect(new Set(counts.map((draft) => draft.siteSourceRecordId)).size).toBe(67);
    expect(new Set(counts.map((draft) => `${draft.siteSourceRecordId} ${draft.year} ${draft.direction}`)).size).toBe(653);
    expect(counts.filter((draft) => draft.counted)).toHaveLength(231);
    expect(counts.filter((draft) => draft.linkLengthMeters === null)).toHaveLength(52);
    expect(counts[0]).toMatchObject({
      siteSourceRecordId: '6200',
      roadName: 'A11',
      roadCategory: 'PA',
      startName: 'Gainsborough Rd',
      endName: 'Bush Rd',
      linkLengthMeters: 300,
      position: { srid: 27700, first: 539700, second: 187650, accuracy: 'exact' },
      year: 2001,
      direction: 'N',
      counted: false,
      allMotorVehicles: 9816,
      pedalCycles: 62,
      twoWheeledMotorVehicles: 193,
      cars: 7776,
      buses: 282,
      lightGoodsVehicles: 1275,
      heavyGoodsVehicles: 290,
      pedestrians: null,
      period: null,
      speeds: null,
    });
    expect(counts[0]?.attributes).toMatchObject({ id: '24583', longitude: '0.01434703' });
  });
});

describe('a count', () => {
  it('means the same direction in lower case', async () => {
    const { draft, issues } = await read({ direction_of_travel: 's' });
    expect(draft?.direction).toBe('S');
    expect(issues).toEqual([]);
  });

  it.each([
    [{ direction_of_travel: 'J' }, 'rejected CODE_UNKNOWN direction_of_travel'],
    [{ direction_of_travel: '' }, 'rejected VALUE_MISSING direction_of_travel'],
    [{ year: '20010' }, 'rejected DATE_INVALID year'],
    [{ year: '' }, 'rejected VALUE_MISSING year'],
    [{ count_point_id: '' }, 'rejected VALUE_MISSING count_point_id'],
  ])('%j is rejected: sums over directions and years would be wrong', async (row, issue) => {
    expect(await read(row)).toEqual({ draft: undefined, issues: [issue] });
  });

  it.each(['2025', '2031', '2099'])('of the year %s, after an import in 2024, is held back', async (year) => {
    expect(await read({ year })).toEqual({ draft: undefined, issues: ['held DATE_IN_FUTURE year'] });
    expect((await read({ year: '2024' })).draft).toBeDefined();
  });

  it.each([
    [{ road_type: 'dft_traffic_counts_aadf_by_direction' }, 'warning CODE_UNKNOWN road_type'],
    [{ estimation_method: 'Guessed' }, 'warning CODE_UNKNOWN estimation_method'],
    [{ link_length_km: '' }, 'warning VALUE_MISSING link_length_km'],
    [{ all_motor_vehicles: '' }, 'warning VALUE_MISSING all_motor_vehicles'],
    [{ pedal_cycles: '-5' }, 'warning NUMBER_INVALID pedal_cycles'],
    [{ all_motor_vehicles: '10816' }, 'warning VALUES_CONTRADICT all_motor_vehicles'],
  ])('%j is accepted with a warning', async (row, issue) => {
    const { draft, issues } = await read(row);
    expect(issues).toEqual([issue]);
    expect(draft).toBeDefined();
  });

  it('of a minor road needs no link length', async () => {
    const { draft, issues } = await read({ road_type: 'Minor', link_length_km: '' });
    expect(issues).toEqual([]);
    expect(draft?.linkLengthMeters).toBeNull();
  });
});
