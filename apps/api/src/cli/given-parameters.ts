import { UsageError } from './command.ts';

/**
 * `--param name=value`, given any number of times, as values by name; methods read numbers from text themselves.
 * @throws UsageError
 */
export function parseGivenParameters(given: readonly string[], option = '--param'): Readonly<Record<string, string>> {
  const entries = given.map((text) => {
    const at = text.indexOf('=');
    if (at < 1) throw new UsageError(option);
    return [text.slice(0, at), text.slice(at + 1)] as const;
  });
  return Object.fromEntries(entries);
}
