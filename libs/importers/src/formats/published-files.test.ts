import { afterAll, describe, expect, it } from '@jest/globals';
import type { AccidentDraft, CasualtyDraft, Draft, TrafficUnitDraft } from '@elektron/domain';
import { AccidentCompletions } from '../complete-accidents.ts';
import { describeAxisOrder } from '../quality/describe-axis-order.ts';
import { readFile, readFixture, removeTemporaryFiles, temporaryFile, type ReadFile } from '../testing/files.ts';

/*
 * Whole files as their publishers give them, defects included: the totals are those of the publishers' own tables (README of each fixture), the
 * defects are reported by code.
 */

afterAll(removeTemporaryFiles);

const read = (folder: string, name: string): Promise<ReadFile> => readFile(temporaryFile(readFixture(folder, name)));

const ofKind = <K extends Draft['kind']>(drafts: readonly Draft[], kind: K): Extract<Draft, { kind: K }>[] =>
  drafts.filter((draft): draft is Extract<Draft, { kind: K }> => draft.kind === kind);
const accidentsOf = ({ drafts }: ReadFile): AccidentDraft[] => ofKind(drafts, 'accident');
const casualtiesOf = ({ drafts }: ReadFile): CasualtyDraft[] => ofKind(drafts, 'casualty');
const unitsOf = ({ drafts }: ReadFile): TrafficUnitDraft[] => ofKind(drafts, 'traffic-unit');

/** How often each value comes, `null` as `unknown`. */
function countBy<T>(items: readonly T[], of: (item: T) => string | number | null): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) {
    const name = String(of(item) ?? 'unknown');
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

const issuesOf = ({ issues }: ReadFile): Record<string, number> =>
  countBy(issues, ({ level, code, column }) => `${level} ${code} ${column ?? ''}`.trim());
const placed = (accidents: readonly AccidentDraft[]): number => accidents.filter(({ position }) => position !== null).length;

describe('Berlin 2019 (Unfallatlas)', () => {
  it('gives every accident but the shifted line, which is held', async () => {
    const file = await read('de-berlin-2019', 'AfSBBB_BE_LOR_Strasse_Strassenverkehrsunfaelle_2019_Datensatz.csv');
    const accidents = accidentsOf(file);
    expect(file.table).toMatchObject({ formatId: 'unfallatlas', encoding: 'windows-1252', decimalMark: ',', unknownColumns: [] });
    expect(file.lines).toHaveLength(13_390);
    expect(file.issues).toMatchObject([{ row: 11_895, code: 'VALUES_SHIFTED', level: 'held' }]);
    expect(accidents).toHaveLength(13_389);
    expect(placed(accidents)).toBe(13_389);
    expect(new Set(accidents.map(({ sourceRecordId }) => sourceRecordId)).size).toBe(13_389);
    // The held line is one of the slight ones.
    expect(countBy(accidents, ({ severity }) => severity)).toEqual({ fatal: 34, serious: 1_982, slight: 11_373 });
    expect(countBy(unitsOf(file), ({ roadUser }) => roadUser)).toMatchObject({ bicycle: 5_005, pedestrian: 1_968 });
    // The lines of the file with each code of UART, 1 to 9 and 0; 8 and 9 are the same to the right and to the left.
    expect(countBy(accidents, ({ accidentType = null }) => accidentType)).toEqual({
      'parked-vehicle': 1_064,
      'rear-end': 2_547,
      sideswipe: 755,
      'head-on': 172,
      angle: 5_029,
      pedestrian: 1_839,
      'fixed-object': 16,
      'run-off-road': 91 + 112,
      other: 1_764,
    });
    expect(accidents[0]).toMatchObject({
      sourceRecordId: '2019-11-49090',
      time: { year: 2019, month: 1, day: null, weekday: 5, hour: 13, minute: null },
      position: { srid: 25832, first: 794062.2837, second: 5835083.823 },
      light: 'daylight',
      surface: 'wet',
      accidentType: 'angle',
      attributes: { strasse: 'Wittenau Süd', uart: '5', utyp1: '3' },
    });
  });
});

describe('Barcelona 2018', () => {
  it('gives its accidents, placed by their metres, and says which degrees have lost their point', async () => {
    const file = await read('es-barcelona-2018', '2018_accidents_gu_bcn.csv');
    const accidents = accidentsOf(file);
    expect(file.table).toMatchObject({ formatId: 'barcelona', tableId: 'accidents', unknownColumns: [] });
    expect(accidents).toHaveLength(9_936);
    expect(new Set(accidents.map(({ sourceRecordId }) => sourceRecordId)).size).toBe(9_926);
    expect(placed(accidents)).toBe(9_936);
    // As one expects of 2018; that it is ED50 instead is found where projections are known.
    expect(new Set(accidents.map(({ position }) => position?.srid))).toEqual(new Set([25831]));
    expect(issuesOf(file)).toEqual({ 'warning COORDINATES_UNUSED Longitud': 18 });
    expect(file.lines.filter(({ otherPositions }) => otherPositions?.length === 1)).toHaveLength(9_918);
    expect(accidents[0]).toMatchObject({
      sourceRecordId: '2018S000150',
      severity: 'slight',
      severityNative: 'morts 0, greus 0, lleus 1',
      time: { year: 2018, month: 1, day: 8, weekday: 1, hour: 7, minute: null },
      position: { first: 427265.97, second: 4576644.81 },
      attributes: { longitud: '2.129612', numero_victimes: '1' },
    });
  });

  it('gives its persons', async () => {
    const file = await read('es-barcelona-2018', '2018_accidents_persones_gu_bcn_.csv');
    const casualties = casualtiesOf(file);
    expect(file.table).toMatchObject({ formatId: 'barcelona', tableId: 'persons', unknownColumns: [] });
    expect(issuesOf(file)).toEqual({});
    expect(casualties).toHaveLength(11_854);
    expect(new Set(casualties.map(({ accidentSourceRecordId }) => accidentSourceRecordId)).size).toBe(9_190);
    expect(countBy(casualties, ({ severity }) => severity)).toEqual({ fatal: 21, serious: 236, slight: 11_597 });
    expect(countBy(casualties, ({ casualtyClass }) => casualtyClass)).toEqual({ driver: 8_386, passenger: 2_305, pedestrian: 1_163 });
    expect(countBy(casualties, ({ sex }) => sex)).toEqual({ male: 7_220, female: 4_630, unknown: 4 });
    expect(casualties.filter(({ age }) => age === null)).toHaveLength(28);
  });

  it('gives the types of its accidents, of which one with several different ones has none that is known', async () => {
    const [file, types] = [
      await read('es-barcelona-2018', '2018_accidents_gu_bcn.csv'),
      await read('es-barcelona-2018', '2018_accidents_tipus_gu_bcn_.csv'),
    ];
    expect(types.table).toMatchObject({ formatId: 'barcelona', tableId: 'types', unknownColumns: [], personalColumns: [] });
    expect([types.lines.length, types.drafts.length, issuesOf(types)]).toEqual([10_551, 0, {}]);
    // As the README of the file counts them: rear-end is Abast 2,147, Abast multiple 340 and Encalç 30; of Desconegut there are 7.
    expect(countBy(types.lines, ({ completion }) => completion?.accidentType ?? null)).toEqual({
      sideswipe: 2_557,
      'rear-end': 2_517,
      angle: 1_835,
      pedestrian: 1_143,
      'single-vehicle': 956,
      'fixed-object': 725,
      other: 256 + 336,
      'head-on': 158,
      overturning: 32,
      'run-off-road': 19,
      animal: 10,
      unknown: 7,
    });
    const completions = new AccidentCompletions();
    types.lines.forEach((line) => completions.note(line));
    const whole = new Map(
      file.lines.flatMap((line) => completions.complete(line).drafts).map((draft) => [(draft as AccidentDraft).sourceRecordId, draft]),
    );
    // Counted apart from this program, accident by accident: 585 have several, and 7 none that the police knew.
    expect(countBy([...whole.values()] as AccidentDraft[], ({ accidentType = null }) => accidentType)).toEqual({
      'rear-end': 2_300,
      sideswipe: 2_293,
      angle: 1_709,
      pedestrian: 1_072,
      'single-vehicle': 693,
      'fixed-object': 589,
      other: 514,
      'head-on': 126,
      overturning: 17,
      'run-off-road': 13,
      animal: 8,
      unknown: 585 + 7,
    });
  });
});

describe('Helsinki 2000-2022', () => {
  it('gives its accidents with the northing first', async () => {
    const file = await read('../../demo/helsinki', 'liikenneonnettomuudet_Helsingissa.csv');
    const accidents = accidentsOf(file);
    expect(file.table).toMatchObject({ formatId: 'helsinki', unknownColumns: [] });
    expect(accidents).toHaveLength(52_312);
    expect(placed(accidents)).toBe(52_310);
    expect(issuesOf(file)).toEqual({ 'warning VALUE_MISSING ita_etrs': 2 });
    expect(describeAxisOrder(file.table)?.en).toContain('the northing stands before the easting: pohj_etrs, ita_etrs (EPSG:3879)');
    expect(countBy(accidents, ({ severity, severityNative }) => `${severityNative} ${severity ?? 'unknown'}`)).toEqual({
      '1 damage-only': 41_626,
      '2 injury': 10_485,
      '3 fatal': 201,
    });
    expect(countBy(unitsOf(file), ({ roadUserNative }) => roadUserNative)).toEqual({ JK: 3_079, PP: 3_457, MP: 2_088, MA: 43_688 });
    expect(accidents[0]?.position).toMatchObject({ srid: 3879, first: 25501661.91, second: 6675786.73 });
  });
});

describe('New York 2023-2024', () => {
  it('gives its collisions and the people counted in them', async () => {
    const file = await read('us-new-york', 'nypd_collisions_2023_2024.csv');
    const accidents = accidentsOf(file);
    const casualties = casualtiesOf(file);
    expect(file.table).toMatchObject({ formatId: 'new-york', unknownColumns: [], absentColumns: [] });
    expect(accidents).toHaveLength(77_866);
    expect(new Set(accidents.map(({ sourceRecordId }) => sourceRecordId)).size).toBe(77_866);
    expect(placed(accidents)).toBe(77_866 - 5_666 - 194);
    expect(issuesOf(file)).toMatchObject({ 'warning VALUE_MISSING longitude': 5_666, 'warning COORDINATES_AT_ZERO longitude': 194 });
    expect(countBy(casualties, ({ severity }) => severity)).toEqual({ fatal: 240, unknown: 43_783 });
  }, 120_000);
});

describe('Iowa 2016-2020', () => {
  it('gives its crashes and the people counted in them', async () => {
    const file = await read('us-iowa-intersections', 'crashes_2016_2020.csv');
    const accidents = accidentsOf(file);
    expect(file.table).toMatchObject({ formatId: 'iowa', unknownColumns: [], absentColumns: [] });
    expect(accidents).toHaveLength(10_179);
    expect(placed(accidents)).toBe(10_179);
    expect(countBy(accidents, ({ severityNative }) => severityNative)).toEqual({ 1: 79, 2: 268, 3: 827, 4: 1_165, 5: 7_840 });
    expect(countBy(accidents, ({ time }) => time.year)).toEqual({ 2016: 2_099, 2017: 2_066, 2018: 2_083, 2019: 2_126, 2020: 1_805 });
    expect(accidents[0]?.sourceRecordId).toBe('20160898964');
  });
});

describe('Greater Manchester 2019-2024', () => {
  it('gives casualties, each with what its line says of its accident', async () => {
    const file = await read('uk-greater-manchester', 'STATS19_road_casualties_2019-Jun2024.csv');
    const casualties = casualtiesOf(file);
    const accidents = new Map(accidentsOf(file).map((accident) => [accident.sourceRecordId, accident]));
    expect(file.table).toMatchObject({ formatId: 'greater-manchester', unknownColumns: [], absentColumns: [] });
    expect(file.lines.every(({ drafts }) => drafts.length === 2 && drafts[0]?.kind === 'casualty')).toBe(true);
    expect(casualties).toHaveLength(20_435);
    expect(accidents.size).toBe(15_645);
    expect(placed([...accidents.values()])).toBe(15_645);
    expect(countBy(casualties, ({ severity }) => severity)).toEqual({ slight: 16_270, serious: 3_823, fatal: 342 });
    expect(countBy(casualties, ({ roadUser }) => roadUser)).toMatchObject({
      car: 11_797,
      pedestrian: 3_612,
      bicycle: 2_489,
      'tram-train': 5,
    });
    // Nothing of the person stands with the accident, which more people may see.
    for (const { attributes } of accidents.values()) {
      expect(
        Object.keys(attributes).every((name) => ['output_time', 'number_vehicles', 'number_casualties', 'area_name'].includes(name)),
      ).toBe(true);
    }
  });
});
