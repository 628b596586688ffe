import { CADAS_BIRTH_OR_AGE, findCadasVariable } from './cadas-variables.ts';
import { getMappingField, type MappingFieldId } from './mapping-fields.ts';
import { HEADING_WEIGHT, LEAST_SHARE, shareOfKind } from './recognise-values.ts';

/** What a column of a table of CADaS is. */
export interface VariableProposal {
  readonly field: MappingFieldId;
  readonly confidence: number;
  readonly because: 'variable';
  readonly variable: string;
}

/**
 * The field of a variable: its number says it, and its values may contradict. What their codes mean no number says.
 * @param values as presentValues
 * @returns `undefined` for a variable without a field, and where the values are none of it
 */
export function proposeVariable(variable: string, values: readonly string[]): VariableProposal | undefined {
  const shares = (findCadasVariable(variable)?.fields ?? []).map((field) => ({ field, share: shareOf(field, values) }));
  const found = shares.find(({ share }) => share >= LEAST_SHARE);
  if (found === undefined) return undefined;
  const confidence = HEADING_WEIGHT + (1 - HEADING_WEIGHT) * found.share;
  return { field: found.field, confidence, because: 'variable', variable };
}

/** Codes and numbers of records look like anything; an empty column says nothing against its heading. */
function shareOf(id: MappingFieldId, values: readonly string[]): number {
  const { kind, list } = getMappingField(id);
  return kind === 'code' || kind === 'key' || kind === 'ordinal' ? 1 : (shareOfKind(kind, list, values) ?? 1);
}

/** Whether a column says when people were born. */
export function tellsBirth(variable: string | undefined, values: readonly string[]): boolean {
  return variable === CADAS_BIRTH_OR_AGE && values.length > 0 && proposeVariable(variable, values) === undefined;
}
