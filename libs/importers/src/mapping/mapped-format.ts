import type { Text } from '@elektron/domain';
import type { ImportFormat, ImportTable } from '../import-format.ts';
import { keptMotions } from '../kept-motion.ts';
import { getRecordKind, RECORD_KINDS, recordKindOf, type RecordKind } from './record-kinds.ts';
import type { TableMapping } from './table-mapping.ts';

/** What a mapping may be called. */
export const MAPPING_NAME = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/** The format id of files that are read by a mapping of that name: two sources of one organisation may number their accidents alike. */
export function mappedFormatId({ name, rowIs }: Pick<TableMapping, 'name' | 'rowIs'>): string {
  return `${getRecordKind(recordKindOf(rowIs)).prefix}${name}`;
}

/** The format of such an id: what its lines are, each mapping says for itself (importTableOf). `undefined` for another id. */
export function findMappedFormat(formatId: string): ImportFormat | undefined {
  const kind = RECORD_KINDS.find(({ prefix }) => formatId.startsWith(prefix));
  if (kind === undefined || !MAPPING_NAME.test(formatId.slice(kind.prefix.length))) return undefined;
  const name = formatId.slice(kind.prefix.length);
  return {
    id: formatId,
    labels: kind.id === 'road' ? nameNetwork(name) : { el: `Αρχείο με αντιστοίχιση «${name}»`, en: `File by the mapping “${name}”` },
    dataKind: kind.dataKind,
    speedUnit: null,
    mappingVersion: kind.mappingVersion,
    ...(kind.id === 'accident' ? { movements: keptMotions } : {}),
    tables: TABLES[kind.id],
  };
}

function nameNetwork(name: string): Text {
  return { el: `Οδικό δίκτυο «${name}»`, en: `Road network “${name}”` };
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

/** Lines on the ground. */
export const MAPPED_ROADS: ImportTable = {
  ...MAPPED_LINES,
  id: 'roads',
  labels: { el: 'Γραμμές οδών με αντιστοίχιση', en: 'Lines of roads by a mapping' },
  draftKind: 'road-line',
};

/** Lines of counts. */
export const MAPPED_COUNTS: ImportTable = {
  ...MAPPED_LINES,
  id: 'counts',
  labels: { el: 'Μετρήσεις με αντιστοίχιση', en: 'Counts by a mapping' },
  draftKind: 'traffic-count',
};

/** Lines of looks at the street. */
export const MAPPED_LOOKS: ImportTable = {
  ...MAPPED_LINES,
  id: 'looks',
  labels: { el: 'Καταγραφή προσβασιμότητας με αντιστοίχιση', en: 'Survey of accessibility by a mapping' },
  draftKind: 'accessibility-observation',
};

const TABLES: Readonly<Record<RecordKind, readonly ImportTable[]>> = {
  accident: [MAPPED_LINES, MAPPED_VEHICLES, MAPPED_CASUALTIES],
  traffic: [MAPPED_COUNTS],
  accessibility: [MAPPED_LOOKS],
  road: [MAPPED_ROADS],
};
