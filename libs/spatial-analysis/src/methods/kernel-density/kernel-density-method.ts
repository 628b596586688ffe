import type { ParameterValues } from '@elektron/domain';
import { traceCells } from '../../cell-outline.ts';
import type { Outline } from '../../convex-hull.ts';
import { defineHotspotMethod, throwIfCancelled, type HotspotInput } from '../../hotspot-method.ts';
import type { HotspotResult } from '../../hotspot-result.ts';
import type { HotspotNotice } from '../../hotspot-texts.ts';
import type { PointSet } from '../../point-set.ts';
import { countMembers, groupMembers, rankHotspots, type HotspotDraft } from '../../rank-hotspots.ts';
import { bandwidthRules } from './bandwidth-rules.ts';
import { findHighDensityAreas, type HighDensityAreas } from './high-density-areas.ts';
import { KERNEL_DENSITY_PARAMETERS, LARGEST_BANDWIDTH_METERS, LEAST_BANDWIDTH_METERS } from './kernel-density-texts.ts';
import { countSurfaceCells, kernelDensitySurface, SURFACE_CELL_LIMIT, type DensitySurface } from './kernel-density.ts';
import type { KernelName } from './kernels.ts';

const SQUARE_METERS_PER_KM2 = 1e6;
/** Cell sizes that people recognise; the chosen one is the largest that still shows the kernel's shape. */
const ROUND_CELL_SIZES = [2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000, 10_000];
const CELLS_PER_BANDWIDTH = 5;

interface Settings {
  readonly kernel: KernelName;
  readonly bandwidthMeters: number;
  readonly cellSizeMeters: number;
}

export const kernelDensityMethod = defineHotspotMethod({
  id: 'kernel-density',
  labels: { el: 'Πυκνότητα πυρήνα (KDE)', en: 'Kernel density (KDE)' },
  question: {
    el: 'Πόσο πυκνά είναι τα ατυχήματα σε κάθε σημείο του χάρτη, και πού είναι πυκνότερα;',
    en: 'How dense are accidents at each place of the map, and where are they densest?',
  },
  isNot: {
    el: 'Η πυκνότητα δεν είναι κίνδυνος: δεν διαιρείται με την κυκλοφορία, απλώνεται έξω από τις οδούς και δεν ελέγχεται στατιστικά.',
    en: 'Density is not risk: it is not divided by traffic, spreads off the roads and is not tested.',
  },
  parameters: KERNEL_DENSITY_PARAMETERS,
  assumptions: [
    'NOT_BLACK_SPOTS',
    'NO_EXPOSURE',
    'NO_SIGNIFICANCE_TEST',
    'REGRESSION_TO_THE_MEAN',
    'DENSITY_OFF_ROAD',
    'NO_EDGE_CORRECTION',
    'BANDWIDTH_DECIDES',
  ],
  sources: [
    'Silverman 1986, Density Estimation for Statistics and Data Analysis, ch. 3 and 4',
    'Scott 1992, Multivariate Density Estimation, ch. 6',
    'Hyndman 1996, The American Statistician 50(2), 120-126',
  ],
  scoreMeaning: 'PEAK_INTENSITY',
  find: (input, parameters, control) => {
    const settings = chooseSettings(input.points, parameters);
    const surface = kernelDensitySurface(input.points, settings, {
      progress: (fraction) => control.progress(0.9 * fraction),
      isCancelled: control.isCancelled,
    });
    const found = findHighDensityAreas(surface, (parameters['highDensityPercent'] as number) / 100);
    throwIfCancelled(control);
    const perSquareKilometerAndYear = SQUARE_METERS_PER_KM2 / input.years;
    const { hotspots, members } = rankHotspots(draftAreas(surface, found, input, perSquareKilometerAndYear), input);
    return {
      parameters: { ...parameters, ...settings },
      hotspots,
      members,
      surface: {
        originX: surface.originX,
        originY: surface.originY,
        cellSizeMeters: surface.cellSizeMeters,
        columns: surface.columns,
        rows: surface.rows,
        values: Float32Array.from(surface.density, (value) => value * perSquareKilometerAndYear),
      },
      cells: null,
      summary: summarize(surface, found, perSquareKilometerAndYear, input, members),
      warnings: findWarnings(parameters, settings),
    };
  },
});

function chooseSettings(points: PointSet, parameters: ParameterValues): Settings {
  const kernel = parameters['kernel'] as KernelName;
  const rule = Math.round(bandwidthRules(points).silvermanMeters);
  const bandwidthMeters =
    (parameters['bandwidthMeters'] as number | null) ?? Math.min(Math.max(rule, LEAST_BANDWIDTH_METERS), LARGEST_BANDWIDTH_METERS);
  const given = parameters['cellSizeMeters'] as number | null;
  if (given !== null) return { kernel, bandwidthMeters, cellSizeMeters: given };
  const fine = ROUND_CELL_SIZES.findLast((size) => size * CELLS_PER_BANDWIDTH <= bandwidthMeters) ?? ROUND_CELL_SIZES[0]!;
  const fits = (cellSizeMeters: number): boolean =>
    countSurfaceCells(points, { kernel, bandwidthMeters, cellSizeMeters }) <= SURFACE_CELL_LIMIT;
  const cellSizeMeters = ROUND_CELL_SIZES.find((size) => size >= fine && fits(size)) ?? ROUND_CELL_SIZES.at(-1)!;
  return { kernel, bandwidthMeters, cellSizeMeters };
}

function draftAreas(surface: DensitySurface, found: HighDensityAreas, { points }: HotspotInput, factor: number): HotspotDraft[] {
  const { columns, density, originX, originY, cellSizeMeters } = surface;
  const members = groupMembers(areaOfPoints(surface, found, points), found.areas);
  const { first, peak } = findExtremes(surface, found);
  return members.map((list, label) => ({
    label,
    centerX: originX + ((peak[label]! % columns) + 0.5) * cellSizeMeters,
    centerY: originY + (Math.floor(peak[label]! / columns) + 0.5) * cellSizeMeters,
    outline: outlineOf(surface, found, label, first[label]!),
    members: list,
    neighborhoodAccidents: null,
    score: density[peak[label]!]! * factor,
    scoreMeaning: 'PEAK_INTENSITY',
    zScore: null,
    pValue: null,
    exactPValue: null,
    adjustedPValue: null,
    noTestReason: 'METHOD_TESTS_NOTHING',
  }));
}

function areaOfPoints(
  { originX, originY, cellSizeMeters, columns }: DensitySurface,
  { areaOf }: HighDensityAreas,
  points: PointSet,
): Int32Array {
  return Int32Array.from(points.x, (x, i) => {
    const column = Math.floor((x - originX) / cellSizeMeters);
    const row = Math.floor((points.y[i]! - originY) / cellSizeMeters);
    return areaOf[row * columns + column]!;
  });
}

/** Per area its first cell, where the outline starts, and its densest; of equally dense cells the first. */
function findExtremes({ density }: DensitySurface, { areaOf, areas }: HighDensityAreas): { first: Int32Array; peak: Int32Array } {
  const first = new Int32Array(areas).fill(-1);
  const peak = new Int32Array(areas).fill(-1);
  areaOf.forEach((area, cell) => {
    if (area < 0) return;
    if (first[area] === -1) first[area] = cell;
    if (peak[area] === -1 || density[cell]! > density[peak[area]!]!) peak[area] = cell;
  });
  return { first, peak };
}

function outlineOf(surface: DensitySurface, { areaOf }: HighDensityAreas, area: number, first: number): Outline {
  const { columns, rows, originX, originY, cellSizeMeters } = surface;
  const contains = (column: number, row: number): boolean =>
    column >= 0 && column < columns && row >= 0 && row < rows && areaOf[row * columns + column] === area;
  const ring = traceCells(contains, first % columns, Math.floor(first / columns));
  return ring.map(([column, row]): [number, number] => [originX + column * cellSizeMeters, originY + row * cellSizeMeters]);
}

function summarize(
  { density, cellSizeMeters }: DensitySurface,
  { threshold, areaOf, areas }: HighDensityAreas,
  factor: number,
  { points }: HotspotInput,
  members: readonly Int32Array[],
): HotspotResult['summary'] {
  const cellKm2 = cellSizeMeters ** 2 / SQUARE_METERS_PER_KM2;
  let peak = 0;
  let hotCells = 0;
  let denseCells = 0;
  density.forEach((value, cell) => {
    if (value > peak) peak = value;
    if (value > 0) denseCells++;
    if (areaOf[cell]! >= 0) hotCells++;
  });
  return {
    accidentsUsed: points.x.length,
    hotspots: areas,
    accidentsInHotspots: countMembers(members),
    peakIntensity: peak * factor,
    ...(areas > 0 ? { thresholdIntensity: threshold * factor } : {}),
    hotspotAreaKm2: hotCells * cellKm2,
    surfaceAreaKm2: denseCells * cellKm2,
  };
}

function findWarnings(parameters: ParameterValues, { bandwidthMeters, cellSizeMeters }: Settings): HotspotNotice[] {
  return [
    ...(parameters['bandwidthMeters'] === null ? [{ code: 'BANDWIDTH_CHOSEN' as const, details: { bandwidth: bandwidthMeters } }] : []),
    ...(parameters['cellSizeMeters'] === null ? [{ code: 'CELL_SIZE_CHOSEN' as const, details: { cellSize: cellSizeMeters } }] : []),
  ];
}
