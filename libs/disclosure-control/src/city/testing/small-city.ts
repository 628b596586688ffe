import { cellToChildren, cellToLatLng, cellToParent, gridDisk, latLngToCell, cellsToMultiPolygon } from 'h3-js';
import type { ReleaseInput, ReleaseMunicipality } from '../release-input.ts';

/** One accident of a small city; positions among the values of the dimensions. */
export interface SmallAccident {
  /** A hexagon of resolution 9. */
  readonly hexagon: string;
  readonly municipality: number;
  readonly year: number;
  /** 0 fatal, 1 serious, 2 slight, 3 nobody hurt. */
  readonly severity: number;
  readonly roadUser: number;
  readonly light: number;
  readonly hours: number;
  /** Of those hurt, where anybody was. */
  readonly age: number;
}

const CENTRE = latLngToCell(37.98, 23.73, 8);
/** Hexagons of resolution 8 in the middle of Athens. */
export const LAND = gridDisk(CENTRE, 1).sort();

export const municipalityOn = (id: string, hexagons: readonly string[]): ReleaseMunicipality => ({
  id,
  names: { el: id, en: id },
  areaKm2: 0.7 * hexagons.length,
  outline: { type: 'MultiPolygon', coordinates: cellsToMultiPolygon([...hexagons], true) },
});

/** A small generator of numbers between 0 and 1; the same seed gives the same numbers. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}

/** Accidents anyhow: many in few hexagons, few in many. */
export function createAccidents(
  seed: number,
  count: number,
  years: readonly number[],
  hexagons: readonly string[] = LAND,
): SmallAccident[] {
  const random = numbersFrom(seed);
  const ages = numbersFrom(seed + 1000);
  const pick = (shares: readonly number[], from = random): number => {
    const mark = from();
    let sum = 0;
    const found = shares.findIndex((share) => (sum += share) > mark);
    return found < 0 ? shares.length - 1 : found;
  };
  return Array.from({ length: count }, () => {
    const parent = hexagons[Math.floor(hexagons.length * random() ** 2)]!;
    const children = cellToChildren(parent, 9);
    return {
      hexagon: children[Math.floor(children.length * random() ** 3)]!,
      municipality: 0,
      year: years[Math.floor(years.length * random())]!,
      severity: pick([0.02, 0.14, 0.54, 0.3]),
      roadUser: pick([0.2, 0.15, 0.25, 0.4]),
      light: pick([0.7, 0.3]),
      hours: pick([0.1, 0.3, 0.4, 0.2]),
      age: pick([0.1, 0.15, 0.25, 0.45, 0.05], ages),
    };
  });
}

/** The accidents as a release takes them, in one municipality unless it is said otherwise. */
export function inputOf(accidents: readonly SmallAccident[], rest: Partial<ReleaseInput> = {}): ReleaseInput {
  const places = accidents.map(({ hexagon }) => cellToLatLng(hexagon));
  const bytes = (valueOf: (accident: SmallAccident) => number): Uint8Array => Uint8Array.from(accidents, valueOf);
  return {
    threshold: 5,
    blocks: [{ from: 2020, to: 2021 }],
    accidents: {
      count: accidents.length,
      latitude: Float64Array.from(places, ([latitude]) => latitude),
      longitude: Float64Array.from(places, ([, longitude]) => longitude),
      municipality: Int32Array.from(accidents, ({ municipality }) => municipality),
      year: Int16Array.from(accidents, ({ year }) => year),
      values: {
        injury: bytes(({ severity }) => (severity < 3 ? 0 : 1)),
        severity: bytes(({ severity }) => Math.max(0, severity - 1)),
        fatal: bytes(({ severity }) => (severity === 0 ? 0 : 1)),
        'road-user': bytes(({ roadUser }) => roadUser),
        age: bytes(({ severity, age }) => (severity < 3 ? age : 5)),
        light: bytes(({ light }) => light),
        hours: bytes(({ hours }) => hours),
      },
    },
    municipalities: [municipalityOn('town', LAND)],
    roadSites: { sites: [], siteOf: new Int32Array(accidents.length).fill(-1) },
    blackSpots: [],
    interventions: [],
    earlier: [],
    others: [],
    ...rest,
  };
}

export const parentOf = (hexagon: string, resolution: number): string => cellToParent(hexagon, resolution);
