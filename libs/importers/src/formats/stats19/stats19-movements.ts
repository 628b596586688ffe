import type { Attributes, CompassPoint, PedestrianMovement, VehicleMotion, VehicleMovement } from '@elektron/domain';
import { readKept } from '../../code-book.ts';
import type { MovementReading } from '../../import-format.ts';
import { stats19Codes } from './stats19-codes.ts';

/*
 * How vehicles and pedestrians moved, from the columns that are kept as written. Source: Department for Transport, "Road safety open dataset data
 * guide" and STATS20 (vehicle manoeuvre, compass points of the movement, skidding and overturning, objects hit; pedestrian movement). The near
 * side of a vehicle in Great Britain is its left.
 */

export const MANOEUVRE_CODES = stats19Codes<VehicleMovement>([
  ['1', 'Reversing', 'reversing'],
  ['2', 'Parked', 'parked'],
  ['3', 'Waiting to go - held up', 'waiting'],
  ['4', 'Slowing or stopping', 'slowing'],
  ['5', 'Moving off', 'moving-off'],
  ['6', 'U-turn', 'u-turn'],
  ['7', 'Turning left', 'turning-left'],
  ['8', 'Waiting to turn left', 'waiting-left'],
  ['9', 'Turning right', 'turning-right'],
  ['10', 'Waiting to turn right', 'waiting-right'],
  ['11', 'Changing lane to left', 'lane-left'],
  ['12', 'Changing lane to right', 'lane-right'],
  ['13', 'Overtaking moving vehicle - offside', 'overtaking-right'],
  ['14', 'Overtaking static vehicle - offside', 'overtaking-right'],
  ['15', 'Overtaking - nearside', 'overtaking-left'],
  ['16', 'Going ahead left-hand bend', 'bend-left'],
  ['17', 'Going ahead right-hand bend', 'bend-right'],
  ['18', 'Going ahead other', 'ahead'],
  ['99', [], null],
]);

/** 0 is a parked vehicle, which has none. */
export const DIRECTION_CODES = stats19Codes<CompassPoint>([
  ['0', 'Parked', null],
  ['1', 'North', 'north'],
  ['2', 'North East', 'north-east'],
  ['3', 'East', 'east'],
  ['4', 'South East', 'south-east'],
  ['5', 'South', 'south'],
  ['6', 'South West', 'south-west'],
  ['7', 'West', 'west'],
  ['8', 'North West', 'north-west'],
  ['9', [], null],
]);

const SKIDDING_CODES = stats19Codes<boolean>([
  ['0', 'None', false],
  ['1', 'Skidded', true],
  ['2', 'Skidded and overturned', true],
  ['3', 'Jackknifed', true],
  ['4', 'Jackknifed and overturned', true],
  ['5', 'Overturned', true],
  ['9', [], null],
]);

/** Vehicles, their doors and animals are no objects of the road. */
const OBJECT_IN_CARRIAGEWAY_CODES = stats19Codes<boolean>([
  ['0', 'None', false],
  ['1', 'Previous accident', false],
  ['2', 'Road works', true],
  ['4', 'Parked vehicle', false],
  ['5', ['Bridge (roof)', 'Bridge - roof'], true],
  ['6', ['Bridge (side)', 'Bridge - side'], true],
  ['7', 'Bollard or refuge', true],
  ['8', 'Open door of vehicle', false],
  ['9', 'Central island of roundabout', true],
  ['10', 'Kerb', true],
  ['11', 'Other object', true],
  ['12', 'Any animal (except ridden horse)', false],
  ['99', [], null],
]);

const OBJECT_OFF_CARRIAGEWAY_CODES = stats19Codes<boolean>([
  ['0', 'None', false],
  ['1', 'Road sign or traffic signal', true],
  ['2', 'Lamp post', true],
  ['3', ['Telegraph or electricity pole', 'Telegraph pole/Electricity pole'], true],
  ['4', 'Tree', true],
  ['5', ['Bus stop or bus shelter', 'Bus stop/Bus shelter'], true],
  ['6', 'Central crash barrier', true],
  ['7', 'Near/Offside crash barrier', true],
  // Water and a ditch are where it ended.
  ['8', 'Submerged in water', false],
  ['9', 'Entered ditch', false],
  ['10', 'Other permanent object', true],
  ['11', 'Wall or fence', true],
  ['99', [], null],
]);

export const PEDESTRIAN_MOVEMENT_CODES = stats19Codes<PedestrianMovement>([
  ['0', 'Not a Pedestrian', null],
  ['1', "Crossing from driver's nearside", 'crossing-from-left'],
  ['2', 'Crossing from nearside - masked by parked or stationary vehicle', 'crossing-from-left'],
  ['3', "Crossing from driver's offside", 'crossing-from-right'],
  ['4', 'Crossing from offside - masked by parked or stationary vehicle', 'crossing-from-right'],
  ['5', 'In carriageway, stationary - not crossing (standing or playing)', 'standing'],
  ['6', 'In carriageway, stationary - not crossing (standing or playing) - masked by parked or stationary vehicle', 'standing'],
  ['7', 'Walking along in carriageway, facing traffic', 'walking'],
  ['8', 'Walking along in carriageway, back to traffic', 'walking'],
  ['9', 'Unknown or other', null],
]);

/** A number of the list, not its words. */
const NUMBER = /^-?\d+$/;

export const stats19Movements: MovementReading = {
  drivesOn: 'left',
  ofVehicle: (attributes): VehicleMotion => ({
    movement: findManoeuvre(attributes),
    from: readKept(DIRECTION_CODES, attributes['vehicle_direction_from']),
    to: readKept(DIRECTION_CODES, attributes['vehicle_direction_to']),
    lostControl: readKept(SKIDDING_CODES, attributes['skidding_and_overturning']) === true,
    hitObject:
      readKept(OBJECT_IN_CARRIAGEWAY_CODES, attributes['hit_object_in_carriageway']) === true ||
      readKept(OBJECT_OFF_CARRIAGEWAY_CODES, attributes['hit_object_off_carriageway']) === true,
  }),
  ofPedestrian: (attributes) => readKept(PEDESTRIAN_MOVEMENT_CODES, attributes['pedestrian_movement']),
};

/**
 * Files since the 2024 specification carry the numbers of this list in the historic column; what the numbers of their other column mean is not
 * known here, its words are.
 */
function findManoeuvre(attributes: Attributes): VehicleMovement | null {
  const historic = attributes['vehicle_manoeuvre_historic'];
  const current = attributes['vehicle_manoeuvre'];
  const known = readKept(MANOEUVRE_CODES, historic);
  if (known !== null || (historic !== undefined && NUMBER.test(current ?? ''))) return known;
  return readKept(MANOEUVRE_CODES, current);
}
