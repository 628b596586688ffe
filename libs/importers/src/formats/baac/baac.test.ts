import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isProblem, type AccidentDraft, type CasualtyDraft, type TrafficUnitDraft } from '@elektron/domain';
import { AccidentCompletions } from '../../complete-accidents.ts';
import { detectFileSet } from '../../detect-file-set.ts';
import { readPlainFixture, readText, removeTemporaryFiles, type ReadFile } from '../../testing/files.ts';

afterAll(removeTemporaryFiles);

const read = (name: string): Promise<ReadFile> => readText(readPlainFixture('fr-baac', name));
const issuesOf = ({ issues }: ReadFile): string[] =>
  issues.map(({ row, level, code, column }) => `${row} ${level} ${code} ${column ?? ''}`);

describe('the tables of 2023', () => {
  let accidents: ReadFile;
  let roads: ReadFile;
  let vehicles: ReadFile;
  let users: ReadFile;

  beforeAll(async () => {
    accidents = await read('caracteristiques-2023.csv');
    roads = await read('lieux-2023.csv');
    vehicles = await read('vehicules-2023.csv');
    users = await read('usagers-2023.csv');
  });

  it('are known by their columns, all of which are declared', () => {
    expect([accidents, roads, vehicles, users].map(({ table }) => [table.tableId, table.unknownColumns, table.absentColumns])).toEqual([
      ['accidents', [], []],
      ['roads', [], []],
      ['vehicles', [], []],
      ['users', [], []],
    ]);
    expect(accidents.table).toMatchObject({ formatId: 'baac', delimiter: ';', decimalMark: ',' });
  });

  it('give accidents with what their own lines say', () => {
    const drafts = accidents.drafts as AccidentDraft[];
    expect(drafts.map(({ time }) => [time.month, time.day, time.weekday, time.hour, time.minute])).toEqual([
      [5, 7, 7, 6, 0],
      [11, 12, 7, 17, 40],
      [null, null, null, 23, 5],
      [7, 18, 2, null, null],
      [1, 1, 7, 0, 0],
    ]);
    expect(drafts[0]).toMatchObject({
      sourceRecordId: '202300000001',
      severity: null,
      position: { srid: 4326, first: 2.323471, second: 48.866386 },
      light: 'daylight',
      weather: 'rain',
      junction: 't-or-staggered',
      roadName: "RUE DE L'EXEMPLE",
      attributes: { dep: '75', com: '75101', atm: '2' },
    });
    expect(drafts.map(({ position }) => position !== null)).toEqual([true, true, true, true, false]);
    expect(issuesOf(accidents)).toEqual([
      '4 warning DATE_YEAR_ONLY jour',
      '5 warning TIME_INVALID hrmn',
      '6 warning COORDINATES_AT_ZERO long',
    ]);
  });

  it('say of a collision from the side not whether at an angle, and then it is not known', () => {
    const types = (accidents.drafts as AccidentDraft[]).map(({ accidentType, attributes }) => [attributes['col'], accidentType]);
    expect(types).toEqual([
      ['7', 'other'],
      ['6', 'other'],
      ['3', undefined],
      ['-1', undefined],
      ['4', 'rear-end'],
    ]);
  });

  it('complete them with the first road and the worst casualty', () => {
    const completions = new AccidentCompletions();
    for (const { lines } of [roads, users]) lines.forEach((line) => completions.note(line));
    const whole = accidents.lines.map((line) => completions.complete(line).drafts[0] as AccidentDraft);
    expect(
      whole.map(({ severity, roadType, surface, speedLimit, roadName }) => [severity, roadType, surface, speedLimit, roadName]),
    ).toEqual([
      ['slight', 'one-way', 'wet', 50, "RUE DE L'EXEMPLE"],
      ['serious', 'single-carriageway', 'dry', 50, "PLACE D'EXEMPLE"],
      ['fatal', 'slip-road', 'ice', 110, 'A7'],
      ['serious', 'single-carriageway', 'other', null, "ROUTE D'EXEMPLE"],
      [null, null, null, null, "12 RUE D'EXEMPLE"],
    ]);
    // What no field says, of the first road.
    expect(whole[1]?.attributes).toMatchObject({ catr: '3', voie: '120', pr: '6', pr1: '150', com: '94080' });
  });

  it('give vehicles, and people who were hurt', () => {
    expect((vehicles.drafts as TrafficUnitDraft[]).map(({ unitReference, roadUser }) => `${unitReference} ${roadUser ?? '?'}`)).toEqual([
      'A01 powered-two-wheeler',
      'A01 car',
      'B01 e-scooter',
      'A01 heavy-goods',
      'A01 bus',
      'B01 bicycle',
      'A01 ?',
    ]);
    expect(
      (users.drafts as CasualtyDraft[]).map(({ severity, casualtyClass, roadUser, sex, age }) => [
        severity,
        casualtyClass,
        roadUser,
        sex,
        age,
      ]),
    ).toEqual([
      ['slight', 'driver', null, 'male', 45],
      ['serious', 'pedestrian', 'pedestrian', 'male', 26],
      ['slight', 'driver', null, 'female', 17],
      ['fatal', 'driver', null, 'male', 62],
      ['slight', 'passenger', null, 'female', null],
      ['serious', 'driver', null, null, null],
      [null, 'driver', null, 'male', 33],
    ]);
    expect(users.skipped).toBe(2);
    expect([...issuesOf(roads), ...issuesOf(vehicles), ...issuesOf(users)]).toEqual([
      '6 warning NUMBER_INVALID vma',
      '8 warning CODE_UNKNOWN catv',
      '8 warning NUMBER_INVALID an_nais',
    ]);
  });

  it('need the accidents with them, even where there are records already', () => {
    const codeOf = (given: readonly ReadFile[]): string => {
      try {
        return detectFileSet(
          given.map(({ table }) => table),
          { parentsExist: true },
        ).format.id;
      } catch (error) {
        if (isProblem(error)) return error.code;
        throw error;
      }
    };
    expect(codeOf([accidents, roads, vehicles, users])).toBe('baac');
    expect(codeOf([vehicles])).toBe('baac');
    expect(codeOf([roads])).toBe('FILE_SET_INCOMPLETE');
    expect(codeOf([vehicles, users])).toBe('FILE_SET_INCOMPLETE');
  });
});

describe('the accidents of 2016', () => {
  it('have years of two digits, times without a colon, and degrees in whole numbers', async () => {
    const file = await read('caracteristiques_2016.csv');
    const drafts = file.drafts as AccidentDraft[];
    expect(file.table).toMatchObject({ formatId: 'baac', tableId: 'accidents', unknownColumns: [] });
    expect(drafts.map(({ time }) => [time.year, time.hour, time.minute])).toEqual([
      [2016, 14, 45],
      [2016, 9, 5],
      [2016, 0, 5],
    ]);
    expect(drafts.map(({ position }) => position && [position.first, position.second])).toEqual([null, [2.944, 50.515], [-60.989, 14.657]]);
    expect(drafts[0]).toMatchObject({ weather: 'fine', junction: 'none', roadName: "46, rue d'Exemple" });
  });
});
