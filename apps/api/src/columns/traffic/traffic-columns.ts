import { COUNT_DIRECTIONS, SPEED_UNITS, TRAFFIC_MODES, type TrafficMode } from '@elektron/domain';

import type { CountRow, SiteRow } from '../../traffic/traffic-counts.repository.ts';

/** A country has some 280,000 averages of years, which as objects would be some 100 MB. */
const NO_COUNT = -1;

/** Averages of years as arrays: index `i` is one direction of one site in one year in each of them, sorted by site, year and direction. */
export interface TrafficColumns {
  readonly sites: readonly SiteRow[];
  readonly site: Int32Array;
  readonly year: Int16Array;
  readonly direction: Uint8Array;
  readonly counted: Uint8Array;
  readonly counts: Readonly<Record<TrafficMode, Int32Array>>;
  readonly speedUnit: Uint8Array;
  readonly meanSpeed: Float32Array;
  readonly speedV85: Float32Array;
  readonly length: number;
}

/** A row of the arrays as an object, without its site's id. */
export type AverageOfYear = Omit<CountRow, 'siteId' | 'period' | 'measuredSpeeds'>;

/** Collects sites and counts that come sorted, portion by portion. */
export class TrafficColumnsBuilder {
  readonly #sites: SiteRow[] = [];
  readonly #parts: Omit<TrafficColumns, 'sites'>[] = [];

  /** @param counts of these sites and no others */
  add(sites: readonly SiteRow[], counts: readonly CountRow[]): void {
    const offset = this.#sites.length;
    const placeOf = new Map(sites.map(({ id }, k) => [id, offset + k]));
    for (const site of sites) this.#sites.push(site);
    const known = counts.filter(({ siteId }) => placeOf.has(siteId));
    const part = emptyColumns(known.length);
    known.forEach((row, i) => fill(part, i, placeOf.get(row.siteId)!, row));
    this.#parts.push(part);
  }

  finish(): TrafficColumns {
    const all = emptyColumns(this.#parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of this.#parts) {
      for (const name of ARRAYS) (all[name] as Int32Array).set(part[name], at);
      for (const mode of TRAFFIC_MODES) all.counts[mode].set(part.counts[mode], at);
      at += part.length;
    }
    return { sites: this.#sites, ...all };
  }
}

const ARRAYS = ['site', 'year', 'direction', 'counted', 'speedUnit', 'meanSpeed', 'speedV85'] as const;

function emptyColumns(length: number): Omit<TrafficColumns, 'sites'> {
  return {
    site: new Int32Array(length),
    year: new Int16Array(length),
    direction: new Uint8Array(length),
    counted: new Uint8Array(length),
    counts: Object.fromEntries(TRAFFIC_MODES.map((mode) => [mode, new Int32Array(length)])) as Record<TrafficMode, Int32Array>,
    speedUnit: new Uint8Array(length),
    meanSpeed: new Float32Array(length),
    speedV85: new Float32Array(length),
    length,
  };
}

function fill(columns: Omit<TrafficColumns, 'sites'>, i: number, site: number, row: CountRow): void {
  columns.site[i] = site;
  columns.year[i] = row.year;
  columns.direction[i] = COUNT_DIRECTIONS.findIndex((direction) => direction === row.direction);
  columns.counted[i] = row.counted ? 1 : 0;
  for (const mode of TRAFFIC_MODES) columns.counts[mode][i] = row.counts[mode] ?? NO_COUNT;
  columns.speedUnit[i] = row.speedUnit === null ? 0 : SPEED_UNITS.indexOf(row.speedUnit) + 1;
  columns.meanSpeed[i] = row.meanSpeed ?? Number.NaN;
  columns.speedV85[i] = row.speedV85 ?? Number.NaN;
}

export function readAverage(columns: TrafficColumns, i: number): AverageOfYear {
  const countOf = (mode: TrafficMode): number | null => (columns.counts[mode][i] === NO_COUNT ? null : columns.counts[mode][i]!);
  return {
    year: columns.year[i]!,
    direction: COUNT_DIRECTIONS[columns.direction[i]!] ?? '',
    counted: columns.counted[i] === 1,
    counts: Object.fromEntries(TRAFFIC_MODES.map((mode) => [mode, countOf(mode)])) as Record<TrafficMode, number | null>,
    speedUnit: SPEED_UNITS[columns.speedUnit[i]! - 1] ?? null,
    meanSpeed: numberOrNull(columns.meanSpeed[i]!),
    speedV85: numberOrNull(columns.speedV85[i]!),
  };
}

/** Speeds are written with at most a decimal; single precision adds digits that nobody has measured. */
function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : Math.round(value * 10) / 10;
}

/** Stretches of rows of one site and year: `[start, end)`. */
export function* siteYearsOf({ site, year, length }: TrafficColumns): Generator<readonly [start: number, end: number], void> {
  let start = 0;
  while (start < length) {
    let end = start + 1;
    while (end < length && site[end] === site[start] && year[end] === year[start]) end += 1;
    yield [start, end];
    start = end;
  }
}

/** Bytes, roughly: the arrays, and for each site an object with its texts. */
export function bytesOf({ sites, length }: TrafficColumns): number {
  return length * BYTES_PER_COUNT + sites.length * BYTES_PER_SITE;
}
const BYTES_PER_COUNT = 49;
const BYTES_PER_SITE = 500;
