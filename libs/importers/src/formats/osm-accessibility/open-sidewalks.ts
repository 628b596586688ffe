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
import { findNumber } from '../../parse-value.ts';
import { composeFeatures, findDay, GEOMETRY_COLUMN, listDateTags, POINT_COLUMNS } from './compose-features.ts';
import { listReadTags } from './tagged-items.ts';

/*
 * OpenSidewalks (Taskar Center for Accessible Technology): a graph of ways for pedestrians. Its nodes and edges carry the tags of OpenStreetMap; an
 * incline is a number, rise over run, and edges name the nodes at their ends.
 */

const TAG_COLUMNS: readonly ColumnDeclaration[] = [...listReadTags(), ...listDateTags(), 'name'].map((key) =>
  keptColumn(normalizeHeading(key), { heading: key, inDraft: true }),
);

const PERCENT = 100;

function parseElement(row: SourceRow): ParsedRow {
  const remarks: RowRemark[] = [];
  const [start, end] = [row.text('u_id'), row.text('v_id')];
  const isEdge = start !== '' || end !== '';
  const incline = findNumber(row, row.text('incline'));
  const slope = incline === undefined ? '' : `${Math.round(incline * PERCENT * 1e4) / 1e4}%`;
  const drafts = composeFeatures(
    row,
    {
      reference: `${isEdge ? 'edge' : 'node'}/${row.text('id')}`,
      shape: isEdge ? 'line' : 'point',
      tag: (key) => (key === 'incline' ? slope : row.text(normalizeHeading(key))),
      written: (key) => row.text(normalizeHeading(key)),
      extractedOn: findDay(row.text('datatimestamp').slice(0, 'YYYY-MM-DD'.length), row),
      ends: isEdge ? [`node/${start}`, `node/${end}`] : null,
      attributes: () => row.attributes(remarks),
    },
    remarks,
  );
  return { drafts, issues: drafts.length === 0 ? [] : remarks };
}

export const openSidewalks: ImportFormat = {
  id: 'open-sidewalks',
  labels: { el: 'Δίκτυο πεζών OpenSidewalks', en: 'OpenSidewalks pedestrian network' },
  dataKind: 'accessibility',
  speedUnit: null,
  mappingVersion: 'open-sidewalks/1',
  tables: [
    {
      id: 'elements',
      labels: { el: 'Κόμβοι και τμήματα (OpenSidewalks)', en: 'Nodes and edges (OpenSidewalks)' },
      draftKind: 'accessibility-observation',
      refersTo: null,
      columns: [
        requiredColumn('id', { inDraft: true, heading: '_id' }),
        requiredColumn('datatimestamp', { identifying: true, inDraft: true, heading: 'dataTimestamp' }),
        keptColumn('u_id', { inDraft: true, heading: '_u_id' }),
        keptColumn('v_id', { inDraft: true, heading: '_v_id' }),
        keptColumn('length'),
        keptColumn('climb'),
        keptColumn('foot'),
        ...[...POINT_COLUMNS].map((id) => keptColumn(id, { inDraft: true })),
        keptColumn(GEOMETRY_COLUMN, { inDraft: true, isLong: true }),
        ...TAG_COLUMNS,
      ],
      requiredOneOf: [[...POINT_COLUMNS], [GEOMETRY_COLUMN]],
      parseRow: parseElement,
    },
  ],
};
