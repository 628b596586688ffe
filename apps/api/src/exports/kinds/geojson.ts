import type { ExportColumn, ExportRow, ExportRows, ExportTable } from '../export-table.ts';

/** A feature collection (RFC 7946): WGS 84, longitude first; what has no place has a geometry of null. One feature in a line. */
export async function* writeGeoJson(rows: ExportRows, { columns, title, notes, record, madeAt }: ExportTable): AsyncIterable<string> {
  const about = { ...Object.fromEntries(notes.map(({ id, value }) => [id, value])), madeAt };
  const more = record === undefined ? '' : `${JSON.stringify(record.name)}:${JSON.stringify(record.value)},`;
  yield `{"type":"FeatureCollection","name":${JSON.stringify(title)},"about":${JSON.stringify(about)},${more}"features":[`;
  let separator = '\n';
  for await (const portion of rows) {
    let text = '';
    for (const row of portion) {
      text += separator + formatFeature(row, columns);
      separator = ',\n';
    }
    yield text;
  }
  yield '\n]}\n';
}

function formatFeature({ values, place, lines, geometry: whole }: ExportRow, columns: readonly ExportColumn[]): string {
  const properties = Object.fromEntries(columns.map(({ id }, k) => [id, values[k] ?? null]));
  const point = place === null ? null : { type: 'Point', coordinates: place };
  const geometry = whole ?? (lines === undefined ? point : { type: 'MultiLineString', coordinates: lines.map(toPoints) });
  return JSON.stringify({ type: 'Feature', id: properties['id'], geometry, properties });
}

function toPoints(line: readonly number[]): (readonly [number, number])[] {
  return Array.from({ length: line.length / 2 }, (_, i) => [line[2 * i]!, line[2 * i + 1]!] as const);
}
