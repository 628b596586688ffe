import { rankCorrelation } from '@elektron/statistics';
import type { ComparedHotspots, JoinedPlace } from './join-places.ts';

/** With fewer common places an order says nothing: of three, one order in six is the same by chance. */
export const RANKED_PLACES = 5;

export const NO_AGREEMENT_REASONS = ['NOTHING_FOUND', 'NO_COMMON_ACCIDENTS', 'TOO_FEW_COMMON_PLACES', 'RANKS_ALL_EQUAL'] as const;
export type NoAgreementReason = (typeof NO_AGREEMENT_REASONS)[number];

/** A share of what either has that both have (Jaccard), with its counts. */
export interface CommonShare {
  readonly both: number;
  readonly either: number;
  /** 0 to 1; null where there is none. */
  readonly share: number | null;
  readonly reason: NoAgreementReason | null;
}

/** How far two runs agree. */
export interface RunAgreement {
  /** Positions of the runs. */
  readonly runs: readonly [first: number, second: number];
  /** Hotspots of each that share a place with the other, of how many. */
  readonly matched: readonly [HotspotShare, HotspotShare];
  readonly places: CommonShare;
  /** Accidents that both runs were asked about, on the ground of the hotspots of both and of either. */
  readonly accidents: CommonShare & { readonly asked: number };
  /** Spearman's rho of the best ranks at the places that both have found. It describes these places; no sample is behind it. */
  readonly ranks: { readonly places: number; readonly correlation: number | null; readonly reason: NoAgreementReason | null };
}

export interface HotspotShare {
  readonly matched: number;
  readonly hotspots: number;
}

/** One run of those that are compared. */
export interface ComparedRun extends ComparedHotspots {
  /** 1 where the run was asked about an accident. Index `i` is the same accident in every run. */
  readonly asked: Uint8Array;
}

/** @returns the agreement of every two runs, in their order */
export function findAgreements(runs: readonly ComparedRun[], places: readonly JoinedPlace[]): RunAgreement[] {
  return runs.flatMap((first, a) => runs.slice(a + 1).map((second, k) => compareTwo([first, second], [a, a + 1 + k], places)));
}

function compareTwo(
  runs: readonly [ComparedRun, ComparedRun],
  at: readonly [number, number],
  places: readonly JoinedPlace[],
): RunAgreement {
  const common = places.filter(({ hotspots }) => at.every((run) => hotspots[run]!.length > 0));
  const either = places.filter(({ hotspots }) => at.some((run) => hotspots[run]!.length > 0)).length;
  const best = (run: number): number[] => common.map(({ hotspots }) => hotspots[run]![0]!);
  const correlation = common.length < RANKED_PLACES ? null : rankCorrelation(best(at[0]), best(at[1]));
  const matchedOf = (which: 0 | 1): HotspotShare => ({
    matched: new Set(common.flatMap(({ hotspots }) => hotspots[at[which]]!)).size,
    hotspots: runs[which].grounds.length,
  });
  return {
    runs: at,
    matched: [matchedOf(0), matchedOf(1)],
    places: shareOf(common.length, either, 'NOTHING_FOUND'),
    accidents: compareAccidents(runs),
    ranks: {
      places: common.length,
      correlation,
      reason: common.length < RANKED_PLACES ? 'TOO_FEW_COMMON_PLACES' : correlation === null ? 'RANKS_ALL_EQUAL' : null,
    },
  };
}

function compareAccidents([first, second]: readonly [ComparedRun, ComparedRun]): RunAgreement['accidents'] {
  const flags = [first, second].map(({ members, asked }) => {
    const flag = new Uint8Array(asked.length);
    for (const list of members) for (let k = 0; k < list.length; k += 1) flag[list[k]!] = 1;
    return flag;
  });
  let [asked, both, either] = [0, 0, 0];
  for (let i = 0; i < first.asked.length; i += 1) {
    if (first.asked[i] !== 1 || second.asked[i] !== 1) continue;
    asked += 1;
    both += flags[0]![i]! & flags[1]![i]!;
    either += flags[0]![i]! | flags[1]![i]!;
  }
  return { ...shareOf(both, either, asked === 0 ? 'NO_COMMON_ACCIDENTS' : 'NOTHING_FOUND'), asked };
}

function shareOf(both: number, either: number, reason: NoAgreementReason): CommonShare {
  return either === 0 ? { both, either, share: null, reason } : { both, either, share: both / either, reason: null };
}
