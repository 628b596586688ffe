import { parseLook, type LookReading, type LookWords } from '../formats/accessibility-survey/parse-look.ts';
import { keptColumn, type ImportTable } from '../import-format.ts';
import { isBlank } from '../code-book.ts';
import { FIELD_OF_SURVEY_COLUMN } from './accessibility-fields.ts';
import { findAllMeanings } from './code-meanings.ts';
import { MAPPED_LOOKS } from './mapped-format.ts';
import { positionsOf } from './mapped-positions.ts';
import { getMappingField, isFieldOf, type MappingFieldId } from './mapping-fields.ts';
import type { TableMapping } from './table-mapping.ts';

/** A table of looks at the street as a mapping describes it: its lines are read as those of the form for surveys. */
export function mappedLooks(mapping: TableMapping): ImportTable {
  const reading = readingOf(mapping);
  return {
    ...MAPPED_LOOKS,
    columns: mapping.fields.flatMap((field) =>
      field === null ? [] : [keptColumn(field, { inDraft: isFieldOf(getMappingField(field), 'accessibility') })],
    ),
    positions: reading.positions,
    parseRow: (row) => parseLook(row, reading),
  };
}

function readingOf(mapping: TableMapping): LookReading {
  const { fields, dateOrder } = mapping;
  const meanings = findAllMeanings(mapping);
  const day: MappingFieldId = fields.includes('date') ? 'date' : 'date-time';
  // A column of the form that no column of the table is has the name of none.
  const nameOf = (column: string): string => (column === 'survey_date' ? day : (FIELD_OF_SURVEY_COLUMN[column] ?? column));
  return {
    nameOf,
    positions: positionsOf(mapping),
    dateOrder,
    findWord: <Column extends keyof LookWords>(row: Parameters<LookReading['findWord']>[0], column: Column) => {
      const name = nameOf(column);
      if (isBlank(row.text(name))) return null;
      // What somebody could not tell is a finding of its own.
      const meaning = meanings.get(name as MappingFieldId)?.(row.text(name));
      return (meaning === null && column === 'state' ? 'unknown' : meaning) as LookWords[Column] | null | undefined;
    },
  };
}
