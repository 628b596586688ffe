import { shareOfKind, HEADING_WEIGHT, LEAST_SHARE } from './recognise-values.ts';
import type { MappingFieldId } from './mapping-fields.ts';
import type { ColumnProposal, SeenColumns } from './propose-columns.ts';

/** Headings that mean the kind of a junction in one table, and the name of the other road in the next: folded. */
const JUNCTION_OR_ROAD: ReadonlySet<string> = new Set(['διασταυρωση', 'κομβοσ', 'junction', 'intersection']);
/** Headings that say nothing by themselves, and behind the name of a road mean the number of a building: folded. */
const BARE_NUMBER: ReadonlySet<string> = new Set(['αριθμοσ', 'αρ', 'number', 'no', 'nr']);
/** As sure as a heading that needs its neighbour can be. */
const BY_NEIGHBOUR = 0.8;
const TELLING_SHARE = 0.9;
/** Fewer different words may be a list of codes that is not known here. */
const FEWEST_NAMES = 3;

/**
 * What columns are that only the name of a road beside them explains: the road that it crosses, the number of a building.
 * @param columns as their headings and values alone propose them; those of accidents
 */
export function besideTheRoad(
  columns: readonly ColumnProposal[],
  seen: Pick<SeenColumns, 'headings' | 'values'>,
): readonly ColumnProposal[] {
  const road = columns.findIndex(({ field }) => field === 'road-name');
  if (road === -1) return columns;
  const isFree = (field: MappingFieldId): boolean => columns.every((column) => column.field !== field);
  return columns.map((column, position) => {
    const [heading, values] = [seen.headings[position] ?? '', seen.values[position] ?? []];
    if (column.field === 'junction' && JUNCTION_OR_ROAD.has(heading) && isFree('cross-road') && areNames(values))
      return asField('cross-road');
    if (column.field !== null || position !== road + 1 || !BARE_NUMBER.has(heading) || !isFree('house-number')) return column;
    return (shareOfKind('numbered', undefined, values) ?? 0) >= TELLING_SHARE ? asField('house-number') : column;
  });
}

function asField(field: MappingFieldId): ColumnProposal {
  return { field, confidence: HEADING_WEIGHT * BY_NEIGHBOUR + (1 - HEADING_WEIGHT), because: 'both' };
}

/** Texts of which hardly any is a kind of junction. */
function areNames(values: readonly string[]): boolean {
  const isKnown = (shareOfKind('code', 'junction', values) ?? 0) >= LEAST_SHARE;
  return !isKnown && (shareOfKind('text', undefined, values) ?? 0) >= TELLING_SHARE && new Set(values).size >= FEWEST_NAMES;
}
