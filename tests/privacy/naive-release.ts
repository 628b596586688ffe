import { cellArea, cellToBoundary, cellToLatLng, cellToParent, latLngToCell, UNITS } from 'h3-js';
import type {
  PublishedArea,
  PublishedCount,
  PublishedDimension,
  PublishedGeography,
  PublishedPeriod,
  PublishedRelease,
} from '@elektron/domain';
import type { CityColumns } from './cities.ts';
import { dimensionOf, documentOf } from './documents.ts';
import { landOf } from './city-land.ts';

/*
 * What a careless publisher would release of a city: all numbers below k hidden, and nothing else. Most of them can be told; the attack must find that at
 * the size of cities too.
 */

const RESOLUTIONS = [7, 8, 9] as const;
const THRESHOLD = 5;

const DIMENSIONS: readonly (PublishedDimension & { readonly valueOf: (city: CityColumns, accident: number) => number })[] = [
  {
    ...dimensionOf('severity', 'killed-or-serious', 'slight-or-not-stated', 'no-injury-or-unknown'),
    valueOf: ({ severity }, i) =>
      severity[i] === 'fatal' || severity[i] === 'serious' ? 0 : severity[i] === 'slight' || severity[i] === 'injury' ? 1 : 2,
  },
  {
    ...dimensionOf('road-user', 'pedestrian', 'bicycle', 'powered-two-wheeler', 'other'),
    valueOf: ({ roadUser }, i) => ['pedestrian', 'bicycle', 'powered-two-wheeler', 'motor-vehicle', null].indexOf(roadUser[i] ?? null) % 4,
  },
];

interface Counter {
  readonly area: Omit<PublishedArea, 'counts'>;
  readonly counts: Map<string, number[]>;
}

function hexagonOf(cell: string, resolution: number, municipality: string): Omit<PublishedArea, 'counts'> {
  const [latitude, longitude] = cellToLatLng(cell);
  const ring = cellToBoundary(cell).map(([lat, lng]) => [lng, lat]);
  return {
    id: `${cell}.${municipality}`,
    geography: `hexagon-${resolution}` as PublishedGeography,
    parent: resolution === RESOLUTIONS[0] ? municipality : `${cellToParent(cell, resolution - 1)}.${municipality}`,
    names: null,
    areaKm2: cellArea(cell, UNITS.km2),
    centre: [longitude, latitude],
    outline: { type: 'Polygon', coordinates: [[...ring, ring[0]!]] },
  };
}

/** Hexagons without an accident are not listed. */
export function releaseNaively(city: CityColumns, periods: readonly PublishedPeriod[]): PublishedRelease {
  const land = landOf(city);
  const counters = new Map<string, Counter>();
  const sizes = [1, ...DIMENSIONS.map(({ values }) => values.length)];
  const tableIds = ['total', ...DIMENSIONS.map(({ id }) => id)];
  const counterOf = (area: Omit<PublishedArea, 'counts'>): Counter => {
    const found = counters.get(area.id) ?? { area, counts: new Map() };
    counters.set(area.id, found);
    return found;
  };
  for (let i = 0; i < city.longitude.length; i++) {
    const period = periods.find(({ from, to }) => city.year[i]! >= from && city.year[i]! <= to);
    if (period === undefined) continue;
    const { id, names, outline, areaKm2 } = land.municipalities[land.municipalityAt(city.longitude[i]!, city.latitude[i]!)]!;
    const whole = { id, geography: 'municipality' as const, parent: null, names, areaKm2, centre: [0, 0] as const, outline };
    const finest = latLngToCell(city.latitude[i]!, city.longitude[i]!, 9);
    const areas = [whole, ...RESOLUTIONS.map((resolution) => hexagonOf(cellToParent(finest, resolution), resolution, id))];
    for (const area of areas) {
      const { counts } = counterOf(area);
      for (const [t, table] of tableIds.entries()) {
        const key = `${table} ${period.id}`;
        const row = counts.get(key) ?? new Array<number>(sizes[t]!).fill(0);
        counts.set(key, row);
        row[t === 0 ? 0 : DIMENSIONS[t - 1]!.valueOf(city, i)]! += 1;
      }
    }
  }
  const areas = [...counters.values()].map(({ area, counts }): PublishedArea => {
    const of = (table: string, t: number): Record<string, PublishedCount[]> =>
      Object.fromEntries(
        periods.map(({ id }) => {
          const row = counts.get(`${table} ${id}`) ?? new Array<number>(sizes[t]!).fill(0);
          const isEmpty = row.every((count) => count === 0);
          return [id, row.map((count) => (isEmpty || count >= THRESHOLD ? count : null))];
        }),
      );
    return { ...area, counts: Object.fromEntries(tableIds.map((table, t) => [table, of(table, t)])) };
  });
  return documentOf({ slug: city.id, threshold: THRESHOLD, dimensions: DIMENSIONS, areas });
}
