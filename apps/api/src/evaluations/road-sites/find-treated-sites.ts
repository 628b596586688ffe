import type { Course, NetworkSite, ScreenedNetwork } from '@elektron/spatial-analysis';

import type { Position } from '../../common/plane.ts';
import { crossingsAt } from '../list-treated-places.ts';
import { distanceToCourse, pointsAlong } from './site-distances.ts';

/** Where an intervention was, in metres, as it was stated and drawn. */
export interface DrawnPlaces {
  readonly points: readonly Position[];
  readonly lines: readonly Course[];
  /** Rings of each; those after the first are holes. */
  readonly areas: readonly (readonly Course[])[];
}

export interface FoundSites {
  /** Indices into the network's sites, ascending. */
  readonly sites: readonly number[];
  /** Points, lines and areas with no road within the tolerance. */
  readonly atNoSite: number;
}

/** How densely lines and sections are looked at. */
const STEP_METERS = 10;
/** A section is treated where so much of it lies along a line or in an area: one that is only touched at its end is not. */
const TREATED_SHARE = 0.5;

/**
 * The sites that an intervention was at. Of a point the junction whose area it lies in, else the nearest section within the tolerance. Of a line the
 * junctions that it passes, and the sections that are nearest to some of its points and lie along it by half of their length; of an area the junctions in it,
 * and the sections that lie in it by half. Where no section does by half, those that it is at with any part.
 */
export function findTreatedSites(
  { sites, junctionMeters }: ScreenedNetwork,
  { points, lines, areas }: DrawnPlaces,
  toleranceMeters: number,
): FoundSites {
  const nearestTo = nearestSites(sites, { junctionMeters, toleranceMeters });
  const found = [
    ...points.map((point) => nearestTo(point)),
    ...lines.map((line) => sitesAlong(sites, line, nearestTo, toleranceMeters)),
    ...areas.map((rings) => sitesIn(sites, rings)),
  ];
  return {
    sites: [...new Set(found.flat())].sort((a, b) => a - b),
    atNoSite: found.filter(({ length }) => length === 0).length,
  };
}

type Sites = readonly NetworkSite[];

/** One site or none; of equal distances the first in the network's order. */
function nearestSites(
  sites: Sites,
  { junctionMeters, toleranceMeters }: { readonly junctionMeters: number; readonly toleranceMeters: number },
): (place: Position) => number[] {
  const boxes = sites.map(({ course }) => boxOf(course));
  const nearest = (kind: NetworkSite['kind'], [x, y]: Position, within: number): number[] => {
    let [best, least] = [-1, Infinity];
    for (const [i, site] of sites.entries()) {
      const { west, south, east, north } = boxes[i]!;
      if (site.kind !== kind || x < west - within || x > east + within || y < south - within || y > north + within) continue;
      const distance = distanceToCourse([x, y], site.course);
      if (distance < least) [best, least] = [i, distance];
    }
    return least <= within ? [best] : [];
  };
  return (place) => {
    const junction = nearest('junction', place, junctionMeters);
    return junction.length > 0 ? junction : nearest('segment', place, toleranceMeters);
  };
}

function boxOf(course: Course): { readonly west: number; readonly south: number; readonly east: number; readonly north: number } {
  const [xs, ys] = [course.map(([x]) => x), course.map(([, y]) => y)];
  return { west: Math.min(...xs), south: Math.min(...ys), east: Math.max(...xs), north: Math.max(...ys) };
}

function sitesAlong(sites: Sites, line: Course, nearestTo: (place: Position) => number[], toleranceMeters: number): number[] {
  const near = [...new Set(pointsAlong(line, STEP_METERS).flatMap(nearestTo))];
  return byHalf(sites, near, (place) => distanceToCourse(place, line) <= toleranceMeters);
}

function sitesIn(sites: Sites, rings: readonly Course[]): number[] {
  const { west, south, east, north } = boxOf(rings[0]!);
  const isIn = ([x, y]: Position): boolean => {
    if (x < west || x > east || y < south || y > north) return false;
    return rings.flatMap((ring) => crossingsAt(y, ring)).filter((crossing) => crossing < x).length % 2 === 1;
  };
  const near = [...sites.keys()].filter((i) => pointsAlong(sites[i]!.course, STEP_METERS).some(isIn));
  return byHalf(sites, near, isIn);
}

/** Junctions, and the sections that are treated by half of their length: where there is none, all of them. */
function byHalf(sites: Sites, near: readonly number[], isTreated: (place: Position) => boolean): number[] {
  const sections = near.filter((i) => sites[i]!.kind === 'segment');
  const half = sections.filter((i) => {
    const places = pointsAlong(sites[i]!.course, STEP_METERS);
    return places.filter(isTreated).length >= TREATED_SHARE * places.length;
  });
  return [...near.filter((i) => sites[i]!.kind === 'junction'), ...(half.length > 0 ? half : sections)];
}
