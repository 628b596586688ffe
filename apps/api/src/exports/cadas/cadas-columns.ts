import { CADAS_BIRTH_OR_AGE, CADAS_VARIABLES, findCadasVariable, getMappingField, type MappingFieldId } from '@elektron/importers';

import type { ExportColumn } from '../export-table.ts';
import type { StatedVariable } from './stated-variables.ts';

/** Sheets of a file, in their order. */
export const CADAS_SHEETS = ['accidents', 'units', 'persons'] as const;
export type CadasSheet = (typeof CADAS_SHEETS)[number];

/** A variable that is written. */
export interface CadasColumn {
  /** Its number, which is its heading. */
  readonly id: string;
  readonly field: MappingFieldId;
  readonly type: ExportColumn['type'];
  /** False where a person has to say first what it is or what its codes mean: its cells stay empty. */
  readonly isKnown: boolean;
}

/** What a sheet can say. */
const FIELDS: Readonly<Record<CadasSheet, readonly MappingFieldId[]>> = {
  accidents: [
    ...(['accident-key', 'date', 'date-time', 'time', 'year', 'month', 'day', 'hour', 'severity', 'latitude', 'longitude'] as const),
    ...(['accident-type', 'light', 'weather', 'surface', 'road-type', 'junction', 'speed-limit', 'road-name'] as const),
  ],
  units: ['accident-key', 'unit-key', 'vehicle-type', 'road-user'],
  persons: ['accident-key', 'unit-key', 'casualty-key', 'age', 'sex', 'casualty-severity', 'casualty-class', 'road-user'],
};

/** Groups of variables on each sheet, and the ids by which its lines name their accident and their unit. */
const GROUPS: Readonly<Record<CadasSheet, readonly string[]>> = { accidents: ['A', 'R'], units: ['U'], persons: ['P'] };
const LINKS: Readonly<Record<CadasSheet, readonly string[]>> = { accidents: [], units: ['A-1'], persons: ['A-1', 'U-1'] };

const WHOLE: readonly MappingFieldId[] = ['year', 'month', 'day', 'hour', 'speed-limit', 'age'];
const DECIMAL: readonly MappingFieldId[] = ['latitude', 'longitude'];

/** The variables of a sheet, by group and number. */
export function columnsOf(sheet: CadasSheet, stated: ReadonlyMap<string, StatedVariable>): readonly CadasColumn[] {
  const ids = new Set([...CADAS_VARIABLES.map(({ id }) => id), ...stated.keys()]);
  const own = [...ids].filter((id) => GROUPS[sheet].includes(id.slice(0, 1))).toSorted((a, b) => placeOf(a) - placeOf(b));
  return [...LINKS[sheet], ...own].flatMap((id) => {
    const field = stated.get(id)?.field ?? findCadasVariable(id)?.fields[0];
    if (field === undefined || !FIELDS[sheet].includes(field)) return [];
    const needsWord = getMappingField(field).list !== undefined || id === CADAS_BIRTH_OR_AGE;
    return [{ id, field, type: typeOf(field), isKnown: stated.has(id) || !needsWord }];
  });
}

const MOST_NUMBERS = 100;

function placeOf(id: string): number {
  const [group = '', number = ''] = id.split('-');
  return 'ARUP'.indexOf(group) * MOST_NUMBERS + Number(number);
}

function typeOf(field: MappingFieldId): CadasColumn['type'] {
  if (field === 'date') return 'date';
  if (WHOLE.includes(field)) return 'whole';
  return DECIMAL.includes(field) ? 'decimal' : 'text';
}
