import {
  ACCESSIBILITY_PROFILES,
  classifyDeficit,
  classifyExcess,
  poolDeficits,
  positionOfCell,
  PRIORITY_CELLS,
  toleranceMetersOf,
  type AccessibilityProfile,
  type DeficitClass,
  type DeficitInterval,
  type ExcessClass,
  type PriorityCell,
} from '@elektron/domain';
import { placeOnSites, type SitePlace } from '@elektron/spatial-analysis';

import type { StreetJudgement } from '../columns/accessibility/judge-streets.ts';
import type { Plane, Position } from '../common/plane.ts';
import type { StoredScreening, StoredSite } from '../hotspots/stored-hotspot-result.ts';

/** A junction or section with both of its axes. */
export interface PrioritySite {
  readonly site: StoredSite;
  readonly excessClass: ExcessClass | null;
  /** Of all crossings and footways on it together; null where none is on record. */
  readonly deficit: DeficitInterval | null;
  readonly deficitClass: DeficitClass | null;
  readonly crossings: number;
  readonly footways: number;
  /** By profile, how many of them stop its people for certain. */
  readonly barriers: readonly { readonly profile: AccessibilityProfile; readonly count: number }[];
  readonly seenSince: string | null;
  readonly seenUntil: string | null;
}

export interface RankedPriorities {
  /** By cell of the matrix, and in each by the excess: the largest first. */
  readonly sites: readonly PrioritySite[];
  readonly cells: readonly (PriorityCell & { readonly sites: number })[];
  /** Crossings and footways that lie on none of the sites, and those whose place is not known. */
  readonly onNoSite: number;
  readonly withoutPlace: number;
}

/**
 * Sets the excess of each site beside what the crossings and footways on it lack. The order is that of the cells; within a cell by the excess
 * alone: nothing is made of both.
 * @param share from which a deficit counts as high, 0 to 1
 */
export function rankPriorities(
  { sites, junctionMeters }: Pick<StoredScreening, 'sites' | 'junctionMeters'>,
  streets: readonly StreetJudgement[],
  plane: Plane,
  share: number,
): RankedPriorities {
  const meant = streets.filter(({ deficit }) => deficit !== null);
  const siteOf = placeOnSites(
    sites.map((site) => toPlace(site, plane)),
    junctionMeters,
    meant.map(({ place }) => place),
  );
  const onSite = Map.groupBy(meant, (_, k) => siteOf[k]!);
  const ranked = sites.map((site, k) => describeSite(site, onSite.get(k) ?? [], share));
  return {
    sites: ranked.toSorted((a, b) => compareSites(a, b)),
    cells: PRIORITY_CELLS.map((cell, position) => ({ ...cell, sites: ranked.filter((site) => cellOf(site) === position).length })),
    onNoSite: (onSite.get(-1) ?? []).filter(({ place }) => place !== null).length,
    withoutPlace: meant.filter(({ place }) => place === null).length,
  };
}

function describeSite(site: StoredSite, streets: readonly StreetJudgement[], share: number): PrioritySite {
  const deficit = poolDeficits(streets.flatMap((street) => street.deficit ?? []));
  const days = streets.flatMap(({ seenSince, seenUntil }) => [seenSince, seenUntil].filter((day) => day !== null)).sort();
  const ofItem = (wanted: StreetJudgement['item']): number => streets.filter(({ item }) => item === wanted).length;
  return {
    site,
    excessClass: classifyExcess(site.excessPerYearInterval),
    deficit,
    deficitClass: deficit === null ? null : classifyDeficit(deficit, share),
    crossings: ofItem('crossing'),
    footways: ofItem('footway'),
    barriers: ACCESSIBILITY_PROFILES.map((profile, k) => ({
      profile,
      count: streets.filter(({ barriers }) => barriers[k]?.verdict === 'barrier').length,
    })),
    seenSince: days[0] ?? null,
    seenUntil: days.at(-1) ?? null,
  };
}

export function cellOf({ excessClass, deficitClass }: Pick<PrioritySite, 'excessClass' | 'deficitClass'>): number {
  return positionOfCell({ excess: excessClass, deficit: deficitClass });
}

function compareSites(a: PrioritySite, b: PrioritySite): number {
  const excessOf = ({ site }: PrioritySite): number => site.excessPerYear ?? Number.NEGATIVE_INFINITY;
  const byCell = cellOf(a) - cellOf(b);
  if (byCell !== 0) return byCell;
  if (excessOf(a) !== excessOf(b)) return excessOf(b) - excessOf(a);
  return a.site.id < b.site.id ? -1 : 1;
}

function toPlace({ kind, roadClass, geometry }: StoredSite, plane: Plane): SitePlace {
  const places = geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates;
  const course = places.flatMap(([longitude, latitude]): Position | [] => plane.toMeters(longitude, latitude) ?? []);
  return { kind, course: course.length === 0 ? [] : [course], toleranceMeters: toleranceMetersOf(roadClass) };
}

/**
 * The sites of one cell; without one those of which there is something to say: with crossings or footways on record, or with surely more
 * accidents than their like. The rest of the network is in the counts of the cells.
 */
export function chooseSites(sites: readonly PrioritySite[], cell: PriorityCell | null): readonly PrioritySite[] {
  if (cell === null) return sites.filter(({ deficit, excessClass }) => deficit !== null || excessClass === 'above');
  const position = positionOfCell(cell);
  return sites.filter((site) => cellOf(site) === position);
}
