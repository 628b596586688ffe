import { Problem } from '@elektron/domain';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import proj4, { type Converter } from 'proj4';

/** Longitude and latitude in degrees (EPSG:4326). */
export const WGS84 = 4326;

/**
 * ED50 was tied to the satellites country by country. These seven parameters are EPSG operation 1631, of mainland Spain; the general three of
 * EPSG's entry are some four metres off there.
 *
 * EPSG's own definition of the British grid names a correction file of several megabytes. These seven parameters are EPSG operation 1314,
 * as in PostGIS without that file; they are right to about two metres, which is what STATS19 rounds to anyway (ten).
 */
const OWN_DEFINITIONS: Readonly<Record<number, string>> = {
  4_277: '+proj=longlat +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +no_defs',
  27_700:
    '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy ' +
    '+towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs',
  23_031: '+proj=utm +zone=31 +ellps=intl +towgs84=-131.032,-100.251,-163.354,-1.2438,-0.0195,-1.1436,9.39 +units=m +no_defs',
};

/** West, south, east, north of where a reference system may be used. */
export type Area = readonly [west: number, south: number, east: number, north: number];

export interface ReferenceSystem {
  /** Between degrees (forward) and the system's own numbers. */
  readonly converter: Converter;
  readonly area: Area;
  /** Of the system's own numbers: `metre`, `degree` …; null where EPSG does not say. */
  readonly unit: string | null;
}

interface EpsgEntry {
  readonly proj4: string | null;
  /** North, west, south, east. */
  readonly bbox: readonly [number, number, number, number];
  readonly unit: string | null;
}

const require = createRequire(import.meta.url);

/**
 * @param srid EPSG code
 * @throws Error when EPSG has no such system
 */
export function loadReferenceSystem(srid: number): ReferenceSystem {
  if (srid === WGS84) return { converter: proj4('EPSG:4326', 'EPSG:4326'), area: [-180, -90, 180, 90], unit: 'degree' };
  const entry = JSON.parse(readFileSync(require.resolve(`epsg-index/s/${srid}.json`), 'utf8')) as EpsgEntry;
  const definition = OWN_DEFINITIONS[srid] ?? entry.proj4;
  if (definition === null) throw new Error(`EPSG:${srid} has no definition for proj4.`);
  const [north, west, south, east] = entry.bbox;
  return { converter: proj4('EPSG:4326', definition), area: [west, south, east, north], unit: entry.unit };
}

/** @throws Problem INPUT_INVALID for a code that EPSG does not have */
export function getReferenceSystem(srid: number): ReferenceSystem {
  try {
    return loadReferenceSystem(srid);
  } catch {
    throw new Problem('INPUT_INVALID', { field: 'EPSG', value: String(srid) });
  }
}

/** Whether a number is the EPSG code of a plane in metres. */
export function isMetricGrid(srid: number): boolean {
  try {
    return Number.isInteger(srid) && loadReferenceSystem(srid).unit === 'metre';
  } catch {
    // Not known: no better than one that is no plane.
    return false;
  }
}
