import {
  ACCIDENT_SEVERITY_LABELS,
  CASUALTY_SEVERITIES,
  CASUALTY_SEVERITY_LABELS,
  formatDayNumber,
  getDayNumber,
  UNIT_VALUE_BASIS_LABELS,
  UNIT_VALUE_STATUS_LABELS,
  type Severity,
  type Text,
  type UnitValueBasis,
} from '@elektron/domain';
import { BEFORE_AFTER_METHODS, ECONOMIC_REASON_TEXTS } from '@elektron/statistics';

import { fillTexts } from '../common/fill-texts.ts';
import { describeTaken } from '../evidence/taken-factor.ts';
import { APPRAISAL_FIGURES } from './appraisal-figures.ts';
import {
  APPRAISAL_DRAWS,
  APPRAISAL_LEVEL,
  type AlternativeInQuestion,
  type ExpectedOrigin,
  type EffectOrigin,
  type NumbersOrigin,
  type UsedValues,
} from './appraisal-question.ts';
import { describeAlternative, describeAppraisal, describeComparison, describePackage, reasonOf } from './appraisal-sentence.ts';
import {
  APPRAISAL_NOTICES,
  APPRAISAL_SENTENCES,
  BASIS_WORDS,
  nameCountry,
  ORIGIN_TEXTS,
  SENSITIVITY_LABELS,
  VALUES_STAND_FOR,
  VALUES_STAND_FOR_NOTHING,
} from './appraisal-texts.ts';
import type {
  AppraisalComparisonObject,
  AppraisalLeftOutObject,
  AppraisalObject,
  AppraisalPackageObject,
  AppraisalSummaryObject,
  AppraisedAlternativeObject,
} from './appraisal.objects.ts';
import type { KeptAppraisal } from './appraisal.repository.ts';
import { severitiesOf } from './parse-appraisal.ts';
import {
  STORED_APPRAISAL_FORMAT,
  type LeftOut,
  type StoredAlternative,
  type StoredComparison,
  type StoredPackage,
} from './stored-appraisal.ts';
import type { UnitValueSetObject } from './unit-values.objects.ts';
import type { ChoosableValues } from './unit-values.service.ts';

/** A severity as the values count it: of casualties or of accidents. */
export function nameSeverity(severity: Severity, basis: UnitValueBasis): Text {
  const ofCasualty = basis === 'per-casualty' ? CASUALTY_SEVERITIES.find((each) => each === severity) : undefined;
  return ofCasualty === undefined ? ACCIDENT_SEVERITY_LABELS[severity] : CASUALTY_SEVERITY_LABELS[ofCasualty];
}

export function presentValues(values: UsedValues & Partial<Pick<ChoosableValues, 'own' | 'isSuperseded'>>): UnitValueSetObject {
  const { id, version, name, set, own, isSuperseded = false } = values;
  const countryName = nameCountry(set.country);
  const year = String(set.priceYear ?? '');
  const standing = { basis: BASIS_WORDS[set.basis], country: countryName, currency: set.currency, year };
  return {
    id,
    version,
    name: name === '' ? { el: `${countryName.el} ${year}`.trim(), en: `${countryName.en} ${year}`.trim() } : { el: name, en: name },
    standsFor: set.status === 'not-found' ? VALUES_STAND_FOR_NOTHING : fillTexts(VALUES_STAND_FOR, standing),
    country: set.country,
    countryName,
    currency: set.currency,
    priceYear: set.priceYear,
    basis: set.basis,
    basisLabels: UNIT_VALUE_BASIS_LABELS[set.basis],
    values: severitiesOf(set.basis).map((severity) => ({
      severity,
      labels: nameSeverity(severity, set.basis),
      value: set.values[severity],
    })),
    status: set.status,
    statusLabels: UNIT_VALUE_STATUS_LABELS[set.status],
    source: set.source,
    transfer: own?.transfer ?? null,
    own: set.status === 'own',
    superseded: isSuperseded,
    createdAt: own?.createdAt ?? null,
  };
}

/** An appraisal with its texts; those follow from codes, so that an old one speaks as clearly as a new one. */
export function presentAppraisal(kept: KeptAppraisal): AppraisalObject {
  const { question, result } = kept;
  const { currency } = question.values.set;
  const isReadable = result.format === STORED_APPRAISAL_FORMAT;
  return {
    ...summarise(kept),
    warnings: isReadable
      ? result.notices.map(({ code, details }) => ({ code, message: fillTexts(APPRAISAL_NOTICES[code], nameCountryIn(details)) }))
      : [],
    values: presentValues(question.values),
    question,
    seed: kept.seed,
    draws: APPRAISAL_DRAWS,
    level: APPRAISAL_LEVEL,
    softwareVersion: kept.softwareVersion,
    resultDigest: kept.resultDigest,
    alternatives: isReadable ? result.alternatives.flatMap((alternative) => presentAlternative(alternative, kept)) : [],
    comparisons: isReadable ? result.comparisons.map((comparison) => presentComparison(comparison, result.alternatives)) : [],
    package: isReadable && result.package !== null ? presentPackage(result.package, result.alternatives, currency) : null,
  };
}

export function presentAppraisalSummary(kept: KeptAppraisal): AppraisalSummaryObject {
  return summarise(kept);
}

function summarise({ appraisalId, name, illustrative, createdAt, question, result }: KeptAppraisal) {
  const isReadable = result.format === STORED_APPRAISAL_FORMAT;
  const sentence = isReadable ? describeAppraisal(result, question.values.set.currency, illustrative) : APPRAISAL_SENTENCES.EARLIER_FORMAT;
  return { id: appraisalId, name, illustrative, createdAt, sentence };
}

/** Notices keep the code of a country: its name is a matter of the reader's language. */
function nameCountryIn(details: KeptAppraisal['result']['notices'][number]['details']): typeof details {
  const { country } = details;
  return typeof country === 'string' ? { ...details, country: nameCountry(country) } : details;
}

function presentAlternative(alternative: StoredAlternative, { question }: KeptAppraisal): AppraisedAlternativeObject[] {
  const { set } = question.values;
  const asked = question.alternatives.find(({ id }) => id === alternative.id);
  if (asked === undefined) return [];
  const { id, name, place, rows, sensitivity } = alternative;
  return [
    {
      id,
      name,
      place,
      sentence: describeAlternative(alternative, set.currency),
      ...costsOf(asked),
      numbersSource: describeNumbers(asked.numbersOrigin),
      effectSource: describeEffect(asked.effectOrigin),
      rows: rows.map((row) => ({ ...row, labels: nameSeverity(row.severity, set.basis) })),
      figures: APPRAISAL_FIGURES.map(({ id: figureId, labels, unit, of, limitsOf }) => {
        const figure = of(alternative);
        const limits = limitsOf?.(alternative) ?? null;
        return {
          id: figureId,
          labels,
          unit,
          value: figure.value,
          reason: reasonOf(figure),
          lower: limits?.lower ?? null,
          upper: limits?.upper ?? null,
        };
      }),
      sensitivity: sensitivity.map(({ input, atLower, atUpper }) => ({
        input,
        labels: SENSITIVITY_LABELS[input],
        netPresentValueAtLower: atLower.netPresentValue.value,
        netPresentValueAtUpper: atUpper.netPresentValue.value,
        benefitCostRatioAtLower: atLower.benefitCostRatio.value,
        benefitCostRatioAtUpper: atUpper.benefitCostRatio.value,
        reason: reasonOf(atLower.netPresentValue),
      })),
    },
  ];
}

function costsOf({ capital, yearlyMaintenance, residualValue, serviceLifeYears }: AlternativeInQuestion) {
  return { capital, yearlyMaintenance, residualValue, serviceLifeYears };
}

export function describeNumbers(origin: NumbersOrigin): Text {
  if (origin.kind === 'typed') return { el: origin.source, en: origin.source };
  if (origin.kind === 'expected') return describeExpected(origin);
  const { period } = origin.filter;
  return fillTexts(ORIGIN_TEXTS.RECORDS, {
    start: period?.start ?? '–',
    end: period === null ? '–' : formatDayNumber(getDayNumber(period.end) - 1),
    years: Math.round(origin.years * 100) / 100,
    version: origin.dataVersion,
  });
}

function describeExpected({ name, runId, rank, period, dataVersion, perYear, recordedPerYear }: ExpectedOrigin): Text {
  return fillTexts(ORIGIN_TEXTS.EXPECTED, {
    name: name || '–',
    perYear: Math.round(100 * perYear) / 100,
    recorded: Math.round(100 * recordedPerYear) / 100,
    run: runId,
    rank,
    start: period?.start ?? '–',
    end: period === null ? '–' : formatDayNumber(getDayNumber(period.end) - 1),
    version: dataVersion,
  });
}

export function describeEffect(origin: EffectOrigin): Text {
  if (origin.kind === 'combined') {
    const parts = origin.parts.map((part, position) => {
      const { el, en } = describeEffect(part.origin);
      return { el: `(${position + 1}) ${el}`, en: `(${position + 1}) ${en}` };
    });
    const list = { el: parts.map(({ el }) => el).join(' '), en: parts.map(({ en }) => en).join(' ') };
    return fillTexts(origin.way === 'multiplied' ? ORIGIN_TEXTS.MULTIPLIED : ORIGIN_TEXTS.STRONGEST, { parts: list });
  }
  if (origin.kind === 'library') return describeTaken(origin.taken);
  if (origin.kind === 'typed') return { el: origin.source, en: origin.source };
  const method = BEFORE_AFTER_METHODS.find(({ id }) => id === origin.method)?.labels ?? origin.method;
  return fillTexts(ORIGIN_TEXTS.EVALUATION, { id: origin.runId, method });
}

function presentComparison(comparison: StoredComparison, alternatives: readonly StoredAlternative[]): AppraisalComparisonObject {
  const { place, basis, compared, leftOut } = comparison;
  return {
    place,
    basis,
    sentence: describeComparison(comparison, alternatives),
    chosenId: compared.chosenId,
    steps: compared.steps.map(({ challengerId, defenderId, incrementalRatio, isKept }) => ({
      challengerId,
      defenderId,
      incrementalRatio: incrementalRatio.value,
      reason: reasonOf(incrementalRatio),
      kept: isKept,
    })),
    droppedIds: compared.droppedIds,
    leftOut: leftOut.map(presentLeftOut),
  };
}

function presentPackage(chosen: StoredPackage, alternatives: readonly StoredAlternative[], currency: string): AppraisalPackageObject {
  const { budget, chosenIds, cost, netPresentValue, upperBound, isProven, leftOut } = chosen;
  return {
    budget,
    sentence: describePackage(chosen, alternatives, currency),
    chosenIds,
    cost,
    netPresentValue,
    upperBound,
    proven: isProven,
    leftOut: leftOut.map(presentLeftOut),
  };
}

function presentLeftOut({ id, reason }: LeftOut): AppraisalLeftOutObject {
  return { id, reason: ECONOMIC_REASON_TEXTS[reason] };
}
