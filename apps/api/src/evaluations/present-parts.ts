import { getAccidentDimension, describeProblem, type Text } from '@elektron/domain';
import { getBeforeAfterMethod, UNDEFINED_REASON_TEXTS } from '@elektron/statistics';

import { fillTexts, joinTexts } from '../common/fill-texts.ts';
import { divideChange } from './divide-change.ts';
import type { BreakdownRowObject, EvaluationPartsObject, MigrationCheckObject, PartEstimateObject } from './evaluation-parts.objects.ts';
import { CHANGE_CAUSES, CORRECTED_COMPARISON, PART_SENTENCES } from './evaluation-parts-texts.ts';
import { drawsConclusion } from './evaluation-sentence.ts';
import { percentFrom } from './plain-change.ts';
import type { StoredEvaluation } from './stored-evaluation.ts';
import type { StoredBreakdownRow, StoredMigration, StoredPartEstimate } from './stored-parts.ts';

/** The usual share of false finds among those that stand out. */
const FALSE_DISCOVERIES = 0.05;

/** The parts of an evaluation with their texts, which follow from codes. */
export function presentParts(result: Omit<StoredEvaluation, 'sites'>): EvaluationPartsObject {
  const { breakdowns = [], expectedYears = [], siteEffects = [], migration = null, estimates, recommended } = result;
  const concludes = drawsConclusion(result);
  const { parts, ...change } = divideChange(estimates.find(({ method }) => method === recommended)?.result ?? null);
  return {
    breakdowns: breakdowns.map(({ dimension, rows }) => {
      const { labels, multiValued, labelOf } = getAccidentDimension(dimension);
      return { dimension, labels, multiValued, rows: rows.map((row) => presentRow(row, labelOf(row.key), concludes)) };
    }),
    expectedYears,
    siteEffects: siteEffects.map((site, position) => ({ ...site, number: position + 1 })),
    migration: migration && presentMigration(migration),
    change: { ...change, parts: parts.map((part) => ({ ...part, labels: CHANGE_CAUSES[part.cause] })) },
  };
}

function presentRow({ estimates, ...row }: StoredBreakdownRow, labels: Text, concludes: boolean): BreakdownRowObject {
  return {
    ...row,
    labels,
    estimates: estimates.map(presentPartEstimate),
    standsOut: concludes && row.qValue !== null && row.qValue <= FALSE_DISCOVERIES,
  };
}

function presentPartEstimate({ method, undefinedReason, problem, ...estimate }: StoredPartEstimate): PartEstimateObject {
  const refused = problem && { el: describeProblem(problem, 'el'), en: describeProblem(problem, 'en') };
  const { labels } = getBeforeAfterMethod(method);
  return {
    ...estimate,
    methodId: method,
    methodLabels: method === 'comparison-group' ? labels : fillTexts(CORRECTED_COMPARISON, { method: labels }),
    reason: refused ?? (undefinedReason && UNDEFINED_REASON_TEXTS[undefinedReason]),
  };
}

function presentMigration({ ratio, ...counted }: StoredMigration): MigrationCheckObject {
  const sentence = joinTexts([describeMigration(ratio), PART_SENTENCES.MIGRATION_CHANGES_NOTHING]);
  return { ...counted, ratio: ratio.ratio, interval: { lower: ratio.lower, upper: ratio.upper, level: ratio.level }, sentence };
}

function describeMigration({ ratio, lower, upper, level: share }: StoredMigration['ratio']): Text {
  if (ratio === null || upper === null) return PART_SENTENCES.MIGRATION_NOT_COMPUTED;
  const level = Math.round(1_000 * share) / 10;
  const [low, high] = [percentFrom(lower), percentFrom(upper)];
  if (lower > 1) return fillTexts(PART_SENTENCES.MIGRATION_MORE, { level, least: low, most: high });
  if (upper < 1) return fillTexts(PART_SENTENCES.MIGRATION_FEWER, { level, least: high, most: low });
  return fillTexts(PART_SENTENCES.MIGRATION_NOT_DISTINGUISHABLE, { level, fewer: low, more: high });
}
