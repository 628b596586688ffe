import { codeOf, Problem, SEVERITIES } from '@elektron/domain';
import { millionVehicleKilometers } from '@elektron/statistics';
import { hexagonCenter } from '../../hexagons.ts';
import type { HotspotInput } from '../../hotspot-method.ts';
import type { PointSet } from '../../point-set.ts';
import { liesOnGround } from '../../study-ground.ts';
import { lengthOfCourse } from '../../tested-units/cut-course.ts';
import { countHexagons } from '../../tested-units/hexagon-counts.ts';
import { sectionsOfPoints } from '../../tested-units/points-on-sections.ts';

/** Places with what is compared there. Index `i` is the same place everywhere. */
export interface ScanUnits {
  readonly model: 'bernoulli' | 'poisson';
  readonly points: PointSet;
  readonly cases: Float64Array;
  /** Accidents among which the cases are, or million vehicle kilometres; above 0. */
  readonly exposures: Float64Array;
  /** Of each accident that is compared; -1 of the others. */
  readonly unitOf: Int32Array;
  /** By how much a circle is drawn wider than the distance of its farthest unit. */
  readonly marginMeters: number;
}

const [FATAL, SERIOUS, SLIGHT] = (['fatal', 'serious', 'slight'] as const).map((severity) => codeOf(SEVERITIES, severity)) as [
  number,
  number,
  number,
];

/**
 * Hexagons that hold injury accidents of a known severity, with those that are cases. Damage-only accidents are left out: many go unrecorded, more in one
 * place than in another; and so are injuries of which the source does not say how bad they were.
 */
export function severityUnits(input: HotspotInput, which: 'killed-or-serious' | 'fatal', widthMeters: number): ScanUnits {
  const { points, severity } = input;
  const compared = [...severity.keys()].filter((i) => [FATAL, SERIOUS, SLIGHT].includes(severity[i]!));
  const isCase = (i: number): boolean => severity[i] === FATAL || (which === 'killed-or-serious' && severity[i] === SERIOUS);
  const of = (values: Float64Array): Float64Array => Float64Array.from(compared, (i) => values[i]!);
  const own = { x: of(points.x), y: of(points.y) };
  const { hexagons, counts, cellOf } = countHexagons({ points: own, knownPoints: null, studyArea: null }, widthMeters, 0);
  const cases = new Float64Array(hexagons.length);
  const unitOf = new Int32Array(points.x.length).fill(-1);
  for (const [place, i] of compared.entries()) {
    unitOf[i] = cellOf[place]!;
    if (isCase(i)) cases[cellOf[place]!]! += 1;
  }
  const centers = hexagons.map((hexagon) => hexagonCenter(hexagon, widthMeters));
  return {
    model: 'bernoulli',
    points: { x: Float64Array.from(centers, ({ x }) => x), y: Float64Array.from(centers, ({ y }) => y) },
    cases,
    exposures: counts,
    unitOf,
    marginMeters: widthMeters / 2,
  };
}

/** A circle around one section is drawn at least so wide. */
const SECTION_MARGIN_METERS = 50;

/**
 * Road sections with known traffic, their accidents, and their vehicle kilometres. An accident at a junction counts for the nearest of the sections that
 * meet there; so the whole length of a section counts. Sections that are not wholly where accidents were looked for are left out.
 * @throws Problem NO_ROADS, NO_TRAFFIC_ON_ROADS
 */
export function trafficUnits(input: HotspotInput): ScanUnits {
  const { points, network, years } = input;
  const sections = (network?.sites ?? []).filter(({ kind }) => kind === 'segment');
  if (network === undefined || sections.length === 0) throw new Problem('NO_ROADS');
  const known = sections.filter(({ exposure }) => exposure !== null && exposure.vehiclesPerDay > 0);
  if (known.length === 0) throw new Problem('NO_TRAFFIC_ON_ROADS');
  // None where no section lies wholly within: there is nothing to compare, which is not to say that traffic is not known.
  const counted = known.filter(({ course }) => liesOnGround(course, input));
  const places = new Map(counted.map((section, unit) => [section, unit]));
  const unitOf = sectionsOfPoints(network, points).map((section) => (section < 0 ? -1 : (places.get(sections[section]!) ?? -1)));
  const cases = new Float64Array(counted.length);
  for (const unit of unitOf) if (unit >= 0) cases[unit]! += 1;
  const middles = counted.map(({ course }) => course[Math.floor(course.length / 2)]!);
  return {
    model: 'poisson',
    points: { x: Float64Array.from(middles, ([x]) => x), y: Float64Array.from(middles, ([, y]) => y) },
    cases,
    exposures: Float64Array.from(counted, ({ exposure, course }) =>
      millionVehicleKilometers(exposure!.vehiclesPerDay, lengthOfCourse(course) / 1_000, years),
    ),
    unitOf,
    marginMeters: SECTION_MARGIN_METERS,
  };
}
