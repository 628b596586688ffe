import type { OpenSelection } from '@elektron/domain';

import { readParameters, type QueryParameters } from '../common/closed-parameters.ts';
import { refused } from '../common/refused.ts';
import type { ReleaseIndex } from './release-index.ts';

/** Of a selection of numbers. */
export const SELECTION_PARAMETERS = ['geography', 'period', 'table', 'value'] as const;

/**
 * `geography=hexagon-8&period=2018-2019&table=severity&value=slight`: what the release has, and nothing else. A table of two dimensions takes two
 * values, parted by a comma; a total takes none.
 * @throws Problem INPUT_INVALID
 */
export function readSelection(index: ReleaseIndex, query: QueryParameters): OpenSelection {
  const { geography, period, table, value } = readParameters(query, SELECTION_PARAMETERS);
  const known = index.release.geographies.find((id) => id === geography);
  if (known === undefined) throw refused('geography', geography ?? '');
  const found = index.findTable(table ?? '', known, period ?? '');
  if (found === undefined) throw refused('table', `${table ?? ''} ${period ?? ''}`);
  return { geography: known, period: period ?? '', table: found.id, values: readValues(index, found.dimensions, value) };
}

function readValues({ release }: ReleaseIndex, dimensions: readonly string[], text: string | null): readonly string[] {
  const values = text === null ? [] : text.split(',');
  const isKnown = dimensions.every((id, index) =>
    release.dimensions.find((dimension) => dimension.id === id)?.values.some((value) => value.id === values[index]),
  );
  if (values.length !== dimensions.length || !isKnown) throw refused('value', text ?? '');
  return values;
}
