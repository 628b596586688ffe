import { Problem } from '@elektron/domain';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text can be the id of a record at all; the database fails on any other, where the answer is only: not found. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/**
 * The id of an accident as it is stored.
 * @throws Problem ACCIDENT_NOT_FOUND for what cannot be one
 */
export function parseAccidentId(text: string): string {
  if (!isUuid(text)) throw new Problem('ACCIDENT_NOT_FOUND');
  return text.toLowerCase();
}
