import type { BoundingBox } from '@elektron/domain';
import { amountColor, type Scheme } from '@elektron/ui';

/** A density over a grid, as a run stores it: rows from the south, columns from the west. */
export interface Surface {
  readonly bounds: BoundingBox;
  readonly columns: number;
  readonly rows: number;
  readonly maximum: number;
  readonly values: readonly (number | null)[];
}

export function readSurface(stored: unknown): Surface | null {
  if (typeof stored !== 'object' || stored === null || !('values' in stored)) return null;
  return stored as Surface;
}

/** Below this share of the maximum nothing is drawn: a veil over the whole map would say nothing. */
const FAINTEST = 0.04;
const MOST_OPAQUE = 0.88;

/** Colours of the cells as RGBA bytes, northern row first as pictures have it. */
export function paintSurface(
  surface: Surface,
  scheme: Scheme,
  parseColor: (css: string) => readonly [number, number, number],
): Uint8ClampedArray {
  const { columns, rows, maximum, values } = surface;
  const pixels = new Uint8ClampedArray(columns * rows * 4);
  const ramp = Array.from({ length: 256 }, (_, index) => parseColor(amountColor(index / 255, scheme)));
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const share = maximum > 0 ? (values[row * columns + column] ?? 0) / maximum : 0;
      if (share < FAINTEST) continue;
      const at = ((rows - 1 - row) * columns + column) * 4;
      const [red = 0, green = 0, blue = 0] = ramp[Math.min(255, Math.round(share * 255))] ?? [];
      pixels.set([red, green, blue, 255 * MOST_OPAQUE * Math.min(1, share * 2.2 + 0.25)], at);
    }
  }
  return pixels;
}

/** The surface as a picture for an image overlay. */
export function toDataUrl(surface: Surface, scheme: Scheme): string {
  const canvas = document.createElement('canvas');
  canvas.width = surface.columns;
  canvas.height = surface.rows;
  const context = canvas.getContext('2d');
  if (context === null) return '';
  const image = context.createImageData(surface.columns, surface.rows);
  image.data.set(paintSurface(surface, scheme, rgbOf));
  context.putImageData(image, 0, 0);
  return canvas.toDataURL();
}

function rgbOf(css: string): readonly [number, number, number] {
  const numbers = css.match(/\d+/g)?.map(Number) ?? [];
  return [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0];
}
