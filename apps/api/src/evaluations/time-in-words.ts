import type { Text } from '@elektron/domain';

import { fillTexts } from '../common/fill-texts.ts';

const MONTHS_OF_A_YEAR = 12;
const YEARS: Text = { el: '{{years}} {{years|έτος|έτη}}', en: '{{years}} {{years|year|years}}' };
const MONTHS: Text = { el: '{{months}} {{months|μήνα|μήνες}}', en: '{{months}} {{months|month|months}}' };

/** How long a period is, after “in” or “with”: years to a tenth, and below one year whole months, at least one. */
export function timeInWords(years: number): Text {
  const months = Math.max(1, Math.round(years * MONTHS_OF_A_YEAR));
  return months < MONTHS_OF_A_YEAR ? fillTexts(MONTHS, { months }) : fillTexts(YEARS, { years: Math.round(10 * years) / 10 });
}
