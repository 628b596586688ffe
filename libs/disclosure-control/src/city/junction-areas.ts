import type { PublishedArea, PublishedCount, PublishedSite } from '@elektron/domain';
import { latLngToCell } from 'h3-js';
import { HEXAGON_RESOLUTIONS } from './city-areas.ts';
import { isSame, overlap } from './city-sheets.ts';
import { periodOf, TABLE_DESIGNS } from './city-tables.ts';
import { repeatCounts } from './earlier-blocks.ts';
import type { ReleasePlan } from './make-release.ts';
import type { ReleaseInput, ReleaseRoadSite } from './release-input.ts';

type Block = ReleaseInput['blocks'][number];
/** By area: how many of a junction's accidents lie in it. */
type Parts = ReadonlyMap<number, number>;

const TOTAL = TABLE_DESIGNS.find(({ id }) => id === 'total')!;
const FINEST = HEXAGON_RESOLUTIONS.at(-1)!;
/** Degrees, some 10 m: a junction that has moved farther between releases is another one. */
const SAME_PLACE = 1e-4;

export const junctionIdOf = ({ id }: Pick<ReleaseRoadSite, 'id'>): string => `junction.${id}`;

/**
 * The junctions of which a number is shown, with their totals by block; all others are not listed. A junction is shown only where it tells nothing of anything else:
 * it has k accidents at least, the totals of all smallest hexagons that these lie in are shown, and each of those has k accidents at least beside all junctions
 * that are shown. Then
 * - nothing beyond these hexagons is told: junctions are joined to all other numbers by totals alone that everybody knows;
 * - what is left when junctions are taken from any land has the rest of a hexagon in it, k at least;
 * - what a hexagon has of a junction that reaches into others, or beside its junctions, is not told within k values: k accidents of its rest, or fewer where the junction has no more,
 *   can be exchanged for as many of the junction in another of its hexagons, and the other way round.
 * Who thinks that a junction may reach into more hexagons than it does is told less. Where the number of a black spot or an intervention is shown, no junction is in the same
 * hexagons: the two would have accidents in common.
 * @param published the hexagons and municipalities as they are published, in the order of the plan
 * @param sites those that are shown
 */
export function listJunctions(
  input: ReleaseInput,
  plan: ReleasePlan,
  published: readonly PublishedArea[],
  sites: readonly PublishedSite[],
): PublishedArea[] {
  const known = new Map(
    plan.earlier.repeated.flatMap(({ release }) =>
      release.areas.flatMap((area) => (area.geography === 'junction' ? [[area.id, area] as const] : [])),
    ),
  );
  const shownIn = new Map(plan.earlier.fresh.map((block) => [block, chooseJunctions(input, plan, published, sites, block)]));
  const described = new Map(input.roadSites.sites.map((site) => [junctionIdOf(site), site]));
  const ids = new Set([...known.keys(), ...[...shownIn.values()].flatMap((chosen) => [...chosen.keys()])]);
  return [...ids].sort().flatMap((id): PublishedArea[] => {
    const before = known.get(id);
    const site = described.get(id);
    const isSamePlace = !before || (site !== undefined && site.centre.every((at, i) => Math.abs(at - before.centre[i]!) < SAME_PLACE));
    const totals = input.blocks.map((block): [string, PublishedCount[]] => {
      const period = periodOf(block).id;
      const repeated = plan.earlier.repeated.find((one) => isSame(one.block, block))?.release;
      const own = repeated?.areas.find((area) => area.id === id);
      if (repeated) return [period, repeatCounts(repeated, own, TOTAL, period, null, input.threshold) ?? [null]];
      return [period, [isSamePlace ? (shownIn.get(block)?.get(id) ?? null) : null]];
    });
    if (totals.every(([, [count]]) => count === null)) return [];
    const description = before ?? describe(site!, plan, published);
    return [{ ...description, id, counts: { [TOTAL.id]: Object.fromEntries(totals) } }];
  });
}

/** @returns by id, how many accidents the junctions that are shown have in a block */
function chooseJunctions(
  { roadSites, accidents, blackSpots, interventions, threshold }: ReleaseInput,
  { city }: ReleasePlan,
  published: readonly PublishedArea[],
  sites: readonly PublishedSite[],
  block: Block,
): Map<string, number> {
  const period = periodOf(block).id;
  const taken = new Set(
    [...blackSpots, ...interventions]
      .filter(({ id, ...years }) => overlap(years, block) && sites.some((site) => site.id === id))
      .flatMap((site) => [...site.accidents].map((accident) => city.areaOf[accident]!)),
  );
  const candidates = [...countParts(roadSites, accidents, city.areaOf, block)]
    .map(([site, parts]) => ({ id: junctionIdOf(roadSites.sites[site]!), parts, count: [...parts.values()].reduce((a, b) => a + b, 0) }))
    .filter(({ count }) => count >= threshold)
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  /** What hexagons have beside the junctions shown so far; nothing is shown in those without a total. */
  const rest = new Map<number, number>();
  const restOf = (area: number): number =>
    taken.has(area) ? 0 : (rest.get(area) ?? published[area]!.counts[TOTAL.id]?.[period]?.[0] ?? 0);
  const chosen = new Map<string, number>();
  for (const { id, parts, count } of candidates) {
    if (![...parts].every(([area, part]) => restOf(area) - part >= threshold)) continue;
    for (const [area, part] of parts) rest.set(area, restOf(area) - part);
    chosen.set(id, count);
  }
  return chosen;
}

/** By position of a junction: where its accidents of a block lie, those that are part of the release. */
function countParts(
  { sites, siteOf }: ReleaseInput['roadSites'],
  { count, year }: ReleaseInput['accidents'],
  areaOf: Int32Array,
  { from, to }: Block,
): Map<number, Parts> {
  const found = new Map<number, Map<number, number>>();
  for (let i = 0; i < count; i++) {
    const [site, area] = [siteOf[i]!, areaOf[i]!];
    if (area < 0 || year[i]! < from || year[i]! > to || sites[site]?.kind !== 'junction') continue;
    const parts = found.get(site) ?? new Map<number, number>();
    found.set(site, parts.set(area, (parts.get(area) ?? 0) + 1));
  }
  return found;
}

/** Part of the municipality that its hexagon lies in; of none where a border cuts that, whatever its accidents say. */
function describe(
  { names, centre, outline }: ReleaseRoadSite,
  { city }: ReleasePlan,
  published: readonly PublishedArea[],
): Omit<PublishedArea, 'id' | 'counts'> {
  const hexagon = latLngToCell(centre[1], centre[0], FINEST);
  const around = city.areas.filter((area) => area.hexagon === hexagon);
  const whole =
    around.length === 1 ? city.areas.findIndex((area) => area.hexagon === null && area.municipality === around[0]!.municipality) : -1;
  return { geography: 'junction', parent: published[whole]?.id ?? null, names, areaKm2: 0, centre, outline };
}
