import { Problem, type Text } from '@elektron/domain';

import type { ByteSource } from '../../byte-source.ts';
import { gridSource, type GridRow } from '../grid-text.ts';
import { readWhole, requireReadable } from '../read-whole.ts';
import { parseGeoJsonPoint, type Point } from './parse-point.ts';
import { namePlaceColumns } from './place-columns.ts';

const GEO_JSON: Text = { el: 'GeoJSON', en: 'GeoJSON' };

interface Feature {
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly point: Point | undefined;
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
  const { features, isInDegrees } = parseCollection(await readWhole(source), fileName);
  const headings = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))].slice(0, COLUMNS_READ);
  const idColumn = features.some(({ id }) => id !== '') && !headings.includes('id') ? ['id'] : [];
  const placeColumns = features.some(({ point }) => point !== undefined) ? namePlaceColumns(headings, isInDegrees) : [];
  yield { row: 1, cells: [...idColumn, ...headings, ...placeColumns] };
  for (const [i, { id, properties, point }] of features.entries()) {
    const cells = headings.map((heading) => describeValue(Object.hasOwn(properties, heading) ? properties[heading] : null));
    onProgress((i + 1) / features.length);
    yield { row: i + 2, cells: [...idColumn.map(() => id), ...cells, ...placeColumns.map((_, axis) => String(point?.[axis] ?? ''))] };
  }
}

/** @throws Problem FILE_UNREADABLE for what is not valid, FILE_NOT_TEXT for other JSON */
function parseCollection(bytes: Buffer, fileName: string): { readonly features: readonly Feature[]; readonly isInDegrees: boolean } {
  const content = parseJson(bytes, fileName);
  const features = isObject(content) && content['type'] === 'FeatureCollection' ? content['features'] : undefined;
  if (!isObject(content) || !Array.isArray(features)) {
    throw new Problem('FILE_NOT_TEXT', { file: fileName, found: { el: 'JSON χωρίς χωρικά στοιχεία', en: 'JSON without features' } });
  }
  return { features: features.filter(isObject).map(toFeature), isInDegrees: isInDegrees(content['crs']) };
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
  return { id: describeValue(id), properties: isObject(properties) ? properties : {}, point: parseGeoJsonPoint(geometry) };
}

/** Older files name their reference system; without a name it is WGS 84. */
function isInDegrees(system: unknown): boolean {
  if (!isObject(system) || !isObject(system['properties'])) return true;
  return /(?:CRS84|EPSG:{1,2}4326)$/i.test(describeValue(system['properties']['name']));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Lists and objects stay as they are written. */
function describeValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
