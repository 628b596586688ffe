import { Problem } from '@elektron/domain';
import type { DetectedTable } from './detect-table.ts';
import { MAPPING_NAME } from './mapping/mapped-format.ts';

/*
 * Which network the roads of a file belong to: a newer file of the same network withdraws what it does not have any more, and nothing of another one.
 * The name stands behind the format (`roads:leeds`, `osm-roads:attica`); files of a format of THE list need none.
 */

/** A format id of roads in its two parts. */
export function splitNetwork(formatId: string): { readonly base: string; readonly name: string | null } {
  const at = formatId.indexOf(':');
  return at === -1 ? { base: formatId, name: null } : { base: formatId.slice(0, at), name: formatId.slice(at + 1) };
}

/** Files that belong to a network. */
export interface NetworkFiles<File> {
  readonly formatId: string;
  readonly files: readonly File[];
}

/**
 * The same files as those of another network.
 * @throws Problem INPUT_INVALID for what is no name
 */
export function nameNetwork<File extends { readonly detected: DetectedTable }>(
  given: NetworkFiles<File>,
  name: string,
): NetworkFiles<File> {
  if (!MAPPING_NAME.test(name)) throw new Problem('INPUT_INVALID', { field: 'network', value: name.slice(0, LONGEST_SHOWN) });
  const formatId = `${splitNetwork(given.formatId).base}:${name}`;
  const files = given.files.map((file) => {
    const { mapping } = file.detected;
    return { ...file, detected: { ...file.detected, formatId, ...(mapping === undefined ? {} : { mapping: { ...mapping, name } }) } };
  });
  return { formatId, files };
}

const LONGEST_SHOWN = 60;
