import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccidentDraft, CasualtyDraft, Draft, TrafficUnitDraft } from '@elektron/domain';
import fc from 'fast-check';
import { collisionsText, demoPath, readFile, readText, removeTemporaryFiles, type ReadFile } from '../../testing/files.ts';
import * as codes from './stats19-codes.ts';

const tally = (values: readonly (string | number | null)[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
};

afterAll(removeTemporaryFiles);

describe('the real files of Waltham Forest', () => {
  let collisions: ReadFile;
  let vehicles: ReadFile;
  let casualties: ReadFile;
  let accidents: AccidentDraft[];
  let units: TrafficUnitDraft[];
  let people: CasualtyDraft[];

  beforeAll(async () => {
    collisions = await readFile(demoPath('collisions_2014_2018.csv'));
    vehicles = await readFile(demoPath('vehicles_2014_2018.csv'));
    casualties = await readFile(demoPath('casualties_2014_2018.csv'));
    accidents = collisions.drafts as AccidentDraft[];
    units = vehicles.drafts as TrafficUnitDraft[];
    people = casualties.drafts as CasualtyDraft[];
  });

  it('are recognized by their columns', () => {
    expect([collisions, vehicles, casualties].map(({ table }) => [table.formatId, table.tableId])).toEqual([
      ['stats19', 'collisions'],
      ['stats19', 'vehicles'],
      ['stats19', 'casualties'],
    ]);
    for (const { table } of [collisions, vehicles, casualties]) {
      expect(table).toMatchObject({ encoding: 'utf-8', delimiter: ',', unknownColumns: [], personalColumns: [], absentColumns: [] });
    }
  });

  it('give one draft for every line and nothing to remark', () => {
    expect([accidents.length, units.length, people.length]).toEqual([3449, 6277, 4245]);
    expect([collisions.issues, vehicles.issues, casualties.issues]).toEqual([[], [], []]);
    expect(collisions.lines.map((line) => line.row)).toEqual(Array.from({ length: 3449 }, (_, i) => i + 2));
  });

  it('have the published severities', () => {
    expect(tally(accidents.map((draft) => draft.severity))).toEqual({ fatal: 17, serious: 324, slight: 3108 });
    expect(tally(accidents.map((draft) => draft.severityNative))).toEqual({ Fatal: 17, Serious: 324, Slight: 3108 });
    expect(tally(people.map((draft) => draft.severity))).toEqual({ fatal: 17, serious: 341, slight: 3887 });
  });

  it('have the published years', () => {
    expect(tally(accidents.map((draft) => draft.time.year))).toEqual({ 2014: 751, 2015: 642, 2016: 669, 2017: 680, 2018: 707 });
  });

  it('count in the accident what stands in the other tables', () => {
    const perAccident = (ids: readonly string[]): Map<string, number> => {
      const counts = new Map<string, number>();
      for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
      return counts;
    };
    const unitsOf = perAccident(units.map((draft) => draft.accidentSourceRecordId));
    const peopleOf = perAccident(people.map((draft) => draft.accidentSourceRecordId));
    for (const { sourceRecordId, attributes } of accidents) {
      expect(Number(attributes['number_of_vehicles'])).toBe(unitsOf.get(sourceRecordId));
      expect(Number(attributes['number_of_casualties'])).toBe(peopleOf.get(sourceRecordId));
    }
  });

  it('have as severity of an accident the worst of its casualties', () => {
    const order = ['fatal', 'serious', 'slight'];
    const worst = new Map<string, number>();
    for (const { accidentSourceRecordId: id, severity } of people) {
      worst.set(id, Math.min(worst.get(id) ?? 9, order.indexOf(severity ?? '')));
    }
    expect(accidents.filter(({ sourceRecordId, severity }) => order[worst.get(sourceRecordId) ?? 9] !== severity)).toEqual([]);
  });

  it('leave unknown only what the source itself calls unknown', () => {
    const UNKNOWN = new Set(['', '-1', 'Data missing or out of range', 'Unknown']);
    const fields = [
      ['light', 'light_conditions'],
      ['weather', 'weather_conditions'],
      ['roadType', 'road_type'],
      ['junction', 'junction_detail'],
      ['surface', 'road_surface_conditions'],
      ['speedLimit', 'speed_limit'],
    ] as const;
    const unmapped = fields.flatMap(([field, column]) =>
      accidents
        .filter((draft) => (draft[field] === null) !== UNKNOWN.has(draft.attributes[column] ?? ''))
        .map((draft) => draft.attributes[column]),
    );
    expect(unmapped).toEqual([]);
    expect(units.filter((draft) => draft.roadUser === null)).toEqual([]);
    expect(people.filter((draft) => draft.roadUser === null || draft.casualtyClass === null || draft.sex === null)).toEqual([]);
    expect(people.filter((draft) => draft.age === null)).toHaveLength(155);
    expect(accidents.filter((draft) => draft.position === null || draft.time.minute === null)).toEqual([]);
  });

  it('map as counted by hand in the files', () => {
    expect(tally(accidents.map((draft) => draft.light))).toEqual({
      daylight: 2375,
      'dark-lit': 1012,
      'dark-unlit': 31,
      'dark-lighting-unknown': 31,
    });
    expect(tally(accidents.map((draft) => draft.weather))).toEqual({
      fine: 2876,
      rain: 321,
      snow: 9,
      fog: 3,
      wind: 28,
      other: 96,
      null: 116,
    });
    expect(tally(accidents.map((draft) => draft.surface))).toEqual({ dry: 2726, wet: 606, snow: 7, ice: 21, flood: 2, null: 87 });
    expect(tally(accidents.map((draft) => draft.roadType))).toEqual({
      'single-carriageway': 2637,
      'dual-carriageway': 405,
      roundabout: 177,
      'one-way': 112,
      'slip-road': 46,
      null: 72,
    });
    expect(tally(accidents.map((draft) => draft.junction))).toEqual({
      none: 1014,
      't-or-staggered': 1481,
      crossroads: 439,
      roundabout: 242,
      other: 109,
      'multi-arm': 46,
      'private-access': 46,
      'slip-road': 39,
      null: 33,
    });
    expect(tally(people.map((draft) => draft.roadUser))).toEqual({
      car: 2038,
      pedestrian: 772,
      bicycle: 580,
      'powered-two-wheeler': 517,
      bus: 163,
      taxi: 70,
      'light-goods': 87,
      'heavy-goods': 3,
      other: 15,
    });
    expect(tally(units.map((draft) => draft.roadUser))).toEqual({
      car: 4285,
      bicycle: 597,
      'powered-two-wheeler': 556,
      bus: 220,
      taxi: 151,
      'light-goods': 363,
      'heavy-goods': 58,
      agricultural: 3,
      other: 44,
    });
    expect(accidents.filter((draft) => draft.roadName === 'A112')).toHaveLength(579);
  });

  it('say the same as drafts as in the first line of the file', () => {
    expect(accidents[0]).toEqual({
      kind: 'accident',
      sourceRecordId: '201401GD10691',
      severity: 'slight',
      severityNative: 'Slight',
      time: { year: 2014, month: 8, day: 18, weekday: 1, hour: 14, minute: 46 },
      position: { srid: 27700, first: 535650, second: 186680, accuracy: 'exact' },
      light: 'daylight',
      weather: 'fine',
      surface: 'dry',
      junction: 'none',
      speedLimit: 30,
      speedUnit: 'mph',
      roadType: 'single-carriageway',
      roadName: 'A104',
      attributes: {
        police_force: 'Metropolitan Police',
        number_of_vehicles: '1',
        number_of_casualties: '2',
        local_authority_district: 'Waltham Forest',
        local_authority_highway: 'Waltham Forest',
        first_road_class: 'A',
        first_road_number: '104',
        road_type: 'Single carriageway',
        speed_limit: '30',
        junction_detail: 'Not at junction or within 20 metres',
        junction_control: 'Data missing or out of range',
        second_road_number: '0',
        pedestrian_crossing_human_control: 'None within 50 metres',
        pedestrian_crossing_physical_facilities: 'No physical crossing facilities within 50 metres',
        light_conditions: 'Daylight',
        weather_conditions: 'Fine no high winds',
        road_surface_conditions: 'Dry',
        special_conditions_at_site: 'None',
        carriageway_hazards: 'None',
        urban_or_rural_area: 'Urban',
        did_police_officer_attend_scene_of_accident: '1',
        lsoa_of_accident_location: 'E01004422',
      },
    });
  });
});

const accidentsOf = async (
  ...rows: readonly Record<string, string>[]
): Promise<ReadFile & { readonly first: AccidentDraft | undefined }> => {
  const read = await readText(collisionsText(...rows));
  return { ...read, first: read.drafts[0] as AccidentDraft | undefined };
};

const codesOf = ({ issues }: ReadFile): string[] => issues.map((issue) => `${issue.level} ${issue.code} ${issue.column ?? ''}`.trim());

describe('a collision', () => {
  it('is the same written in numbers, in capitals, with newer headings or day first', async () => {
    const labels = await accidentsOf({
      light_conditions: 'Darkness - lights lit',
      weather_conditions: 'Raining + high winds',
      road_type: 'Roundabout',
      junction_detail: 'Mini-roundabout',
      road_surface_conditions: 'Wet or damp',
    });
    const numbers = await readText(
      [
        'Collision_Index;Collision_Severity;Date;Time;Day_of_Week;Location_Easting_OSGR;Location_Northing_OSGR;Speed_limit;Light_Conditions;Weather_Conditions;Road_Type;Junction_Detail;Road_Surface_Conditions',
        '201401GD10691;3;18/08/2014;14:46;2;535650,0;186680,0;30;4;5;1;2;2,0',
      ].join('\r\n'),
    );
    const { attributes: _ignored, severityNative: _native, ...rest } = labels.first!;
    expect(numbers.drafts[0]).toMatchObject(rest);
    expect(numbers.issues).toEqual([]);
    expect(numbers.table).toMatchObject({ delimiter: ';', decimalMark: ',' });
  });

  it.each([
    ['30 February keeps the year', { date: '2014-02-30' }, 2014],
    ['31 February keeps the year', { date: '31/02/2016' }, 2016],
    ['29 February of a year without one keeps the year', { date: '29/02/2015' }, 2015],
    ['day and month swapped by a spreadsheet keep the year', { date: '8/18/2014' }, 2014],
    ['the year column helps', { date: 'yesterday', accident_year: '2014' }, 2014],
  ])('%s, with a warning', async (_law, row, year) => {
    const read = await accidentsOf(row);
    expect(codesOf(read)).toEqual(['warning DATE_YEAR_ONLY date']);
    expect(read.first?.time).toEqual({ year, month: null, day: null, weekday: 1, hour: 14, minute: 46 });
    // What the remark says was kept.
    expect(read.first).toMatchObject({ severity: 'slight', position: { first: 535650, second: 186680 } });
    expect(read.first?.attributes['date']).toBe(row.date);
  });

  it.each([
    [{ date: 'yesterday' }, 'rejected DATE_INVALID date'],
    [{ date: '0214-08-18' }, 'rejected DATE_INVALID date'],
    [{ date: '' }, 'rejected VALUE_MISSING date'],
    [{ accident_index: '' }, 'rejected VALUE_MISSING accident_index'],
    [{ accident_index: '-1' }, 'rejected VALUE_MISSING accident_index'],
    [{ accident_index: '2.01801E+12' }, 'rejected KEY_ROUNDED accident_index'],
    [{ accident_index: 'A'.repeat(201) }, 'rejected KEY_TOO_LONG accident_index'],
  ])('%j cannot be a record', async (row, issue) => {
    const read = await accidentsOf(row);
    expect(codesOf(read)).toEqual([issue]);
    expect(read.drafts).toEqual([]);
  });

  it.each([
    [{ date: '2024-07-01' }, 'held DATE_IN_FUTURE date', '2024-07-01'],
    [{ date: '2099-01-01', day_of_week: 'Thursday' }, 'held DATE_IN_FUTURE date', '2099-01-01'],
    [{ date: '31/12/9999' }, 'held DATE_IN_FUTURE date', '31/12/9999'],
    [{ date: '31/02/2025' }, 'held DATE_IN_FUTURE date', '31/02/2025'],
    [{ date: '31/02/2016', accident_year: '2061' }, 'held DATE_IN_FUTURE accident_year', '2061'],
    [{ date: '', accident_year: '2025' }, 'held DATE_IN_FUTURE accident_year', '2025'],
    [{ date: '2099-01-01', accident_severity: 'Awful' }, 'held DATE_IN_FUTURE date', '2099-01-01'],
    [{ date: '2099-01-01', accident_index: '' }, 'rejected VALUE_MISSING accident_index,rejected DATE_IN_FUTURE date', '2099-01-01'],
  ])('%j on an import of 30 June 2024 has not happened yet and is held back', async (row, issues, value) => {
    const read = await accidentsOf(row);
    expect(codesOf(read).join()).toBe(issues);
    expect(read.issues.at(-1)).toMatchObject({ row: 2, value });
    expect(read.drafts).toEqual([]);
  });

  it.each([
    ['2024-06-30', '2024-06-30', 1],
    ['2024-06-30', '2024-06-29', 0],
    ['2018-12-31', '2018-12-31', 1],
    ['2019-01-01', '2018-12-31', 0],
    ['2024-02-30', '2024-01-05', 1],
  ])('of %s in an import of %s gives %i record', async (date, latestDate, records) => {
    expect((await readText(collisionsText({ date, day_of_week: '' }), { latestDate })).drafts).toHaveLength(records);
  });

  it('never lies after the day of the import, whatever its date', async () => {
    const text = fc.oneof(
      fc
        .date({ min: new Date('1979-01-01'), max: new Date('2105-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      fc
        .tuple(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1975, max: 9999 }))
        .map((parts) => parts.join('/')),
    );
    const latest = fc
      .date({ min: new Date('1980-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), latest, async (dates, latestDate) => {
        const rows = dates.map((date, i) => ({ accident_index: `N${i}`, date, day_of_week: '' }));
        const { lines } = await readText(collisionsText(...rows), { latestDate });
        expect(lines).toHaveLength(dates.length);
        for (const { drafts, issues } of lines) {
          for (const { time } of drafts as AccidentDraft[]) {
            const { year, month, day } = time;
            const earliest = [year, month ?? 1, day ?? 1].map((part) => String(part).padStart(2, '0')).join('-');
            expect(earliest <= latestDate).toBe(true);
          }
          if (drafts.length === 0) expect(issues.map((issue) => issue.level)).not.toContain('warning');
        }
      }),
      { numRuns: 60, seed: 2099 },
    );
  });

  it.each([
    [{ day_of_week: 'Tuesday' }, 'warning WEEKDAY_CONTRADICTS_DATE day_of_week'],
    [{ day_of_week: '1' }, 'warning WEEKDAY_CONTRADICTS_DATE day_of_week'],
    [{ day_of_week: 'Moonday' }, 'warning CODE_UNKNOWN day_of_week'],
    [{ accident_year: '2015' }, 'warning VALUES_CONTRADICT accident_year'],
    [{ time: '25:10' }, 'warning TIME_INVALID time'],
    [{ time: '24:00' }, 'warning TIME_INVALID time'],
    [{ time: '14.46' }, 'warning TIME_INVALID time'],
    [{ accident_severity: 'Awful' }, 'warning CODE_UNKNOWN accident_severity'],
    [{ accident_severity: '' }, 'warning VALUE_MISSING accident_severity'],
    [{ location_easting_osgr: 'east' }, 'warning COORDINATE_NOT_A_NUMBER location_easting_osgr'],
    [{ location_easting_osgr: '1.234.567' }, 'warning COORDINATE_NOT_A_NUMBER location_easting_osgr'],
    [{ location_northing_osgr: '' }, 'warning VALUE_MISSING location_northing_osgr'],
    [{ location_easting_osgr: '-1', location_northing_osgr: '-1' }, 'warning VALUE_MISSING location_easting_osgr'],
    [{ location_easting_osgr: 'NULL', location_northing_osgr: 'NULL' }, 'warning VALUE_MISSING location_easting_osgr'],
    [{ location_easting_osgr: '0', location_northing_osgr: '0' }, 'warning COORDINATES_AT_ZERO location_easting_osgr'],
    [{ location_easting_osgr: '1186680' }, 'warning COORDINATES_SWAPPED location_easting_osgr'],
    [{ location_northing_osgr: '1866800' }, 'warning COORDINATE_OUT_OF_RANGE location_easting_osgr'],
    [{ speed_limit: '300' }, 'warning NUMBER_INVALID speed_limit'],
    [{ speed_limit: 'thirty' }, 'warning NUMBER_INVALID speed_limit'],
    [{ number_of_vehicles: '0' }, 'warning NUMBER_INVALID number_of_vehicles'],
    [{ light_conditions: 'Dusk' }, 'warning CODE_UNKNOWN light_conditions'],
    [{ first_road_class: 'D' }, 'warning CODE_UNKNOWN first_road_class'],
  ])('%j is accepted with a warning and the text kept', async (row, issue) => {
    const read = await accidentsOf(row);
    expect(codesOf(read)).toEqual([issue]);
    expect(read.drafts).toHaveLength(1);
    const [column, text] = Object.entries(row)[0]!;
    if (text !== '') expect(read.first?.attributes[column]).toBe(text);
  });

  it.each([
    { accident_severity: '-1' },
    { accident_severity: 'Data missing or out of range' },
    { day_of_week: '' },
    { time: '' },
    { time: 'NULL' },
    { speed_limit: '-1' },
    { speed_limit: '99' },
    { light_conditions: '-1' },
    { light_conditions: 'NA' },
    { junction_detail: '99' },
    { junction_detail: 'unknown (self reported)' },
  ])('%j is unknown as the source says it, without a remark', async (row) => {
    const read = await accidentsOf(row);
    expect(read.issues).toEqual([]);
    const first = read.first!;
    const fields = [first.severity, first.time.hour, first.speedLimit, first.light, first.junction];
    expect(fields).toContain(null);
  });

  it('takes its place from the degrees when the grid has none', async () => {
    const both = { longitude: '-0.043', latitude: '51.563' };
    const grid = await accidentsOf(both);
    expect(grid.first?.position).toEqual({ srid: 27700, first: 535650, second: 186680, accuracy: 'exact' });
    const degrees = await accidentsOf({ ...both, location_easting_osgr: '', location_northing_osgr: '' });
    expect(degrees.first?.position).toEqual({ srid: 4326, first: -0.043, second: 51.563, accuracy: 'exact' });
    expect(degrees.issues).toEqual([]);
    const half = await accidentsOf({ ...both, location_easting_osgr: '' });
    expect(half.first?.position?.srid).toBe(4326);
    // The half that could not be used is not lost.
    expect(half.first?.attributes['location_northing_osgr']).toBe('186680');
    const swapped = await accidentsOf({ longitude: '51.563', latitude: '-0.043', location_easting_osgr: '', location_northing_osgr: '' });
    expect(codesOf(swapped)).toEqual(['warning COORDINATES_SWAPPED longitude']);
    expect(swapped.issues[0]?.value).toBe('51.563 / -0.043 → -0.043 / 51.563');
  });

  it.each([
    [{ first_road_class: 'Motorway', first_road_number: '11' }, 'M11'],
    [{ first_road_class: '2', first_road_number: '1' }, 'A1(M)'],
    [{ first_road_class: 'B', first_road_number: '160' }, 'B160'],
    [{ first_road_class: 'C', first_road_number: '0' }, null],
    [{ first_road_class: 'Unclassified', first_road_number: '77' }, null],
    [{ first_road_class: 'A', first_road_number: '-1' }, null],
  ])('%j lies on road %s', async (row, name) => {
    expect((await accidentsOf(row)).first?.roadName).toBe(name);
  });

  it.each([
    [{ junction_detail: '0', road_type: 'Roundabout' }, 'none'],
    [{ junction_detail: '0', road_type: 'Roundabout', junction_detail_historic: '-1' }, 'roundabout'],
    [{ junction_detail: '0', road_type: 'Slip road', junction_detail_historic: '-1' }, 'slip-road'],
    [{ junction_detail: '0', road_type: 'Single carriageway', junction_detail_historic: '-1' }, 'none'],
    [{ junction_detail: '0', road_type: 'Single carriageway', junction_detail_historic: '2' }, 'roundabout'],
    [{ junction_detail: '13', junction_detail_historic: '3' }, 't-or-staggered'],
    [{ junction_detail: '18', junction_detail_historic: '-1' }, 'private-access'],
  ])('%j has the junction %s: since 2024 roundabouts hide in "not at junction"', async (row, junction) => {
    expect((await accidentsOf(row)).first?.junction).toBe(junction);
  });
});

describe('vehicles and casualties', () => {
  it('know an e-scooter by its flag', async () => {
    const { drafts } = await readText(
      'collision_index,vehicle_reference,vehicle_type,escooter_flag\n2020A,1,90,1\n2020A,2,90,0\n2020A,3,9,-1\n2020A,4,99,0\n',
    );
    expect(drafts.map((draft: Draft) => (draft as TrafficUnitDraft).roadUser)).toEqual(['e-scooter', 'other', 'car', null]);
  });

  it('do not take a pedestrian for a vehicle', async () => {
    const { issues } = await readText('accident_index,vehicle_reference,vehicle_type\n2020A,1,0\n2020A,2,Pedestrian\n');
    expect(issues.map((issue) => issue.code)).toEqual(['CODE_UNKNOWN', 'CODE_UNKNOWN']);
  });

  it('need every part of their key', async () => {
    const { drafts, issues } = await readText(
      'accident_index,vehicle_reference,casualty_reference,casualty_class,casualty_severity,casualty_type\n' +
        ',1,1,1,3,9\nA,,1,1,3,9\nA,1,,1,3,9\nA,1,1,1,3,9\n',
    );
    expect(drafts).toHaveLength(1);
    expect(issues.map((issue) => [issue.row, issue.column, issue.level])).toEqual([
      [2, 'accident_index', 'rejected'],
      [3, 'vehicle_reference', 'rejected'],
      [4, 'casualty_reference', 'rejected'],
    ]);
  });

  it.each(['250', '-7', '123', '30.5', '−7', 'old'])('say of an age of %s that it cannot be, and leave it unknown', async (age) => {
    const casualties = await readText(
      'accident_index,vehicle_reference,casualty_reference,casualty_class,casualty_severity,casualty_type,age_of_casualty\n' +
        `A,1,1,1,3,9,${age}\nA,1,2,1,3,9,-1\nA,1,3,1,3,9,\nA,1,4,1,3,9,122\nA,1,5,1,3,9,0\n`,
    );
    const remark = { row: 2, code: 'NUMBER_INVALID', level: 'warning', value: age };
    expect(casualties.issues).toEqual([{ fileName: 'file.csv', column: 'age_of_casualty', ...remark }]);
    expect((casualties.drafts as CasualtyDraft[]).map((draft) => draft.age)).toEqual([null, null, null, 122, 0]);
    expect(casualties.drafts[0]?.attributes['age_of_casualty']).toBe(age);
    const vehicles = await readText(`accident_index,vehicle_reference,vehicle_type,age_of_driver\nA,1,9,${age}\nA,2,9,-1\nA,3,9,44\n`);
    expect(vehicles.issues).toEqual([{ fileName: 'file.csv', column: 'age_of_driver', ...remark }]);
    expect(vehicles.drafts.map((draft) => draft.attributes['age_of_driver'])).toEqual([age, '-1', '44']);
  });

  it('are compared with themselves', async () => {
    const { drafts, issues } = await readText(
      'accident_index,vehicle_reference,casualty_reference,casualty_class,casualty_severity,casualty_type,age_of_casualty,age_band_of_casualty\n' +
        'A,1,1,Pedestrian,Slight,Car occupant,35,26 - 35\nA,1,2,1,3,9,35,7\nA,1,3,3,3,-1,150,11\nA,1,4,1,3,9,80,11\n',
    );
    expect(issues.map((issue) => [issue.row, issue.code, issue.column, issue.value])).toEqual([
      [2, 'VALUES_CONTRADICT', 'casualty_class', 'Pedestrian ≠ Car occupant'],
      [3, 'VALUES_CONTRADICT', 'age_band_of_casualty', '7 ≠ 35'],
      [4, 'NUMBER_INVALID', 'age_of_casualty', '150'],
    ]);
    expect((drafts as CasualtyDraft[]).map((draft) => [draft.roadUser, draft.age])).toEqual([
      ['car', 35],
      ['car', 35],
      ['pedestrian', null],
      ['car', 80],
    ]);
  });
});

describe('the code lists', () => {
  it.each(Object.entries(codes).filter(([name]) => name.endsWith('_CODES')))(
    '%s knows the missing value and refuses nonsense',
    (_name, book) => {
      const { find } = book as { find: (text: string) => unknown };
      for (const text of ['-1', 'Data missing or out of range', '', 'NULL', ' data  MISSING or out of range '])
        expect(find(text)).toBeNull();
      for (const text of ['-2', '1000', 'nonsense', '__proto__', 'constructor']) expect(find(text)).toBeUndefined();
    },
  );
});
