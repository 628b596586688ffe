import { amountColor, MAP_COLORS, type OverlayView, type Scheme } from '@elektron/ui';
import type { JudgedItem } from '@elektron/domain';

/** What is drawn of a crossing or footway. */
export interface DrawnStreet {
  readonly id: string;
  readonly item: JudgedItem;
  readonly longitude: number;
  readonly latitude: number;
  /** Known share of deficits, 0 to 1; null where nothing is asked. */
  readonly lower: number | null;
  readonly accidents: number;
}

/** From which known share of deficits on each colour is; nothing known is hollow. */
export const DEFICIT_BREAKS = [0, 0.25, 0.5, 0.75] as const;

const LEAST_RADIUS = 4.5;
/** A mark's area grows with the accidents near, up to so many. */
const MOST_DRAWN_ACCIDENTS = 25;

export function radiusOf(accidents: number): number {
  return LEAST_RADIUS * Math.sqrt(1 + Math.min(accidents, MOST_DRAWN_ACCIDENTS) / 2);
}

/** Null for a deficit of which nothing is known. */
export function deficitColor(lower: number | null, scheme: Scheme): string | null {
  if (lower === null || lower <= 0) return null;
  const index = DEFICIT_BREAKS.findLastIndex((from) => lower >= from);
  return amountColor((index + 1) / DEFICIT_BREAKS.length, scheme);
}

/** The last of the list first, so that the first lies on top. */
export function drawStreets({ context, project }: OverlayView, streets: readonly DrawnStreet[], scheme: Scheme): void {
  for (const street of streets.toReversed()) {
    const { x, y } = project(street.longitude, street.latitude);
    drawStreetMark(context, x, y, street, scheme);
  }
}

/** A crossing is a square, a footway a circle. */
export function drawStreetMark(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  { item, lower, accidents }: Pick<DrawnStreet, 'item' | 'lower' | 'accidents'>,
  scheme: Scheme,
): void {
  const { card, ink, outline } = MAP_COLORS[scheme];
  const color = deficitColor(lower, scheme);
  const radius = radiusOf(accidents);
  context.beginPath();
  if (item === 'crossing') context.rect(x - radius * 0.88, y - radius * 0.88, radius * 1.76, radius * 1.76);
  else context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = color ?? card;
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = color === null ? ink : outline;
  context.stroke();
}
