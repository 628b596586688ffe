import { getMappingField, type MappingFieldId } from './mapping-fields.ts';
import type { ColumnProposal } from './propose-columns.ts';
import { COUNTED_FIELDS } from './traffic-fields.ts';
import type { RecordKind } from './record-kinds.ts';

/** What columns would be, if the records were of a kind. */
export interface ProposedKind {
  readonly kind: RecordKind;
  readonly columns: readonly ColumnProposal[];
}

/** Without one of these a table is none of the kind: any field of its own for accidents, which are what is asked of a table that says nothing. */
const NEEDED: Readonly<Record<RecordKind, ((field: MappingFieldId) => boolean) | null>> = {
  accident: null,
  traffic: (field) => COUNTED_FIELDS.includes(field),
  accessibility: (field) => field === 'item' || field === 'state',
  road: (field) => field === 'road-line',
};

/**
 * The kind that the headings speak for most: by what no other kind has. A number, a time, a place or a street says nothing; where nothing speaks for
 * another kind, the records are accidents, until a person says otherwise.
 * @param proposals at least one
 */
export function chooseKind(proposals: readonly ProposedKind[]): ProposedKind {
  const possible = proposals.filter(({ kind, columns }, i) => {
    const isNeeded = NEEDED[kind];
    return i === 0 || isNeeded === null || columns.some((column) => column.field !== null && isByHeading(column) && isNeeded(column.field));
  });
  return possible.toSorted((a, b) => weightOf(b) - weightOf(a))[0]!;
}

/** Sorting keeps the order of equals: accidents stand first. */
function weightOf({ columns }: ProposedKind): number {
  const own = columns.filter((column) => column.field !== null && isByHeading(column) && isOwn(column.field));
  return own.reduce((sum, { confidence }) => sum + confidence, 0);
}

function isByHeading({ because }: ColumnProposal): boolean {
  return because === 'heading' || because === 'both' || because === 'variable';
}

/** Numbers and names may be of anything. */
const OF_ANYTHING: ReadonlySet<string> = new Set(['key', 'ordinal', 'text', 'numbered', 'label']);

function isOwn(id: MappingFieldId): boolean {
  const { isShared, kind } = getMappingField(id);
  return isShared !== true && !OF_ANYTHING.has(kind);
}
