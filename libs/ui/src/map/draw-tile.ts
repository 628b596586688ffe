import { MAP_COLORS, amountColor, classOf, type Scheme } from '../colors.ts';
import { SEVERITY_RADII, drawSeverityMark } from '../severity-style.ts';
import type { TileCell, TileContent, TileMark } from './decode-tile.ts';

export interface TileDrawing {
  readonly scheme: Scheme;
  readonly zoom: number;
  /** Ascending class limits of the far view. */
  readonly breaks: readonly number[];
  /** So few accidents that the far view shows them as marks too: squares would be lost on the map. */
  readonly sparse: boolean;
}

/** From this zoom on a mark says how many accidents it stands for. */
const NUMBERS_FROM_ZOOM = 16;
const LARGEST_GROWTH = 2.1;
/** Gap between cells, in pixels. */
const CELL_GAP = 0.4;
/** Side of a cell of the lowest class, as a share of the full side. */
const SMALLEST_CELL = 0.6;

/** Radius of a mark: worse and more is larger, growing slowly. */
export function markRadius(mark: Pick<TileMark, 'severity' | 'accidents'>, zoom: number): number {
  const base = mark.severity === null ? 4 : SEVERITY_RADII[mark.severity];
  const near = zoom >= NUMBERS_FROM_ZOOM ? 1.45 : zoom >= 15 ? 1.15 : 0.92;
  return base * near * Math.min(LARGEST_GROWTH, 1 + 0.22 * Math.log2(mark.accidents));
}

/** Draws a tile of `size` pixels with its corner at the origin; marks may reach over the border. */
export function drawTile(context: CanvasRenderingContext2D, size: number, content: TileContent, drawing: TileDrawing): void {
  if (drawing.sparse) {
    for (const cell of content.cells) drawMark(context, size, markOfCell(cell), drawing);
  } else {
    for (const cell of content.cells) drawCell(context, size, cell, drawing);
    // Above all cells: a death is seen at every scale.
    for (const cell of content.cells) if (cell.severity === 'fatal') drawFatalCell(context, size, cell, drawing.scheme);
  }
  for (const mark of content.marks) drawMark(context, size, mark, drawing);
}

function drawCell(context: CanvasRenderingContext2D, size: number, cell: TileCell, { breaks, scheme }: TileDrawing): void {
  const share = shareOfClass(classOf(cell.accidents, breaks), breaks.length);
  context.fillStyle = amountColor(share, scheme);
  // Amount is drawn twice, as shade and as size, so that it survives greyscale.
  const side = cell.size * size * (SMALLEST_CELL + (1 - SMALLEST_CELL) * share) - CELL_GAP;
  const inset = (cell.size * size - side) / 2;
  context.fillRect(cell.left * size + inset, cell.top * size + inset, side, side);
}

function markOfCell(cell: TileCell): TileMark {
  return { x: cell.left + cell.size / 2, y: cell.top + cell.size / 2, accidents: cell.accidents, severity: cell.severity };
}

/** Colour position of a class. */
export function shareOfClass(index: number, classes: number): number {
  return classes <= 1 ? 0.5 : index / (classes - 1);
}

function drawFatalCell(context: CanvasRenderingContext2D, size: number, cell: TileCell, scheme: Scheme): void {
  const middle = cell.size / 2;
  const style = { scheme, outline: MAP_COLORS[scheme].outline, unknown: MAP_COLORS[scheme].soft };
  drawSeverityMark(context, (cell.left + middle) * size, (cell.top + middle) * size, 5.5, 'fatal', style);
}

function drawMark(context: CanvasRenderingContext2D, size: number, mark: TileMark, { scheme, zoom }: TileDrawing): void {
  const colors = MAP_COLORS[scheme];
  const radius = markRadius(mark, zoom);
  const [x, y] = [mark.x * size, mark.y * size];
  drawSeverityMark(context, x, y, radius, mark.severity, { scheme, outline: colors.outline, unknown: colors.soft });
  if (zoom < NUMBERS_FROM_ZOOM || mark.accidents < 2 || mark.severity === 'damage-only' || mark.severity === null) return;
  context.font = "650 10px 'Commissioner Variable', sans-serif";
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = scheme === 'light' ? '#ffffff' : '#10171d';
  // The middle of a triangle lies below its centre.
  context.fillText(String(mark.accidents), x, y + (mark.severity === 'serious' ? radius * 0.22 : 0.5));
}
