import { Problem, type OpenSelection, type PublishedGeography } from '@elektron/domain';

import type { ReleaseIndex } from './release-index.ts';

/** As Express gives it: a parameter that stands twice is a list. */
export type OpenQuery = Readonly<Record<string, unknown>>;

/** Of what was written, in the message about it. */
const LONGEST_SHOWN = 100;

/** What a parameter says and nobody understands. */
export function refused(field: string, value: string): Problem {
  return new Problem('INPUT_INVALID', { field, value: value.slice(0, LONGEST_SHOWN) });
}

/**
 * The parameters of an address: those of the list, each once, and no other. Nothing else is ever looked at.
 * @throws Problem INPUT_INVALID
 */
export function readParameters<Name extends string>(query: OpenQuery, names: readonly Name[]): Readonly<Record<Name, string | null>> {
  for (const [name, value] of Object.entries(query)) {
    if (!names.includes(name as Name)) throw refused('parameter', name);
    if (typeof value !== 'string') throw refused(name, '');
  }
  return Object.fromEntries(names.map((name) => [name, query[name] ?? null])) as Record<Name, string | null>;
}

/** Of a selection of numbers. */
export const SELECTION_PARAMETERS = ['geography', 'period', 'table', 'value'] as const;

/**
 * `geography=hexagon-8&period=2018-2019&table=severity&value=slight`: what the release has, and nothing else. A table of two dimensions takes two
 * values, parted by a comma; a total takes none.
 * @throws Problem INPUT_INVALID
 */
export function readSelection(index: ReleaseIndex, query: OpenQuery): OpenSelection {
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

/** @throws Problem INPUT_INVALID */
export function readGeography({ release }: ReleaseIndex, text: string): PublishedGeography {
  const known = release.geographies.find((id) => id === text);
  if (known === undefined) throw new Problem('NOT_PUBLISHED');
  return known;
}
