import {
  bearingOf,
  COMPASS_POINTS,
  DIRECTIONS_ALONE,
  DRIVING_SIDES,
  PEDESTRIAN_MOVEMENTS,
  VEHICLE_DRAWINGS,
  VEHICLE_MOVEMENTS,
  type CompassPoint,
  type PedestrianMovement,
  type VehicleDrawing,
} from '@elektron/domain';
import type { SpotDiagnosis } from '../black-spots-queries.ts';
import type { VehicleTrack } from './vehicle-path.ts';

export type Pattern = SpotDiagnosis['collisionDiagram']['patterns'][number];
export type PatternUnit = Pattern['units'][number];

/** A vehicle of a pattern as it is drawn, with the pedestrians whom it hit. */
export interface TracedVehicle {
  /** `null` for a parked one: it has a place of its own, beside the others. */
  readonly track: VehicleTrack | null;
  readonly hitObject: boolean;
  readonly pedestrians: readonly PedestrianMovement[];
}

/** In its own frame a vehicle comes from below. */
const BELOW = 180;
const FULL_TURN = 360;

/** The vehicles of a pattern in the order of its units. */
export function traceUnits({ drawing, drivesOn, units }: Pattern): TracedVehicle[] {
  const side = DRIVING_SIDES.find((known) => known === drivesOn) ?? 'right';
  const used = new Map<number, number>();
  return units.flatMap((unit, index): TracedVehicle[] => {
    if (unit.hitBy != null) return [];
    const rule = ruleOf(unit);
    const common = { hitObject: unit.hitObject, pedestrians: pedestriansOf(units, index) };
    if (rule.body === 'box') return [{ ...common, track: null }];
    const ends = drawing === 'compass' ? endsByCompass(unit) : endsOfOwn(rule);
    if (ends === null) return [];
    const alone = drawing !== 'compass';
    const rank = alone ? 0 : (used.get(ends.from) ?? 0);
    used.set(ends.from, rank + 1);
    return [{ ...common, track: { ...ends, drawing: rule, drivesOn: side, lostControl: unit.lostControl, rank, alone } }];
  });
}

/** Legs of a place: every bearing from which or to which somebody moved, by compass. */
export function findLegs(patterns: readonly Pattern[]): number[] {
  const points = patterns.flatMap(({ units }) => units.flatMap(({ from, to }) => [findPoint(from), findPoint(to)]));
  return COMPASS_POINTS.filter((point) => points.includes(point)).map(bearingOf);
}

export function findPoint(name: string | null | undefined): CompassPoint | null {
  return COMPASS_POINTS.find((point) => point === name) ?? null;
}

function ruleOf({ movement }: PatternUnit): VehicleDrawing {
  const known = VEHICLE_MOVEMENTS.find((candidate) => candidate === movement);
  return (known === undefined ? null : VEHICLE_DRAWINGS[known]) ?? DIRECTIONS_ALONE;
}

function endsByCompass({ from, to }: PatternUnit): { from: number; to: number } | null {
  const [origin, goal] = [findPoint(from), findPoint(to)];
  return origin === null || goal === null ? null : { from: bearingOf(origin), to: bearingOf(goal) };
}

function endsOfOwn({ turn, end }: VehicleDrawing): { from: number; to: number } {
  // Who stands has not turned yet; who reverses moves the other way.
  if (end === 'double-arrow') return { from: 0, to: BELOW };
  return { from: BELOW, to: end === 'bar' ? 0 : (turn + FULL_TURN) % FULL_TURN };
}

function pedestriansOf(units: readonly PatternUnit[], vehicle: number): PedestrianMovement[] {
  return units.flatMap(({ hitBy, movement }) => {
    const known = PEDESTRIAN_MOVEMENTS.find((candidate) => candidate === movement);
    return hitBy === vehicle && known !== undefined ? [known] : [];
  });
}
