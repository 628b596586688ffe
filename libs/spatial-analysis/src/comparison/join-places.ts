import { boxOf, type Ground } from './ground.ts';
import { pointsOnGrounds } from './points-on-grounds.ts';

/** The hotspots of one run, in the order of its ranks. */
export interface ComparedHotspots {
  readonly grounds: readonly Ground[];
  /** Of each, the accidents on its ground as ascending indices: index `i` is the same accident in every run. */
  readonly members: readonly ArrayLike<number>[];
}

/** A place that one run has found, or several. */
export interface JoinedPlace {
  /** Whose ground the place is: a run and the position of its hotspot. */
  readonly seed: HotspotReference;
  /** Of each run, the positions of its hotspots here, ascending: the first is its best. None where it has found nothing here. */
  readonly hotspots: readonly (readonly number[])[];
}

export interface HotspotReference {
  readonly run: number;
  readonly position: number;
}

/**
 * Joins the hotspots of several runs to places.
 *
 * Two hotspots of different runs meet where an accident lies on the ground of both, or where the middle of one lies on the ground of the other. Taken from the
 * smallest on, a hotspot that meets no place of another run so far is a place itself; and every hotspot is found at each place that it meets. So a large area in
 * which another method sees twenty clusters is found at twenty places, not one place with twenty clusters. Hotspots of one run are different places, whether or
 * not they touch. Smaller is whose box (with the reach of its lines) is smaller; of equal ones the earlier run, then the better rank.
 * @returns places that more runs have found first; then those with the better ranks
 */
export function joinPlaces(runs: readonly ComparedHotspots[]): JoinedPlace[] {
  const all = runs.flatMap(({ grounds }, run) => grounds.map((ground, position) => ({ run, position, size: sizeOf(ground) })));
  all.sort((a, b) => a.size - b.size || a.run - b.run || a.position - b.position);
  const meetings = findMeetings(runs);
  const seeds = new Map<string, HotspotReference>();
  for (const { run, position } of all) {
    const key = keyOf({ run, position });
    if (![...(meetings.get(key)?.keys() ?? [])].some((met) => seeds.has(met))) seeds.set(key, { run, position });
  }
  return [...seeds]
    .map(([key, seed]) => ({ seed, hotspots: hotspotsAt(seed, [...(meetings.get(key)?.values() ?? [])], runs.length) }))
    .sort(comparePlaces);
}

/** The hotspots that make a place, by run. */
function hotspotsAt(seed: HotspotReference, met: readonly HotspotReference[], runs: number): number[][] {
  const hotspots = Array.from({ length: runs }, (): number[] => []);
  for (const { run, position } of [seed, ...met]) hotspots[run]!.push(position);
  return hotspots.map((positions) => positions.sort((a, b) => a - b));
}

const keyOf = ({ run, position }: HotspotReference): string => `${run}/${position}`;

function sizeOf(ground: Ground): number {
  const box = boxOf(ground);
  return box === null ? 0 : (box.maxX - box.minX) * (box.maxY - box.minY);
}

/** Of each hotspot, the hotspots of other runs that it meets. */
function findMeetings(runs: readonly ComparedHotspots[]): Map<string, Map<string, HotspotReference>> {
  const met = new Map<string, Map<string, HotspotReference>>();
  const note = (from: HotspotReference, to: HotspotReference): void => {
    const known = met.get(keyOf(from)) ?? new Map<string, HotspotReference>();
    met.set(keyOf(from), known.set(keyOf(to), to));
  };
  const meet = (one: HotspotReference, other: HotspotReference): void => {
    if (one.run === other.run) return;
    note(one, other);
    note(other, one);
  };
  for (const holders of holdersOfAccidents(runs).values())
    for (const [k, one] of holders.entries()) for (const other of holders.slice(k + 1)) meet(one, other);
  for (const [run, { grounds }] of runs.entries()) {
    const middles = runs.flatMap((other, at) =>
      at === run ? [] : other.grounds.flatMap(({ middle }, position) => (middle === null ? [] : [{ run: at, position, middle }])),
    );
    const points = { x: Float64Array.from(middles, ({ middle }) => middle[0]), y: Float64Array.from(middles, ({ middle }) => middle[1]) };
    for (const [position, held] of pointsOnGrounds(points, grounds).entries()) for (const i of held) meet({ run, position }, middles[i]!);
  }
  return met;
}

/** Which hotspots hold each accident. */
function holdersOfAccidents(runs: readonly ComparedHotspots[]): Map<number, HotspotReference[]> {
  const holders = new Map<number, HotspotReference[]>();
  for (const [run, { members }] of runs.entries()) {
    for (const [position, accidents] of members.entries()) {
      for (let k = 0; k < accidents.length; k += 1) {
        const known = holders.get(accidents[k]!);
        if (known === undefined) holders.set(accidents[k]!, [{ run, position }]);
        else known.push({ run, position });
      }
    }
  }
  return holders;
}

function comparePlaces(a: JoinedPlace, b: JoinedPlace): number {
  const [ranks, others] = [ranksOf(a), ranksOf(b)];
  if (ranks.length !== others.length) return others.length - ranks.length;
  const k = ranks.findIndex((rank, i) => rank !== others[i]);
  return k === -1 ? a.seed.run - b.seed.run || a.seed.position - b.seed.position : ranks[k]! - others[k]!;
}

/** The best position of each run that has found it, the better first. */
function ranksOf({ hotspots }: JoinedPlace): number[] {
  return hotspots.flatMap(([best]) => (best === undefined ? [] : [best])).sort((a, b) => a - b);
}
