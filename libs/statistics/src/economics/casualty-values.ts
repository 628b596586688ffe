import { CASUALTY_SEVERITIES, type CasualtySeverity } from '@elektron/domain';
import { requireNotNegative } from '../require-number.ts';
import { figure, noFigure, type Figure } from './economic-reasons.ts';

/** How many are hurt in one accident of a severity, on average of the own records. */
export type CasualtiesPerAccident = Readonly<Record<CasualtySeverity, number>>;

/**
 * What an accident costs, from values per casualty: an accident mostly hurts more than the one who gives it its severity.
 * @param perCasualty `null` where a severity has no value
 * @param perAccident what each accident costs besides its casualties: damage, police
 * @returns `null` (NO_VALUE) where a severity that occurs has no value
 * @throws Problem INPUT_INVALID
 */
export function accidentValueOf(
  casualties: CasualtiesPerAccident,
  perCasualty: Readonly<Record<CasualtySeverity, number | null>>,
  perAccident: number,
): Figure {
  let total = requireNotNegative('perAccident', perAccident);
  for (const severity of CASUALTY_SEVERITIES) {
    const count = requireNotNegative('casualties', casualties[severity]);
    const value = perCasualty[severity];
    if (count === 0) continue;
    if (value === null) return noFigure('NO_VALUE');
    total += count * requireNotNegative('perCasualty', value);
  }
  return figure(total);
}
