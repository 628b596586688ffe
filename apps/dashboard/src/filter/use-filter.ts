import { EVERY_ACCIDENT, type AccidentDimensionId, type AccidentFilter } from '@elektron/domain';
import { parseAsString, useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import {
  FILTER_PARAMETERS,
  readFilter,
  toggleValue,
  toggleValues,
  withSelection,
  writeFilter,
  type FilterParameter,
} from './filter-url.ts';

const PARSERS = Object.fromEntries(FILTER_PARAMETERS.map((name) => [name, parseAsString])) as Record<FilterParameter, typeof parseAsString>;

/** The one filter of the workspace: read from the address, written to it, one step of "back" per change. */
export function useFilter() {
  const [parameters, setParameters] = useQueryStates(PARSERS, { history: 'push', scroll: false });
  const { filter, ignored } = useMemo(() => readFilter(parameters), [parameters]);
  const setFilter = useCallback((next: AccidentFilter) => void setParameters(writeFilter(next)), [setParameters]);
  return {
    filter,
    ignored,
    setFilter,
    toggle: (dimension: AccidentDimensionId, value: string) => setFilter(toggleValue(filter, dimension, value)),
    toggleMany: (dimension: AccidentDimensionId, values: readonly string[]) => setFilter(toggleValues(filter, dimension, values)),
    clearDimension: (dimension: AccidentDimensionId) => setFilter(withSelection(filter, dimension, [])),
    clearAll: () => setFilter(EVERY_ACCIDENT),
  };
}
