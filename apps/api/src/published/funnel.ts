import {
  type FunnelBase,
  type FunnelLine,
  type FunnelPosition,
  type OpenFunnel,
  type OpenSelection,
  type PublishedArea,
  type PublishedCount,
  type PublishedGeography,
} from '@elektron/domain';
import { funnelLimits, overdispersionAround, type FunnelCounts } from '@elektron/statistics';

import { positionsIn } from './find-neighbours.ts';
import type { ReleaseIndex } from './release-index.ts';

/** Of fewer, mean and spread say more of the one than of its like. */
export const FUNNEL_AREAS = 10;
/** Points of each line that is drawn. */
const LINE_POINTS = 40;

interface Measured {
  readonly area: PublishedArea;
  readonly exposure: number;
  readonly count: PublishedCount;
}

/** Compares areas of one geography with their mean, from published numbers alone (docs/open-data.md). Made once of each selection. */
export function funnelOf(index: ReleaseIndex, selection: OpenSelection): OpenFunnel {
  return index.keep(`funnel ${JSON.stringify(selection)}`, () => makeFunnel(index, selection));
}

function makeFunnel(index: ReleaseIndex, selection: OpenSelection): OpenFunnel {
  const measured = index
    .areasOf(selection.geography)
    .map((area): Measured => ({ area, exposure: exposureOf(area), count: index.countOf(area, selection) }))
    .filter(({ exposure }) => exposure > 0);
  const hidden = measured.filter(({ count }) => count === null).length;
  const facts = { ...selection, base: baseOf(selection.geography), areas: measured.length, hidden };
  const small = hiddenCounts(wholeOf(index, selection), measured) ?? smallCounts(selection, index.release.threshold);
  const rateFor = (ofHidden: number): number => sum(measured, ({ count }) => count ?? ofHidden) / sum(measured, ({ exposure }) => exposure);
  const rate = rateFor(small.middle);
  const isListedByNumber = selection.geography === 'junction';
  if (isListedByNumber || measured.length < FUNNEL_AREAS || !(rate > 0)) {
    const reason = isListedByNumber ? 'LISTED_BY_NUMBER' : measured.length < FUNNEL_AREAS ? 'AREAS_TOO_FEW' : 'WHOLE_ZERO';
    return { ...facts, rate: null, rateLow: null, rateHigh: null, overdispersion: null, reason, points: [], lines: [] };
  }
  const overdispersion = overdispersionAround(
    measured.map(({ count }) => count ?? small.middle),
    measured.map(({ exposure }) => rate * exposure),
  );
  const lineAt = makeLines(rate, overdispersion);
  return {
    ...facts,
    rate,
    rateLow: rateFor(small.least),
    rateHigh: rateFor(small.most),
    overdispersion,
    reason: null,
    points: measured.map(({ area: { id, names }, exposure, count }) => {
      const line = lineAt(exposure);
      return { id, names, count, ...line, position: count === null ? null : positionOf(count, line) };
    }),
    lines: spread(measured.map(({ exposure }) => exposure)).map(lineAt),
  };
}

/** What is taken for a hidden number. */
interface HiddenCount {
  readonly least: number;
  readonly most: number;
  readonly middle: number;
}

/** Accidents of all hexagons together: they share out municipalities, whose numbers are mostly shown. Null where these are not, and of other areas. */
function wholeOf(index: ReleaseIndex, selection: OpenSelection): number | null {
  if (!selection.geography.startsWith('hexagon-')) return null;
  const counts = index.areasOf('municipality').map((area) => index.countOf(area, selection));
  return counts.length > 0 && counts.every((count) => count !== null) ? counts.reduce((total, count) => total + count, 0) : null;
}

/** Where the whole is known, what the hidden ones have together is known too, small or kept back; how they share it is not. */
function hiddenCounts(whole: number | null, measured: readonly Measured[]): HiddenCount | null {
  const hidden = measured.filter(({ count }) => count === null).length;
  const left = whole === null ? -1 : whole - sum(measured, ({ count }) => count ?? 0);
  if (hidden === 0 || left < 0) return null;
  const each = left / hidden;
  return { least: each, most: each, middle: each };
}

/** Where it is not: as if each were small, which one that was kept back need not be. Of the smaller hexagons even a zero can be hidden. */
function smallCounts({ values, geography }: OpenSelection, threshold: number): HiddenCount {
  const least = values.length === 0 && geography !== 'hexagon-8' && geography !== 'hexagon-9' ? 1 : 0;
  return { least, most: threshold - 1, middle: (least + threshold - 1) / 2 };
}

function makeLines(rate: number, overdispersion: number): (exposure: number) => FunnelLine {
  return (exposure) => {
    const expected = rate * exposure;
    const limits = (level: number): FunnelCounts => funnelLimits(expected, overdispersion, level);
    return { exposure, expected, limits95: limits(0.95), limits998: limits(0.998) };
  };
}

export function positionOf(count: number, { limits95, limits998 }: Pick<FunnelLine, 'limits95' | 'limits998'>): FunnelPosition {
  if (count > limits998.upper) return 'above-998';
  if (count > limits95.upper) return 'above-95';
  if (count < limits998.lower) return 'below-998';
  return count < limits95.lower ? 'below-95' : 'within';
}

export function baseOf(geography: PublishedGeography): FunnelBase {
  if (geography === 'junction') return 'places';
  return geography === 'section' ? 'kilometres' : 'square-kilometres';
}

/** By the base of its geography; 0 where it is not known. */
export function exposureOf({ geography, areaKm2, outline }: PublishedArea): number {
  const base = baseOf(geography);
  if (base === 'square-kilometres') return areaKm2;
  if (base === 'places') return 1;
  if (outline.type === 'LineString') return kilometresOf(outline.coordinates);
  return outline.type === 'MultiLineString' ? outline.coordinates.reduce<number>((length, line) => length + kilometresOf(line), 0) : 0;
}

/** Radius of the sphere with the area of the earth's ellipsoid. */
const EARTH_KM = 6_371.007;
const RADIANS = Math.PI / 180;

/** Length of a line of degrees, on a sphere: within 0.6 % of the ellipsoid's. */
function kilometresOf(line: unknown): number {
  const positions = [...positionsIn(line)];
  let length = 0;
  for (const [i, [longitude, latitude]] of positions.entries()) {
    const [fromLongitude, fromLatitude] = positions[i - 1] ?? [longitude, latitude];
    const across = Math.sin(((longitude - fromLongitude) * RADIANS) / 2) ** 2;
    const along = Math.sin(((latitude - fromLatitude) * RADIANS) / 2) ** 2;
    const half = along + Math.cos(latitude * RADIANS) * Math.cos(fromLatitude * RADIANS) * across;
    length += 2 * EARTH_KM * Math.asin(Math.sqrt(half));
  }
  return length;
}

function spread(exposures: readonly number[]): number[] {
  const least = Math.min(...exposures);
  const most = Math.max(...exposures);
  return Array.from({ length: LINE_POINTS }, (_, i) => least + ((most - least) * i) / (LINE_POINTS - 1));
}

function sum<T>(list: readonly T[], valueOf: (item: T) => number): number {
  return list.reduce((total, item) => total + valueOf(item), 0);
}
