import { accessibilitySurvey } from './formats/accessibility-survey/accessibility-survey.ts';
import { baac } from './formats/baac/baac.ts';
import { barcelona } from './formats/barcelona/barcelona.ts';
import { dftAadf } from './formats/dft-aadf/dft-aadf.ts';
import { greekPolice } from './formats/greek-police/greek-police.ts';
import { greaterManchester } from './formats/greater-manchester/greater-manchester.ts';
import { helsinki } from './formats/helsinki/helsinki.ts';
import { iowa } from './formats/iowa/iowa.ts';
import { manualEntry } from './formats/manual/manual-entry.ts';
import { newYork } from './formats/new-york/new-york.ts';
import { openSidewalks } from './formats/osm-accessibility/open-sidewalks.ts';
import { osmAccessibility } from './formats/osm-accessibility/osm-accessibility.ts';
import { osmRoads } from './formats/osm-roads/osm-roads.ts';
import { serbia } from './formats/serbia/serbia.ts';
import { stats19 } from './formats/stats19/stats19.ts';
import { elektronTemplate } from './formats/template/template.ts';
import { trafficTable } from './formats/traffic-table/traffic-table.ts';
import { unfallatlas } from './formats/unfallatlas/unfallatlas.ts';
import { findMappedFormat, MAPPING_NAME } from './mapping/mapped-format.ts';
import { splitNetwork } from './name-network.ts';
import type { DraftKind } from '@elektron/domain';
import type { ImportFormat, ImportTable } from './import-format.ts';

/** THE list of kinds of source files. */
export const IMPORT_FORMATS: readonly ImportFormat[] = [
  elektronTemplate,
  greekPolice,
  stats19,
  unfallatlas,
  baac,
  barcelona,
  helsinki,
  newYork,
  iowa,
  greaterManchester,
  serbia,
  dftAadf,
  osmRoads,
  trafficTable,
  osmAccessibility,
  openSidewalks,
  accessibilitySurvey,
];

/**
 * The format of an id that was stored earlier, one of mapped files, of a named network and that of the form included; `undefined` where nobody knows
 * it (any more).
 */
export function findImportFormat(formatId: string): ImportFormat | undefined {
  const listed = [...IMPORT_FORMATS, manualEntry].find((format) => format.id === formatId);
  return listed ?? findMappedFormat(formatId) ?? findNamedFormat(formatId);
}

/** `osm-roads:attica`: the roads of OpenStreetMap of one of several regions. */
function findNamedFormat(formatId: string): ImportFormat | undefined {
  const { base, name } = splitNetwork(formatId);
  const format = IMPORT_FORMATS.find(({ id, dataKind }) => id === base && dataKind === 'roads');
  if (format === undefined || name === null || !MAPPING_NAME.test(name)) return undefined;
  const { el, en } = format.labels;
  return { ...format, id: formatId, labels: { el: `${el} «${name}»`, en: `${en} “${name}”` } };
}

/**
 * The same of an id that must be known.
 * @throws RangeError where it is not: a mistake of the program, not of a person
 */
export function getImportFormat(formatId: string): ImportFormat {
  const found = findImportFormat(formatId);
  if (found === undefined) throw new RangeError(`no import format ${formatId}`);
  return found;
}

/**
 * A table of a format.
 * @throws RangeError as getImportFormat
 */
export function getImportTable(formatId: string, tableId: string): ImportTable {
  const found = getImportFormat(formatId).tables.find((table) => table.id === tableId);
  if (found === undefined) throw new RangeError(`no table ${tableId} in the import format ${formatId}`);
  return found;
}

/**
 * The columns of a format that tell of no person, for one kind of record: all that is left of its attributes when a person's data are erased.
 * A column that nobody has declared is not among them, since nobody knows what it tells.
 */
export function listImpersonalColumns(formatId: string, kind: DraftKind): string[] {
  const tables = IMPORT_FORMATS.find((format) => format.id === formatId)?.tables ?? [];
  return tables
    .filter(({ draftKind }) => draftKind === kind && kind !== 'casualty')
    .flatMap(({ columns }) => columns.filter(({ aboutPerson }) => !aboutPerson).map(({ id }) => id));
}
