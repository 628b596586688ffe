import type { EvidenceKind, EvidenceOutcome, EvidenceSelection, QualityPoints, Text } from '@elektron/domain';

interface Contribution {
  /** The same for one study at every time, and another for every other. */
  readonly id: string;
  readonly ownerId: string;
  readonly kind: EvidenceKind;
  readonly outcome: EvidenceOutcome;
}

/** An evaluation that an organisation has contributed, as it left there; or an own one, whether it is contributed or not. */
export interface EvaluationStudy extends Contribution {
  readonly origin: 'evaluation';
  /** Observed to expected, 1 = no effect: not the factor, which is corrected for a bias that its logarithm does not have. */
  readonly ratio: number;
  /** Of the logarithm of the ratio. */
  readonly logVariance: number;
  /** Of one organisation: several evaluations of one intervention count the same accidents. */
  readonly interventionNo: number;
  /** Larger for what was contributed later. */
  readonly decisionNo: number;
  /** `null` for another organisation's. */
  readonly runId: string | null;
  /** Of the intervention; `null` where it was contributed, which tells it to nobody. */
  readonly name: Text | null;
  readonly method: string;
  readonly yearsBefore: number;
  readonly yearsAfter: number;
  readonly treatedSites: number;
  /** `null` where they are fewer than may leave. */
  readonly accidentsBefore: number | null;
  readonly accidentsAfter: number | null;
  readonly chosenBy: EvidenceSelection;
  /** By what else than severity accidents were left out. */
  readonly narrowedBy: readonly string[];
  readonly quality: QualityPoints;
}

/** A factor that somebody has read in a publication. */
export interface PublishedStudy extends Contribution {
  readonly origin: 'published';
  readonly factorId: string;
  readonly factor: number;
  readonly standardError: number;
  /** The limits that the standard error was made of; `null` where it was printed itself. */
  readonly limits: { readonly lower: number; readonly upper: number; readonly level: number } | null;
  /** Roads and road users that it holds for; empty where nobody has said it. */
  readonly appliesTo: string;
  readonly citation: string;
  readonly publishedYear: number;
  readonly url: string;
  /** As printed, 0 to 150. */
  readonly qualityPoints: number | null;
  /** Whether the whole network sees it. */
  readonly isContributed: boolean;
  /** Who has entered it; known of the own ones alone. */
  readonly personName: string | null;
}

export type EvidenceStudy = EvaluationStudy | PublishedStudy;

/** `all`, `evaluations` and `published` are the network's; `own` are the finished evaluations of the organisation that asks. */
export const EVIDENCE_ORIGINS = ['all', 'evaluations', 'published', 'own'] as const;
export type EvidenceOrigin = (typeof EVIDENCE_ORIGINS)[number];

/** Which studies are pooled. */
export interface EvidenceFilter {
  /** `null` for every one. */
  readonly outcome: EvidenceOutcome | null;
  readonly origin: EvidenceOrigin;
  /** Studies without points are left out with it; `null` for no such limit. */
  readonly leastPoints: number | null;
}

export const EVERY_STUDY: EvidenceFilter = { outcome: null, origin: 'all', leastPoints: null };

/** Of the interventions of a kind in the whole network that were evaluated: how many are contributed, withheld, and not decided on. */
export interface EvidenceCount {
  readonly kind: EvidenceKind;
  readonly contributed: number;
  readonly withheld: number;
  readonly undecided: number;
}
