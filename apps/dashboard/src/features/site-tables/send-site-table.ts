import {
  SITE_SEVERITIES,
  type LengthUnit,
  type SiteField,
  type SiteTableKind,
  type Text,
  type TrafficMeasure,
  type TrafficOrigin,
} from '@elektron/domain';

export type Columns = Readonly<Partial<Record<SiteField, string>>>;

/** A table of a file, as the API found it. */
export interface TableLook {
  readonly content: string;
  readonly lines: number;
  readonly headings: readonly string[];
  readonly numbers: readonly string[];
  readonly examples: readonly (readonly string[])[];
  readonly columns: Columns;
  readonly kind: SiteTableKind | null;
  readonly srid: number | null;
  readonly trafficMeasure: TrafficMeasure;
}

export interface FileTables {
  readonly tables: readonly TableLook[];
}

/** What a person has decided of a table. */
export interface Said {
  readonly content: string;
  readonly columns: Columns;
  readonly covariates: readonly string[];
  /** Empty for what the file says. */
  readonly epsg: string;
  readonly name: string;
  readonly source: string;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
  readonly trafficMeasure: TrafficMeasure;
  /** Null until somebody has said it: no heading tells it. */
  readonly trafficOrigin: TrafficOrigin | null;
  readonly lengthUnit: LengthUnit;
}

export interface StoredTable {
  readonly siteTableId: number;
  readonly sites: number;
  readonly leftOut: number;
  readonly remarks: number;
  readonly told: readonly { readonly row: number; readonly message: Text }[];
}

/** Where a file is looked into. */
export function pathOfLook(file: File): string {
  return `/api/site-tables/look?${new URLSearchParams({ fileName: file.name }).toString()}`;
}

/** Where a file is sent, with what is said of it. */
export function pathOfTable(file: File, { epsg, ...said }: Said): string {
  const text = JSON.stringify({ ...said, srid: epsg === '' ? null : Number(epsg) });
  return `/api/site-tables?${new URLSearchParams({ fileName: file.name, said: text }).toString()}`;
}

/** A table as it was found, with the name of its file. */
export function asFound(look: TableLook, file: File): Said {
  return {
    content: look.content,
    columns: look.columns,
    covariates: [],
    epsg: '',
    name: file.name.replace(/(?:\.(?:csv|tsv|txt|xlsx|ods|xls|gpkg|geojson|json|zip|gz))+$/i, '').slice(0, 200),
    source: '',
    firstYear: null,
    lastYear: null,
    trafficMeasure: look.trafficMeasure,
    trafficOrigin: null,
    lengthUnit: 'm',
  };
}

/** Sections have a line; junctions a place. Null where neither is said. */
export function kindOf({ line, longitude, latitude, easting, northing }: Columns): SiteTableKind | null {
  if (line !== undefined) return 'segment';
  const hasPlace = (longitude !== undefined && latitude !== undefined) || (easting !== undefined && northing !== undefined);
  return hasPlace ? 'junction' : null;
}

/** Whether the table has numbers of accidents of its own. */
export function hasCounts(columns: Columns): boolean {
  return ['accidents' as const, ...SITE_SEVERITIES].some((field) => columns[field] !== undefined);
}

/** What is still missing or cannot be, by the field at which it is said. */
export interface Faults {
  readonly place?: 'placeMissing';
  readonly accidents?: 'accidentsMissing';
  readonly firstYear?: 'yearMissing';
  readonly lastYear?: 'yearMissing' | 'yearsTurned';
  readonly trafficOrigin?: 'originMissing';
  readonly name?: 'nameMissing';
  readonly epsg?: 'epsgMissing';
}

const isYear = (year: number | null): year is number => year !== null && Number.isInteger(year) && year >= 1900 && year <= 2200;

export function findFaults(said: Said, look: TableLook): Faults {
  const { columns, firstYear, lastYear } = said;
  const counted = hasCounts(columns);
  const turned = isYear(firstYear) && isYear(lastYear) && lastYear < firstYear;
  const lastFault = !counted ? undefined : turned ? ('yearsTurned' as const) : isYear(lastYear) ? undefined : ('yearMissing' as const);
  return {
    ...(kindOf(columns) === null ? { place: 'placeMissing' } : {}),
    ...(kindOf(columns) === 'segment' && !counted ? { accidents: 'accidentsMissing' } : {}),
    ...(counted && !isYear(firstYear) ? { firstYear: 'yearMissing' } : {}),
    ...(lastFault === undefined ? {} : { lastYear: lastFault }),
    ...(columns.traffic !== undefined && said.trafficOrigin === null ? { trafficOrigin: 'originMissing' } : {}),
    ...(said.name.trim() === '' ? { name: 'nameMissing' } : {}),
    ...(needsSystem(said, look) && !/^\d{4,6}$/.test(said.epsg) ? { epsg: 'epsgMissing' } : {}),
  };
}

/** Metres of a system that the file does not name. */
export function needsSystem({ columns }: Said, look: TableLook): boolean {
  return columns.line === undefined && columns.longitude === undefined && columns.easting !== undefined && look.srid === null;
}
