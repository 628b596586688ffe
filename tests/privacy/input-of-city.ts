import type { MadeRelease, ReleaseInput } from '@elektron/disclosure-control';
import {
  codeOf,
  LIGHT_CONDITIONS,
  PUBLISHED_DIMENSION_IDS,
  PUBLISHED_VALUE_OF,
  RELEASE_FORMAT,
  ROAD_USERS,
  SEVERITIES,
  type DimensionSource,
  type PublishedRelease,
} from '@elektron/domain';
import type { CityColumns, RoadUserClass } from './cities.ts';
import { junctionsOf } from './city-junctions.ts';
import { landOf, type CityLand } from './city-land.ts';

/* From the columns of a city to what releases are made from, and from what was made to the document that would be published. */

const userOf = (roadUser: RoadUserClass | null): number =>
  roadUser === null || roadUser === 'motor-vehicle' ? 0 : 1 << ROAD_USERS.indexOf(roadUser);

function sourceOf(city: CityColumns, i: number): DimensionSource {
  return {
    severity: codeOf(SEVERITIES, city.severity[i]!),
    roadUserMask: userOf(city.roadUser[i]!),
    light: codeOf(LIGHT_CONDITIONS, city.light[i]!),
    hour: city.hour[i] ?? -1,
    ageMask: city.ageMask[i]!,
  };
}

export interface InputOptions {
  readonly blocks: ReleaseInput['blocks'];
  /** The municipalities; those of the city's own accidents where nothing is said. */
  readonly land?: CityLand;
  /** Some junctions of a usual size where nothing is said. */
  readonly roadSites?: ReleaseInput['roadSites'];
  readonly earlier?: readonly PublishedRelease[];
  readonly others?: readonly PublishedRelease[];
}

export function inputOfCity(
  city: CityColumns,
  { blocks, land = landOf(city), roadSites = junctionsOf(city), earlier = [], others = [] }: InputOptions,
): ReleaseInput {
  const count = city.longitude.length;
  const sources = Array.from({ length: count }, (_, i) => sourceOf(city, i));
  const values = Object.fromEntries(
    PUBLISHED_DIMENSION_IDS.map((id) => [id, Uint8Array.from(sources, (source) => PUBLISHED_VALUE_OF[id](source))]),
  ) as unknown as ReleaseInput['accidents']['values'];
  const { longitude, latitude, year } = city;
  const municipality = Int32Array.from(longitude, (lng, i) => land.municipalityAt(lng, latitude[i]!));
  return {
    threshold: 5,
    blocks,
    accidents: { count, longitude, latitude, municipality, year, values },
    municipalities: land.municipalities,
    roadSites,
    blackSpots: [],
    interventions: [],
    earlier,
    others,
  };
}

/** The document that the public reads. */
export function documentOfMade(made: MadeRelease, { id, name, includesDamageOnly }: CityColumns, number: number): PublishedRelease {
  const { periods, dimensions, tables, geographies, bounds, areas, sites } = made;
  return {
    format: RELEASE_FORMAT,
    releaseId: `${id}-${number}`,
    organisation: { slug: id, name },
    number,
    threshold: 5,
    dataCutOff: '2024-06-30',
    licence: 'CC-BY-4.0',
    attribution: name,
    isIllustrative: true,
    includesDamageOnly,
    periods,
    dimensions,
    tables,
    geographies,
    bounds,
    areas,
    sites,
    barriers: [],
  };
}
