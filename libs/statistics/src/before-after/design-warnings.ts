import type { BeforeAfterWarning, WarningCode } from './before-after-codes.ts';
import type { BeforeAfterInput } from './before-after-input.ts';
import { accidentsNeededBefore } from './sample-size.ts';
import type { TreatedTable } from './treated-table.ts';

/** Design gate of every method: periods long enough to average out chance and seasons (docs/methods/naive.md). */
export const ADVISED_YEARS_BEFORE = 3;
export const ADVISED_YEARS_AFTER = 1;
/** About a week: calendar years differ from 365.25 days by less. */
export const YEAR_TOLERANCE = 0.02;
/** The effect that a study should be able to see: a fifth fewer accidents, at an even chance. */
const SOUGHT_FACTOR = 0.8;
const EVEN_CHANCE_Z = 1.96;

/** A warning with the numbers that its text names. */
export function warn(code: WarningCode, values: Readonly<Record<string, number>> = {}): BeforeAfterWarning {
  return { code, values };
}

/** What is weak about the study itself, whatever the method. */
export function findDesignWarnings(input: BeforeAfterInput, treated: TreatedTable): BeforeAfterWarning[] {
  const { yearsBefore, yearsAfter } = input;
  const warnings: BeforeAfterWarning[] = [];
  if (yearsBefore < ADVISED_YEARS_BEFORE - YEAR_TOLERANCE) {
    warnings.push(warn('BEFORE_PERIOD_SHORT', { years: roundYears(yearsBefore), advised: ADVISED_YEARS_BEFORE }));
  }
  if (yearsAfter < ADVISED_YEARS_AFTER - YEAR_TOLERANCE) {
    warnings.push(warn('AFTER_PERIOD_SHORT', { years: roundYears(yearsAfter), advised: ADVISED_YEARS_AFTER }));
  }
  if (!isWholeYears(yearsBefore) || !isWholeYears(yearsAfter)) warnings.push(warn('PERIODS_NOT_WHOLE_YEARS'));
  const needed = Math.ceil(
    accidentsNeededBefore({ crashModificationFactor: SOUGHT_FACTOR, afterToBefore: treated.durationRatio, zScore: EVEN_CHANCE_Z }),
  );
  if (treated.totalBefore < needed) {
    warnings.push(warn('FEW_ACCIDENTS_BEFORE', { before: treated.totalBefore, needed, reduction: Math.round(100 * (1 - SOUGHT_FACTOR)) }));
  }
  if (treated.totalAfter === 0) warnings.push(warn('NO_ACCIDENTS_AFTER'));
  return warnings;
}

function isWholeYears(years: number): boolean {
  return Math.abs(years - Math.round(years)) <= YEAR_TOLERANCE;
}

/** For the text only: one decimal. */
function roundYears(years: number): number {
  return Math.round(10 * years) / 10;
}
