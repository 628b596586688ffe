import type { Text, TextValue } from '@elektron/domain';
import { ECONOMIC_REASON_TEXTS, type Figure } from '@elektron/statistics';

import { fillTexts, joinTexts } from '../common/fill-texts.ts';
import { APPRAISAL_SENTENCES } from './appraisal-texts.ts';
import type { StoredAlternative, StoredAppraisal, StoredComparison, StoredPackage } from './stored-appraisal.ts';

const PERCENT = 100;
const NOT_ROUNDED = 1000;
/** Alternatives of which each is told of; more would be a list and no sentence. */
const MOST_SAID = 3;

/** The answer in a few sentences, which promise no more than the simulation holds. */
export function describeAppraisal(result: StoredAppraisal, currency: string, illustrative: boolean): Text {
  const { alternatives, comparisons } = result;
  const prefix = illustrative ? [APPRAISAL_SENTENCES.ILLUSTRATIVE] : [];
  const [only] = alternatives;
  if (alternatives.length === 1 && only !== undefined) return joinTexts([...prefix, describeAlternative(only, currency)]);
  const worth = alternatives.filter(({ appraisal }) => (appraisal.netPresentValue.value ?? 0) > 0).length;
  return joinTexts([
    ...prefix,
    fillTexts(APPRAISAL_SENTENCES.SEVERAL, { all: alternatives.length, worth }),
    ...(alternatives.length > MOST_SAID ? [] : alternatives.map((alternative) => describeAlternative(alternative, currency))),
    ...comparisons.map((comparison) => describeComparison(comparison, alternatives)),
    ...(result.package === null ? [] : [describePackage(result.package, alternatives, currency)]),
  ]);
}

/** Between how many times its cost the benefit lies, and how often below it. */
export function describeAlternative({ name, appraisal, simulated }: StoredAlternative, currency: string): Text {
  const { netPresentValue, benefitCostRatio, presentCosts } = appraisal;
  if (netPresentValue.value === null)
    return fillTexts(APPRAISAL_SENTENCES.NO_BENEFIT, { name, reason: ECONOMIC_REASON_TEXTS[netPresentValue.reason] });
  const { netPresentValue: worths, probabilityWorthIt } = simulated;
  if (worths === null || probabilityWorthIt.value === null) {
    return benefitCostRatio.value === null
      ? fillTexts(APPRAISAL_SENTENCES.SURE_WITHOUT_RATIO, { name, worth: amount(netPresentValue.value), currency })
      : fillTexts(APPRAISAL_SENTENCES.SURE, { name, ratio: digits(benefitCostRatio.value, 2) });
  }
  const shares = { level: digits(PERCENT * simulated.level, 1), below: digits(PERCENT * (1 - probabilityWorthIt.value), 1) };
  const limits = ratioLimits({ presentCosts, simulated: worths });
  if (limits !== null)
    return fillTexts(APPRAISAL_SENTENCES.RATIO, { name, ...shares, lower: digits(limits.lower, 2), upper: digits(limits.upper, 2) });
  return fillTexts(APPRAISAL_SENTENCES.WITHOUT_RATIO, {
    name,
    ...shares,
    lower: amount(worths.lower),
    upper: amount(worths.upper),
    currency,
  });
}

/** Limits of benefit / cost: costs are sure, so that they follow from those of the net present value. Null where the ratio is not defined. */
export function ratioLimits({
  presentCosts: { total },
  simulated,
}: {
  readonly presentCosts: { readonly total: number };
  readonly simulated: { readonly lower: number; readonly upper: number } | null;
}): { readonly lower: number; readonly upper: number } | null {
  if (simulated === null || total <= 0) return null;
  return { lower: (simulated.lower + total) / total, upper: (simulated.upper + total) / total };
}

export function describeComparison({ place, compared }: StoredComparison, alternatives: readonly StoredAlternative[]): Text {
  const name = nameOf(alternatives, compared.chosenId);
  return name === null ? fillTexts(APPRAISAL_SENTENCES.NONE_CHOSEN, { place }) : fillTexts(APPRAISAL_SENTENCES.CHOSEN, { place, name });
}

export function describePackage(
  { budget, chosenIds, cost, netPresentValue, upperBound, isProven }: StoredPackage,
  alternatives: readonly StoredAlternative[],
  currency: string,
): Text {
  if (chosenIds.length === 0) return fillTexts(APPRAISAL_SENTENCES.NO_PACKAGE, { budget, currency });
  const names = chosenIds.flatMap((id) => nameOf(alternatives, id) ?? []);
  const said = { budget, currency, names, cost, worth: amount(netPresentValue), bound: amount(upperBound) };
  return joinTexts([
    fillTexts(APPRAISAL_SENTENCES.PACKAGE, said),
    ...(isProven ? [] : [fillTexts(APPRAISAL_SENTENCES.PACKAGE_UNPROVEN, said)]),
  ]);
}

export function nameOf(alternatives: readonly StoredAlternative[], id: string | null): string | null {
  return alternatives.find((alternative) => alternative.id === id)?.name ?? null;
}

/** In sentences three digits are said: more would claim a precision that nobody has. */
function amount(value: number): TextValue {
  return written(Math.abs(value) < NOT_ROUNDED ? Math.round(value) : Number(value.toPrecision(3)));
}

function digits(value: number, places: number): TextValue {
  return written(Math.round(value * 10 ** places) / 10 ** places);
}

/** With a true minus sign. */
function written(value: number): TextValue {
  return value < 0 ? fillTexts(BELOW_ZERO, { size: -value }) : Math.abs(value);
}

const BELOW_ZERO: Text = { el: '−{{size}}', en: '−{{size}}' };

/** Why a figure is null, in words. */
export function reasonOf(figure: Figure): Text | null {
  return figure.reason === null ? null : ECONOMIC_REASON_TEXTS[figure.reason];
}
