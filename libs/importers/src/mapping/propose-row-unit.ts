import { getMappingField, type MappingFieldId } from './mapping-fields.ts';
import type { ColumnProposal } from './propose-columns.ts';
import type { AccidentUnit } from './record-kinds.ts';

/** Where each line is a person, a severity without more words is that of the person; where it is a vehicle, its kind is not how somebody travelled. */
export function ofUnits(columns: readonly ColumnProposal[], values: readonly (readonly string[])[]): readonly ColumnProposal[] {
  const fields = columns.map(({ field }) => field);
  const unit = proposeRowUnit(fields, values[fields.indexOf('accident-key')] ?? []);
  if (unit === 'vehicle') return exchange(columns, 'road-user', 'vehicle-type');
  return unit === 'casualty' ? exchange(columns, 'severity', 'casualty-severity') : columns;
}

function exchange(columns: readonly ColumnProposal[], from: MappingFieldId, to: MappingFieldId): readonly ColumnProposal[] {
  if (columns.some(({ field }) => field === to)) return columns;
  return columns.map((column) => (column.field === from ? { ...column, field: to } : column));
}

/**
 * A line is a casualty where it says something of one, unless no accident comes twice in the lines seen and each tells its severity; else a vehicle
 * where it tells which of its accident's vehicles it is.
 */
export function proposeRowUnit(fields: readonly (MappingFieldId | null)[], keys: readonly string[]): AccidentUnit {
  if (!fields.includes('accident-key')) return 'accident';
  const has = (field: MappingFieldId): boolean => fields.includes(field);
  const repeats = new Set(keys).size < keys.length;
  const ofCasualty = fields.filter((field) => field !== null && field !== 'road-user' && getMappingField(field).of === 'casualty').length;
  const isCasualty = has('casualty-severity') || has('casualty-key') || (repeats && ofCasualty > 1);
  if (isCasualty) return 'casualty';
  return has('unit-key') || (repeats && (has('vehicle-type') || has('road-user'))) ? 'vehicle' : 'accident';
}
