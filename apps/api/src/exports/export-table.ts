import type { Language, Text } from '@elektron/domain';

/** A cell before any file gives it a form: what is not known is `null`, never 0. Codes are the ids of the domain's lists. */
export type ExportValue = string | number | null;

/** One column of a file. */
export interface ExportColumn {
  /** The heading where programs read it; never changes. */
  readonly id: string;
  /** The heading where people read it. */
  readonly labels: Text;
  /** A date is a text: YYYY-MM-DD. */
  readonly type: 'text' | 'date' | 'whole' | 'decimal';
  /** What people read in place of the id of a list. */
  readonly labelOf?: (id: string) => Text;
}

export interface ExportRow {
  /** In the order of the columns. */
  readonly values: readonly ExportValue[];
  /** Degrees (EPSG:4326). */
  readonly place: readonly [longitude: number, latitude: number] | null;
  /** Of a line, its parts (longitude, latitude, longitude …), where a file can hold them; others hold the place. */
  readonly lines?: readonly (readonly number[])[];
  /** Of a shape that is neither a point nor lines, where a file can hold it. */
  readonly geometry?: ExportGeometry;
}

/** GeoJSON in degrees. */
export type ExportGeometry =
  | { readonly type: 'Point'; readonly coordinates: LonLat }
  | { readonly type: 'LineString' | 'MultiPoint'; readonly coordinates: readonly LonLat[] }
  | { readonly type: 'Polygon' | 'MultiLineString'; readonly coordinates: readonly (readonly LonLat[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly LonLat[])[])[] }
  | { readonly type: 'GeometryCollection'; readonly geometries: readonly ExportGeometry[] };

export type LonLat = readonly [longitude: number, latitude: number];

/** A fact about the whole file; label and value in the reader's language. */
export interface ExportNote {
  /** Its name where programs read it. */
  readonly id: string;
  readonly label: string;
  readonly value: string | number;
}

/** Everything about a file but its rows. */
export interface ExportTable {
  readonly language: Language;
  readonly title: string;
  /** What programs call the rows: `accidents`. */
  readonly layer: string;
  readonly columns: readonly ExportColumn[];
  /** What a layer of them is made of, where it can only be of one kind: points where nothing is said. */
  readonly shape?: 'lines' | 'polygons' | 'geometries';
  /** Whose records these are, under which filter, from when. */
  readonly notes: readonly ExportNote[];
  /** What programs need to know of the whole file beyond its notes, such as all that repeats an analysis; where a file can hold it. */
  readonly record?: { readonly name: string; readonly value: Readonly<Record<string, unknown>> };
  /** When it was made. */
  readonly madeAt: Date;
}

/** Rows in portions; nothing ever holds them all. It ends with an error when nobody waits for them any more. */
export type ExportRows = AsyncIterable<readonly ExportRow[]>;

/** Makes a file out of rows, portion by portion. */
export type ExportWriter = (rows: ExportRows, table: ExportTable) => AsyncIterable<string | Uint8Array>;

/** The cells of a row as people read them: words in place of ids. */
export function toReadable(values: readonly ExportValue[], { columns, language }: ExportTable): ExportValue[] {
  return columns.map(({ labelOf }, k) => {
    const value = values[k] ?? null;
    return labelOf === undefined || value === null ? value : labelOf(String(value))[language];
  });
}
