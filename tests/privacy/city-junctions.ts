import type { ReleaseInput } from '@elektron/disclosure-control';
import type { PublishedArea, PublishedRelease } from '@elektron/domain';
import { seededRandom } from '@elektron/statistics';
import { cellToBoundary, cellToLatLng, gridDisk, latLngToCell } from 'h3-js';
import type { CityColumns } from './cities.ts';

/*
 * Junctions for cities of whose roads nothing is known: some of the hexagons of 25 m or so in which accidents lie stand for one each. Many reach over the
 * edge of the hexagons of releases, as junctions do.
 */

const RESOLUTION = 11;

/** One in so many is a junction; accidents in the others happened between junctions. */
const ONE_IN = 2;

/** Looks like chance and is none. */
function hashOf(text: string): number {
  let hash = 0;
  for (const character of text) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) | 0;
  return hash >>> 4;
}

export function junctionsOf({ longitude, latitude }: CityColumns): ReleaseInput['roadSites'] {
  const cells = Array.from(longitude, (lng, i) => latLngToCell(latitude[i]!, lng, RESOLUTION));
  const ids = [...new Set(cells)].filter((cell) => hashOf(cell) % ONE_IN === 0).sort();
  const positions = new Map(ids.map((id, i) => [id, i]));
  return {
    sites: ids.map((id) => {
      const [lat, lng] = cellToLatLng(id);
      return {
        id,
        kind: 'junction' as const,
        names: null,
        centre: [lng, lat] as const,
        outline: { type: 'Point' as const, coordinates: [lng, lat] },
      };
    }),
    siteOf: Int32Array.from(cells, (cell) => positions.get(cell) ?? -1),
  };
}

export interface JunctionTown {
  readonly city: CityColumns;
  readonly roadSites: ReleaseInput['roadSites'];
}

/** Where a place lies between two, 0 at the first. */
const between = (a: readonly number[], b: readonly number[], share: number): number[] => a.map((one, i) => one + share * (b[i]! - one));

/**
 * A town in whose smallest hexagons there is a junction each, with most of what happens there: of every second one in the middle, of the others on a corner, with accidents on
 * both sides of the edge.
 */
export function createJunctionTown(seed: number, rings = 5): JunctionTown {
  const random = seededRandom(seed);
  const hexagons = gridDisk(latLngToCell(37.98, 23.73, 9), rings).sort();
  const places: number[][] = [];
  const siteOf: number[] = [];
  const sites = hexagons.map((id, site) => {
    const middle = cellToLatLng(id);
    const [corner] = cellToBoundary(id);
    const isInside = site % 2 === 0;
    const centre = isInside ? middle : corner!;
    for (let left = 4 + Math.floor(9 * random()); left > 0; left--) {
      const side = isInside || random() < 0.5 ? 0.1 : -0.1;
      places.push(isInside ? middle : between(corner!, middle, side));
      siteOf.push(site);
    }
    for (let left = Math.floor(9 * random()); left > 0; left--) {
      places.push(between(middle, cellToBoundary(id)[3]!, 0.5 + 0.4 * random()));
      siteOf.push(-1);
    }
    const [lat, lng] = centre;
    return {
      id,
      kind: 'junction' as const,
      names: null,
      centre: [lng, lat] as const,
      outline: { type: 'Point' as const, coordinates: [lng, lat] },
    };
  });
  const all = <T>(value: T): T[] => places.map(() => value);
  const city: CityColumns = {
    id: 'junctions',
    name: 'Junctions',
    includesDamageOnly: false,
    longitude: Float64Array.from(places, ([, lng]) => lng!),
    latitude: Float64Array.from(places, ([lat]) => lat!),
    year: new Int16Array(places.length).fill(2020),
    municipality: all('Town'),
    severity: all('slight' as const),
    roadUser: all(null),
    light: all(null),
    hour: all(null),
    ageMask: new Uint8Array(places.length),
  };
  return { city, roadSites: { sites, siteOf: Int32Array.from(siteOf) } };
}

/** What a careless publisher would add: every junction that has k accidents, whatever lies beside it. */
export function addJunctionsNaively(
  release: PublishedRelease,
  { year }: CityColumns,
  roadSites: ReleaseInput['roadSites'],
): PublishedRelease {
  const periods = release.tables.find(({ id }) => id === 'total')!.periods.map((id) => release.periods.find((period) => period.id === id)!);
  const countOf = (site: number, { from, to }: (typeof periods)[number]): number =>
    roadSites.siteOf.reduce((sum, own, i) => (own === site && year[i]! >= from && year[i]! <= to ? sum + 1 : sum), 0);
  const junctions = roadSites.sites.flatMap(({ id, centre, outline }, s): PublishedArea[] => {
    const counts = periods.map((period) => [period.id, countOf(s, period)] as const);
    if (counts.every(([, count]) => count < release.threshold)) return [];
    const total = Object.fromEntries(counts.map(([period, count]) => [period, [count >= release.threshold ? count : null]]));
    return [{ id: `junction.${id}`, geography: 'junction', parent: null, names: null, areaKm2: 0, centre, outline, counts: { total } }];
  });
  const areas = [...release.areas.filter(({ geography }) => geography !== 'junction'), ...junctions];
  return { ...release, areas };
}
