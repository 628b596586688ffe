import type { Formats } from '@elektron/ui';

/** What is no rounding of a large sum any more. */
const SMALL_MONEY = 100;

/** A number of an appraisal in its unit. @param money currency and price year */
export function writeFigure(value: number | null | undefined, unit: string, money: string, formats: Formats): string {
  if (value == null) return '–';
  switch (unit) {
    case 'money':
      return `${Math.abs(value) < SMALL_MONEY ? formats.number(value) : formats.count(value)} ${money}`;
    case 'share':
      return formats.percent(value, 1);
    case 'percent':
      return formats.percent(value / 100, 1);
    case 'years':
      return formats.decimal(value, 1);
    default:
      return formats.decimal(value, 2);
  }
}
