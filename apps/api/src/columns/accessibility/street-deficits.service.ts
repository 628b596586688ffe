import { randomUUID } from 'node:crypto';
import { dataPeriodOf, type AccidentColumns } from '@elektron/columns';
import {
  ACCESSIBILITY_BARRIERS_VERSION,
  ACCESSIBILITY_PROFILES,
  ACCESSIBILITY_THRESHOLDS_VERSION,
  BARRIER_VERDICTS,
  codeOf,
  involvingPedestrians,
  JUDGED_ITEMS,
  PLACE_ACCURACIES,
  withoutKnownRoadUser,
  type AccessibilityProfile,
  type BarrierVerdict,
  type JudgedItem,
  type LinkNumbers,
  type LinkQuestion,
  type Period,
  type StreetOrder,
} from '@elektron/domain';
import { poissonInterval } from '@elektron/statistics';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { AwaitedWork } from '../../common/awaited-work.ts';
import { OrganisationDirectory } from '../../common/organisation.ts';
import { requestEnd } from '../../common/request-scope.ts';
import { AccidentSnapshots } from '../accident-snapshots.service.ts';
import { passingAccidentsOf } from '../passing-accidents.ts';
import { AccessibilityService, listSources, type FeatureSnapshot } from './accessibility.service.ts';
import type { JudgedStreet } from './judge-streets.ts';
import { packFeatures, type PackedFeatures } from './packed-features.ts';
import { unpackJudgements, type PackedJudgements } from './packed-judgements.ts';
import { StreetThreads } from './street-threads.ts';

/** Of the intervals of counts. */
const LEVEL = 0.95;

/** A crossing or footway beside the pedestrian accidents near it. */
export interface StreetDeficit extends JudgedStreet {
  /**
   * Pedestrian accidents near it; null where its own place is not known, and where no accidents are on record at all: none is not 0. One that is near several
   * counts at each.
   */
  readonly accidents: number | null;
  /** Exact limits of the number to be expected in the period, as if accidents were drawn from a Poisson distribution. */
  readonly accidentsInterval: { readonly lower: number; readonly upper: number } | null;
}

/** Where the pedestrian accidents under a filter lie; the four parts add up. */
export interface PedestrianAccidents {
  readonly meant: number;
  readonly near: number;
  readonly away: number;
  /** Of whose place only the area is known: near nothing that can be told. */
  readonly areaOnly: number;
  readonly withoutPlace: number;
  /** Accidents under the filter besides, of which nobody has recorded who took part. */
  readonly roadUsersUnknown: number;
}

export interface ProfileCount {
  readonly profile: AccessibilityProfile;
  readonly item: JudgedItem;
  readonly verdicts: readonly { readonly verdict: BarrierVerdict; readonly count: number }[];
}

export interface StreetDeficits extends LinkNumbers {
  readonly accidentsVersion: number;
  readonly accessibilityVersion: number;
  readonly thresholdsVersion: string;
  readonly barriersVersion: string;
  readonly level: number;
  readonly period: Period | null;
  readonly accidents: PedestrianAccidents;
  /** By item: crossings or footways, those without a place, those that nobody needs. */
  readonly items: readonly {
    readonly item: JudgedItem;
    readonly total: number;
    readonly withoutPlace: number;
    readonly notNeeded: number;
  }[];
  readonly profiles: readonly ProfileCount[];
  /** Things that stand in the way for some time only: they belong to nothing. */
  readonly temporary: number;
  /** Ids of the formats that the features came in. */
  readonly sources: readonly string[];
  /** By id of the feature. */
  readonly streets: readonly StreetDeficit[];
  /** The same without accidents, for other threads. */
  readonly judged: KeyedJudgements;
}

/** Judgements as other threads are given them. */
export interface KeyedJudgements {
  /** Equal only of what was judged once. */
  readonly key: string;
  readonly judgements: PackedJudgements;
  readonly days: readonly string[];
}

/** Judged streets, and the same on shared memory. */
interface JudgedStreets {
  readonly streets: readonly JudgedStreet[];
  readonly packed: KeyedJudgements;
}
type Judging = AwaitedWork<JudgedStreets>;

/** Sets crossings and footways, and what they lack, beside the pedestrian accidents near them. */
@Injectable()
export class StreetDeficitsService {
  readonly #accessibility: AccessibilityService;
  readonly #snapshots: AccidentSnapshots;
  readonly #directory: OrganisationDirectory;
  readonly #threads: StreetThreads;
  /** What features lack is the same for every filter of accidents. */
  readonly #judged = new WeakMap<FeatureSnapshot, { readonly packed: Promise<PackedFeatures>; readonly streets: Map<number, Judging> }>();

  constructor(accessibility: AccessibilityService, snapshots: AccidentSnapshots, directory: OrganisationDirectory, threads: StreetThreads) {
    this.#accessibility = accessibility;
    this.#snapshots = snapshots;
    this.#directory = directory;
    this.#threads = threads;
  }

  /** @throws Problem PERIOD_EMPTY, INPUT_INVALID, FILTER_VALUE_UNKNOWN, CANCELLED when nobody waits any more */
  async find(context: ActingContext, question: LinkQuestion): Promise<StreetDeficits> {
    const { filter, nearMeters, partMeters, highPercent } = question;
    const asked = involvingPedestrians(filter);
    const snapshot = await this.#snapshots.getFilteredSnapshot(context, asked);
    const features = await this.#accessibility.getSnapshot(context);
    const { streets: judged, packed } = await this.#judge(context, features, partMeters);
    const { flags } = passingAccidentsOf(snapshot, asked);
    const { known, ...places } = dividePlaces(snapshot.columns, flags);
    const { x, y } = snapshot.columns;
    const accidents = Uint32Array.from(known);
    const { counts, near } = await this.#threads.countNear(
      { courses: packed.judgements.courses, x, y, accidents, nearMeters },
      requestEnd(),
    );
    const nearAny = near.reduce((sum, flag) => sum + flag, 0);
    return {
      ...{ nearMeters, partMeters, highPercent },
      accidentsVersion: snapshot.version,
      accessibilityVersion: features.version,
      thresholdsVersion: ACCESSIBILITY_THRESHOLDS_VERSION,
      barriersVersion: ACCESSIBILITY_BARRIERS_VERSION,
      level: LEVEL,
      period: snapshot.columns.count === 0 ? null : (filter.period ?? dataPeriodOf(snapshot.columns)),
      accidents: {
        ...places,
        meant: known.length + places.areaOnly + places.withoutPlace,
        near: nearAny,
        away: known.length - nearAny,
        roadUsersUnknown: passingAccidentsOf(snapshot, withoutKnownRoadUser(filter)).count,
      },
      items: JUDGED_ITEMS.map((item) => countItem(item, judged)),
      profiles: countProfiles(judged),
      temporary: features.features.filter(({ temporary }) => temporary).length,
      sources: listSources(features.features),
      judged: packed,
      streets: withCounts(judged, snapshot.columns.count === 0 ? null : counts),
    };
  }

  async #judge(context: ActingContext, snapshot: FeatureSnapshot, partMeters: number): Promise<JudgedStreets> {
    const { srid } = await this.#directory.get(context);
    const kept = this.#judged.get(snapshot) ?? { packed: packFeatures(snapshot.features), streets: new Map<number, Judging>() };
    this.#judged.set(snapshot, kept);
    const known = kept.streets.get(partMeters);
    if (known !== undefined && !known.isStopped) return known.join(requestEnd());
    const judging: Judging = new AwaitedWork(async (signal) => {
      const features = await kept.packed;
      const judgements = await this.#threads.judge({ features, partMeters, srid }, signal);
      const { days } = features;
      return {
        streets: await unpackJudgements(judgements, snapshot.features, days),
        packed: { key: randomUUID(), judgements, days },
      };
    });
    // One distance at a time: whoever tries several asks for the last one again.
    kept.streets.clear();
    kept.streets.set(partMeters, judging);
    try {
      return await judging.join(requestEnd());
    } catch (error) {
      // A failure is nobody's answer but that of whoever waits for it now.
      if (kept.streets.get(partMeters) === judging) kept.streets.delete(partMeters);
      throw error;
    }
  }
}

const AREA_ONLY = codeOf(PLACE_ACCURACIES, 'area');

function dividePlaces(columns: AccidentColumns, flags: Uint8Array) {
  const known: number[] = [];
  let [areaOnly, withoutPlace] = [0, 0];
  for (let i = 0; i < flags.length; i += 1) {
    if (flags[i] === 0) continue;
    if (columns.located[i] === 0) withoutPlace += 1;
    else if (columns.placeAccuracy[i] === AREA_ONLY) areaOnly += 1;
    else known.push(i);
  }
  return { known, areaOnly, withoutPlace };
}

/** @param counts null where no accidents are on record */
function withCounts(judged: readonly JudgedStreet[], counts: Int32Array | null): StreetDeficit[] {
  const intervals = new Map<number, StreetDeficit['accidentsInterval']>();
  return judged.map((street, position): StreetDeficit => {
    if (!street.isPlaced || counts === null) return { ...street, accidents: null, accidentsInterval: null };
    const accidents = counts[position]!;
    if (!intervals.has(accidents)) intervals.set(accidents, poissonInterval(accidents, LEVEL));
    return { ...street, accidents, accidentsInterval: intervals.get(accidents)! };
  });
}

function countItem(item: JudgedItem, judged: readonly JudgedStreet[]): StreetDeficits['items'][number] {
  const own = judged.filter((street) => street.item === item);
  return {
    item,
    total: own.length,
    withoutPlace: own.filter(({ isPlaced }) => !isPlaced).length,
    notNeeded: own.filter(({ deficit }) => deficit === null).length,
  };
}

function countProfiles(judged: readonly JudgedStreet[]): ProfileCount[] {
  return ACCESSIBILITY_PROFILES.flatMap((profile, k) =>
    JUDGED_ITEMS.map((item) => {
      const own = judged.filter((street) => street.item === item);
      const having = (verdict: BarrierVerdict): number => own.filter(({ barriers }) => barriers[k]?.verdict === verdict).length;
      return { profile, item, verdicts: BARRIER_VERDICTS.map((verdict) => ({ verdict, count: having(verdict) })) };
    }),
  );
}

/**
 * Crossings and footways in an order: by accidents near, or by the deficit that is known for certain and, where equal, the one that may be. What has no number comes last.
 * @param items empty for all
 */
export function orderStreets(streets: readonly StreetDeficit[], order: StreetOrder, items: readonly JudgedItem[]): StreetDeficit[] {
  const meant = items.length === 0 ? streets : streets.filter(({ item }) => items.includes(item));
  const keysOf = ({ accidents, deficit }: StreetDeficit): readonly number[] => {
    const byDeficit = [deficit?.lower ?? -1, deficit?.upper ?? -1];
    return order === 'deficit' ? byDeficit : [accidents ?? -1, ...byDeficit];
  };
  const keys = new Map(meant.map((street) => [street, keysOf(street)]));
  return meant.toSorted((a, b) => {
    const other = keys.get(b)!;
    const difference = keys
      .get(a)!
      .map((key, k) => other[k]! - key)
      .find((each) => each !== 0);
    return difference ?? (a.feature.id < b.feature.id ? -1 : 1);
  });
}
