import { Problem } from '@elektron/domain';
import { checkPointSet, findBoundingBox, type PointSet } from '../../point-set.ts';
import { KERNELS, type Kernel, type KernelName } from './kernels.ts';

export interface KernelDensityOptions {
  readonly kernel: KernelName;
  /** Where a compact kernel ends; for the Gaussian its standard deviation. */
  readonly bandwidthMeters: number;
}

export interface SurfaceOptions extends KernelDensityOptions {
  readonly cellSizeMeters: number;
}

/** Values on a grid of square cells, row by row from the lowest, left to right; each belongs to the middle of its cell. */
export interface DensitySurface {
  /** Lower left corner; a multiple of the cell size, so that cells are the same in every analysis. */
  readonly originX: number;
  readonly originY: number;
  readonly cellSizeMeters: number;
  readonly columns: number;
  readonly rows: number;
  /** Per square metre: sum over the points of weight × kernel / bandwidth². */
  readonly density: Float64Array;
}

export interface SurfaceControl {
  readonly progress: (fraction: number) => void;
  readonly isCancelled: () => boolean;
}

/** 16 MB as the 32-bit numbers of a stored surface. */
export const SURFACE_CELL_LIMIT = 4_000_000;
/** Points between two looks at the cancel flag: some milliseconds of work. */
const POINTS_PER_LOOK = 4096;

/**
 * Kernel density at given places, not normalised (divide by the sum of weights for a probability density), no edge correction.
 * @param points positions in metres, weights optional
 * @param places where the density is asked for; weights are not read
 * @returns density per square metre; the Gaussian is not cut off
 * @throws Problem NOT_POSITIVE, INPUT_INVALID, NEGATIVE_COUNT
 * Source: Silverman 1986, ch. 4.
 */
export function kernelDensity(points: PointSet, places: PointSet, { kernel, bandwidthMeters }: KernelDensityOptions): Float64Array {
  checkPointSet(points);
  checkPointSet(places);
  requirePositive('bandwidthMeters', bandwidthMeters);
  const { density } = KERNELS[kernel] as Kernel;
  const squaredBandwidth = bandwidthMeters * bandwidthMeters;
  return places.x.map((x, place) => {
    let sum = 0;
    for (let i = 0; i < points.x.length; i++) {
      const dx = points.x[i]! - x;
      const dy = points.y[i]! - places.y[place]!;
      sum += (points.weight?.[i] ?? 1) * density((dx * dx + dy * dy) / squaredBandwidth);
    }
    return sum / squaredBandwidth;
  });
}

/**
 * Kernel density over the box of the points widened by the kernel's reach; the Gaussian is cut off at 5 bandwidths per axis.
 * @param points at least one
 * @throws Problem TOO_MANY_CELLS, CANCELLED, NO_ACCIDENTS, NOT_POSITIVE, INPUT_INVALID, NEGATIVE_COUNT
 */
export function kernelDensitySurface(points: PointSet, options: SurfaceOptions, control?: SurfaceControl): DensitySurface {
  checkPointSet(points);
  requirePositive('bandwidthMeters', options.bandwidthMeters);
  requirePositive('cellSizeMeters', options.cellSizeMeters);
  const surface = createSurface(points, options);
  const n = points.x.length;
  const squaredBandwidth = options.bandwidthMeters ** 2;
  const addPoint = options.kernel === 'gaussian' ? addGaussian : addCompact;
  for (let i = 0; i < n; i++) {
    if (i % POINTS_PER_LOOK === 0) {
      if (control?.isCancelled()) throw new Problem('CANCELLED');
      control?.progress(i / n);
    }
    addPoint(surface, options, points.x[i]!, points.y[i]!, (points.weight?.[i] ?? 1) / squaredBandwidth);
  }
  return surface;
}

/** Cells of the surface that the same arguments would give. */
export function countSurfaceCells(points: PointSet, options: SurfaceOptions): number {
  const { columns, rows } = findExtent(points, options);
  return columns * rows;
}

/** Columns and rows of whole cells, counted from the origin of the coordinate system, around the points and the kernel's reach. */
function findExtent(points: PointSet, { kernel, bandwidthMeters, cellSizeMeters }: SurfaceOptions) {
  const box = findBoundingBox(points);
  if (!box) throw new Problem('NO_ACCIDENTS');
  const reach = KERNELS[kernel].reach * bandwidthMeters;
  const left = Math.floor((box.minX - reach) / cellSizeMeters);
  const bottom = Math.floor((box.minY - reach) / cellSizeMeters);
  const columns = Math.floor((box.maxX + reach) / cellSizeMeters) - left + 1;
  const rows = Math.floor((box.maxY + reach) / cellSizeMeters) - bottom + 1;
  return { left, bottom, columns, rows };
}

function createSurface(points: PointSet, options: SurfaceOptions): DensitySurface {
  const { left, bottom, columns, rows } = findExtent(points, options);
  const { cellSizeMeters } = options;
  if (columns * rows > SURFACE_CELL_LIMIT) throw new Problem('TOO_MANY_CELLS', { cells: columns * rows, limit: SURFACE_CELL_LIMIT });
  const density = new Float64Array(columns * rows);
  return { originX: left * cellSizeMeters, originY: bottom * cellSizeMeters, cellSizeMeters, columns, rows, density };
}

/** The first and last cell whose middle is at most `reach` from `position` along one axis. */
function cellsWithin(position: number, reach: number, origin: number, cellSize: number, cells: number): readonly [number, number] {
  const first = Math.ceil((position - reach - origin) / cellSize - 0.5);
  const last = Math.floor((position + reach - origin) / cellSize - 0.5);
  return [Math.max(first, 0), Math.min(last, cells - 1)];
}

type AddPoint = (surface: DensitySurface, options: KernelDensityOptions, x: number, y: number, weight: number) => void;

const addCompact: AddPoint = ({ originX, originY, cellSizeMeters, columns, rows, density }, options, x, y, weight) => {
  const kernel = KERNELS[options.kernel].density;
  const h = options.bandwidthMeters;
  const [bottom, top] = cellsWithin(y, h, originY, cellSizeMeters, rows);
  for (let row = bottom; row <= top; row++) {
    const dy = (originY + (row + 0.5) * cellSizeMeters - y) / h;
    const [left, right] = cellsWithin(x, h * Math.sqrt(Math.max(1 - dy * dy, 0)), originX, cellSizeMeters, columns);
    for (let column = left; column <= right; column++) {
      const dx = (originX + (column + 0.5) * cellSizeMeters - x) / h;
      density[row * columns + column]! += weight * kernel(dx * dx + dy * dy);
    }
  }
};

/** exp(-(dx² + dy²)) is a product: one exponential per row and column instead of one per cell. */
const addGaussian: AddPoint = ({ originX, originY, cellSizeMeters, columns, rows, density }, { bandwidthMeters: h }, x, y, weight) => {
  const reach = h * KERNELS.gaussian.reach;
  const [left, right] = cellsWithin(x, reach, originX, cellSizeMeters, columns);
  const [bottom, top] = cellsWithin(y, reach, originY, cellSizeMeters, rows);
  const acrossFactor = new Float64Array(Math.max(right - left + 1, 0));
  for (let k = 0; k < acrossFactor.length; k++) {
    acrossFactor[k] = Math.exp(-0.5 * ((originX + (left + k + 0.5) * cellSizeMeters - x) / h) ** 2);
  }
  for (let row = bottom; row <= top; row++) {
    const dy = (originY + (row + 0.5) * cellSizeMeters - y) / h;
    const upFactor = (weight * Math.exp(-0.5 * dy * dy)) / (2 * Math.PI);
    for (let k = 0; k < acrossFactor.length; k++) density[row * columns + left + k]! += upFactor * acrossFactor[k]!;
  }
};

function requirePositive(field: string, value: number): void {
  if (!(value > 0 && value < Infinity)) throw new Problem('NOT_POSITIVE', { field, value: String(value) });
}
