import type { Gazetteer } from './gazetteer.ts';
import type { LocatedRows } from './learnt-place.ts';
import { candidateFromRows, rowsOfArea, type PlaceCandidate } from './place-evidence.ts';
import type { StreetMatch } from './street-index.ts';

/*
 * A crossing that no row has named, of two streets that rows lie along: where the two straight lines through the rows around it meet. Streets bend and
 * pass over each other, so the rows must show that both are straight there and that at least one of them goes on beyond the point.
 */

/** Rows this close to the place where the streets come nearest show how they run there. */
const AROUND_METERS = 300;

/** A line needs this many rows, spread along it by this much (root mean square). */
const ROWS_FOR_LINE = 3;
const SPREAD_FOR_LINE_METERS = 40;

/** How far rows may lie beside their line (root mean square) where both streets reach the point, and where one of them stops short of it. */
const STRAIGHT_BOTH_METERS = 10;
const STRAIGHT_ONE_METERS = 5;

/** A street reaches the point when its rows go on beyond it, or end no further before it than the width of a junction. */
const REACHES_METERS = 20;

/** Sine of 30°: where lines meet at less, a small error beside them is a large one along them. */
const SHARPEST_ANGLE_SINE = 0.5;

interface Line {
  readonly x: number;
  readonly y: number;
  /** Direction, of length 1. */
  readonly dx: number;
  readonly dy: number;
  readonly beside: number;
  readonly rows: readonly number[];
}

export function findMeeting(gazetteer: Gazetteer, streets: readonly StreetMatch[], area: number): PlaceCandidate[] {
  const { located, streetRows } = gazetteer;
  const [one, other] = streets.map(({ street }) => rowsOfArea(gazetteer, streetRows.get(street) ?? [], area));
  if (one === undefined || other === undefined || one.area === 'other' || other.area === 'other') return [];
  const nearest = nearestPair(located, one.rows, other.rows);
  if (nearest === null) return [];
  const lines = [fitLine(located, one.rows, nearest[0]), fitLine(located, other.rows, nearest[1])] as const;
  if (lines[0] === null || lines[1] === null) return [];
  const point = meet(lines[0], lines[1]);
  if (point === null || !isShownByRows(located, [lines[0], lines[1]], point)) return [];
  const rows = lines[0].rows.length + lines[1].rows.length;
  const spreadMeters = Math.max(lines[0].beside, lines[1].beside);
  const agreement = one.area === 'same' && other.area === 'same' ? 'same' : 'unsaid';
  const place = { ...point, rows, agreeing: rows, spreadMeters, contradicting: [] };
  return [candidateFromRows(gazetteer, place, agreement, { foundBy: 'streets-meet', streets })];
}

function nearestPair({ x, y }: LocatedRows, one: readonly number[], other: readonly number[]): readonly [number, number] | null {
  let [nearest, least]: [readonly [number, number] | null, number] = [null, Infinity];
  for (const a of one) {
    for (const b of other) {
      const dx = x[a]! - x[b]!;
      const dy = y[a]! - y[b]!;
      const squared = dx * dx + dy * dy;
      if (squared >= least) continue;
      least = squared;
      nearest = [a, b];
    }
  }
  return nearest;
}

/** The main axis of the rows around one of them; `null` where they do not make a line. */
function fitLine({ x, y }: LocatedRows, all: readonly number[], around: number): Line | null {
  const rows = all.filter((row) => Math.hypot(x[row]! - x[around]!, y[row]! - y[around]!) <= AROUND_METERS);
  const n = rows.length;
  if (n < ROWS_FOR_LINE) return null;
  const centerX = rows.reduce((sum, row) => sum + x[row]!, 0) / n;
  const centerY = rows.reduce((sum, row) => sum + y[row]!, 0) / n;
  let [xx, xy, yy] = [0, 0, 0];
  for (const row of rows) {
    const [dx, dy] = [x[row]! - centerX, y[row]! - centerY];
    xx += (dx * dx) / n;
    xy += (dx * dy) / n;
    yy += (dy * dy) / n;
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  const beside = Math.sqrt(Math.max(0, xx * dy * dy - 2 * xy * dx * dy + yy * dx * dx));
  return Math.sqrt(xx + yy) < SPREAD_FOR_LINE_METERS ? null : { x: centerX, y: centerY, dx, dy, beside, rows };
}

function meet(a: Line, b: Line): { x: number; y: number } | null {
  const sine = a.dx * b.dy - a.dy * b.dx;
  if (Math.abs(sine) < SHARPEST_ANGLE_SINE) return null;
  const along = ((b.x - a.x) * b.dy - (b.y - a.y) * b.dx) / sine;
  return { x: a.x + along * a.dx, y: a.y + along * a.dy };
}

function isShownByRows({ x, y }: LocatedRows, lines: readonly Line[], point: { x: number; y: number }): boolean {
  const reaching = lines.filter(({ dx, dy, rows }) => {
    const along = rows.map((row) => (x[row]! - point.x) * dx + (y[row]! - point.y) * dy);
    return Math.min(...along) <= REACHES_METERS && Math.max(...along) >= -REACHES_METERS;
  });
  const beside = Math.max(...lines.map((line) => line.beside));
  return reaching.length === 2 ? beside <= STRAIGHT_BOTH_METERS : reaching.length === 1 && beside <= STRAIGHT_ONE_METERS;
}
