import type { EvidenceKind, Text } from '@elektron/domain';
import { factorOf, factorsBetween, type ConfidenceInterval, type MetaAnalysis, type PooledFactor } from '@elektron/statistics';

import type { EvidenceCount, EvidenceFilter, EvidenceStudy } from './evidence-study.ts';
import type { OwnEvidence } from './own-evidence.ts';
import { pointsOf, poolEvidence, type PooledEvidence } from './pool-evidence.ts';

/** What is known of the effect of one kind of intervention. */
export interface KindEvidence extends PooledEvidence {
  readonly kind: EvidenceKind;
  readonly count: EvidenceCount;
  /** The factor to use: of one study itself, of several the cautious mean of random effects; `null` without studies. */
  readonly shown: PooledFactor | null;
  /** Where the factor of a further place would lie; `null` with fewer than three studies. */
  readonly prediction: ConfidenceInterval | null;
  /** Points of those studies that have any. */
  readonly quality: { readonly lowest: number; readonly highest: number; readonly scored: number } | null;
  /** Names of the organisations that have contributed or entered the studies, by id. */
  readonly organisations: ReadonlyMap<string, Text>;
}

/** All studies that there are to choose from, of every kind. */
export interface EvidenceMaterial {
  readonly studies: readonly EvidenceStudy[];
  /** By kind; `null` where the studies are the network's. */
  readonly ownNotices: OwnEvidence['notices'] | null;
  readonly counts: readonly EvidenceCount[];
  readonly organisations: ReadonlyMap<string, Text>;
}

/** What the studies of a kind say, of those that a filter leaves. */
export function describeKind(
  kind: EvidenceKind,
  { studies, ownNotices, counts, organisations }: EvidenceMaterial,
  filter: EvidenceFilter,
): KindEvidence {
  const count = counts.find((each) => each.kind === kind) ?? { kind, contributed: 0, withheld: 0, undecided: 0 };
  const ofKind = studies.filter((study) => study.kind === kind);
  // Among the own nothing is missing for having been withheld.
  const pooled = poolEvidence(ofKind, filter, ownNotices === null ? count : { withheld: 0, undecided: 0 });
  return {
    kind,
    count,
    ...pooled,
    notices: [...(ownNotices?.get(kind) ?? []), ...pooled.notices],
    ...toFactors(pooled.analysis),
    quality: rangeOf(pooled.studies),
    organisations: new Map(pooled.studies.map(({ ownerId }) => [ownerId, organisations.get(ownerId)!])),
  };
}

function toFactors({ shown, shownPrediction }: MetaAnalysis): Pick<KindEvidence, 'shown' | 'prediction'> {
  return { shown: shown && factorOf(shown), prediction: shownPrediction && factorsBetween(shownPrediction) };
}

function rangeOf(studies: readonly EvidenceStudy[]): KindEvidence['quality'] {
  const points = studies.map(pointsOf).filter((each) => each !== null);
  return points.length === 0 ? null : { lowest: Math.min(...points), highest: Math.max(...points), scored: points.length };
}
