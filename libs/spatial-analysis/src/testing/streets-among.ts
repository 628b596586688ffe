import type { AccidentParticipants, AccidentsOnNetworkRoads } from '../network-roads.ts';
import type { NetworkSite, ScreenedNetwork } from '../network-sites.ts';
import type { PointSet } from '../point-set.ts';

const SIDE_METERS = 200;
/** More sites than the method of moments needs, without an accident. */
const EMPTY_SITES = 12;

/** A made-up network: a street of 200 m through every square that has a point, and some quiet ones to the west; a point lies on the street of its square. */
export function streetsAmong({ x, y }: PointSet): ScreenedNetwork {
  const squareOf = (i: number): string => `${Math.floor(x[i]! / SIDE_METERS)} ${Math.floor(y[i]! / SIDE_METERS)}`;
  const known = [...x.keys()].filter((i) => Number.isFinite(x[i]!) && Number.isFinite(y[i]!));
  const west = known.reduce((least, i) => Math.min(least, Math.floor(x[i]! / SIDE_METERS)), 0);
  const quiet = Array.from({ length: EMPTY_SITES }, (_, k) => `${west - 1 - k} 0`);
  const squares = [...new Set([...known.map(squareOf), ...quiet])].map((name) => name.split(' ').map(Number) as [number, number]);
  squares.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const placeOf = new Map(squares.map((square, i) => [square.join(' '), i]));
  return {
    sites: squares.map(([column, row], i) => street(column, row, i)),
    siteOf: Int32Array.from(x, (_, i) => placeOf.get(squareOf(i)) ?? -1),
    noSiteReason: new Uint8Array(x.length).fill(255),
    sectionsInsideJunctions: 0,
    junctionMeters: 20,
  };
}

function street(column: number, row: number, i: number): NetworkSite {
  return {
    id: String(i).padStart(6, '0'),
    kind: 'segment',
    roadName: null,
    roadClass: 'residential',
    legs: null,
    lengthMeters: SIDE_METERS,
    exposure: null,
    course: [
      [column * SIDE_METERS, row * SIDE_METERS],
      [(column + 1) * SIDE_METERS, row * SIDE_METERS],
    ],
  };
}

/** The streets of such a network as roads of their own, on which every point lies at its x. */
export function alongStreets({ x }: PointSet, { sites, siteOf }: ScreenedNetwork): AccidentsOnNetworkRoads {
  return {
    roads: sites.map(({ roadName, lengthMeters, course }, site) => ({
      name: roadName,
      lengthMeters: lengthMeters!,
      course,
      parts: [{ site, from: 0, to: lengthMeters! }],
    })),
    roadOf: siteOf,
    positions: Float64Array.from(x, (own, i) => (siteOf[i]! < 0 ? NaN : own - sites[siteOf[i]!]!.course[0]![0])),
  };
}

const END_DAY = 19_723;
const BEFORE_END_DAYS = 10;

/** Accidents of one person each, on one day. */
export function participantsOf(severity: Uint8Array): AccidentParticipants {
  const holds = (...codes: readonly number[]): Uint8Array => severity.map((own) => (codes.includes(own) ? 1 : 0));
  const day = (): Int32Array => new Int32Array(severity.length).fill(END_DAY - BEFORE_END_DAYS);
  const persons = { dead: holds(1), serious: holds(2), slight: holds(3, 4) };
  const none = new Uint8Array(severity.length);
  return {
    earliestDay: day(),
    latestDay: day(),
    endDay: END_DAY,
    types: Int8Array.from(severity, (own) => own - 1),
    persons,
    vulnerable: { dead: none, serious: none, slight: none },
    personsAssumed: none,
  };
}
