import { MOST_SITES, Problem, SITE_FIELDS, type SiteRemark, type SiteTableKind, type TrafficMeasure } from '@elektron/domain';
import type { ByteSource } from '../byte-source.ts';
import { listContents, nameOf } from '../list-contents.ts';
import { readGeoLayer } from '../read-geo-layer.ts';
import type { SurveyedTable } from '../survey-table.ts';
import { surveyContent, surveyTables } from '../survey-tables.ts';
import { parseSite, type SiteDraft } from './parse-site.ts';
import { proposeSiteColumns, proposeTrafficMeasure, TEXT_SITE_FIELDS, type SiteColumns } from './propose-site-columns.ts';
import { countLines, findDecimalMark, findPositions, readLines, showColumns } from './site-lines.ts';

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
  const { rows, ...shown } = showColumns(table);
  const columns = proposeSiteColumns(shown.headings, rows);
  return {
    content: content ?? '',
    lines: await countLines(source, table, MOST_SITES),
    ...shown,
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
  const numbers = [...SITE_FIELDS.flatMap((field) => (TEXT_SITE_FIELDS.has(field) ? [] : (columns[field] ?? []))), ...covariates];
  const form = { kind, columns, covariates, decimalMark: findDecimalMark(table, numbers, positions) };
  const sites: SiteDraft[] = [];
  const leftOut: SiteRemark[] = [];
  const remarks: SiteRemark[] = [];
  const codes = new Set<string>();
  for await (const { row, cells } of readLines(source, table)) {
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
