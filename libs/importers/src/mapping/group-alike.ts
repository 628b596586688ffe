import type { SurveyedTable } from '../survey-table.ts';
import { fitsHeadings, isHeadlessMapping } from './match-mapped.ts';
import { proposeMapping, type MappingProposal, type ProposalContext } from './propose-mapping.ts';
import type { TableMapping } from './table-mapping.ts';

/** A table of no known format, as it is proposed to be read. */
interface Proposed {
  readonly table: SurveyedTable;
  readonly proposal: MappingProposal;
}

/**
 * Tables with the same headings, such as a sheet for each month: they are decided about once and read one after the other. Of tables without
 * headings nobody can tell that they are alike.
 * @returns groups of positions in the order of their first; in each the one comes first that shows most
 */
export function groupAlike(tables: readonly Proposed[]): number[][] {
  const groups: number[][] = [];
  const mappings = tables.map(({ proposal }) => proposal.mapping);
  for (const [i, mapping] of mappings.entries()) {
    const group = isHeadlessMapping(mapping) ? undefined : groups.find(([first = i]) => isAlike(mappings[first]!, mapping));
    if (group === undefined) groups.push([i]);
    else group.push(i);
  }
  const linesOf = (i: number): number => tables[i]!.table.preview.length;
  return groups.map((group) => group.toSorted((a, b) => linesOf(b) - linesOf(a) || a - b));
}

/**
 * What tables with the same headings are, from the first lines of each in turn: what one month has no accident of, another has.
 * @returns the first table, with the lines of the others behind its own
 */
export function proposeTogether<Table extends Proposed>(first: Table, others: readonly Proposed[], context: ProposalContext): Table {
  if (others.length === 0) return first;
  const all = [first, ...others].map(({ table }) => linesOf(table));
  const longest = Math.max(...all.map(({ length }) => length));
  const inTurn = Array.from({ length: longest }, (_, i) => all.flatMap((lines) => lines.slice(i, i + 1))).flat();
  const { header, personal } = first.table;
  const { reading } = first.proposal.mapping;
  const proposal = proposeMapping(header, inTurn, { ...context, personal, ...(reading === undefined ? {} : { reading }) });
  const preview = [...first.table.preview, ...all.slice(1).flat()];
  return { ...first, proposal, table: { ...first.table, preview } };
}

/** Without what tells who somebody is, which may stand in one of the tables alone. */
function linesOf({ preview, personal, isConcealed }: SurveyedTable): readonly (readonly string[])[] {
  if (isConcealed === true) return [];
  return preview.map((cells) => cells.map((cell, position) => (personal.includes(position) ? '' : cell)));
}

function isAlike(one: TableMapping, other: TableMapping): boolean {
  return !isHeadlessMapping(one) && one.reading?.headerLines === other.reading?.headerLines && fitsHeadings(one, other.headings);
}
