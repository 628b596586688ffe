import { normalizeLabel } from '../code-book.ts';
import { getMappingField, type MappingFieldId } from './mapping-fields.ts';
import type { TableMapping } from './table-mapping.ts';

/** What the values of one column mean: `null` = unknown, `undefined` = nobody has said it. */
export type MeaningOf = (text: string) => string | null | undefined;

/**
 * Finds what a text means among the values that people have stated: as it was stated, else however it is spelled (case, spacing, `.0`). Where two
 * spellings were given different meanings, a third one has none: nobody has said it.
 * @param stated of one field, as TableMapping keeps them
 */
export function findMeanings(stated: Readonly<Record<string, string | null>> | undefined): MeaningOf {
  const exact = new Map(Object.entries(stated ?? {}));
  const alike = new Map<string, string | null | undefined>();
  for (const [value, target] of exact) {
    const label = normalizeLabel(value);
    alike.set(label, alike.has(label) && alike.get(label) !== target ? undefined : target);
  }
  return (text) => (exact.has(text) ? exact.get(text) : alike.get(normalizeLabel(text)));
}

/** The same for each column of a mapping that holds codes. */
export function findAllMeanings({ fields, codes }: Pick<TableMapping, 'fields' | 'codes'>): ReadonlyMap<MappingFieldId, MeaningOf> {
  const coded = fields.filter((field) => field !== null && getMappingField(field).list !== undefined) as MappingFieldId[];
  return new Map(coded.map((field) => [field, findMeanings(codes[field])]));
}
