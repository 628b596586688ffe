import {
  VEHICLE_DRAWINGS,
  type CollisionDrawing,
  type CompassPoint,
  type DrivingSide,
  type PedestrianMovement,
  type RoadUser,
  type UndrawnReason,
  type UnitMovement,
  type VehicleMotion,
} from '@elektron/domain';
import { findImportFormat, type MovementReading } from '@elektron/importers';

import type { MovedUnits } from './unit-motions.repository.ts';

/** One arrow of a pattern: a vehicle, or a pedestrian with the vehicle that hit them. */
export interface DrawnUnit {
  /** `null` where only directions are known. */
  readonly movement: UnitMovement | null;
  readonly from: CompassPoint | null;
  readonly to: CompassPoint | null;
  readonly lostControl: boolean;
  readonly hitObject: boolean;
  /** Of a pedestrian: which of the pattern's units hit them; `null` for a vehicle. */
  readonly hitBy: number | null;
}

/** Accidents whose units moved alike. */
export interface CollisionPattern {
  readonly drawing: CollisionDrawing;
  readonly drivesOn: DrivingSide;
  readonly units: readonly DrawnUnit[];
  readonly accidents: readonly DrawnAccident[];
}

export interface DrawnAccident {
  readonly accidentId: string;
  /** Of each unit of the pattern; `null` where it is not known. */
  readonly roadUsers: readonly (RoadUser | null)[];
}

export interface UndrawnAccidents {
  readonly reason: UndrawnReason;
  readonly accidentIds: readonly string[];
}

export interface CollisionDiagram {
  /** By compass first, of each kind the most frequent first. */
  readonly patterns: readonly CollisionPattern[];
  readonly undrawn: readonly UndrawnAccidents[];
}

interface DrawnCollision {
  readonly drawing: CollisionDrawing;
  readonly drivesOn: DrivingSide;
  readonly units: readonly (DrawnUnit & { readonly roadUser: RoadUser | null })[];
}

/**
 * Groups accidents by how their units moved. An accident is drawn whole or not at all: by compass where the directions of all vehicles are on
 * record (a parked one has none), by movements alone where those are.
 * @param units by the id of the accident
 * @param ids in the order in which accidents of a pattern stand
 * @param ownSide on which side they drive at the organisation, for sources of no country
 */
export function drawCollisions(units: ReadonlyMap<string, MovedUnits>, ids: readonly string[], ownSide: DrivingSide): CollisionDiagram {
  const patterns = new Map<string, { readonly first: DrawnCollision; readonly accidents: DrawnAccident[] }>();
  const undrawn = new Map<UndrawnReason, string[]>();
  for (const accidentId of ids) {
    const moved = units.get(accidentId);
    const drawn = moved === undefined ? 'source' : drawCollision(moved, ownSide);
    if (typeof drawn === 'string') {
      undrawn.set(drawn, [...(undrawn.get(drawn) ?? []), accidentId]);
      continue;
    }
    const key = [drawn.drawing, drawn.drivesOn, ...drawn.units.map(keyOf)].join(' ');
    const pattern = patterns.get(key) ?? { first: drawn, accidents: [] };
    pattern.accidents.push({ accidentId, roadUsers: drawn.units.map(({ roadUser }) => roadUser) });
    patterns.set(key, pattern);
  }
  return {
    patterns: [...patterns.values()]
      .map(({ first: { drawing, drivesOn, units: own }, accidents }) => ({ drawing, drivesOn, units: own.map(withoutRoadUser), accidents }))
      .toSorted((a, b) => a.drawing.localeCompare(b.drawing) || b.accidents.length - a.accidents.length),
    undrawn: [...undrawn].map(([reason, accidentIds]) => ({ reason, accidentIds })),
  };
}

function drawCollision(moved: MovedUnits, ownSide: DrivingSide): DrawnCollision | UndrawnReason {
  const reading = findImportFormat(moved.formatId)?.movements;
  if (reading === undefined) return 'source';
  const { vehicles, pedestrians } = reading.pedestriansAreUnits === true ? splitUnits(moved) : moved;
  if (vehicles.length === 0) return 'no-vehicles';
  const motions = vehicles.map(({ attributes, ...vehicle }) => ({ ...vehicle, motion: reading.ofVehicle(attributes) }));
  const drawing = findDrawing(motions.map(({ motion }) => motion));
  if (drawing === null) return 'vehicle-unknown';
  // In an order that follows from what is drawn alone: neither the order of the rows nor the kind of vehicle may make two patterns of one.
  const ordered = motions
    .map((vehicle) => {
      const shown = shownOf(vehicle.motion, drawing);
      const hit = pedestrians.filter(({ unitReference }) => unitReference === vehicle.unitReference);
      const walked = new Set(hit.map(({ attributes }) => reading.ofPedestrian(attributes)));
      return { ...vehicle, shown, order: `${keyOfMotion(shown)} ${[...walked].sort().join('+')}` };
    })
    .toSorted((a, b) => compareTexts(a.order, b.order) || compareTexts(a.roadUser ?? '', b.roadUser ?? ''));
  const drawnVehicles = ordered.map(({ shown, roadUser }) => ({ ...shown, roadUser, hitBy: null }));
  const walked = drawPedestrians(pedestrians, ordered, reading);
  if (walked === null) return 'pedestrian-unknown';
  return { drawing, drivesOn: reading.drivesOn ?? ownSide, units: [...drawnVehicles, ...walked] };
}

/**
 * Units that are pedestrians, beside the vehicles. Their own line does not say who hit them: where there is one vehicle, it was that. A casualty
 * who belongs to such a unit is that pedestrian once more.
 */
function splitUnits({ vehicles: units, pedestrians: casualties }: MovedUnits): Pick<MovedUnits, 'vehicles' | 'pedestrians'> {
  const vehicles = units.filter(({ roadUser }) => roadUser !== 'pedestrian');
  const walking = units.filter(({ roadUser }) => roadUser === 'pedestrian');
  const hitBy = vehicles.length === 1 ? vehicles[0]!.unitReference : NO_UNIT;
  const numbers = new Set(walking.map(({ unitReference }) => unitReference));
  return {
    vehicles,
    pedestrians: [
      ...walking.map(({ attributes }) => ({ unitReference: hitBy, attributes })),
      ...casualties.filter(({ unitReference }) => !numbers.has(unitReference)),
    ],
  };
}

/** No unit has it. */
const NO_UNIT = '\u0000';

/** How all vehicles of an accident can be drawn; `null` where they cannot. */
function findDrawing(motions: readonly VehicleMotion[]): CollisionDrawing | null {
  const isParked = ({ movement }: VehicleMotion): boolean => movement === 'parked';
  const moving = motions.filter((motion) => !isParked(motion));
  const hasDirections = ({ from, to }: VehicleMotion): boolean => from !== null && to !== null;
  if (moving.length > 0 && moving.every(hasDirections)) return 'compass';
  return motions.every(({ movement }) => movement !== null && VEHICLE_DRAWINGS[movement] !== null) ? 'movements' : null;
}

/** Directions of some of the vehicles are of no use on a drawing without a compass. */
function shownOf(motion: VehicleMotion, drawing: CollisionDrawing): VehicleMotion {
  return drawing === 'compass' && motion.movement !== 'parked' ? motion : { ...motion, from: null, to: null };
}

/** Each with who hit them; those of one vehicle who walked alike are one. `null` where it is not known of one of them. */
function drawPedestrians(
  pedestrians: MovedUnits['pedestrians'],
  vehicles: readonly { readonly unitReference: string }[],
  reading: MovementReading,
): DrawnCollision['units'] | null {
  const drawn = new Map<string, { readonly movement: PedestrianMovement; readonly hitBy: number }>();
  for (const { unitReference, attributes } of pedestrians) {
    const movement = reading.ofPedestrian(attributes);
    const hitBy = vehicles.findIndex((vehicle) => vehicle.unitReference === unitReference);
    if (movement === null || hitBy === -1) return null;
    drawn.set(`${hitBy} ${movement}`, { movement, hitBy });
  }
  return [...drawn.entries()]
    .toSorted(([a], [b]) => compareTexts(a, b))
    .map(([, unit]) => ({ ...unit, from: null, to: null, lostControl: false, hitObject: false, roadUser: 'pedestrian' as const }));
}

function keyOfMotion({ movement, from, to, lostControl, hitObject }: VehicleMotion): string {
  return [movement, from, to, lostControl, hitObject].join('/');
}

function keyOf(unit: DrawnUnit): string {
  return [unit.movement, unit.from, unit.to, unit.lostControl, unit.hitObject, unit.hitBy].join('/');
}

function withoutRoadUser({ movement, from, to, lostControl, hitObject, hitBy }: DrawnCollision['units'][number]): DrawnUnit {
  return { movement, from, to, lostControl, hitObject, hitBy };
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
