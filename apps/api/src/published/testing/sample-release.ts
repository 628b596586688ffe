import { createHash } from 'node:crypto';
import { makeRelease, type ReleaseInput, type ReleaseMunicipality } from '@elektron/disclosure-control';
import {
  codeOf,
  LIGHT_CONDITIONS,
  PUBLISHED_DIMENSION_IDS,
  PUBLISHED_VALUE_OF,
  RELEASE_FORMAT,
  ROAD_USERS,
  SEVERITIES,
  STREET_PARTS_OF_DEGREE,
  type DimensionSource,
  type PublishedArea,
  type PublishedBarrier,
  type PublishedDimensionId,
  type PublishedRelease,
  type PublishedSite,
  type PublishedStreet,
  type Text,
} from '@elektron/domain';
import { seededRandom, type Random } from '@elektron/statistics';
import { cellsToMultiPolygon, cellToChildren, cellToLatLng, gridDisk, latLngToCell } from 'h3-js';

/*
 * THE sample of a release, for tests: what the disclosure control makes of two made-up municipalities with made-up accidents. Each has the hexagons of
 * resolution 9 of one of resolution 7.
 */

const THRESHOLD = 5;
const BLOCKS = [
  { from: 2016, to: 2018 },
  { from: 2019, to: 2021 },
] as const;
const YEARS = 6;

interface Municipality {
  readonly id: string;
  readonly names: Text;
  readonly cell: string;
  readonly accidents: number;
}

const CENTRE = latLngToCell(37.98, 23.73, 7);
const MUNICIPALITIES: readonly Municipality[] = [
  { id: 'm-ano-kipoi', names: { el: 'Δήμος Άνω Κήπων', en: 'Ano Kipoi' }, cell: CENTRE, accidents: 900 },
  { id: 'm-kato-ampelia', names: { el: 'Δήμος Κάτω Αμπελιών', en: 'Kato Ampelia' }, cell: gridDisk(CENTRE, 1)[1]!, accidents: 250 },
];
const STREETS: readonly Text[] = [
  { el: 'Λεωφόρος Ελευθερίας', en: 'Leoforos Eleftherias' },
  { el: 'Οδός Αγίου Γεωργίου', en: 'Agiou Georgiou Street' },
  { el: 'Πλατεία Ηρώων', en: 'Iroon Square' },
];

/** An accident before it is counted. */
interface Accident extends DimensionSource {
  /** A hexagon of resolution 9. */
  readonly cell: string;
  readonly municipality: number;
  readonly year: number;
}

/**
 * @param slug short name of the organisation
 * @param number of the release: another number has other accidents
 */
export async function makeSampleRelease(slug = 'sample', number = 1): Promise<PublishedRelease> {
  const random = seededRandom(20_261_130 + number);
  const accidents = MUNICIPALITIES.flatMap((municipality, index) => drawAccidents(municipality, index, random));
  const { periods, dimensions, tables, geographies, bounds, areas, audit } = await makeRelease(inputOf(accidents));
  if (!audit.passed) throw new Error('The sample gives something away');
  return {
    format: RELEASE_FORMAT,
    releaseId: `${slug}-${number}`,
    organisation: { slug, name: `Δήμοι ${slug}`, names: { el: `Δήμοι ${slug}`, en: `Sample ${slug}` } },
    number,
    threshold: THRESHOLD,
    dataCutOff: '2021-12-31',
    licence: 'CC-BY-4.0',
    attribution: 'Made up for tests',
    isIllustrative: true,
    includesDamageOnly: false,
    periods,
    dimensions,
    tables,
    geographies,
    bounds,
    streets: { attribution: { el: '© Όσοι σχεδίασαν τις οδούς', en: '© Those who have drawn the streets' }, licence: 'ODbL-1.0' },
    areas: areas.map(nameByStreets),
    sites: SITES,
    barriers: BARRIERS,
    streetLines: STREET_LINES,
  };
}

/** Some hexagons have none at all, most a few, and a few have many: as on a map. */
function drawAccidents({ cell, accidents }: Municipality, municipality: number, random: Random): Accident[] {
  const cells = cellToChildren(cell, 9);
  const pick = (most: number): number => Math.floor(random() ** 1.5 * most);
  return Array.from({ length: accidents }, () => ({
    cell: cells[Math.floor(random() ** 3 * (cells.length - 10))]!,
    municipality,
    year: BLOCKS[0].from + Math.floor(random() * YEARS),
    // Slight ones are most, and in each somebody is hurt.
    severity: codeOf(SEVERITIES, (['slight', 'slight', 'serious', 'fatal'] as const)[pick(4)]!),
    roadUserMask: 1 << ROAD_USERS.indexOf((['car', 'powered-two-wheeler', 'pedestrian', 'bicycle'] as const)[pick(4)]!),
    // Of a register without ages, whose releases have no table of them.
    ageMask: 0,
    light: codeOf(LIGHT_CONDITIONS, (['daylight', 'twilight'] as const)[pick(2)]!),
    hour: 23 - pick(24),
  }));
}

function inputOf(accidents: readonly Accident[]): ReleaseInput {
  const places = accidents.map(({ cell }) => cellToLatLng(cell));
  const values = PUBLISHED_DIMENSION_IDS.map((id) => [id, Uint8Array.from(accidents, PUBLISHED_VALUE_OF[id])] as const);
  return {
    threshold: THRESHOLD,
    blocks: BLOCKS,
    accidents: {
      count: accidents.length,
      latitude: Float64Array.from(places, ([latitude]) => latitude),
      longitude: Float64Array.from(places, ([, longitude]) => longitude),
      municipality: Int32Array.from(accidents, ({ municipality }) => municipality),
      year: Int16Array.from(accidents, ({ year }) => year),
      values: Object.fromEntries(values) as Record<PublishedDimensionId, Uint8Array>,
    },
    municipalities: MUNICIPALITIES.map(landOf),
    roadSites: { sites: [], siteOf: new Int32Array(accidents.length).fill(-1) },
    blackSpots: [],
    interventions: [],
    earlier: [],
    others: [],
  };
}

const HEXAGON_KM2 = 0.105;

function landOf({ id, names, cell }: Municipality): ReleaseMunicipality {
  const cells = cellToChildren(cell, 9);
  return {
    id,
    names,
    areaKm2: HEXAGON_KM2 * cells.length,
    outline: { type: 'MultiPolygon', coordinates: cellsToMultiPolygon(cells, true) },
  };
}

/** Every second hexagon lies at a street that people know. */
function nameByStreets(area: PublishedArea, index: number): PublishedArea {
  if (area.names !== null || index % 2 === 1) return area;
  return { ...area, names: STREETS[(index / 2) % STREETS.length]! };
}

const E = STREET_PARTS_OF_DEGREE;
/** A main street from west to east through both municipalities, and a lane that crosses it. */
const STREET_LINES: readonly PublishedStreet[] = [
  { rank: 1, name: 'Λεωφόρος Ελευθερίας', course: [23.6 * E, 37.98 * E, 0.1 * E, 0, 0.2 * E, 0] },
  { rank: 3, name: 'Οδός Αγίου Γεωργίου', course: [23.73 * E, 37.975 * E, 0, 0.01 * E] },
].map((street) => ({ ...street, course: street.course.map(Math.round) }) as PublishedStreet);

const SITES: readonly PublishedSite[] = [
  {
    id: 's-1',
    kind: 'black-spot',
    names: { el: 'Λεωφόρος Ελευθερίας και Αγίου Γεωργίου', en: 'Leoforos Eleftherias and Agiou Georgiou' },
    centre: [23.73, 37.98],
    from: 2016,
    to: 2018,
    accidentsAbout: 15,
    roundedTo: 5,
    effect: null,
  },
  {
    id: 's-2',
    kind: 'intervention',
    names: { el: 'Πλατεία Ηρώων', en: 'Iroon Square' },
    centre: [23.735, 37.985],
    from: 2016,
    to: 2021,
    accidentsAbout: 30,
    roundedTo: 5,
    effect: { interventionKind: 'signals', percent: -20, percentLow: -45, percentHigh: 15, method: 'empirical-bayes' },
  },
];

const BARRIERS: readonly PublishedBarrier[] = [
  { id: 'b-1', kind: 'kerb-ramp', names: { el: 'Χωρίς ράμπα', en: 'No kerb ramp' }, centre: [23.731, 37.981], observedYear: 2021 },
  {
    id: 'b-2',
    kind: 'obstacle',
    names: { el: 'Στύλος στο πεζοδρόμιο', en: 'A pole on the footway' },
    centre: [23.728, 37.979],
    observedYear: null,
  },
];

/** Of a release as it is stored: SHA-256 of its JSON. */
export function digestOf(release: PublishedRelease): string {
  return createHash('sha256').update(JSON.stringify(release)).digest('hex');
}
