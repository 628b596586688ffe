import {
  EVERY_FEATURE,
  formatAccessibilityParameters,
  isProblem,
  parseAccessibilityParameters,
  ACCESSIBILITY_FILTER_PARAMETERS,
  type AccessibilityFilter,
} from '@elektron/domain';
import { parseAsString, useQueryStates } from 'nuqs';
import { useMemo } from 'react';

const NAMES = {
  items: parseAsString,
  states: parseAsString,
  conditions: parseAsString,
  seenSince: parseAsString,
  seenUntil: parseAsString,
};

/** The filter of the page, kept in its address. What an address says wrongly asks nothing. */
export function useAccessibilityFilter(): {
  readonly filter: AccessibilityFilter;
  readonly setFilter: (next: AccessibilityFilter) => void;
} {
  const [written, write] = useQueryStates(NAMES, { history: 'push' });
  const filter = useMemo(() => readFilter((name) => written[name]), [written]);
  const setFilter = (next: AccessibilityFilter): void => {
    const values = new Map(formatAccessibilityParameters(next));
    void write(Object.fromEntries(ACCESSIBILITY_FILTER_PARAMETERS.map((name) => [name, values.get(name) ?? null])));
  };
  return { filter, setFilter };
}

function readFilter(read: Parameters<typeof parseAccessibilityParameters>[0]): AccessibilityFilter {
  try {
    return parseAccessibilityParameters(read);
  } catch (error) {
    if (isProblem(error)) return EVERY_FEATURE;
    throw error;
  }
}

/** A list with a word put in, or taken out. */
export function toggled<Word extends string>(words: readonly Word[], word: Word): readonly Word[] {
  return words.includes(word) ? words.filter((each) => each !== word) : [...words, word];
}
