import {
  MOST_SITES,
  Problem,
  SITE_FIELDS,
  type SiteField,
  type SiteRemark,
  type SiteTableKind,
  type TrafficMeasure,
} from '@elektron/domain';
import type { ByteSource } from '../byte-source.ts';
import type { DecimalMark } from '../import-format.ts';
import { listContents, nameOf } from '../list-contents.ts';
import { findPersonalColumns } from '../mapping/propose-mapping.ts';
import { presentValues } from '../mapping/recognise-values.ts';
import { hasDecimalsBehindComma } from '../parse-value.ts';
import { isGrid } from '../parts/table-part.ts';
import { readGeoLayer } from '../read-geo-layer.ts';
import { readRecords } from '../read-records.ts';
import type { SurveyedTable } from '../survey-table.ts';
import { surveyContent, surveyTables } from '../survey-tables.ts';
import { parseSite, type SiteDraft } from './parse-site.ts';
import { parseSiteNumber } from './parse-site-number.ts';
import { proposeSiteColumns, proposeTrafficMeasure, type SiteColumns } from './propose-site-columns.ts';

/** A table of a file as a person sees it before it is read. */
export interface SiteTableLook {
  /** Of the sheet or layer; empty where the file is the table. */
  readonly content: string;
  /** As many as can be read, and one more, where there are more. */
  readonly lines: number;
  readonly headings: readonly string[];
  /** Those whose first values are numbers. */
  readonly numbers: readonly string[];
  /** The first values of each column. */
  readonly examples: readonly (readonly string[])[];
  readonly columns: SiteColumns;
  /** Null where nothing says where the sites are. */
  readonly kind: SiteTableKind | null;
  /** EPSG code; null where the file does not tell it. */
  readonly srid: number | null;
  readonly trafficMeasure: TrafficMeasure;
}

/** How a person says that a table is to be read. */
export interface SiteTableReading {
  readonly content: string;
  readonly columns: SiteColumns;
  readonly covariates: readonly string[];
}

export interface ReadSites {
  readonly kind: SiteTableKind;
  /** EPSG code of places and of lines that name none; null where the file does not tell it. */
  readonly srid: number | null;
  readonly sites: readonly SiteDraft[];
  /** Lines that are no sites. */
  readonly leftOut: readonly SiteRemark[];
  /** What could not be read of those that are. */
  readonly remarks: readonly SiteRemark[];
}

const EXAMPLES = 3;

/**
 * The tables of a file that may hold sites: text, workbooks, GeoPackage, GeoJSON, shapefiles; also packed. Columns that tell who somebody is are passed over.
 * @throws Problem for what is wrong with the whole file, as surveyTables
 */
export async function lookAtSiteTables(source: ByteSource, fileName: string): Promise<readonly SiteTableLook[]> {
  const looks: SiteTableLook[] = [];
  for (const { content, outcome } of await surveyTables(source, fileName)) {
    if (outcome instanceof Problem || outcome.headless === true || outcome.isConcealed === true) continue;
    looks.push(await lookAt(source, fileName, content, outcome));
  }
  return looks;
}

async function lookAt(source: ByteSource, fileName: string, content: string | null, table: SurveyedTable): Promise<SiteTableLook> {
  const personal = new Set(table.personal);
  const shown = [...table.header.keys()].filter((i) => !personal.has(i) && table.header[i]!.trim() !== '');
  const headings = shown.map((i) => table.header[i]!.trim());
  const rows = table.preview.map((cells) => shown.map((i) => (cells[i] ?? '').trim()));
  const columns = proposeSiteColumns(headings, rows);
  const values = headings.map((_, i) => presentValues(rows.map((row) => row[i] ?? '')));
  let lines = 0;
  for await (const _ of readCells(source, table)) {
    lines += 1;
    // More could not be read; whoever counts on keeps others waiting.
    if (lines > MOST_SITES) break;
  }
  return {
    content: content ?? '',
    lines,
    headings,
    numbers: headings.filter((_, i) => values[i]!.length > 0 && values[i]!.every((value) => parseSiteNumber(value, ',') !== null)),
    examples: values.map((own) => own.slice(0, EXAMPLES).map((value) => value.slice(0, 80))),
    columns,
    kind: kindOf(columns),
    srid: await findSystem(source, fileName, content, columns),
    trafficMeasure: proposeTrafficMeasure(columns.traffic),
  };
}

/**
 * The sites of a table.
 * @throws Problem FILE_EMPTY, INPUT_INVALID for a column that is not there, what is missing, and too many lines; as readRecords
 */
export async function readSiteTable(source: ByteSource, fileName: string, reading: SiteTableReading): Promise<ReadSites> {
  const { content, columns, covariates } = reading;
  const table = await surveyContent(source, fileName, content === '' ? {} : { content });
  const kind = kindOf(columns);
  if (kind === null) throw new Problem('INPUT_INVALID', { field: 'columns', value: 'line; longitude, latitude; easting, northing' });
  const positions = findPositions(table, [...SITE_FIELDS.flatMap((field) => columns[field] ?? []), ...covariates]);
  const form = { kind, columns, covariates, decimalMark: findDecimalMark(table, columns, covariates, positions) };
  const sites: SiteDraft[] = [];
  const leftOut: SiteRemark[] = [];
  const remarks: SiteRemark[] = [];
  const codes = new Set<string>();
  for await (const { row, cells } of readCells(source, table)) {
    if (sites.length + leftOut.length >= MOST_SITES) throw new Problem('FILE_TOO_MANY_LINES', { file: fileName, limit: MOST_SITES });
    const { site, remarks: own } = parseSite(row, (heading) => (cells[positions.get(heading) ?? -1] ?? '').trim(), form);
    if (site === null) leftOut.push(...own);
    else if (codes.has(site.siteCode)) leftOut.push({ row, column: columns.code ?? '', code: 'CODE_TWICE', value: site.siteCode });
    else {
      codes.add(site.siteCode);
      sites.push(site);
      remarks.push(...own);
    }
  }
  return { kind, srid: await findSystem(source, fileName, content, columns), sites, leftOut, remarks };
}

function kindOf({ line, longitude, latitude, easting, northing }: SiteColumns): SiteTableKind | null {
  if (line !== undefined) return 'segment';
  const hasPlace = (longitude !== undefined && latitude !== undefined) || (easting !== undefined && northing !== undefined);
  return hasPlace ? 'junction' : null;
}

/** The lines of a table below its headings, blank ones left out. */
export async function* readCells(
  source: ByteSource,
  table: SurveyedTable,
): AsyncGenerator<{ readonly row: number; readonly cells: readonly string[] }> {
  let above = (table.linesAbove ?? 0) + (table.headerLines ?? 1);
  for await (const { records } of readRecords(source, table)) {
    for (const { row, cells } of records) {
      if (cells.every((cell) => cell.trim() === '')) continue;
      if (above > 0) above -= 1;
      else yield { row, cells };
    }
  }
}

/** @throws Problem INPUT_INVALID for a column that the table does not have, or that tells who somebody is, or that is named twice */
function findPositions({ header, personal, preview }: SurveyedTable, headings: readonly string[]): ReadonlyMap<string, number> {
  const hidden = new Set([...personal, ...findPersonalColumns(header, preview)]);
  const positions = new Map<string, number>();
  for (const heading of headings) {
    const at = header.findIndex((own, i) => own.trim() === heading && !hidden.has(i));
    if (at === -1 || positions.has(heading)) throw new Problem('INPUT_INVALID', { field: 'columns', value: heading.slice(0, 100) });
    positions.set(heading, at);
  }
  return positions;
}

const TEXTS: ReadonlySet<SiteField> = new Set(['code', 'name', 'group', 'line']);

/** Numbers of workbooks and layers have a point. */
function findDecimalMark(
  table: SurveyedTable,
  columns: SiteColumns,
  covariates: readonly string[],
  positions: ReadonlyMap<string, number>,
): DecimalMark {
  if (isGrid(table.part)) return '.';
  const numbers = [...SITE_FIELDS.flatMap((field) => (TEXTS.has(field) ? [] : (columns[field] ?? []))), ...covariates];
  const seen = numbers.flatMap((heading) => table.preview.map((cells) => (cells[positions.get(heading) ?? -1] ?? '').trim()));
  return seen.some(hasDecimalsBehindComma) ? ',' : '.';
}

const WGS84 = 4326;

/** Degrees are WGS 84; metres of a layer are as the layer says. */
async function findSystem(source: ByteSource, fileName: string, content: string | null, columns: SiteColumns): Promise<number | null> {
  if (columns.line === undefined && columns.longitude !== undefined) return WGS84;
  const found = await listContents(source, fileName);
  if (found.kind === 'one') return null;
  const layer = found.contents.find(({ name }) => name === content) ?? found.contents[0];
  if (layer === undefined || (layer.part.kind !== 'layer' && layer.part.kind !== 'shapes')) return null;
  return (await readGeoLayer(source, layer, nameOf(fileName, layer.name))).srid;
}
