import {
  keptColumn,
  normalizeHeading,
  requiredColumn,
  type ColumnDeclaration,
  type ImportFormat,
  type ParsedRow,
  type RowRemark,
  type SourceRow,
} from '../../import-format.ts';
import { parseOtherTags } from '../../parts/osm/other-tags.ts';
import { composeFeatures, GEOMETRY_COLUMN, listDateTags, POINT_COLUMNS } from './compose-features.ts';
import { listReadTags } from './tagged-items.ts';

/*
 * Elements of OpenStreetMap as GDAL writes them to GeoJSON: a column for each common tag, all other tags in one. Those of a PBF file come in
 * the same form, with all tags in that one column, and name the nodes at the ends of a way.
 */

/** Tags that have a column of their own in some files. */
const TAG_COLUMNS: readonly ColumnDeclaration[] = [...listReadTags(), ...listDateTags(), 'name'].map((key) =>
  keptColumn(normalizeHeading(key), { heading: key, inDraft: true }),
);

function parseElement(row: SourceRow): ParsedRow {
  const remarks: RowRemark[] = [];
  const others = parseOtherTags(row.text('other_tags'));
  // A way of several parts has no line, in a file that has no points.
  const isLine = row.text(GEOMETRY_COLUMN) !== '' || row.text('start_node') !== '' || !row.has(POINT_COLUMNS[0]);
  const ends = [row.text('start_node'), row.text('end_node')].map((id) => `node/${id}`) as [string, string];
  const drafts = composeFeatures(
    row,
    {
      reference: `${isLine ? 'way' : 'node'}/${row.text('osm_id')}`,
      shape: isLine ? 'line' : 'point',
      tag: (key) => row.text(normalizeHeading(key)) || (others.get(key) ?? '').trim(),
      extractedOn: null,
      ends: row.text('start_node') === '' ? null : ends,
      attributes: () => row.attributes(remarks),
    },
    remarks,
  );
  return { drafts, issues: drafts.length === 0 ? [] : remarks };
}

export const osmAccessibility: ImportFormat = {
  id: 'osm-accessibility',
  labels: { el: 'Προσβασιμότητα από το OpenStreetMap (GeoJSON, PBF)', en: 'Accessibility from OpenStreetMap (GeoJSON, PBF)' },
  dataKind: 'accessibility',
  speedUnit: null,
  mappingVersion: 'osm-accessibility/1',
  tables: [
    {
      id: 'elements',
      labels: { el: 'Στοιχεία του OpenStreetMap', en: 'Elements of OpenStreetMap' },
      draftKind: 'accessibility-observation',
      refersTo: null,
      columns: [
        requiredColumn('osm_id', { identifying: true, inDraft: true }),
        requiredColumn('other_tags', { identifying: true, inDraft: true, isLong: true }),
        keptColumn('start_node', { inDraft: true }),
        keptColumn('end_node', { inDraft: true }),
        ...[...POINT_COLUMNS].map((id) => keptColumn(id, { inDraft: true })),
        keptColumn(GEOMETRY_COLUMN, { inDraft: true, isLong: true }),
        ...TAG_COLUMNS,
      ],
      requiredOneOf: [[...POINT_COLUMNS], [GEOMETRY_COLUMN]],
      parseRow: parseElement,
    },
  ],
};
