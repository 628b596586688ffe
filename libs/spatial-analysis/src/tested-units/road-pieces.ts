import { Problem } from '@elektron/domain';
import type { HotspotInput } from '../hotspot-method.ts';
import type { HotspotNotice } from '../hotspot-texts.ts';
import type { Course } from '../network-sites.ts';
import { outlineAlong } from '../outline-along.ts';
import { liesOnGround } from '../study-ground.ts';
import { segmentWeights } from '../segment-weights.ts';
import { cutCourse, lengthOfCourse } from './cut-course.ts';
import { nearestCourse, sectionsOfPoints } from './points-on-sections.ts';
import type { TestedUnits } from './tested-units.ts';

/** As of hexagons: more tell a reader nothing. */
const PIECE_LIMIT = 200_000;
/** Shorter than this share of the asked length are only pieces of sections that are so short. */
const SHORT_SHARE = 0.75;
const TOLERATED_SHARE = 0.2;
/** Half of what is drawn around a piece. */
const OUTLINE_METERS = 10;

/**
 * Pieces of about one length along the sections of a network, each with its accidents; neighbours are those that meet. Only alike lengths make counts
 * exchangeable, which the exact null asks for. An accident at a junction counts for the nearest of the pieces that meet there. Pieces that are not wholly
 * in the study area are left out.
 * @param pieceMeters a section is cut into equal pieces as near to it as may be; a shorter one is a piece of its own
 * @throws Problem NO_ROADS, TOO_MANY_CELLS
 */
export function countRoadPieces(input: HotspotInput, pieceMeters: number): TestedUnits {
  const { points, network } = input;
  const sections = (network?.sites ?? []).flatMap(({ kind, course }) => (kind === 'segment' ? [course] : []));
  if (network === undefined || sections.length === 0) throw new Problem('NO_ROADS');
  const cut = sections.map((course) => cutCourse(course, pieceMeters));
  const total = cut.reduce((sum, pieces) => sum + pieces.length, 0);
  if (total > PIECE_LIMIT) throw new Problem('TOO_MANY_CELLS', { cells: total, limit: PIECE_LIMIT });
  const ofSection = cut.map((pieces) => pieces.filter((course) => liesOnGround(course, input)));
  const firstOf = Int32Array.from(ofSection);
  let next = 0;
  for (const [section, pieces] of ofSection.entries()) {
    firstOf[section] = next;
    next += pieces.length;
  }
  const courses = ofSection.flat();
  const counts = new Float64Array(courses.length);
  const unitOf = sectionsOfPoints(network, points).map((section, i) => {
    const pieces = section < 0 ? [] : ofSection[section]!;
    // Of a section that the area cuts, a piece beyond may be the nearest one: then the accident is beyond, too.
    const nearest = section < 0 ? undefined : cut[section]![nearestCourse(cut[section]!, points.x[i]!, points.y[i]!)];
    const place = nearest === undefined ? -1 : pieces.indexOf(nearest);
    return place < 0 ? -1 : firstOf[section]! + place;
  });
  for (const unit of unitOf) if (unit >= 0) counts[unit]! += 1;
  const left = unitOf.reduce((sum, unit) => sum + (unit < 0 ? 1 : 0), 0);
  return {
    counts,
    unitOf,
    weights: weightsOf(courses),
    centers: courses.map((course) => course[Math.floor(course.length / 2)]!),
    outlineOf: (unit) => outlineAlong(courses[unit]!, OUTLINE_METERS),
    drawn: { widthMeters: null, courses },
    notices: [
      ...(left === 0 ? [] : [{ code: 'ACCIDENTS_NOT_ON_PIECES', details: { accidents: left, total: points.x.length } } as const]),
      ...warnOfLengths(courses, pieceMeters),
    ],
  };
}

/** Counts of pieces of other lengths are not exchangeable: where more than a few are short, a reader must know. */
function warnOfLengths(courses: readonly Course[], pieceMeters: number): HotspotNotice[] {
  const short = courses.filter((course) => lengthOfCourse(course) < SHORT_SHARE * pieceMeters).length;
  if (short <= TOLERATED_SHARE * courses.length) return [];
  return [{ code: 'PIECES_DIFFER', details: { share: Math.round((100 * short) / courses.length), meters: pieceMeters } }];
}

/** Pieces that share an end. */
function weightsOf(courses: readonly Course[]) {
  const nodes = new Map<string, number>();
  const nodeOf = ([x, y]: Course[number]): number => {
    const key = `${x} ${y}`;
    const known = nodes.get(key) ?? nodes.size;
    nodes.set(key, known);
    return known;
  };
  const startNode = courses.map((course) => nodeOf(course[0]!));
  const endNode = courses.map((course) => nodeOf(course.at(-1)!));
  return segmentWeights({ nodes: nodes.size, startNode, endNode, lengthMeters: courses.map(() => 1) });
}
