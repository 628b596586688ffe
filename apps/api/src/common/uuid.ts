const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text can be the id of a record at all; the database fails on any other, where the answer is only: not found. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
