import type { ImportFormat } from '@elektron/importers';

/**
 * The number at the end of a format's mapping version (`stats19/1`), which is what a row keeps; the format itself is in `source_system`.
 * @throws Error for a version without a number: a mistake of the program
 */
export function mappingVersionOf(format: Pick<ImportFormat, 'mappingVersion'>): number {
  const number = /(\d+)$/.exec(format.mappingVersion)?.[1];
  if (number === undefined) throw new Error(`The mapping version ${format.mappingVersion} ends in no number.`);
  return Number(number);
}
