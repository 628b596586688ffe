/** `of=<uuid>`: whose records the pages show, where another organisation has opened them to the acting one. */
export const OWNER_PARAMETER = 'of';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @returns `null` for the own records, and for what is no organisation's id */
export function readOwner(search: string): string | null {
  const owner = new URLSearchParams(search).get(OWNER_PARAMETER);
  return owner !== null && UUID.test(owner) ? owner.toLowerCase() : null;
}
