import { ageBitOf, LIGHT_CONDITIONS, type LightCondition, type Severity } from '@elektron/domain';
import { randomGamma, seededRandom, type Random } from '@elektron/statistics';
import { ROAD_USER_CLASSES, type CityColumns, type RoadUserClass } from './cities.ts';

/*
 * Cities made up, in a form like that of the real ones: most places have next to nothing, some a lot. They differ in size, in how their accidents lie
 * together, in years and municipalities. No share in here is that of a city in particular.
 */

export interface SyntheticCity {
  /** The records at the time of a first release. */
  readonly first: CityColumns;
  /** The same a year later: some accidents taken out or found late, some with another severity, and one more year. */
  readonly corrected: CityColumns;
  /** Accidents whose land is that of another organisation's district, which overlaps some of the municipalities and follows none of their borders. */
  readonly district: CityColumns;
}

interface Accident {
  readonly longitude: number;
  readonly latitude: number;
  readonly year: number;
  readonly municipality: string;
  readonly severity: Severity | null;
  readonly roadUser: RoadUserClass | null;
  readonly light: LightCondition | null;
  readonly hour: number | null;
  readonly ageMask: number;
}

const KILOMETRES_OF_DEGREE = 111.2;
const FIRST_YEAR = 2015;
/** Above all seeds that are used: ages are drawn apart. */
const LAST_SEED = 1_000_000;

/** Cumulative shares: whom a number between 0 and 1 falls to. */
function pickOf<T>(random: Random, shares: readonly (readonly [value: T, share: number])[]): T {
  let mark = random();
  for (const [value, share] of shares) {
    mark -= share;
    if (mark < 0) return value;
  }
  return shares.at(-1)![0];
}

const between = (random: Random, low: number, high: number): number => low + (high - low) * random();

interface Land {
  readonly centre: readonly [number, number];
  readonly radiusKm: number;
  /** Middles of the municipalities; each place belongs to the nearest one. */
  readonly halls: readonly (readonly [number, number])[];
  readonly hotspots: readonly { readonly place: readonly [number, number]; readonly weight: number }[];
  readonly spreadKm: number;
  readonly scattered: number;
}

function placeWithin(random: Random, [longitude, latitude]: readonly [number, number], radiusKm: number): [number, number] {
  const distance = radiusKm * Math.sqrt(random());
  const angle = 2 * Math.PI * random();
  const north = latitude + (distance * Math.sin(angle)) / KILOMETRES_OF_DEGREE;
  const width = KILOMETRES_OF_DEGREE * Math.cos((latitude * Math.PI) / 180);
  return [longitude + (distance * Math.cos(angle)) / width, north];
}

function layOut(random: Random): Land {
  const centre: [number, number] = [between(random, -8, 30), between(random, 35, 60)];
  const radiusKm = between(random, 1, 5);
  const count = (low: number, high: number): number => Math.floor(between(random, low, high));
  const halls = Array.from({ length: count(1, 5) }, () => placeWithin(random, centre, radiusKm));
  // Gamma with a small shape: few hotspots have nearly all of the weight.
  const shape = between(random, 0.2, 1.5);
  const hotspots = Array.from({ length: count(10, 150) }, () => ({
    place: placeWithin(random, centre, radiusKm),
    weight: randomGamma(random, shape, 1),
  }));
  return { centre, radiusKm, halls, hotspots, spreadKm: between(random, 0.05, 0.6), scattered: between(random, 0.05, 0.5) };
}

type Shares = Parameters<typeof pickOf<Severity | null>>[1];

function drawAccident(random: Random, land: Land, year: number, shares: Shares): Omit<Accident, 'ageMask'> {
  const total = land.hotspots.reduce((sum, { weight }) => sum + weight, 0);
  const isScattered = random() < land.scattered;
  const hotspot = pickOf(
    random,
    land.hotspots.map(({ place, weight }) => [place, weight / total]),
  );
  const [longitude, latitude] = isScattered ? placeWithin(random, land.centre, land.radiusKm) : placeWithin(random, hotspot, land.spreadKm);
  const width = Math.cos((latitude * Math.PI) / 180);
  const distances = land.halls.map((hall) => Math.hypot((hall[0] - longitude) * width, hall[1] - latitude));
  const dark = random() < 0.3;
  return {
    longitude,
    latitude,
    year,
    municipality: `Municipality ${distances.indexOf(Math.min(...distances)) + 1}`,
    severity: pickOf(random, shares),
    roadUser: pickOf(random, [...ROAD_USER_CLASSES.map((one, i) => [one, [0.18, 0.12, 0.25, 0.42][i]!] as const), [null, 0.03]]),
    light: pickOf(random, [[dark ? LIGHT_CONDITIONS[2] : LIGHT_CONDITIONS[0], 0.92] as const, [LIGHT_CONDITIONS[1], 0.05], [null, 0.03]]),
    hour: random() < 0.02 ? null : dark ? Math.floor(between(random, 18, 30)) % 24 : Math.floor(between(random, 6, 20)),
  };
}

/** One or two people hurt, of any age; of some nobody knows it. */
function drawAges(random: Random): number {
  const people = random() < 0.3 ? 2 : 1;
  return Array.from({ length: people }, () => (random() < 0.05 ? 0 : ageBitOf(Math.floor(90 * random())))).reduce(
    (mask, bit) => mask | bit,
    0,
  );
}

function toColumns(id: string, accidents: readonly Accident[], includesDamageOnly: boolean): CityColumns {
  return {
    id,
    name: id,
    includesDamageOnly,
    longitude: Float64Array.from(accidents, ({ longitude }) => longitude),
    latitude: Float64Array.from(accidents, ({ latitude }) => latitude),
    year: Int16Array.from(accidents, ({ year }) => year),
    municipality: accidents.map(({ municipality }) => municipality),
    severity: accidents.map(({ severity }) => severity),
    roadUser: accidents.map(({ roadUser }) => roadUser),
    light: accidents.map(({ light }) => light),
    hour: accidents.map(({ hour }) => hour),
    ageMask: Uint8Array.from(accidents, ({ ageMask }) => ageMask),
  };
}

/**
 * The same seed gives the same city.
 * @param accidents how many there are about; otherwise the seed decides, between 100 and 10,000
 */
export function createSyntheticCity(seed: number, accidents?: number): SyntheticCity {
  const random = seededRandom(seed);
  const land = layOut(random);
  const size = Math.round(accidents ?? 100 * 100 ** random());
  const years = 2 + Math.floor(random() * 8);
  const includesDamageOnly = random() < 0.3;
  const injury: (readonly [Severity | null, number])[] = [
    ['fatal', 0.01],
    ['serious', 0.14],
    ['slight', 0.82],
    ['injury', 0.02],
    [null, 0.01],
  ];
  const shares = includesDamageOnly
    ? [['damage-only', 0.6] as const, ...injury.map(([one, share]) => [one, share * 0.4] as const)]
    : injury;
  const ages = seededRandom(seed + LAST_SEED);
  const draw = (year: number): Accident => ({ ...drawAccident(random, land, year, shares), ageMask: drawAges(ages) });
  const first = Array.from({ length: size }, () => draw(FIRST_YEAR + Math.floor(random() * years)));
  const kept = first.filter(() => random() >= 0.004).map((one) => (random() < 0.01 ? { ...one, severity: pickOf(random, shares) } : one));
  const late = first.filter(() => random() < 0.004).map(({ year }) => draw(year));
  const added = Array.from({ length: Math.round(size / years) }, () => draw(FIRST_YEAR + years));
  const middle = placeWithin(random, land.centre, land.radiusKm / 2);
  const others = first.filter(({ longitude, latitude }) => longitude > middle[0] || latitude > middle[1]);
  return {
    first: toColumns(`synthetic-${seed}`, first, includesDamageOnly),
    corrected: toColumns(`synthetic-${seed}`, [...kept, ...late, ...added], includesDamageOnly),
    district: toColumns(
      `synthetic-${seed}-district`,
      others.map((one) => ({ ...one, municipality: 'District' })),
      includesDamageOnly,
    ),
  };
}

/** Some of a city's accidents as the records of an organisation. */
export function selectFrom(city: CityColumns, id: string, isIn: (accident: number) => boolean): CityColumns {
  const kept = [...city.longitude.keys()].filter(isIn);
  const pick = <T>(column: ArrayLike<T>): T[] => kept.map((i) => column[i]!);
  return {
    id,
    name: id,
    includesDamageOnly: city.includesDamageOnly,
    longitude: Float64Array.from(pick(city.longitude)),
    latitude: Float64Array.from(pick(city.latitude)),
    year: Int16Array.from(pick(city.year)),
    municipality: pick(city.municipality),
    severity: pick(city.severity),
    roadUser: pick(city.roadUser),
    light: pick(city.light),
    hour: pick(city.hour),
    ageMask: Uint8Array.from(pick(city.ageMask)),
  };
}
