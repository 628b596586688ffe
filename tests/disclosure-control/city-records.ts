import { cellArea, cellsToMultiPolygon, latLngToCell, UNITS } from 'h3-js';
import {
  codeOf,
  LIGHT_CONDITIONS,
  PUBLISHED_DIMENSION_IDS,
  PUBLISHED_VALUE_OF,
  ROAD_USERS,
  SEVERITIES,
  type PublishedDimensionId,
  type RoadUser,
} from '@elektron/domain';
import type { ReleaseAccidents, ReleaseInput } from '@elektron/disclosure-control';
import type { CityColumns } from '../privacy/cities.ts';

/** Resolution of the hexagons that stand for a city whose border is not among its data: those in which anything happened. */
const LAND_RESOLUTION = 7;

/** What a city's records are to the release engine. The city is one municipality: the borders of its districts are not among the data. */
export function toReleaseInput(city: CityColumns, blocks: ReleaseInput['blocks']): ReleaseInput {
  const count = city.longitude.length;
  const source = (i: number) => {
    const user = city.roadUser[i] ?? 'motor-vehicle';
    return {
      severity: codeOf(SEVERITIES, city.severity[i]!),
      light: codeOf(LIGHT_CONDITIONS, city.light[i]!),
      hour: city.hour[i] ?? -1,
      ageMask: city.ageMask[i]!,
      roadUserMask: user === 'motor-vehicle' ? 0 : 1 << ROAD_USERS.indexOf(user satisfies RoadUser),
    };
  };
  const valuesOf = (id: PublishedDimensionId): Uint8Array =>
    Uint8Array.from({ length: count }, (_, i) => PUBLISHED_VALUE_OF[id](source(i)));
  const accidents: ReleaseAccidents = {
    count,
    longitude: city.longitude,
    latitude: city.latitude,
    municipality: new Int32Array(count),
    year: city.year,
    values: Object.fromEntries(PUBLISHED_DIMENSION_IDS.map((id) => [id, valuesOf(id)])) as ReleaseAccidents['values'],
  };
  const hexagons = new Set([...city.longitude.keys()].map((i) => latLngToCell(city.latitude[i]!, city.longitude[i]!, LAND_RESOLUTION)));
  return {
    threshold: 5,
    blocks,
    accidents,
    municipalities: [
      {
        id: city.id,
        names: { el: city.name, en: city.name },
        areaKm2: [...hexagons].reduce((sum, hexagon) => sum + cellArea(hexagon, UNITS.km2), 0),
        outline: { type: 'MultiPolygon', coordinates: cellsToMultiPolygon([...hexagons], true) },
      },
    ],
    roadSites: { sites: [], siteOf: new Int32Array(count).fill(-1) },
    blackSpots: [],
    interventions: [],
    earlier: [],
    others: [],
  };
}
