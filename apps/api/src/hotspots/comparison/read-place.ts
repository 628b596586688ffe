import { E7 } from '@elektron/domain';
import { pointsOnGrounds, type Ground } from '@elektron/spatial-analysis';

import type { Plane, Position } from '../../common/plane.ts';
import { densityAt } from '../draw-surface.ts';
import type { StoredHotspotResult, StoredSite } from '../stored-hotspot-result.ts';
import type { CommonAccidents } from './common-accidents.ts';
import { groundOf } from './ground-of.ts';

/** What a run says of a place, whether or not it has found it. */
export interface PlaceReading {
  /** Of its hotspots here, the best first; none where it has found nothing here. */
  readonly ranks: readonly number[];
  /** Of the first of them: what the method ranks by, and the accidents that it counts there. */
  readonly score: number | null;
  readonly accidents: number | null;
  readonly neighborhoodAccidents: number | null;
  /** Accidents on the ground of the place that the run was asked about. */
  readonly accidentsHere: number;
  /** Of a method that ranks sites: the one here. */
  readonly site: SiteReading | null;
  /** Of a method that tests hexagons: the one in which the middle of the place lies. */
  readonly cell: { readonly accidents: number; readonly adjustedPValue: number; readonly bin: number } | null;
  /** Of a method that draws a density: the highest at the middle of the place and at its accidents, per km² and year. */
  readonly density: number | null;
}

export type SiteReading = Pick<StoredSite, 'rank' | 'accidents' | 'predicted' | 'expected' | 'excessPerYear' | 'reason'> & {
  readonly vehiclesPerDay: number | null;
};

/** The ground on which a place is, with its accidents. */
export interface ReadGround {
  readonly ground: Ground;
  /** Degrees. */
  readonly middle: Position;
  /** Indices of the common accidents on it. */
  readonly accidents: Uint32Array;
}

/** Where the hotspots of a result are: the site itself where the method ranks sites, else what is drawn around them. */
export function groundsOf(result: StoredHotspotResult, plane: Plane): Ground[] {
  return result.hotspots.map(({ outline, longitude, latitude, rank }) => {
    const site = siteOfRank(result, rank);
    return groundOf(site === undefined ? outline : site.geometry, plane, [longitude, latitude]);
  });
}

/** The site that a hotspot is, of a method that ranks sites or their shares; hotspots are the first of them. */
export function siteOfRank({ screening, proportions }: StoredHotspotResult, rank: number): Pick<StoredSite, 'geometry'> | undefined {
  return (screening ?? proportions)?.sites[rank - 1];
}

/**
 * @param run position of the run among those that are compared
 * @returns a function of a place and of the positions of the run's hotspots there
 */
export function createReader(
  result: StoredHotspotResult,
  run: number,
  accidents: CommonAccidents,
  places: readonly ReadGround[],
  plane: Plane,
): (place: number, hotspots: readonly number[]) => PlaceReading {
  const asked = accidents.asked[run]!;
  const findSite = createSiteFinder(result, asked, accidents, places, plane);
  const cells = cellsAt(result, places, plane);
  return (place, hotspots) => {
    const here = places[place]!;
    const best = hotspots[0] === undefined ? undefined : result.hotspots[hotspots[0]];
    return {
      ranks: hotspots.map((position) => result.hotspots[position]!.rank),
      score: best?.score ?? null,
      accidents: best?.accidents ?? null,
      neighborhoodAccidents: best?.neighborhoodAccidents ?? null,
      accidentsHere: here.accidents.reduce((sum, i) => sum + asked[i]!, 0),
      site: findSite(place, hotspots[0]),
      cell: cells[place] ?? null,
      density: result.surface === null ? null : highestDensity(result.surface, here, accidents),
    };
  };
}

/** The site of the run's own hotspot here; else the one with most of the accidents here; else the one that the middle of the place is at. */
function createSiteFinder(
  { screening, hotspots }: StoredHotspotResult,
  asked: Uint8Array,
  accidents: CommonAccidents,
  places: readonly ReadGround[],
  plane: Plane,
): (place: number, hotspot: number | undefined) => SiteReading | null {
  if (screening === undefined) return () => null;
  const grounds = screening.sites.map(({ geometry }) => groundOf(geometry, plane));
  const sitesOf = new Map<number, number[]>();
  for (const [site, held] of pointsOnGrounds(accidents, grounds).entries())
    for (const i of held) if (asked[i] === 1) sitesOf.set(i, [...(sitesOf.get(i) ?? []), site]);
  const atMiddle = holdersOfMiddles(grounds, places);
  return (place, hotspot) => {
    const own = hotspot === undefined ? undefined : screening.sites[hotspots[hotspot]!.rank - 1];
    const most = mostFrequent([...places[place]!.accidents].flatMap((i) => sitesOf.get(i) ?? []));
    const site = own ?? screening.sites[most ?? atMiddle[place] ?? -1];
    return site === undefined ? null : readSite(site);
  };
}

function readSite({ rank, accidents, predicted, expected, excessPerYear, reason, exposure }: StoredSite): SiteReading {
  return { rank, accidents, predicted, expected, excessPerYear, reason, vehiclesPerDay: exposure?.vehiclesPerDay ?? null };
}

/** Of equally frequent ones the first. */
function mostFrequent(values: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [first] = [...counts].sort(([a, count], [b, other]) => other - count || a - b);
  return first === undefined ? null : first[0];
}

/** Of each place, the first ground on which its middle lies. */
function holdersOfMiddles(grounds: readonly Ground[], places: readonly ReadGround[]): (number | undefined)[] {
  // A place without a middle lies nowhere: beyond every ground.
  const middles = places.map(({ ground }) => ground.middle ?? [-Number.MAX_VALUE, -Number.MAX_VALUE]);
  const points = { x: Float64Array.from(middles, ([x]) => x), y: Float64Array.from(middles, ([, y]) => y) };
  const holders: (number | undefined)[] = places.map(() => undefined);
  for (const [position, held] of pointsOnGrounds(points, grounds).entries()) for (const place of held) holders[place] ??= position;
  return holders;
}

function cellsAt({ cells }: StoredHotspotResult, places: readonly ReadGround[], plane: Plane): (PlaceReading['cell'] | undefined)[] {
  if (cells === null) return [];
  const grounds = cells.features.map(({ geometry }) => groundOf(geometry, plane));
  return holdersOfMiddles(grounds, places).map((at) => {
    if (at === undefined) return undefined;
    const { accidents, adjustedPValue, bin } = cells.features[at]!.properties;
    // Where there was nothing to test, there is nothing to say of it.
    return adjustedPValue === null ? undefined : { accidents, adjustedPValue, bin };
  });
}

function highestDensity(surface: NonNullable<StoredHotspotResult['surface']>, here: ReadGround, accidents: CommonAccidents): number {
  return [...here.accidents].reduce(
    (most, i) => Math.max(most, densityAt(surface, accidents.longitudeE7[i]! / E7, accidents.latitudeE7[i]! / E7)),
    densityAt(surface, ...here.middle),
  );
}
