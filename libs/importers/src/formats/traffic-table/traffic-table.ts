import { keptColumn, normalizeHeading, type ImportFormat } from '../../import-format.ts';
import { TEMPLATE_GUIDE, TEMPLATE_LISTS, type TemplateSheet } from '../template/template.ts';
import { declareColumns } from '../template/template-column.ts';
import { parseTrafficRow } from './parse-traffic-row.ts';
import { TRAFFIC_TABLE_COLUMNS } from './traffic-columns.ts';

/** What files of our own say beside the template: which record a row is. It is no part of what was counted, and not kept. */
export const RECORD_ID_COLUMN = { id: 'record_id', headings: { el: 'Αναγνωριστικό εγγραφής', en: 'Record id' } } as const;
const RECORD_ID = keptColumn(RECORD_ID_COLUMN.id, { otherNames: [normalizeHeading(RECORD_ID_COLUMN.headings.el)], inDraft: true });

/** The sheet that people fill. */
export const TRAFFIC_SHEETS: readonly TemplateSheet[] = [
  { id: 'counts', title: { el: 'Μετρήσεις κυκλοφορίας', en: 'Traffic counts' }, columns: TRAFFIC_TABLE_COLUMNS },
];

/** Counts of any authority: averages of years and short counts in one table, known by headings in Greek or English. */
export const trafficTable: ImportFormat = {
  id: 'traffic-table',
  labels: { el: 'Πίνακας μετρήσεων κυκλοφορίας', en: 'Table of traffic counts' },
  dataKind: 'traffic',
  speedUnit: 'km/h',
  mappingVersion: 'traffic-table/2',
  sheetsBeside: [TEMPLATE_GUIDE, TEMPLATE_LISTS].flatMap(({ el, en }) => [el, en]),
  tables: TRAFFIC_SHEETS.map(({ id, title, columns }) => ({
    id,
    labels: title,
    draftKind: 'traffic-count' as const,
    refersTo: null,
    columns: [...declareColumns(columns), RECORD_ID],
    requiredOneOf: [['year'], ['count_start']],
    parseRow: parseTrafficRow,
  })),
};
