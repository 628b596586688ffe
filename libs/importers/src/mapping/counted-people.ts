import type { CountedCasualties } from '../counted-casualties.ts';
import type { RowRemark, SourceRow } from '../import-format.ts';
import { parseNumber, type NumberRange } from '../parse-value.ts';
import type { OutcomeCount } from '../quality/severity-of-counts.ts';
import type { MappingFieldId } from './mapping-fields.ts';

const PEOPLE: NumberRange = { minimum: 0, maximum: 500, whole: true, unknown: [-1] };

/** How many people a line counts, worst first. */
const COUNTS: readonly (readonly [field: MappingFieldId, severity: CountedCasualties['severity']])[] = [
  ['killed', 'fatal'],
  ['seriously-injured', 'serious'],
  ['slightly-injured', 'slight'],
  ['injured', null],
];

/** The columns that count people. */
export const COUNT_FIELDS: readonly MappingFieldId[] = COUNTS.map(([field]) => field);

/** The people that a line counts, by what became of them. */
export function outcomesOf(row: SourceRow): (OutcomeCount & { readonly field: MappingFieldId })[] {
  return COUNTS.filter(([field]) => row.has(field)).map(([field, severity]) => {
    return { field, severity: severity ?? ('injury' as const), count: parseNumber(row, field, PEOPLE, []) };
  });
}

/** Whether nobody was hurt but those counted: there is a column for all that can be, and the line counts somebody at all (others leave what is nought blank). */
export function countsAll(row: SourceRow): boolean {
  const isWhole = row.has('killed') && (row.has('injured') || (row.has('seriously-injured') && row.has('slightly-injured')));
  return isWhole && outcomesOf(row).some(({ count }) => count !== null);
}

export function parseCounts(row: SourceRow, remarks: RowRemark[]): (CountedCasualties & { readonly field: MappingFieldId })[] {
  return COUNTS.map(([field, severity]) => ({
    native: row.heading(field),
    field,
    severity,
    count: parseNumber(row, field, PEOPLE, remarks) ?? 0,
  }));
}
