import type { Draft, SourcePosition } from '@elektron/domain';
import type { DetectedTable } from './detect-table.ts';
import type { RowRemark } from './import-format.ts';
import { importTableOf } from './mapping/import-table-of.ts';
import { matchMapped } from './mapping/match-mapped.ts';
import type { TableMapping } from './mapping/table-mapping.ts';
import { isGrid } from './parts/table-part.ts';
import { TableRow, type RowConventions } from './source-row.ts';
import type { SurveyedTable } from './survey-table.ts';

/** One of the first lines of a table, as a mapping reads it. */
export interface SampleLine {
  readonly row: number;
  /** As ParsedRow has them. */
  readonly drafts: readonly Draft[];
  readonly remarks: readonly RowRemark[];
}

/**
 * The first lines of a table as they would be read, for a person to see before anything is read in full. Of a column that tells who somebody is
 * nothing is read, whatever the mapping says that it is.
 * @throws Problem as matchMapped
 */
export function readSample(table: SurveyedTable, mapping: TableMapping, conventions: RowConventions): SampleLine[] {
  const { headless, header, fileName } = table;
  const match = matchMapped(mapping, headless === true ? { headless } : {}, header, fileName);
  const detected: DetectedTable = { ...table, ...match, mapping, decimalMark: mapping.decimalMark };
  const row = new TableRow(detected, conventions);
  const { parseRow } = importTableOf(detected);
  const personal = new Set(table.personal);
  return (table.isConcealed === true ? [] : table.preview).flatMap((cells, i) => {
    const fitted = isGrid(table.part) ? [...cells, ...Array.from({ length: Math.max(0, header.length - cells.length) }, () => '')] : cells;
    if (fitted.length !== header.length) return [];
    const shown = fitted.map((cell, position) => (personal.has(position) ? '' : cell));
    const { drafts, issues } = parseRow(row.show(shown));
    return [{ row: table.rows[i] ?? 0, drafts, remarks: issues }];
  });
}

/** How many places of a sample are shown. */
const PLACES_SHOWN = 3;

/**
 * Where a line of a sample is: its record, or where the line of its road begins. `null` where it does not say it.
 * @param srid the system of what does not name its own
 */
export function findPlace({ drafts }: SampleLine, srid: number): SourcePosition | null {
  const placed = drafts.find((draft) => 'position' in draft);
  if (placed !== undefined && placed.position !== null) return placed.position;
  const line = drafts.find((draft) => draft.kind === 'road-line')?.line;
  const [first, second] = line?.coordinates ?? [];
  return first === undefined || second === undefined ? null : { srid: line?.srid ?? srid, first, second, accuracy: 'exact' };
}

/** Any system will do to tell whether there is a place. */
const ANY_SYSTEM = 4326;

/** The first, the middle and the last line of a sample that have a place. */
export function choosePlaced(lines: readonly SampleLine[]): readonly SampleLine[] {
  const placed = lines.filter((line) => findPlace(line, ANY_SYSTEM) !== null);
  if (placed.length <= PLACES_SHOWN) return placed;
  return [placed[0]!, placed[Math.floor(placed.length / 2)]!, placed.at(-1)!];
}
