import { refused } from './refused.ts';

/** As Express gives it: a parameter that stands twice is a list. */
export type QueryParameters = Readonly<Record<string, unknown>>;

/**
 * The parameters of an address: those of the list, each once, and no other. Nothing else is ever looked at.
 * @throws Problem INPUT_INVALID
 */
export function readParameters<Name extends string>(query: QueryParameters, names: readonly Name[]): Readonly<Record<Name, string | null>> {
  for (const [name, value] of Object.entries(query)) {
    if (!names.includes(name as Name)) throw refused('parameter', name);
    if (typeof value !== 'string') throw refused(name, '');
  }
  return Object.fromEntries(names.map((name) => [name, query[name] ?? null])) as Record<Name, string | null>;
}
