import type { RoadUser, UnitMovement } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';

import { drawCollisions, type CollisionDiagram } from './collision-diagram.ts';
import type { MovedUnits, MovedVehicle } from './unit-motions.repository.ts';

type Vehicle = readonly [manoeuvre: string, from?: string, to?: string, roadUser?: RoadUser];

function movedOf(vehicles: readonly Vehicle[], pedestrians: readonly (readonly [unit: string, movement: string])[] = []): MovedUnits {
  return {
    formatId: 'stats19',
    vehicles: vehicles.map(([manoeuvre, from = '-1', to = '-1', roadUser = 'car'], index): MovedVehicle => ({
      unitReference: String(index + 1),
      roadUser,
      attributes: { vehicle_manoeuvre: manoeuvre, vehicle_direction_from: from, vehicle_direction_to: to },
    })),
    pedestrians: pedestrians.map(([unitReference, movement]) => ({ unitReference, attributes: { pedestrian_movement: movement } })),
  };
}

const draw = (...moved: readonly MovedUnits[]): CollisionDiagram =>
  drawCollisions(new Map(moved.map((each, index) => [String(index), each])), [...moved.keys()].map(String), 'right');
const patternsOf = ({ patterns }: CollisionDiagram) =>
  patterns.map(({ drawing, units, accidents }) => [
    drawing,
    units.map(({ movement, from, to, hitBy }) => [movement, from, to, hitBy]),
    accidents.map(({ accidentId }) => accidentId),
  ]);

/** Northbound, turning right across an oncoming one. */
const RIGHT: Vehicle = ['9', '5', '3'];
const ONCOMING: Vehicle = ['18', '1', '5'];

describe('a collision diagram', () => {
  it('puts accidents together whose units moved alike, in whatever order and whatever they were', () => {
    const diagram = draw(
      movedOf([['2'], ['18', '7', '3']]),
      movedOf([RIGHT, [...ONCOMING.slice(0, 3), 'bicycle'] as unknown as Vehicle]),
      movedOf([ONCOMING, RIGHT]),
    );
    expect(patternsOf(diagram)).toEqual([
      [
        'compass',
        [
          ['ahead', 'north', 'south', null],
          ['turning-right', 'south', 'east', null],
        ],
        ['1', '2'],
      ],
      [
        'compass',
        [
          ['ahead', 'west', 'east', null],
          ['parked', null, null, null],
        ],
        ['0'],
      ],
    ]);
    expect(diagram.patterns[0]!.accidents.map(({ roadUsers }) => roadUsers)).toEqual([
      ['bicycle', 'car'],
      ['car', 'car'],
    ]);
    expect(diagram.patterns[0]).toMatchObject({ drivesOn: 'left' });
    expect(diagram.undrawn).toEqual([]);
  });

  it('makes one pattern of accidents that differ in the order of rows, or in which kind of vehicle hit the pedestrian', () => {
    const walked = '1';
    const diagram = draw(
      movedOf([['18'], ['18']], [['1', walked]]),
      movedOf([['18'], ['18']], [['2', walked]]),
      movedOf([['18', '-1', '-1', 'bicycle'], ['18']], [['1', walked]]),
      movedOf([['18', '-1', '-1', 'bicycle'], ['18']], [['2', walked]]),
    );
    expect(diagram.patterns).toHaveLength(1);
    expect(diagram.patterns[0]!.accidents).toHaveLength(4);
  });

  it('draws directions without a movement, and movements without directions, but no half of either', () => {
    const diagram = draw(
      movedOf([['-1', '1', '5']]),
      // One of the two has directions: they are of no use without the other's.
      movedOf([['7', '1', '3'], ['18']]),
      movedOf([['18'], ['7']]),
      movedOf([['-1', '1', '5'], ['18']]),
      movedOf([['2'], ['2']]),
    );
    expect(patternsOf(diagram)).toEqual([
      ['compass', [[null, 'north', 'south', null]], ['0']],
      [
        'movements',
        [
          ['ahead', null, null, null],
          ['turning-left', null, null, null],
        ],
        ['1', '2'],
      ],
      [
        'movements',
        [
          ['parked', null, null, null],
          ['parked', null, null, null],
        ],
        ['4'],
      ],
    ]);
    expect(diagram.undrawn).toEqual([{ reason: 'vehicle-unknown', accidentIds: ['3'] }]);
  });

  it('draws pedestrians with the vehicle that hit them, those of one vehicle who walked alike once', () => {
    const diagram = draw(
      movedOf(
        [['18'], ['7']],
        [
          ['2', '1'],
          ['2', '1'],
          ['1', '3'],
        ],
      ),
      movedOf([['18']], [['1', '9']]),
      movedOf([['18']], [['4', '1']]),
    );
    expect(patternsOf(diagram)).toEqual([
      [
        'movements',
        [
          ['ahead', null, null, null],
          ['turning-left', null, null, null],
          ['crossing-from-right', null, null, 0],
          ['crossing-from-left', null, null, 1],
        ],
        ['0'],
      ],
    ]);
    expect(diagram.undrawn).toEqual([{ reason: 'pedestrian-unknown', accidentIds: ['1', '2'] }]);
  });

  it('takes pedestrians of the template from its units, with the one vehicle that there is, and drives as the organisation does', () => {
    const unitOf = (unitReference: string, roadUser: RoadUser, movement?: UnitMovement): MovedVehicle => ({
      unitReference,
      roadUser,
      attributes: movement === undefined ? {} : { 'motion.movement': movement },
    });
    const walking = unitOf('2', 'pedestrian', 'crossing-from-left');
    const car = unitOf('1', 'car', 'turning-right');
    const casualty = (unitReference: string) => ({ unitReference, attributes: {} });
    const template = (vehicles: readonly MovedVehicle[], pedestrians: readonly { unitReference: string; attributes: object }[]) =>
      ({ formatId: 'template', vehicles, pedestrians }) as MovedUnits;
    const diagram = draw(
      template([car, walking], [casualty('2')]),
      // Of two vehicles nobody says which one hit them; of somebody who is no unit nobody says how they walked.
      template([car, unitOf('3', 'bicycle', 'ahead'), walking], [casualty('2')]),
      template([car], [casualty('1')]),
      template([car, unitOf('2', 'pedestrian')], [casualty('2')]),
      // A vehicle does not walk, and a pedestrian does not turn.
      template([unitOf('1', 'car', 'crossing')], []),
      template([car, unitOf('2', 'pedestrian', 'ahead')], []),
      template([walking], []),
    );
    expect(patternsOf(diagram)).toEqual([
      [
        'movements',
        [
          ['turning-right', null, null, null],
          ['crossing-from-left', null, null, 0],
        ],
        ['0'],
      ],
    ]);
    expect(diagram.patterns[0]!.drivesOn).toBe('right');
    expect(diagram.undrawn).toEqual([
      { reason: 'pedestrian-unknown', accidentIds: ['1', '2', '3', '5'] },
      { reason: 'vehicle-unknown', accidentIds: ['4'] },
      { reason: 'no-vehicles', accidentIds: ['6'] },
    ]);
  });

  it('says why it draws nothing', () => {
    const diagram = draw({ ...movedOf([RIGHT]), formatId: 'helsinki' }, movedOf([]), movedOf([['99']]), {
      ...movedOf([]),
      formatId: 'baac',
      vehicles: [{ unitReference: '1', roadUser: 'car', attributes: { manv: '21' } }],
    });
    expect(diagram).toEqual({
      patterns: [],
      undrawn: [
        { reason: 'source', accidentIds: ['0'] },
        { reason: 'no-vehicles', accidentIds: ['1'] },
        { reason: 'vehicle-unknown', accidentIds: ['2', '3'] },
      ],
    });
  });
});
