import { Problem, parseParameters, type ParameterValues, type Text } from '@elektron/domain';
import { requireNotNegative, requirePositive } from '../../require-number.ts';
import type { AssumptionCode } from '../before-after-codes.ts';
import type { BeforeAfterInput, SafetyPredictions } from '../before-after-input.ts';
import { BEFORE_AFTER_LABELS } from '../before-after-labels.ts';
import type { BeforeAfterMethod } from '../before-after-method.ts';
import { CONFIDENCE_LEVEL, readNumber } from '../before-after-parameters.ts';
import type { ObservedToExpectedResult, SiteRow } from '../before-after-result.ts';
import { findDesignWarnings, warn } from '../design-warnings.ts';
import { estimateEffect, ratioOrNull } from '../estimate-effect.ts';
import { pick, readTreatedTable, requireLength, sum, type TreatedTable } from '../treated-table.ts';
import { decomposeDrop } from './decompose-drop.ts';
import type { ExpectationBasis } from './empirical-bayes-detail.ts';
import { BASIS, EMPIRICAL_BAYES_PARAMETERS, readBasis, readReferenceRole } from './empirical-bayes-parameters.ts';
import { estimateExpectedAccidents } from './expected-accidents.ts';
import type { ExpectationModel } from './expectation-model.ts';
import { modelFromFunctions } from './model-from-functions.ts';
import { estimatePrintedVariance } from './printed-variance.ts';
import { estimateReferenceModel, warnOfSmallGroup } from './reference-model.ts';

/**
 * Combines what each site had with what similar sites have, so that the luck of the before count drops out.
 * Source: Hauer 1997, Observational Before-After Studies in Road Safety, ch. 11-12; AASHTO Highway Safety Manual 2010, appendix 9A.1.
 */
export const empiricalBayes: BeforeAfterMethod<ObservedToExpectedResult> = {
  id: 'empirical-bayes',
  labels: { el: 'Εμπειρική μέθοδος Bayes', en: 'Empirical Bayes' },
  description: {
    el: 'Συνδυάζει τα ατυχήματα κάθε θέσης με όσα έχουν όμοιες θέσεις. Αφαιρεί την παλινδρόμηση προς τον μέσο και την τάση: η ενδεδειγμένη μέθοδος όταν οι θέσεις επιλέχθηκαν για τα ατυχήματά τους.',
    en: 'Combines the accidents of each site with those of similar sites. Removes regression to the mean and trend: the method to use when sites were chosen for their accidents.',
  },
  parameters: EMPIRICAL_BAYES_PARAMETERS,
  needs: [['reference', 'predictions', 'functionSites']],
  mayUse: [],
  listAssumptions,
  contrastOnly: false,
  estimate,
};

/** Reference sites stand for the treated ones, or a function does. */
function listAssumptions(parameters: ParameterValues): readonly AssumptionCode[] {
  const basis = readBasis(parseParameters(EMPIRICAL_BAYES_PARAMETERS, parameters));
  const ofBasis: Readonly<Record<ExpectationBasis, readonly AssumptionCode[]>> = {
    'reference-group': ['SAME_POPULATION'],
    'safety-performance-function': ['PREDICTIONS_FIT'],
    'fitted-function': ['SAME_POPULATION', 'PREDICTIONS_FIT'],
  };
  return ['SAME_REPORTING', 'NO_OTHER_TREATMENT', 'GAMMA_MEANS', ...ofBasis[basis]];
}

function estimate(input: BeforeAfterInput, parameters: ParameterValues): ObservedToExpectedResult {
  const values = parseParameters(EMPIRICAL_BAYES_PARAMETERS, parameters);
  const level = readNumber(values, CONFIDENCE_LEVEL.name);
  const treated = readTreatedTable(input);
  const basis = readBasis(values);
  const model = findModel(basis, input, treated, values);
  const sites = listSites(treated, model);
  const expectedBefore = { value: sum(sites.map((site) => site.expectedBefore)), variance: varianceBefore(sites, model) };
  const expectedAfter = sum(sites.map((site) => site.expectedAfter));
  const varianceWithinSites = sum(sites.map((site) => site.expectedAfterVariance));
  const expectedAfterVariance = varianceWithinSites + (model.varianceFromReference ?? 0);
  const observedAfter = treated.totalAfter;
  const effect = estimateEffect({ observedAfter, expectedAfter, expectedAfterVariance }, level);
  const withinSites = estimateEffect({ observedAfter, expectedAfter, expectedAfterVariance: varianceWithinSites }, level);
  return {
    ...effect,
    effectKind: 'observed-to-expected',
    method: 'empirical-bayes',
    treatedSites: sites.length,
    yearsBefore: input.yearsBefore,
    yearsAfter: input.yearsAfter,
    observedBefore: treated.totalBefore,
    sites,
    detail: {
      kind: 'empirical-bayes',
      basis,
      expectedBefore: expectedBefore.value,
      varianceWithinSites,
      varianceFromReference: model.varianceFromReference,
      intervalWithinSites: withinSites.ratioConfidenceInterval,
      printedVariance: estimatePrintedVariance(effect),
      dropDecomposition: decomposeDrop(treated, { expectedBefore, expectedAfter, level }),
      reference: model.reference,
      ...(model.functions === undefined ? {} : { functions: model.functions }),
    },
    warnings: [...findDesignWarnings(input, treated), ...model.warnings],
  };
}

function findModel(basis: ExpectationBasis, input: BeforeAfterInput, treated: TreatedTable, values: ParameterValues): ExpectationModel {
  if (basis === BASIS.predictions) return modelFromPredictions(input, treated);
  if (basis === BASIS.reference) return modelFromReference(input, treated, values);
  if (!input.functionSites) throw missing('functionSites');
  return modelFromFunctions(input.functionSites, treated, readReferenceRole(values), readNumber(values, CONFIDENCE_LEVEL.name));
}

function modelFromReference(input: BeforeAfterInput, treated: TreatedTable, values: ParameterValues): ExpectationModel {
  if (!input.reference) throw missing('reference');
  const { detail, varianceOfExpectedAfter, varianceOfExpectedBefore } = estimateReferenceModel(
    input.reference,
    treated,
    readReferenceRole(values),
  );
  const fill = (value: number): Float64Array => new Float64Array(treated.siteIds.length).fill(value);
  return {
    predictedBefore: fill(detail.mean),
    predictedAfter: fill(detail.mean * detail.afterToBefore),
    overdispersion: fill(detail.overdispersion),
    reference: detail,
    varianceFromReference: varianceOfExpectedAfter,
    varianceOfExpectedBefore,
    warnings: warnOfSmallGroup(detail.sites, detail.observedBefore),
  };
}

function modelFromPredictions(input: BeforeAfterInput, treated: TreatedTable): ExpectationModel {
  const given = input.predictions;
  if (!given) throw missing('predictions');
  const read = (field: keyof SafetyPredictions, check: (field: Text, value: number) => number): Float64Array => {
    const label = BEFORE_AFTER_LABELS[field];
    requireLength(label, given[field], treated.siteIds.length);
    return pick(given[field], treated.order).map((value) => check(label, value));
  };
  const overdispersion = read('overdispersion', requireNotNegative);
  const withoutSpread = overdispersion.filter((k) => k === 0).length;
  const warnings = [warn('PREDICTION_ERROR_NOT_COUNTED')];
  if (withoutSpread > 0) warnings.push(warn('OVERDISPERSION_ZERO', { sites: withoutSpread }));
  return {
    predictedBefore: read('predictedBefore', requirePositive),
    predictedAfter: read('predictedAfter', requirePositive),
    overdispersion,
    reference: null,
    varianceFromReference: null,
    varianceOfExpectedBefore: 0,
    warnings,
  };
}

function missing(part: 'reference' | 'predictions' | 'functionSites'): Problem {
  return new Problem('INPUT_MISSING', { part: BEFORE_AFTER_LABELS[part], method: empiricalBayes.labels });
}

/** What the sites' own counts leave open, (1 - w) E each, and the error of the reference group. */
function varianceBefore(sites: readonly SiteRow[], model: ExpectationModel): number {
  return sum(sites.map(({ weight, expectedBefore }) => (1 - (weight ?? 0)) * expectedBefore)) + model.varianceOfExpectedBefore;
}

function listSites(treated: TreatedTable, model: ExpectationModel): SiteRow[] {
  return treated.siteIds.map((siteId, i) => {
    const observedBefore = treated.observedBefore[i] as number;
    const observedAfter = treated.observedAfter[i] as number;
    const predictedBefore = model.predictedBefore[i] as number;
    const predictedAfter = model.predictedAfter[i] as number;
    const before = estimateExpectedAccidents(observedBefore, predictedBefore, model.overdispersion[i] as number);
    const ratio = predictedAfter / predictedBefore;
    return {
      siteId,
      observedBefore,
      observedAfter,
      predictedBefore,
      predictedAfter,
      weight: before.weight,
      expectedBefore: before.expected,
      expectedAfter: ratio * before.expected,
      expectedAfterVariance: ratio ** 2 * before.variance,
      ratioObservedToExpected: ratioOrNull(observedAfter, ratio * before.expected),
    };
  });
}
