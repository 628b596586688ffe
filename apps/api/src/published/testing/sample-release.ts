import { createHash } from 'node:crypto';
import {
  RELEASE_FORMAT,
  type PublishedArea,
  type PublishedBarrier,
  type PublishedCount,
  type PublishedDimension,
  type PublishedGeography,
  type PublishedOutline,
  type PublishedPeriod,
  type PublishedRelease,
  type PublishedSite,
  type PublishedTable,
  type Text,
} from '@elektron/domain';
import { seededRandom, type Random } from '@elektron/statistics';
import { cellArea, cellToBoundary, cellToChildren, cellToLatLng, cellToParent, gridDisk, latLngToCell } from 'h3-js';

/*
 * A release as one looks like, for tests: two made-up municipalities of one hexagon of resolution 7 each, with all hexagons of resolutions 8 and 9 in
 * them, made-up accidents, and numbers below k hidden. Nothing is hidden beside: no secret is kept here.
 */

const THRESHOLD = 5;
const YEARS = [2016, 2017, 2018, 2019, 2020, 2021] as const;
const SINGLE_YEARS: readonly PublishedPeriod[] = YEARS.map((year) => ({ id: String(year), from: year, to: year }));
const BLOCKS: readonly PublishedPeriod[] = [
  { id: '2016-2018', from: 2016, to: 2018 },
  { id: '2019-2021', from: 2019, to: 2021 },
];

const DIMENSIONS: readonly PublishedDimension[] = [
  {
    id: 'severity',
    names: { el: 'Βαρύτητα', en: 'Severity' },
    values: [
      { id: 'killed-or-serious', names: { el: 'Θανατηφόρα ή σοβαρά', en: 'Fatal or serious' } },
      { id: 'slight', names: { el: 'Ελαφρά', en: 'Slight' } },
    ],
  },
  {
    id: 'road-user',
    names: { el: 'Χρήστης της οδού', en: 'Road user' },
    values: [
      { id: 'pedestrian', names: { el: 'Με πεζό', en: 'With a pedestrian' } },
      { id: 'rider', names: { el: 'Με δίκυκλο', en: 'With a rider' } },
      { id: 'other', names: { el: 'Άλλα', en: 'Others' } },
    ],
  },
  {
    id: 'light',
    names: { el: 'Φωτισμός', en: 'Light' },
    values: [
      { id: 'day', names: { el: 'Ημέρα', en: 'Day' } },
      { id: 'night', names: { el: 'Νύχτα', en: 'Night' } },
    ],
  },
  {
    id: 'hour',
    names: { el: 'Ώρα', en: 'Hour' },
    values: [
      { id: '00-06', names: { el: '00:00 έως 06:00', en: '00:00 to 06:00' } },
      { id: '06-12', names: { el: '06:00 έως 12:00', en: '06:00 to 12:00' } },
      { id: '12-18', names: { el: '12:00 έως 18:00', en: '12:00 to 18:00' } },
      { id: '18-24', names: { el: '18:00 έως 24:00', en: '18:00 to 24:00' } },
    ],
  },
];

const EVERYWHERE: readonly PublishedGeography[] = ['municipality', 'hexagon-7', 'hexagon-8', 'hexagon-9'];
const COARSE: readonly PublishedGeography[] = ['municipality', 'hexagon-7', 'hexagon-8'];
const idsOf = (periods: readonly PublishedPeriod[]): string[] => periods.map(({ id }) => id);
const TABLES: readonly PublishedTable[] = [
  { id: 'total', dimensions: [], geographies: EVERYWHERE, periods: idsOf(BLOCKS) },
  { id: 'total', dimensions: [], geographies: ['municipality'], periods: idsOf(SINGLE_YEARS) },
  ...DIMENSIONS.map(({ id }) => ({ id, dimensions: [id], geographies: COARSE, periods: idsOf(BLOCKS) })),
  { id: 'severity', dimensions: ['severity'], geographies: ['municipality'], periods: idsOf(SINGLE_YEARS) },
  {
    id: 'severity-by-road-user',
    dimensions: ['severity', 'road-user'],
    geographies: ['municipality', 'hexagon-7'],
    periods: idsOf(BLOCKS),
  },
];

/** An accident before it is counted: the hexagon of resolution 9, the year, and the value of each dimension. */
interface Accident {
  readonly cell: string;
  readonly year: number;
  readonly values: readonly number[];
}

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

/** Further ones around the two, all alike but for their accidents. */
function municipalitiesOf(count: number): Municipality[] {
  const around = gridDisk(CENTRE, 6).filter((cell) => MUNICIPALITIES.every((known) => known.cell !== cell));
  const more = around.slice(0, Math.max(0, count - MUNICIPALITIES.length)).map((cell, i) => {
    return { id: `m-${i + 3}`, names: { el: `Δήμος ${i + 3}`, en: `Municipality ${i + 3}` }, cell, accidents: 100 + 10 * i };
  });
  return [...MUNICIPALITIES, ...more];
}

/**
 * @param slug short name of the organisation
 * @param number of the release: another number has other accidents
 * @param count of municipalities, up to 127; each has 58 areas
 */
export function makeSampleRelease(slug = 'sample', number = 1, count = MUNICIPALITIES.length): PublishedRelease {
  const random = seededRandom(20_261_130 + number);
  const areas = municipalitiesOf(count).flatMap((municipality) => areasOf(municipality, drawAccidents(municipality, random)));
  const places = areas.flatMap(({ outline }) => outline.coordinates.flat() as [number, number][]);
  return {
    format: RELEASE_FORMAT,
    releaseId: `${slug}-${number}`,
    organisation: { slug, name: `Sample ${slug}` },
    number,
    threshold: THRESHOLD,
    dataCutOff: '2021-12-31',
    licence: 'CC-BY-4.0',
    attribution: 'Made up for tests',
    isIllustrative: true,
    includesDamageOnly: false,
    periods: [...BLOCKS, ...SINGLE_YEARS],
    dimensions: DIMENSIONS,
    tables: TABLES,
    geographies: EVERYWHERE,
    bounds: [
      Math.min(...places.map(([longitude]) => longitude)),
      Math.min(...places.map(([, latitude]) => latitude)),
      Math.max(...places.map(([longitude]) => longitude)),
      Math.max(...places.map(([, latitude]) => latitude)),
    ],
    areas,
    sites: SITES,
    barriers: BARRIERS,
  };
}

/** Some hexagons have none at all, most a few, and a few have many: as on a map. */
function drawAccidents({ cell, accidents }: Municipality, random: Random): Accident[] {
  const cells = cellToChildren(cell, 9);
  return Array.from({ length: accidents }, () => ({
    cell: cells[Math.floor(random() ** 3 * (cells.length - 10))]!,
    year: YEARS[Math.floor(random() * YEARS.length)]!,
    values: DIMENSIONS.map(({ values }) => Math.floor(random() ** 1.5 * values.length)),
  }));
}

function areasOf({ id, names, cell }: Municipality, accidents: readonly Accident[]): PublishedArea[] {
  const place = (resolution: number): string[] => cellToChildren(cell, resolution);
  const whole = { id, geography: 'municipality' as const, parent: null, names };
  const finer = [7, 8, 9].flatMap((resolution) =>
    place(resolution).map((hexagon, index) => ({
      hexagon,
      id: hexagon,
      geography: `hexagon-${resolution}` as PublishedGeography,
      parent: resolution === 7 ? id : cellToParent(hexagon, resolution - 1),
      names: resolution > 7 && index % 2 === 0 ? STREETS[(index / 2) % STREETS.length]! : null,
    })),
  );
  return [{ ...whole, hexagon: cell }, ...finer].map(({ hexagon, ...area }) => {
    const resolution = area.geography === 'municipality' ? 7 : Number(area.geography.slice(-1));
    const inside = accidents.filter((accident) => cellToParent(accident.cell, resolution) === hexagon);
    return { ...area, ...landOf(hexagon), counts: countsOf(area.geography, inside) };
  });
}

function landOf(cell: string): Pick<PublishedArea, 'areaKm2' | 'centre' | 'outline'> {
  const [latitude, longitude] = cellToLatLng(cell);
  const ring = cellToBoundary(cell, true).map(([x, y]) => [rounded(x), rounded(y)]);
  const outline: PublishedOutline = { type: 'Polygon', coordinates: [ring] };
  return { areaKm2: Number(cellArea(cell, 'km2').toFixed(4)), centre: [rounded(longitude), rounded(latitude)], outline };
}

const rounded = (degrees: number): number => Number(degrees.toFixed(7));

function countsOf(geography: PublishedGeography, accidents: readonly Accident[]): PublishedArea['counts'] {
  const counts: Record<string, Record<string, PublishedCount[]>> = {};
  for (const { id, dimensions, geographies, periods } of TABLES) {
    if (!geographies.includes(geography)) continue;
    for (const period of periods) (counts[id] ??= {})[period] = tabulate(dimensions, periodOf(period), accidents);
  }
  return counts;
}

const periodOf = (id: string): PublishedPeriod => [...BLOCKS, ...SINGLE_YEARS].find((period) => period.id === id)!;

function tabulate(dimensions: readonly string[], { from, to }: PublishedPeriod, accidents: readonly Accident[]): PublishedCount[] {
  const used = dimensions.map((id) => DIMENSIONS.findIndex((dimension) => dimension.id === id));
  const counted = accidents.filter(({ year }) => from <= year && year <= to);
  const cells = new Array<number>(used.reduce((size, index) => size * DIMENSIONS[index]!.values.length, 1)).fill(0);
  for (const { values } of counted) cells[used.reduce((at, index) => at * DIMENSIONS[index]!.values.length + values[index]!, 0)]! += 1;
  return cells.map((count) => (counted.length === 0 || count >= THRESHOLD ? count : null));
}

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
