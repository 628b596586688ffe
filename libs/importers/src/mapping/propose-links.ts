import { areNearlyAlike } from '../set-aside.ts';
import { withListedCasualties } from './listed-casualties.ts';
import type { MappingFieldId } from './mapping-fields.ts';
import { recordKindOf } from './record-kinds.ts';
import type { TableMapping } from './table-mapping.ts';

const DATED: readonly MappingFieldId[] = ['date', 'date-time', 'year'];

function isDated({ fields }: TableMapping): boolean {
  return fields.some((field) => field !== null && DATED.includes(field));
}

/**
 * Which tables of an upload are read together: the one that says when accidents were and the most of them, and of each other kind of line one that
 * names accidents by number; and what has nearly the same headings as one of these, such as the sheet of a month with a column more. Numbers then tell accidents apart within the whole source where a linked table does not say the year.
 * @returns for each table its mapping, `null` where it is not proposed to be read
 */
export function proposeLinks(proposals: readonly (TableMapping | null)[]): readonly (TableMapping | null)[] {
  const ofAccidents = proposals.map((mapping) => (mapping !== null && recordKindOf(mapping.rowIs) === 'accident' ? mapping : null));
  return ofAccidents.some((mapping) => mapping !== null && isDated(mapping)) ? linkAccidents(ofAccidents) : proposeOfOneKind(proposals);
}

/** Tables of other kinds of records are not linked: the one is read that says most, and those that have nearly its headings. */
function proposeOfOneKind(proposals: readonly (TableMapping | null)[]): readonly (TableMapping | null)[] {
  const others = proposals.flatMap((mapping) => (mapping !== null && recordKindOf(mapping.rowIs) !== 'accident' ? [mapping] : []));
  const main = others.toSorted((a, b) => countFields(b) - countFields(a))[0];
  return proposals.map((mapping) => (mapping !== null && (mapping === main || isLike(mapping, main)) ? mapping : null));
}

function countFields({ fields }: TableMapping): number {
  return fields.filter((field) => field !== null).length;
}

function linkAccidents(proposals: readonly (TableMapping | null)[]): readonly (TableMapping | null)[] {
  const dated = proposals.flatMap((mapping) => (mapping !== null && isDated(mapping) ? [mapping] : []));
  const accidents = dated.filter(({ rowIs }) => rowIs === 'accident');
  const main = (accidents.length > 0 ? accidents : dated).toSorted((a, b) => countFields(b) - countFields(a))[0];
  if (main === undefined || main.rowIs !== 'accident' || !main.fields.includes('accident-key')) {
    return proposals.map((mapping) => (mapping === main || isLike(mapping, main) ? mapping : null));
  }
  const linked = (['vehicle', 'casualty'] as const).flatMap((unit) => {
    const found = proposals.find((mapping) => mapping?.rowIs === unit && mapping.fields.includes('accident-key'));
    return found == null ? [] : [found];
  });
  const keyScope = linked.every(isDated) ? {} : { keyScope: 'source' as const };
  const [own = main] = withListedCasualties([main, ...linked.map((mapping) => ({ ...mapping, linked: true as const }))]);
  const { casualtiesListed } = own;
  return proposals.map((mapping) => {
    if (mapping === main) return { ...own, ...keyScope };
    if (mapping !== null && isLike(mapping, main))
      return { ...mapping, ...keyScope, ...(casualtiesListed === undefined ? {} : { casualtiesListed }) };
    const isLinked = mapping !== null && linked.some((other) => other === mapping || isLike(mapping, other));
    return isLinked ? { ...mapping, linked: true as const, ...keyScope } : null;
  });
}

/** A table of the same kind that somebody has headed a little differently; without what one needs, it is left to the person. */
function isLike(mapping: TableMapping | null, other: TableMapping | undefined): boolean {
  if (mapping === null || other === undefined || mapping.rowIs !== other.rowIs) return false;
  const needed = other.fields.filter(
    (field) => field === 'accident-key' || field === 'road-line' || (field !== null && DATED.includes(field)),
  );
  return needed.every((field) => mapping.fields.includes(field)) && areNearlyAlike(mapping.headings, other.headings);
}
