import { hasCadasHeadings } from './cadas-variables.ts';
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

/** Of a table of casualties: in CADaS how severe an accident was stands with its people alone, and it is as severe as its worst casualty. */
export function tellsSeverities({ rowIs, linked, fields, headings }: TableMapping): boolean {
  return rowIs === 'casualty' && linked === true && fields.includes('casualty-severity') && hasCadasHeadings(headings);
}
