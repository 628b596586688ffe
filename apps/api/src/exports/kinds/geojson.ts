import type { ExportColumn, ExportRow, ExportRows, ExportTable } from '../export-table.ts';

/** A feature collection (RFC 7946): WGS 84, longitude first; what has no place has a geometry of null. One feature in a line. */
export async function* writeGeoJson(rows: ExportRows, { columns, title, notes, madeAt }: ExportTable): AsyncIterable<string> {
  const about = { ...Object.fromEntries(notes.map(({ id, value }) => [id, value])), madeAt };
  yield `{"type":"FeatureCollection","name":${JSON.stringify(title)},"about":${JSON.stringify(about)},"features":[`;
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

function formatFeature({ values, place }: ExportRow, columns: readonly ExportColumn[]): string {
  const properties = Object.fromEntries(columns.map(({ id }, k) => [id, values[k] ?? null]));
  const geometry = place === null ? null : { type: 'Point', coordinates: place };
  return JSON.stringify({ type: 'Feature', id: properties['id'], geometry, properties });
}
