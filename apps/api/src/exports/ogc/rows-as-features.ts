import type { OgcFeature, OgcPage, OgcProperty, OgcQuestion } from '../../common/ogc/ogc-collection.ts';
import type { ExportColumn, ExportRow, ExportRows } from '../export-table.ts';

const TYPES = { text: 'string', date: 'string', whole: 'integer', decimal: 'number' } as const;

export function propertiesOf(columns: readonly ExportColumn[]): OgcProperty[] {
  return columns.map(({ id, type, labels }) => ({ name: id, type: TYPES[type], description: `${labels.en} / ${labels.el}` }));
}

/** A row as programs read it: ids of lists, not their words. The first column is its id. */
export function featureOf(columns: readonly ExportColumn[], { values, place, lines }: ExportRow): OgcFeature {
  const properties = Object.fromEntries(columns.map(({ id }, k) => [id, values[k] ?? null]));
  const point = place === null ? null : { type: 'Point', coordinates: place };
  const geometry = lines === undefined ? point : { type: 'MultiLineString', coordinates: lines.map(inPairs) };
  return { type: 'Feature', id: String(values[0]), geometry, properties };
}

function inPairs(line: readonly number[]): number[][] {
  return Array.from({ length: line.length / 2 }, (_, i) => [line[2 * i]!, line[2 * i + 1]!]);
}

/** Reads all rows, and keeps a page of those in the box. Rows that no day is told of are of every day, as the standard has it. */
export async function pageOfRows(
  columns: readonly ExportColumn[],
  rows: ExportRows,
  { bbox, limit, offset }: OgcQuestion,
): Promise<OgcPage> {
  const features: OgcFeature[] = [];
  let matched = 0;
  for await (const portion of rows) {
    for (const row of portion) {
      if (bbox !== null && !touches(row, bbox)) continue;
      if (matched >= offset && features.length < limit) features.push(featureOf(columns, row));
      matched += 1;
    }
  }
  return { matched, features };
}

/** Whether what frames a row meets the box. */
export function touches(
  { place, lines = [] }: Pick<ExportRow, 'place' | 'lines'>,
  [west, south, east, north]: NonNullable<OgcQuestion['bbox']>,
): boolean {
  const positions = [...(place === null ? [] : [place]), ...lines.flatMap(inPairs)];
  const [across, along] = [positions.map(([x]) => x), positions.map(([, y]) => y)];
  return Math.max(...across) >= west && Math.min(...across) <= east && Math.max(...along) >= south && Math.min(...along) <= north;
}
