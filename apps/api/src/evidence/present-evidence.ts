import {
  EVIDENCE_OUTCOME_LABELS,
  INTERVENTION_KIND_LABELS,
  QUALITY_PARTS,
  sumQuality,
  type EvidenceKind,
  type EvidenceOutcome,
  type EvidenceSelection,
  type QualityPoints,
  type Text,
} from '@elektron/domain';
import { BEFORE_AFTER_METHODS, normalQuantile, POOLING_WARNING_TEXTS, type WeightedStudy } from '@elektron/statistics';

import { fillTexts } from '../common/fill-texts.ts';
import type { WarningObject } from '../common/warning.ts';
import type { EvidenceChoice } from './evidence-decisions.service.ts';
import type { EvaluationStudy, EvidenceCount, EvidenceStudy, PublishedStudy } from './evidence-study.ts';
import { EVIDENCE_NOTICES, EVIDENCE_SENTENCES } from './evidence-texts.ts';
import type {
  EvidenceChoiceObject,
  EvidenceCountObject,
  EvidenceEntryObject,
  KindEvidenceObject,
  PublishedFactorObject,
} from './evidence.objects.ts';
import type { KindEvidence } from './describe-kind.ts';
import { describeReason, type Contribution } from './find-contribution.ts';
import { EVIDENCE_LEVEL } from './pool-evidence.ts';
import { presentPooling } from './present-pooled.ts';

/** Points of one part of the quality score. */
export interface PresentedPart {
  readonly id: string;
  readonly labels: Text;
  readonly rule: Text;
  readonly most: number;
  /** `null` where what it asks for is not known. */
  readonly points: number | null;
}

/** A study as pages and files list it. What an evaluation or a publication does not have is `null`. */
export interface PresentedStudy {
  readonly id: string;
  readonly origin: EvidenceStudy['origin'];
  readonly organisation: Text;
  /** Of the intervention, where the own evaluations are pooled. */
  readonly name: Text | null;
  readonly isOwn: boolean;
  /** As it is pooled: of an evaluation the ratio of observed to expected, of a publication what it prints. */
  readonly factor: number;
  readonly lower: number;
  readonly upper: number;
  readonly fixedWeight: number;
  readonly randomWeight: number | null;
  readonly outcome: EvidenceOutcome;
  readonly points: number | null;
  /** What the scored parts could have given at most. */
  readonly possiblePoints: number | null;
  readonly parts: readonly PresentedPart[] | null;
  readonly evaluation: PresentedContribution | null;
  readonly published: Pick<
    PublishedStudy,
    'factorId' | 'appliesTo' | 'citation' | 'publishedYear' | 'url' | 'limits' | 'isContributed' | 'personName'
  > | null;
}

/** What leaves of an evaluation, beside factor and quality. */
export interface PresentedContribution {
  readonly runId: string | null;
  readonly methodLabels: Text;
  readonly yearsBefore: number;
  readonly yearsAfter: number;
  readonly treatedSites: number;
  readonly accidentsBefore: number | null;
  readonly accidentsAfter: number | null;
  readonly chosenBy: EvidenceSelection;
  readonly narrowedBy: readonly string[];
}

/** @param ownId of the organisation that asks; `null` for a steward */
export function presentKind(of: KindEvidence, ownId: string | null): KindEvidenceObject {
  const weights = new Map(of.analysis.studies.map((weighted) => [weighted.id, weighted]));
  return {
    entry: presentEntry(of),
    studies: of.studies.map((study) => presentStudy(study, weights.get(study.id)!, { of, ownId })),
    pooled: presentPooling(of.analysis),
    notices: [
      ...of.notices.map(({ code, details }): WarningObject => ({ code, message: fillTexts(EVIDENCE_NOTICES[code], details) })),
      ...of.analysis.warnings.map(({ code, values }): WarningObject => ({
        code,
        message: fillTexts(POOLING_WARNING_TEXTS[code], rounded(values)),
      })),
    ],
  };
}

export function presentEntry(of: KindEvidence): EvidenceEntryObject {
  const { kind, studies, shown, prediction, quality, count, organisations } = of;
  return {
    kind,
    kindLabels: INTERVENTION_KIND_LABELS[kind],
    sentence: describeEntry(of),
    studies: studies.length,
    publishedStudies: studies.filter(({ origin }) => origin === 'published').length,
    organisations: organisations.size,
    withheld: count.withheld,
    undecided: count.undecided,
    factor: shown?.factor ?? null,
    confidenceInterval: shown?.confidenceInterval ?? null,
    predictionInterval: prediction,
    lowestPoints: quality?.lowest ?? null,
    highestPoints: quality?.highest ?? null,
    scoredStudies: quality?.scored ?? 0,
    sources: studies.map((study) => describeSource(study, organisations.get(study.ownerId)!)),
  };
}

const TWO = 2;
const HUNDREDTHS = 100;
const hundredths = (value: number): number => Math.round(value * HUNDREDTHS) / HUNDREDTHS;

function describeEntry({ studies, shown, prediction }: KindEvidence): Text {
  if (shown === null) return EVIDENCE_SENTENCES.NONE;
  const { lower, upper } = shown.confidenceInterval;
  const values = {
    studies: studies.length,
    percent: EVIDENCE_LEVEL * HUNDREDTHS,
    factor: hundredths(shown.factor),
    lower: hundredths(lower),
    upper: hundredths(upper),
  };
  if (prediction === null) return fillTexts(studies.length === TWO ? EVIDENCE_SENTENCES.TWO : EVIDENCE_SENTENCES.ONE, values);
  return fillTexts(EVIDENCE_SENTENCES.SEVERAL, {
    ...values,
    predictedLower: hundredths(prediction.lower),
    predictedUpper: hundredths(prediction.upper),
  });
}

/** Where a study comes from, in a line. */
function describeSource(study: EvidenceStudy, organisation: Text): Text {
  if (study.origin === 'evaluation') return study.name ?? organisation;
  const line = study.url === '' ? study.citation : `${study.citation} ${study.url}`;
  return { el: line, en: line };
}

function presentStudy(
  study: EvidenceStudy,
  { logEffect, variance, fixedWeight, randomWeight }: WeightedStudy,
  { of, ownId }: { readonly of: KindEvidence; readonly ownId: string | null },
): PresentedStudy {
  const reach = normalQuantile((1 + EVIDENCE_LEVEL) / 2) * Math.sqrt(variance);
  const isEvaluation = study.origin === 'evaluation';
  const scored = isEvaluation ? sumQuality(study.quality) : null;
  return {
    id: study.id,
    origin: study.origin,
    organisation: of.organisations.get(study.ownerId)!,
    name: isEvaluation ? study.name : null,
    isOwn: study.ownerId === ownId,
    factor: isEvaluation ? study.ratio : study.factor,
    lower: Math.exp(logEffect - reach),
    upper: Math.exp(logEffect + reach),
    fixedWeight,
    randomWeight,
    outcome: study.outcome,
    points: scored?.points ?? (isEvaluation ? null : study.qualityPoints),
    possiblePoints: scored?.possible ?? null,
    parts: isEvaluation ? presentParts(study.quality) : null,
    evaluation: isEvaluation ? { ...presentContribution(study), runId: study.runId } : null,
    published: isEvaluation ? null : presentPublication(study),
  };
}

function presentPublication(study: PublishedStudy): PresentedStudy['published'] {
  const { factorId, appliesTo, citation, publishedYear, url, limits, isContributed, personName } = study;
  return { factorId, appliesTo, citation, publishedYear, url, limits, isContributed, personName };
}

function presentParts(points: QualityPoints): PresentedPart[] {
  return QUALITY_PARTS.map(({ id, labels, rule, most }, part) => ({ id, labels, rule, most, points: points[part] ?? null }));
}

function presentContribution(study: Contribution | EvaluationStudy): Omit<PresentedContribution, 'runId'> {
  const { method, yearsBefore, yearsAfter, treatedSites, accidentsBefore, accidentsAfter, chosenBy, narrowedBy } = study;
  const methodLabels = BEFORE_AFTER_METHODS.find(({ id }) => id === method)?.labels ?? { el: method, en: method };
  return { methodLabels, yearsBefore, yearsAfter, treatedSites, accidentsBefore, accidentsAfter, chosenBy, narrowedBy };
}

/** Numbers of a warning as a sentence shows them. */
function rounded(values: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value.toPrecision(2))]));
}

export function presentChoice({ runId, contribution, reason, decisions }: EvidenceChoice): EvidenceChoiceObject {
  return {
    runId,
    contribution: contribution && {
      ...presentContribution(contribution),
      ratio: contribution.ratio,
      logStandardError: Math.sqrt(contribution.logVariance),
      outcomeLabels: EVIDENCE_OUTCOME_LABELS[contribution.outcome],
      parts: presentParts(contribution.quality),
      ...sumQuality(contribution.quality),
    },
    reason: reason && describeReason(reason),
    // Of an example, or of a kind that is not pooled, there is nothing to decide.
    isOpen: reason !== 'ILLUSTRATIVE' && reason !== 'KIND_NOT_POOLED',
    decisions,
  };
}

export function presentFactor({ factorId, kind, factor, standardError, isContributed }: PublishedStudy): PublishedFactorObject {
  return { id: factorId, kind, factor, standardError, isContributed };
}

export function presentCount({ kind, ...count }: EvidenceCount): EvidenceCountObject {
  return { kind, kindLabels: INTERVENTION_KIND_LABELS[kind satisfies EvidenceKind], ...count };
}
