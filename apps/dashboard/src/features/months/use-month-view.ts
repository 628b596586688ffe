import { createParser, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { shiftMonth } from './month-words.ts';

export const MONTH_VIEWS = ['board', 'completeness', 'bulletin', 'series', 'totals', 'units'] as const;

export const MONTH = /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/;

const monthParser = createParser<string>({ parse: (text) => (MONTH.test(text) ? text : null), serialize: (month) => month });

/** What of the page is open, in the address: which part, the last month shown, and the month of a unit that is looked at. */
export function useMonthView() {
  const before = shiftMonth(new Date().toISOString().slice(0, 'YYYY-MM'.length), -1);
  return useQueryStates(
    {
      part: parseAsStringLiteral(MONTH_VIEWS).withDefault('board'),
      last: monthParser.withDefault(before),
      unit: parseAsString,
      at: monthParser,
    },
    { history: 'replace', scroll: false },
  );
}

export type MonthView = ReturnType<typeof useMonthView>[0];
export type SetMonthView = ReturnType<typeof useMonthView>[1];
