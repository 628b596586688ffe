import type { PedestrianMovement } from '@elektron/domain';
import { add, arrowAt, at, leftOf, scale, traceVehicle, type Point, type VehiclePath, type VehicleTrack } from './vehicle-path.ts';
import styles from './collisions.module.css';

interface VehicleShapeProps {
  readonly track: VehicleTrack;
  /** Its number in the list of units; none in a legend. */
  readonly label?: string;
  readonly hitObject?: boolean;
  readonly pedestrians?: readonly PedestrianMovement[];
}

/** One vehicle of a collision diagram, with whom it hit. */
export function VehicleShape({ track, label, hitObject = false, pedestrians = [] }: VehicleShapeProps) {
  const path = traceVehicle(track);
  return (
    <g>
      <path className={styles['line']} d={path.line} />
      {path.arrows.map((corners, index) => (
        <polygon key={index} className={styles['filled']} points={corners.map(at).join(' ')} />
      ))}
      {path.bars.map(([[x1, y1], [x2, y2]], index) => (
        <line key={index} className={styles['bar']} x1={x1} y1={y1} x2={x2} y2={y2} />
      ))}
      {hitObject && <ObjectShape at={add(path.tip, scale(path.heading, 7))} />}
      {pedestrians.map((movement) => (
        <PedestrianShape key={movement} movement={movement} vehicle={path} />
      ))}
      {label !== undefined && (
        <text className={styles['number']} x={path.tail[0]} y={path.tail[1]}>
          {label}
        </text>
      )}
    </g>
  );
}

const OBJECT = 7;

function ObjectShape({ at: [x, y] }: { readonly at: Point }) {
  return <rect className={styles['hollow']} x={x - OBJECT / 2} y={y - OBJECT / 2} width={OBJECT} height={OBJECT} />;
}

const BOX: Point = [22, 12];

interface ParkedShapeProps {
  readonly x: number;
  readonly y: number;
  readonly label?: string;
  readonly pedestrians?: readonly PedestrianMovement[];
}

/** A parked vehicle: it has no direction. */
export function ParkedShape({ x, y, label, pedestrians = [] }: ParkedShapeProps) {
  return (
    <g>
      {pedestrians.map((movement) => (
        <PedestrianShape key={movement} movement={movement} vehicle={{ tip: [x, y - BOX[1] / 2], heading: [0, -1], arrows: [] }} />
      ))}
      <rect className={styles['hollow']} x={x - BOX[0] / 2} y={y - BOX[1] / 2} width={BOX[0]} height={BOX[1]} rx={2} />
      <text className={styles['letter']} x={x} y={y}>
        P
      </text>
      {label !== undefined && (
        <text className={styles['number']} x={x + BOX[0] / 2 + 7} y={y}>
          {label}
        </text>
      )}
    </g>
  );
}

const BEFORE_TIP = 16;
const AHEAD_OF_BAR = 7;
const REACH = 15;
const HEAD = 3.5;

interface PedestrianShapeProps {
  readonly movement: PedestrianMovement;
  readonly vehicle: Pick<VehiclePath, 'tip' | 'heading' | 'arrows'>;
}

/** Across the way of the vehicle, from the side that the record states. */
function PedestrianShape({ movement, vehicle: { tip, heading, arrows } }: PedestrianShapeProps) {
  const stands = arrows.length === 0;
  const middle = add(tip, scale(heading, stands ? AHEAD_OF_BAR : -BEFORE_TIP));
  const left = leftOf(heading);
  const [from, to] = endsOf(movement, middle, left, heading);
  return (
    <g>
      {to !== null && <path className={styles['dashed']} d={`M${at(from)} L${at(to)}`} />}
      {to !== null && movement !== 'crossing' && (
        <polygon className={styles['filled']} points={arrowAt(to, unit(from, to), 5).map(at).join(' ')} />
      )}
      <circle className={styles['hollow']} cx={from[0]} cy={from[1]} r={HEAD} />
    </g>
  );
}

function endsOf(movement: PedestrianMovement, middle: Point, left: Point, heading: Point): readonly [Point, Point | null] {
  const [onLeft, onRight] = [add(middle, scale(left, REACH)), add(middle, scale(left, -REACH))];
  if (movement === 'crossing-from-left') return [onLeft, onRight];
  if (movement === 'crossing-from-right') return [onRight, onLeft];
  // From which side is not known: a line without an arrow.
  if (movement === 'crossing') return [onLeft, onRight];
  const beside = add(middle, scale(left, HEAD * 2));
  return movement === 'standing' ? [beside, null] : [beside, add(beside, scale(heading, REACH))];
}

function unit([x1, y1]: Point, [x2, y2]: Point): Point {
  const length = Math.hypot(x2 - x1, y2 - y1);
  return [(x2 - x1) / length, (y2 - y1) / length];
}
