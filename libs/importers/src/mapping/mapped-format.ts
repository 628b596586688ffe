import type { ImportFormat, ImportTable } from '../import-format.ts';

/** Between the two parts of a format id that stands for a mapping: two sources of one organisation may number their accidents alike. */
const PREFIX = 'mapped:';

/** What a mapping may be called. */
export const MAPPING_NAME = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/** The format id of files that are read by a mapping of that name. */
export function mappedFormatId(name: string): string {
  return `${PREFIX}${name}`;
}

/** The format of such an id: what its lines are, each mapping says for itself (importTableOf). `undefined` for another id. */
export function findMappedFormat(formatId: string): ImportFormat | undefined {
  if (!formatId.startsWith(PREFIX) || !MAPPING_NAME.test(formatId.slice(PREFIX.length))) return undefined;
  const name = formatId.slice(PREFIX.length);
  return {
    id: formatId,
    labels: { el: `Αρχείο με αντιστοίχιση «${name}»`, en: `File by the mapping “${name}”` },
    dataKind: 'accidents',
    speedUnit: null,
    mappingVersion: 'mapped/1',
    tables: [MAPPED_LINES],
  };
}

/** What all of them have in common. */
export const MAPPED_LINES: ImportTable = {
  id: 'lines',
  labels: { el: 'Γραμμές με αντιστοίχιση', en: 'Lines by a mapping' },
  draftKind: 'accident',
  refersTo: null,
  columns: [],
  requiredOneOf: [],
  parseRow: () => {
    throw new RangeError('These lines are read by their mapping.');
  },
};
