import { COUNT_FIELDS } from './counted-people.ts';
import type { TableMapping } from './table-mapping.ts';

/**
 * Mappings of tables that belong together: where one of them lists the casualties, the people that lines of accidents count are those, whether they
 * come in one import or later.
 */
export function withListedCasualties(mappings: readonly TableMapping[]): readonly TableMapping[] {
  if (!mappings.some(({ rowIs, linked }) => rowIs === 'casualty' && linked === true)) return mappings;
  return mappings.map((mapping) => (countsPeople(mapping) ? { ...mapping, casualtiesListed: true as const } : mapping));
}

function countsPeople({ rowIs, fields }: TableMapping): boolean {
  return rowIs === 'accident' && COUNT_FIELDS.some((field) => fields.includes(field));
}
