import {
  COMPASS_POINTS,
  PEDESTRIAN_MOVEMENTS,
  VEHICLE_MOVEMENTS,
  type Attributes,
  type CompassPoint,
  type UnitMovement,
} from '@elektron/domain';
import type { MovementReading } from './import-format.ts';

/*
 * How a unit moved, for formats that have no codes of their own for it: the values of the lists of the domain, kept beside the columns of the
 * source under names that no source gives its columns.
 */

const MOVEMENT = 'motion.movement';
const FROM = 'motion.from';
const TO = 'motion.to';

/** What a line says of how its unit moved; `null` where it does not. */
export interface StatedMotion {
  readonly movement: UnitMovement | null;
  readonly from: CompassPoint | null;
  readonly to: CompassPoint | null;
}

/** As it is kept: nothing of what is not known, so that a record that says nothing is as it was before there were such columns. */
export function keepMotion({ movement, from, to }: StatedMotion): Attributes {
  return {
    ...(movement === null ? {} : { [MOVEMENT]: movement }),
    ...(from === null ? {} : { [FROM]: from }),
    ...(to === null ? {} : { [TO]: to }),
  };
}

function findIn<T extends string>(values: readonly T[], text: string | undefined): T | null {
  return values.find((value) => value === text) ?? null;
}

export const keptMotions: MovementReading = {
  drivesOn: null,
  pedestriansAreUnits: true,
  ofVehicle: (attributes) => ({
    movement: findIn(VEHICLE_MOVEMENTS, attributes[MOVEMENT]),
    from: findIn(COMPASS_POINTS, attributes[FROM]),
    to: findIn(COMPASS_POINTS, attributes[TO]),
    lostControl: false,
    hitObject: false,
  }),
  ofPedestrian: (attributes) => findIn(PEDESTRIAN_MOVEMENTS, attributes[MOVEMENT]),
};
