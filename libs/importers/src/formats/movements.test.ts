import { PEDESTRIAN_MOVEMENTS, VEHICLE_MOVEMENTS, type CasualtyDraft, type TrafficUnitDraft } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import { demoPath, readFile } from '../testing/files.ts';
import { getImportFormat } from '../import-formats.ts';
import type { MovementReading } from '../import-format.ts';

const readingOf = (formatId: string): MovementReading => getImportFormat(formatId).movements!;

function tally(values: readonly (string | null)[]): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(values, String)].map(([value, same]) => [value, same.length]));
}

describe('movements of STATS19', () => {
  const stats19 = readingOf('stats19');

  it('are known of numbers and words, with compass points clockwise from north', () => {
    expect(
      stats19.ofVehicle({
        vehicle_manoeuvre: '9',
        vehicle_direction_from: '5',
        vehicle_direction_to: '3',
        skidding_and_overturning: '5',
        hit_object_off_carriageway: '4',
      }),
    ).toEqual({ movement: 'turning-right', from: 'south', to: 'east', lostControl: true, hitObject: true });
    expect(
      stats19.ofVehicle({
        vehicle_manoeuvre: 'Overtaking - nearside',
        vehicle_direction_from: 'North West',
        vehicle_direction_to: 'Data missing or out of range',
        skidding_and_overturning: 'None',
        hit_object_in_carriageway: '4',
      }),
    ).toEqual({ movement: 'overtaking-left', from: 'north-west', to: null, lostControl: false, hitObject: false });
    const points = Array.from({ length: 10 }, (_, code) => stats19.ofVehicle({ vehicle_direction_from: String(code) }).from);
    expect(points).toEqual([null, 'north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west', null]);
  });

  it('are unknown where they are missing, and where the list is not the one that is known', () => {
    const movementOf = (attributes: Record<string, string>) => stats19.ofVehicle(attributes).movement;
    expect(stats19.ofVehicle({})).toEqual({ movement: null, from: null, to: null, lostControl: false, hitObject: false });
    expect(['-1', '99', 'Data missing or out of range', 'nonsense'].map((text) => movementOf({ vehicle_manoeuvre: text }))).toEqual(
      Array.from({ length: 4 }, () => null),
    );
    expect(movementOf({ vehicle_manoeuvre: '7', vehicle_manoeuvre_historic: '9' })).toBe('turning-right');
    expect(movementOf({ vehicle_manoeuvre: '7', vehicle_manoeuvre_historic: '-1' })).toBeNull();
    expect(movementOf({ vehicle_manoeuvre: 'Turning left', vehicle_manoeuvre_historic: '-1' })).toBe('turning-left');
  });

  it('have a meaning for every value of Waltham Forest that is not missing', async () => {
    const vehicles = (await readFile(demoPath('vehicles_2014_2018.csv'))).drafts as TrafficUnitDraft[];
    const movements = vehicles.map(({ attributes }) => stats19.ofVehicle(attributes));
    // Counted in the file by its own words; the two columns of directions are not in it.
    expect(tally(movements.map(({ movement }) => movement))).toEqual({
      ahead: 2578,
      'turning-right': 661,
      null: 477,
      slowing: 441,
      waiting: 434,
      'moving-off': 300,
      parked: 287,
      'turning-left': 214,
      'overtaking-right': 213,
      reversing: 123,
      'overtaking-left': 96,
      'bend-right': 91,
      'waiting-right': 85,
      'bend-left': 78,
      'u-turn': 61,
      'lane-right': 59,
      'lane-left': 57,
      'waiting-left': 22,
    });
    expect(tally(movements.map(({ from }) => from))).toEqual({ null: 6277 });
    expect(movements.filter(({ lostControl }) => lostControl)).toHaveLength(165 + 57 + 25);

    const casualties = (await readFile(demoPath('casualties_2014_2018.csv'))).drafts as CasualtyDraft[];
    const pedestrians = casualties.filter(({ casualtyClass }) => casualtyClass === 'pedestrian');
    expect(tally(pedestrians.map(({ attributes }) => stats19.ofPedestrian(attributes)))).toEqual({
      'crossing-from-left': 267 + 62,
      'crossing-from-right': 148 + 36,
      standing: 31 + 5,
      walking: 6 + 1,
      null: 216,
    });
  });
});

describe('movements of BAAC', () => {
  const baac = readingOf('baac');

  it('are known without directions, one digit or two', () => {
    expect(baac.ofVehicle({ manv: '15', senc: '1', obs: '2' })).toEqual({
      movement: 'turning-left',
      from: null,
      to: null,
      lostControl: false,
      hitObject: true,
    });
    expect(['01', '1', '0', '-1', '23', '26', '27'].map((manv) => baac.ofVehicle({ manv }).movement)).toEqual([
      'ahead',
      'ahead',
      null,
      null,
      'waiting',
      'other',
      null,
    ]);
    expect(['1', '16', '17', '-1'].map((obs) => baac.ofVehicle({ obs }).hitObject)).toEqual([false, false, true, false]);
    expect(['1', '3', '4', 'B'].map((actp) => baac.ofPedestrian({ actp }))).toEqual(['walking', 'crossing', null, null]);
  });
});

describe('the lists', () => {
  it('are all used', () => {
    const numbers = Array.from({ length: 30 }, (_, i) => String(i));
    const vehicles = numbers.flatMap((code) => [
      readingOf('stats19').ofVehicle({ vehicle_manoeuvre: code }).movement,
      readingOf('baac').ofVehicle({ manv: code }).movement,
    ]);
    expect(VEHICLE_MOVEMENTS.filter((movement) => !vehicles.includes(movement))).toEqual([]);
    const pedestrians = numbers.flatMap((code) => [
      readingOf('stats19').ofPedestrian({ pedestrian_movement: code }),
      readingOf('baac').ofPedestrian({ actp: code }),
    ]);
    expect(PEDESTRIAN_MOVEMENTS.filter((movement) => !pedestrians.includes(movement))).toEqual([]);
  });
});
