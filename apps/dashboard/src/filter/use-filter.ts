import {
  EVERY_ACCIDENT,
  FILTER_PARAMETERS,
  writeFilterParameters,
  type AccidentDimensionId,
  type AccidentFilter,
  type FilterParameter,
} from '@elektron/domain';
import { parseAsString, useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import { readFilter, toggleValue, toggleValues, withSelection } from './filter-url.ts';

const PARSERS = Object.fromEntries(FILTER_PARAMETERS.map((name) => [name, parseAsString])) as Record<FilterParameter, typeof parseAsString>;

/** The one filter of the workspace: read from the address, written to it, one step of "back" per change. */
export function useFilter() {
  const [parameters, setParameters] = useQueryStates(PARSERS, { history: 'push', scroll: false });
  const { filter, ignored } = useMemo(() => readFilter(parameters), [parameters]);
  const setFilter = useCallback((next: AccidentFilter) => void setParameters(writeFilterParameters(next)), [setParameters]);
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
