import { Problem } from '@elektron/domain';
import { foldLetters } from './fold-street-name.ts';
import type { LocatedRows } from './learnt-place.ts';
import { positionOfNumber, sideOfNumber, type HouseNumber } from './parse-house-number.ts';
import { readPlace, type PlaceDescription } from './parse-place-text.ts';
import type { CalibratedRoute, RoadNetwork } from './road-network.ts';
import { StreetIndex } from './street-index.ts';

/** A row that says in words where it was, and has coordinates too. */
export interface LocatedDescription extends PlaceDescription {
  /** Metres of a plane, the same one for all rows and for the network. */
  readonly x: number;
  readonly y: number;
}

/** A house number of a street that rows lie at. */
export interface KnownNumber {
  readonly number: HouseNumber;
  readonly position: number;
  readonly side: number;
  readonly rows: number[];
}

/** A row at a kilometre position. */
export interface KnownMeasure {
  readonly meters: number;
  readonly row: number;
}

/** Names of places and what is known of them. Streets are numbers of `streets`; rows are indices of the list that it was learnt from. */
export interface Gazetteer {
  readonly streets: StreetIndex;
  readonly located: LocatedRows;
  readonly areas: ReadonlyMap<string, number>;
  /** Rows by crossing, by street; house numbers and kilometre positions by street. */
  readonly crossings: ReadonlyMap<number, readonly number[]>;
  readonly streetRows: ReadonlyMap<number, readonly number[]>;
  readonly numbers: ReadonlyMap<number, ReadonlyMap<string, KnownNumber>>;
  readonly measures: ReadonlyMap<number, readonly KnownMeasure[]>;
  /** From the network. */
  readonly networkCrossings: ReadonlyMap<number, readonly NetworkPoint[]>;
  readonly routes: ReadonlyMap<number, readonly CalibratedRoute[]>;
}

export interface NetworkPoint {
  readonly x: number;
  readonly y: number;
  /** Areas of the two streets, -1 where none is said. */
  readonly areas: readonly [number, number];
}

/** More streets than any authority has names for; two numbers below it make one key. */
const STREETS_AT_MOST = 2 ** 26;

/** One key for two streets, whichever is named first. */
export const crossingKey = (one: number, other: number): number => Math.min(one, other) * STREETS_AT_MOST + Math.max(one, other);

/** One key for the spellings of an area's name. */
export const areaKey = (name: string): string =>
  foldLetters(name)
    .replace(/^(?:δημοσ|δημου|δ\.)\s+/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * Learns where named places are: from an authority's own located rows, and from a road network where there is one.
 * @param rows in any order; a row without a readable description teaches nothing
 * @throws Problem INPUT_INVALID for a place that is no number, and for a route whose positions fall
 */
export function buildGazetteer(rows: readonly LocatedDescription[], network: RoadNetwork | null = null): Gazetteer {
  for (const { x, y } of rows) requireFinite(x, y);
  const builder = new GazetteerBuilder(rows);
  for (const [row, description] of rows.entries()) builder.addRow(row, description);
  if (network !== null) builder.addNetwork(network);
  return builder.finish();
}

class GazetteerBuilder {
  private readonly streets = new StreetIndex();
  private readonly located: LocatedRows;
  private readonly areas = new Map<string, number>();
  private readonly crossings = new Map<number, number[]>();
  private readonly streetRows = new Map<number, number[]>();
  private readonly numbers = new Map<number, Map<string, KnownNumber>>();
  private readonly measures = new Map<number, KnownMeasure[]>();
  private readonly networkCrossings = new Map<number, NetworkPoint[]>();
  private readonly routes = new Map<number, CalibratedRoute[]>();

  constructor(rows: readonly LocatedDescription[]) {
    this.located = {
      x: Float64Array.from(rows, ({ x }) => x),
      y: Float64Array.from(rows, ({ y }) => y),
      area: Int32Array.from(rows, ({ area }) => this.areaOf(area)),
    };
  }

  addRow(row: number, description: LocatedDescription): void {
    const reading = readPlace(description)[0];
    if (reading === undefined) return;
    if (reading.kind === 'crossing') {
      const [one, other] = reading.streets.map((name) => this.addStreet(name, row));
      if (one != null && other != null && one !== other) push(this.crossings, crossingKey(one, other), row);
    } else if (reading.kind === 'kilometre') {
      const road = reading.road === null ? null : this.addStreet(reading.road, row);
      if (road !== null) push(this.measures, road, { meters: reading.meters, row });
    } else {
      const street = this.addStreet(reading.street, row);
      if (street !== null && reading.kind === 'address') this.addNumber(street, reading.number, row);
    }
  }

  addNetwork({ streets, crossings, routes }: RoadNetwork): void {
    const ids = streets.map(({ name, otherNames }) => [name, ...otherNames].map((one) => this.streets.add(one)).filter(isKnown));
    for (const { streets: pair, x, y } of crossings) {
      const [one, other] = pair;
      const point: NetworkPoint = { x, y, areas: [this.areaOf(streets[one]?.area), this.areaOf(streets[other]?.area)] };
      for (const a of ids[one] ?? []) for (const b of ids[other] ?? []) if (a !== b) push(this.networkCrossings, crossingKey(a, b), point);
    }
    for (const route of routes) {
      requireRising(route);
      for (const road of [route.name, ...route.otherNames].map((name) => this.streets.add(name)).filter(isKnown))
        push(this.routes, road, route);
    }
  }

  finish(): Gazetteer {
    for (const known of this.measures.values()) known.sort((a, b) => a.meters - b.meters || a.row - b.row);
    const { streets, located, areas, crossings, streetRows, numbers, measures, networkCrossings, routes } = this;
    return { streets, located, areas, crossings, streetRows, numbers, measures, networkCrossings, routes };
  }

  private addStreet(name: string, row: number): number | null {
    const street = this.streets.add(name);
    if (street !== null) push(this.streetRows, street, row);
    return street;
  }

  private addNumber(street: number, number: HouseNumber, row: number): void {
    // What lies opposite a number does not say where the number is.
    if (number.opposite) return;
    const known = this.numbers.get(street) ?? new Map<string, KnownNumber>();
    this.numbers.set(street, known);
    const before = known.get(number.text);
    if (before === undefined)
      known.set(number.text, { number, position: positionOfNumber(number), side: sideOfNumber(number), rows: [row] });
    else before.rows.push(row);
  }

  private areaOf(name: string | null | undefined): number {
    const key = areaKey(name ?? '');
    if (key === '') return -1;
    const known = this.areas.get(key) ?? this.areas.size;
    this.areas.set(key, known);
    return known;
  }
}

function requireFinite(x: number, y: number): void {
  if (!Number.isFinite(x) || !Number.isFinite(y)) throw new Problem('INPUT_INVALID', { field: 'place', value: `${x}, ${y}` });
}

function requireRising({ name, measures, x, y }: CalibratedRoute): void {
  const isRising = measures.every((measure, i) => i === 0 || measure >= measures[i - 1]!);
  if (!isRising || x.length !== measures.length || y.length !== measures.length) {
    throw new Problem('INPUT_INVALID', { field: 'measures', value: name });
  }
}

const isKnown = (street: number | null): street is number => street !== null;

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
