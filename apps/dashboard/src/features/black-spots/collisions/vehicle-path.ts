import type { DrivingSide, VehicleDrawing } from '@elektron/domain';

/*
 * Where the lines of a collision diagram run, in the units of its drawing: the middle of the place is 0, 0, x to the east and y to the south. What a
 * line says is its shape and its two ends; how far it lies from others says nothing.
 */

export type Point = readonly [x: number, y: number];

/** Half of the drawing. */
export const HALF = 60;
/** Of the ends of lines from the middle, where they come in and where they go out. */
const OUTER = 50;
const TIP = 44;
/** Where a line leaves its leg for the curve. */
const INNER = 15;
/** Beside the middle of the leg, and from each line to the next that comes from the same leg. */
const BESIDE = 6;
const APART = 8;
/** How far a vehicle that changes lanes or overtakes goes to the side. */
const SHIFT = 12;
const WAVES = 4;
const WAVE = 4;
/** Of a quarter of a circle, how far its handles reach as a share of its chord. */
const ROUNDNESS = 0.39;
/** How far the handles of one that turns back reach. */
const BEYOND = 36;
const ARROW = 8;
const BAR = 3.7;

export interface VehicleTrack {
  /** Degrees clockwise from north: of the leg from which it came, and of the one to which it went. */
  readonly from: number;
  readonly to: number;
  readonly drawing: VehicleDrawing;
  readonly drivesOn: DrivingSide;
  readonly lostControl: boolean;
  /** Which one of those that come from the same leg, from 0. */
  readonly rank: number;
  /** In a frame of its own there is nobody to keep away from. */
  readonly alone: boolean;
}

export interface VehiclePath {
  /** Of an SVG path. */
  readonly line: string;
  /** Closed shapes that are filled. */
  readonly arrows: readonly (readonly Point[])[];
  /** Short lines across: stopped, or starting. */
  readonly bars: readonly (readonly [Point, Point])[];
  /** Where it ends and how it heads there. */
  readonly tip: Point;
  readonly heading: Point;
  /** Where its number stands. */
  readonly tail: Point;
}

/** The line of one vehicle. */
export function traceVehicle(track: VehicleTrack): VehiclePath {
  const { drawing, from, to, rank, alone } = track;
  // Who turns back goes out beside where they came in, alone or not.
  const beside = (alone && from !== to ? 0 : BESIDE) + rank * APART;
  const [inward, outward] = [scale(towards(from), -1), towards(to)];
  const [near, far] = [scale(sideOf(inward, track.drivesOn), beside), scale(sideOf(outward, track.drivesOn), beside)];
  const start = add(scale(inward, -OUTER), near);
  // Lines farther out turn earlier, so that none crosses its own leg.
  const inner = INNER + rank * APART;
  const entry = add(scale(inward, -inner), near);
  const exit = add(scale(outward, inner), far);
  const tail = add(scale(inward, -OUTER - ARROW), near);
  if (drawing.end === 'bar') return stopped(start, entry, inward, tail, track);
  const shift = shiftOf(drawing, outward);
  const tip = add(add(scale(outward, TIP), far), drawing.returns ? [0, 0] : shift);
  const aside = add(exit, shift);
  const middle = curve(entry, aside, inward, outward, from === to);
  const lead = track.lostControl ? wave(start, entry) : `M${at(start)} L${at(entry)}`;
  const ends = endOf(drawing, tip, outward);
  return {
    line: `${lead} ${middle} ${onward(aside, tip, outward, drawing.returns)}`,
    arrows: ends.arrows,
    bars: [...(drawing.start === 'bar' ? [barAt(start, inward)] : []), ...ends.bars],
    tip,
    heading: outward,
    tail,
  };
}

/** Unit vector to a bearing. */
export function towards(bearing: number): Point {
  const radians = (bearing * Math.PI) / 180;
  return [Math.sin(radians), -Math.cos(radians)];
}

export const add = ([x, y]: Point, [dx, dy]: Point): Point => [x + dx, y + dy];
export const scale = ([x, y]: Point, by: number): Point => [x * by, y * by];
/** As the driver sees it; y points down. */
export const leftOf = ([x, y]: Point): Point => [y, -x];
export const at = ([x, y]: Point): string => `${round(x)},${round(y)}`;

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function sideOf(heading: Point, side: DrivingSide): Point {
  return scale(leftOf(heading), side === 'left' ? 1 : -1);
}

function shiftOf({ shift }: VehicleDrawing, heading: Point): Point {
  if (shift === 'none') return [0, 0];
  return scale(leftOf(heading), shift === 'left' ? SHIFT : -SHIFT);
}

/** A vehicle that stands: its line ends before the middle; where it means to turn, dots go on. */
function stopped(start: Point, entry: Point, inward: Point, tail: Point, { drawing }: VehicleTrack): VehiclePath {
  const turn = drawing.turn === 0 ? '' : ` ${hook(entry, inward, drawing.turn)}`;
  return { line: `M${at(start)} L${at(entry)}${turn}`, arrows: [], bars: [barAt(entry, inward)], tip: entry, heading: inward, tail };
}

/** Dots of the turn that is waited for. */
function hook(from: Point, heading: Point, turn: number): string {
  const aside = scale(leftOf(heading), turn < 0 ? 1 : -1);
  return Array.from({ length: 3 }, (_, i) => {
    const point = add(add(from, scale(heading, 6)), scale(aside, 4 + i * 6));
    return `M${at(point)} l0.1,0`;
  }).join(' ');
}

/** Through the middle of the place, or round it. */
function curve(entry: Point, exit: Point, inward: Point, outward: Point, turnsBack: boolean): string {
  const handle = Math.hypot(entry[0] - exit[0], entry[1] - exit[1]) * ROUNDNESS;
  if (!turnsBack) return `C${at(add(entry, scale(inward, handle)))} ${at(add(exit, scale(outward, -handle)))} ${at(exit)}`;
  const beyond = scale(inward, BEYOND);
  return `C${at(add(entry, beyond))} ${at(add(exit, beyond))} ${at(exit)}`;
}

/** Back from the side, for one that overtakes; straight on otherwise. */
function onward(aside: Point, tip: Point, outward: Point, returns: boolean): string {
  if (!returns) return `L${at(tip)}`;
  const back = add(tip, scale(outward, -ARROW - 2));
  const handle = scale(outward, Math.hypot(back[0] - aside[0], back[1] - aside[1]) * ROUNDNESS);
  return `C${at(add(aside, handle))} ${at(add(back, scale(handle, -1)))} ${at(back)} L${at(tip)}`;
}

function wave(from: Point, to: Point): string {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  const aside = leftOf([dx / length, dy / length]);
  const points = Array.from({ length: WAVES * 2 - 1 }, (_, i) => {
    const along: Point = [from[0] + (dx * (i + 1)) / (WAVES * 2), from[1] + (dy * (i + 1)) / (WAVES * 2)];
    return at(add(along, scale(aside, i % 2 === 0 ? WAVE : -WAVE)));
  });
  return `M${at(from)} L${[...points, at(to)].join(' L')}`;
}

function endOf({ end }: VehicleDrawing, tip: Point, heading: Point): Pick<VehiclePath, 'arrows' | 'bars'> {
  const arrows = [arrowAt(tip, heading), ...(end === 'double-arrow' ? [arrowAt(add(tip, scale(heading, -ARROW)), heading)] : [])];
  return { arrows, bars: end === 'arrow-bar' ? [barAt(add(tip, scale(heading, 3)), heading)] : [] };
}

/** A triangle with its point at the tip. */
export function arrowAt(tip: Point, heading: Point, size = ARROW): readonly Point[] {
  const foot = add(tip, scale(heading, -size));
  const aside = scale(leftOf(heading), size * 0.5);
  return [tip, add(foot, aside), add(foot, scale(aside, -1))];
}

function barAt(point: Point, heading: Point): readonly [Point, Point] {
  const aside = scale(leftOf(heading), BAR);
  return [add(point, aside), add(point, scale(aside, -1))];
}
