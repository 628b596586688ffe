import { MAP_COLORS, type Scheme } from '../colors.ts';
import { seenBox, type OverlayView } from './canvas-overlay.ts';
import { isApart, placeLabels, type LabelWish } from './label-placement.ts';

/** A street as it lies on the canvas, in pixels. */
export interface DrawnStreet {
  readonly rank: number;
  readonly name: string | null;
  readonly line: readonly (readonly [number, number])[];
}

/** Pixels across at zoom 12, and how many more at each further zoom, by rank. */
const WIDTHS: readonly (readonly [number, number])[] = [
  [2.6, 0.9],
  [2, 0.85],
  [1.3, 0.75],
  [0.7, 0.6],
];
/** Pixels of the darker edge on each side: a street is seen on dark areas by its middle, and on light ones by its edge. */
const EDGE = 0.9;
/** From which zoom on streets of a rank say what they are called. */
const NAMED_FROM: readonly number[] = [12, 13, 14, 15.5];
const LETTER_HEIGHT = 11;
/** Names that are tried; more find no room. */
const MOST_NAMES = 400;

/** Streets, the main ones above the others. */
export function drawStreets({ context, zoom }: OverlayView, streets: readonly DrawnStreet[], scheme: Scheme): void {
  const colors = MAP_COLORS[scheme];
  const byRank = WIDTHS.map((_, rank) => streets.filter((street) => street.rank === rank)).entries();
  context.lineJoin = context.lineCap = 'round';
  for (const [rank, alike] of [...byRank].reverse()) {
    if (alike.length === 0) continue;
    const [least, growth] = WIDTHS[rank]!;
    const width = least + growth * Math.max(0, zoom - 12);
    context.beginPath();
    for (const { line } of alike) line.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
    stroke(context, colors.soft, 0.5, width + 2 * EDGE);
    stroke(context, colors.card, 0.78, width);
  }
  context.globalAlpha = 1;
}

function stroke(context: CanvasRenderingContext2D, color: string, alpha: number, width: number): void {
  context.strokeStyle = color;
  context.globalAlpha = alpha;
  context.lineWidth = width;
  context.stroke();
}

interface NameWish extends LabelWish {
  readonly middle: readonly [number, number];
  readonly angle: number;
}

/** The names that find room, those of main streets first. @param taken what is already written on the map, in pixels of the canvas: no name goes there */
export function drawStreetNames(view: OverlayView, streets: readonly DrawnStreet[], scheme: Scheme, taken: readonly LabelWish[]): void {
  const { context, width, height, zoom } = view;
  const colors = MAP_COLORS[scheme];
  context.font = `560 ${LETTER_HEIGHT}px 'Commissioner Variable', sans-serif`;
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  context.lineJoin = 'round';
  const wishes = streets
    .filter(({ name, rank }) => name !== null && zoom >= (NAMED_FROM[rank] ?? Infinity))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_NAMES)
    .flatMap((street) => wishFor(street, context.measureText(street.name ?? '').width, seenBox(view)));
  // What is written stays written, however close to each other it is.
  const free = wishes.filter((wish) => taken.every((word) => isApart(wish, word)));
  for (const index of placeLabels(free, width, height)) {
    const wish = free[index]!;
    context.save();
    context.translate(...wish.middle);
    context.rotate(wish.angle);
    context.strokeStyle = colors.card;
    context.lineWidth = 3.5;
    context.strokeText(wish.text, 0, 0);
    context.fillStyle = colors.ink;
    context.fillText(wish.text, 0, 0);
    context.restore();
  }
}

/** The name along the longest straight part of its street that is seen; nothing where it is longer than that. */
function wishFor({ line, name }: DrawnStreet, textWidth: number, seen: Box): NameWish[] {
  const [from, to] = longestEdge(line, seen);
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  if (name === null || Math.hypot(dx, dy) < textWidth) return [];
  // Never upside down.
  const angle = Math.atan(dx === 0 ? Infinity : dy / dx);
  const [across, down] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  const [width, height] = [textWidth * across + LETTER_HEIGHT * down, textWidth * down + LETTER_HEIGHT * across];
  const middle = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] as const;
  return [{ text: name, x: middle[0] - width / 2, y: middle[1] - height / 2, width, height, middle, angle }];
}

/** Degrees by which a street may bend under its name. */
const BEND = 12;

type Place = readonly [x: number, y: number];
/** Left, top, right, bottom. */
type Box = readonly [number, number, number, number];

/** Ends of the longest part of a line that is straight, or nearly, and lies within a box. */
function longestEdge(line: DrawnStreet['line'], box: Box): readonly [Place, Place] {
  const directionOf = (i: number): number => (Math.atan2(line[i]![1] - line[i - 1]![1], line[i]![0] - line[i - 1]![0]) * 180) / Math.PI;
  let best: readonly [Place, Place] = [line[0]!, line[0]!];
  let length = 0;
  for (let start = 1; start < line.length;) {
    let end = start;
    const first = directionOf(start);
    while (end + 1 < line.length && Math.abs(((directionOf(end + 1) - first + 540) % 360) - 180) <= BEND) end += 1;
    const part = partWithin(line[start - 1]!, line[end]!, box);
    const reach = part === null ? 0 : Math.hypot(part[1][0] - part[0][0], part[1][1] - part[0][1]);
    if (part !== null && reach > length) [best, length] = [part, reach];
    start = end + 1;
  }
  return best;
}

/** What of a straight line lies within a box. Source: Liang & Barsky 1984, ACM Transactions on Graphics 3, 1-22. */
function partWithin([x, y]: Place, [toX, toY]: Place, [left, top, right, bottom]: Box): readonly [Place, Place] | null {
  const [dx, dy] = [toX - x, toY - y];
  let [from, to] = [0, 1];
  for (const [step, room] of [
    [-dx, x - left],
    [dx, right - x],
    [-dy, y - top],
    [dy, bottom - y],
  ] as const) {
    if (step === 0 && room < 0) return null;
    if (step < 0) from = Math.max(from, room / step);
    if (step > 0) to = Math.min(to, room / step);
  }
  if (from >= to) return null;
  return [
    [x + from * dx, y + from * dy],
    [x + to * dx, y + to * dy],
  ];
}
