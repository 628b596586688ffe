import type { SpeedUnit } from '@elektron/domain';
import { findCadasVariables, mappedFormatId, type MappingFieldId } from '@elektron/importers';

import type { SavedMapping } from '../../imports/saved-mappings.repository.ts';

/** A variable of CADaS as an organisation reads it. */
export interface StatedVariable {
  readonly field: MappingFieldId;
  /** Meaning of each code, `null` = unknown. */
  readonly codes: Readonly<Record<string, string | null>>;
  readonly speedUnit: SpeedUnit;
  /** Name of the mapping, and the import with which it is kept. */
  readonly name: string;
  readonly batchId: number;
  /** Of records that were read by it: what their source wrote is a code of the same list. */
  readonly formatId: string;
}

/**
 * What people have said of the variables of CADaS: of each what the newest import says that reads it.
 * @param saved the newest first
 */
export function listStated(saved: readonly SavedMapping[]): ReadonlyMap<string, StatedVariable> {
  const stated = new Map<string, StatedVariable>();
  for (const { batchId, mapping } of saved) {
    const { name, speedUnit } = mapping;
    findCadasVariables(mapping.headings).forEach((variable, position) => {
      const field = mapping.fields[position] ?? null;
      if (variable === undefined || field === null || stated.has(variable)) return;
      const codes = mapping.codes[field] ?? {};
      stated.set(variable, { field, codes, speedUnit, name, batchId, formatId: mappedFormatId(mapping) });
    });
  }
  return stated;
}
