import { parseParameters, Problem, type ParameterValues } from '@elektron/domain';
import type { BeforeAfterInput } from '../before-after-input.ts';
import { BEFORE_AFTER_LABELS } from '../before-after-labels.ts';
import type { BeforeAfterMethod } from '../before-after-method.ts';
import { CONFIDENCE_LEVEL, readNumber } from '../before-after-parameters.ts';
import type { ProportionsResult } from '../before-after-result.ts';
import { findDesignWarnings, warn } from '../design-warnings.ts';
import { readTreatedTable, sum } from '../treated-table.ts';
import { shiftOfProportions } from './shift-of-proportions.ts';
import { leansToOneSide } from './skewed-shares.ts';

const PARAMETERS = [CONFIDENCE_LEVEL];

/**
 * Whether the share of a type of accident changed at the treated sites.
 * Source: AASHTO Highway Safety Manual 2010, 9.4.3 and appendix 9A.3.
 */
export const shiftMethod: BeforeAfterMethod<ProportionsResult> = {
  id: 'shift-of-proportions',
  labels: { el: 'Μετατόπιση ποσοστών', en: 'Shift of proportions' },
  description: {
    el: 'Αν άλλαξε στις θέσεις παρέμβασης το ποσοστό ενός τύπου ατυχημάτων (νύχτα, πεζοί …). Δεν λέει αν έγιναν λιγότερα ατυχήματα.',
    en: 'Whether the share of a type of accident (at night, with pedestrians …) changed at the treated sites. Does not say whether there were fewer accidents.',
  },
  parameters: PARAMETERS,
  needs: [['targetCounts']],
  mayUse: [],
  listAssumptions: () => ['SAME_REPORTING', 'NO_OTHER_TREATMENT', 'SITES_INDEPENDENT', 'TYPE_NOT_SELECTED'],
  contrastOnly: false,
  estimate,
};

function estimate(input: BeforeAfterInput, parameters: ParameterValues): ProportionsResult {
  const level = readNumber(parseParameters(PARAMETERS, parameters), CONFIDENCE_LEVEL.name);
  const treated = readTreatedTable(input);
  const { targetCounts } = input;
  if (!targetCounts) throw new Problem('INPUT_MISSING', { part: BEFORE_AFTER_LABELS.targetCounts, method: shiftMethod.labels });
  const { reason, ...shift } = shiftOfProportions(targetCounts, level);
  const { sitesWithoutProportion, meanDifference, median, test } = shift;
  return {
    effectKind: 'difference-of-proportions',
    method: 'shift-of-proportions',
    treatedSites: treated.siteIds.length,
    yearsBefore: input.yearsBefore,
    yearsAfter: input.yearsAfter,
    observedBefore: treated.totalBefore,
    observedAfter: treated.totalAfter,
    meanDifference,
    medianDifference: median?.value ?? null,
    medianConfidenceInterval: median?.interval ?? null,
    pValue: test?.pTwoSided ?? null,
    undefinedReason: reason,
    sites: [],
    detail: {
      kind: 'shift-of-proportions',
      level,
      ...shift,
      targetBefore: sum(targetCounts.targetBefore),
      targetAfter: sum(targetCounts.targetAfter),
    },
    warnings: [
      // What is said of a ratio without accidents after does not concern shares.
      ...findDesignWarnings(input, treated).filter(({ code }) => code !== 'NO_ACCIDENTS_AFTER'),
      warn('SHARE_NOT_NUMBER'),
      ...(sitesWithoutProportion > 0 ? [warn('SITES_WITHOUT_PROPORTION', { sites: sitesWithoutProportion })] : []),
      ...(leansToOneSide(targetCounts) ? [warn('SHARES_LEAN')] : []),
    ],
  };
}
