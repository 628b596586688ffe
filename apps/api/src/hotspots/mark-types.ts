import { filterAccidents, type AccidentColumns } from '@elektron/columns';
import { EVERY_ACCIDENT, UNKNOWN_KEY } from '@elektron/domain';
import { NOT_OF_TYPE, OF_TYPE, TYPE_UNKNOWN, type AskedType } from '@elektron/spatial-analysis';

/**
 * Whether accidents are of a type, as the filter has it: those that it would leave under the value; so an accident with several road users is one with a
 * pedestrian where one of them is.
 * @param accidents indices into the columns
 * @returns index by index of them, see accident-type.ts of spatial-analysis
 */
export function markTypes(columns: AccidentColumns, accidents: Uint32Array, { dimension, value, isOther }: AskedType): Uint8Array {
  const [withValue, others] = isOther ? [NOT_OF_TYPE, OF_TYPE] : [OF_TYPE, NOT_OF_TYPE];
  const marks = new Uint8Array(columns.count).fill(others);
  const mark = (key: string, as: number): void => {
    for (const i of filterAccidents(columns, { ...EVERY_ACCIDENT, selections: { [dimension]: [key] } })) marks[i] = as;
  };
  mark(value, withValue);
  mark(UNKNOWN_KEY, TYPE_UNKNOWN);
  return Uint8Array.from(accidents, (i) => marks[i]!);
}
