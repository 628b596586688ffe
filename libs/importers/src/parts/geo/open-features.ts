import { Problem, type Text } from '@elektron/domain';

import type { ByteSource } from '../../byte-source.ts';
import { gridSource, type GridRow } from '../grid-text.ts';
import { readWhole, requireReadable } from '../read-whole.ts';
import { LINE_COLUMN, writeLines } from './line-text.ts';
import { parseGeoJsonLines, parseGeoJsonPoint, type Point } from './parse-point.ts';
import { namePlaceColumns } from './place-columns.ts';

const GEO_JSON: Text = { el: 'GeoJSON', en: 'GeoJSON' };

interface Feature {
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly point: Point | undefined;
  readonly lines: readonly (readonly number[])[];
}

/** More than any table may have: the header then refuses the file. */
const COLUMNS_READ = 501;

/** The features of a GeoJSON file as the text of a table. @throws Problem FILE_TOO_LARGE, FILE_UNREADABLE */
export function openFeatures(source: ByteSource, fileName: string): ByteSource {
  requireReadable(source, fileName);
  let read = 0;
  return gridSource(
    source.size,
    () => readRows(source, fileName, (share) => (read = Math.round(source.size * share))),
    () => read,
    fileName,
  );
}

async function* readRows(source: ByteSource, fileName: string, onProgress: (share: number) => void): AsyncGenerator<GridRow, void, void> {
  const { features, srid, timestamp } = parseCollection(await readWhole(source), fileName);
  const headings = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))].slice(0, COLUMNS_READ);
  const idColumn = features.some(({ id }) => id !== '') && !headings.includes('id') ? ['id'] : [];
  const placeColumns = features.some(({ point }) => point !== undefined) ? namePlaceColumns(headings, srid === WGS84) : [];
  const lineColumns = features.some(({ lines }) => lines.length > 0) && !headings.includes(LINE_COLUMN) ? [LINE_COLUMN] : [];
  const timestampColumn = timestamp === '' || headings.includes(TIMESTAMP) ? [] : [TIMESTAMP];
  yield { row: 1, cells: [...idColumn, ...headings, ...placeColumns, ...lineColumns, ...timestampColumn] };
  for (const [i, { id, properties, point, lines: parts }] of features.entries()) {
    const cells = headings.map((heading) => describeValue(Object.hasOwn(properties, heading) ? properties[heading] : null));
    onProgress((i + 1) / features.length);
    const places = placeColumns.map((_, axis) => String(point?.[axis] ?? ''));
    const lines = lineColumns.map(() => writeLines(srid, parts));
    yield { row: i + 2, cells: [...idColumn.map(() => id), ...cells, ...places, ...lines, ...timestampColumn.map(() => timestamp)] };
  }
}

/** When the data were drawn, as OpenSidewalks says it of the whole file. */
const TIMESTAMP = 'dataTimestamp';

interface Collection {
  readonly features: readonly Feature[];
  readonly srid: number | null;
  readonly timestamp: string;
}

/** @throws Problem FILE_UNREADABLE for what is not valid, FILE_NOT_TEXT for other JSON */
function parseCollection(bytes: Buffer, fileName: string): Collection {
  const content = parseJson(bytes, fileName);
  const features = isObject(content) && content['type'] === 'FeatureCollection' ? content['features'] : undefined;
  if (!isObject(content) || !Array.isArray(features)) {
    throw new Problem('FILE_NOT_TEXT', { file: fileName, found: { el: 'JSON χωρίς χωρικά στοιχεία', en: 'JSON without features' } });
  }
  return {
    features: features.filter(isObject).map(toFeature),
    srid: findSystem(content['crs']),
    timestamp: describeValue(content[TIMESTAMP]),
  };
}

function parseJson(bytes: Buffer, fileName: string): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return LONG_NUMBER.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
  } catch {
    throw new Problem('FILE_UNREADABLE', { file: fileName, kind: GEO_JSON });
  }
}

/** A whole number of so many digits may be more than a machine's numbers hold. */
const LONG_NUMBER = /[\s:,[]-?\d{16,}\s*[,}\]]/;

/** Such a number is a key, and stays as it is written. */
function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || !Number.isInteger(value) || Number.isSafeInteger(value)) return value;
  return context?.source ?? value;
}

function toFeature({ id, properties, geometry }: Readonly<Record<string, unknown>>): Feature {
  return {
    id: describeValue(id),
    properties: isObject(properties) ? properties : {},
    point: parseGeoJsonPoint(geometry),
    lines: parseGeoJsonLines(geometry),
  };
}

const WGS84 = 4326;

/** Older files name their reference system; without a name it is WGS 84. `null` for one that is not known by a number. */
function findSystem(system: unknown): number | null {
  if (!isObject(system) || !isObject(system['properties'])) return WGS84;
  const name = describeValue(system['properties']['name']);
  if (/CRS84$/i.test(name)) return WGS84;
  const code = /EPSG:{1,2}(\d{4,6})$/i.exec(name)?.[1];
  return code === undefined ? null : Number(code);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Lists and objects stay as they are written. */
function describeValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
