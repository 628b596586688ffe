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
    mappingVersion: 'mapped/2',
    tables: [MAPPED_LINES, MAPPED_VEHICLES, MAPPED_CASUALTIES],
  };
}

/** What all of them have in common: lines that say all of their accident. */
export const MAPPED_LINES: ImportTable = {
  id: 'lines',
  labels: { el: 'Γραμμές με αντιστοίχιση', en: 'Lines by a mapping' },
  draftKind: 'accident',
  refersTo: null,
  isOptional: true,
  columns: [],
  requiredOneOf: [],
  parseRow: () => {
    throw new RangeError('These lines are read by their mapping.');
  },
};

/** Lines that name accidents of another table. */
export const MAPPED_VEHICLES: ImportTable = {
  ...MAPPED_LINES,
  id: 'vehicles',
  labels: { el: 'Οχήματα με αντιστοίχιση', en: 'Vehicles by a mapping' },
  draftKind: 'traffic-unit',
  refersTo: MAPPED_LINES.id,
};

export const MAPPED_CASUALTIES: ImportTable = {
  ...MAPPED_LINES,
  id: 'casualties',
  labels: { el: 'Παθόντες με αντιστοίχιση', en: 'Casualties by a mapping' },
  draftKind: 'casualty',
  refersTo: MAPPED_LINES.id,
};
