import type { DraftKind, Text } from '@elektron/domain';
import type { ImportFormat, ImportTable } from '../../import-format.ts';
import { keptMotions } from '../../kept-motion.ts';
import { parseAccident, parseCasualty, parseUnit } from './parse-template.ts';
import { ACCIDENT_COLUMNS } from './accident-columns.ts';
import { CASUALTY_COLUMNS, UNIT_COLUMNS } from './party-columns.ts';
import { declareColumns, type TemplateColumn } from './template-column.ts';

/** One of the sheets that people fill. */
export interface TemplateSheet {
  readonly id: string;
  /** The name of the sheet. */
  readonly title: Text;
  readonly columns: readonly TemplateColumn[];
}

interface ReadSheet extends TemplateSheet {
  readonly draftKind: DraftKind;
  readonly refersTo: string | null;
  readonly requiredOneOf: ImportTable['requiredOneOf'];
  readonly parseRow: ImportTable['parseRow'];
}

const SHEETS: readonly ReadSheet[] = [
  {
    id: 'accidents',
    title: { el: 'Ατυχήματα', en: 'Accidents' },
    columns: ACCIDENT_COLUMNS,
    draftKind: 'accident',
    refersTo: null,
    requiredOneOf: [['date'], ['year']],
    parseRow: parseAccident,
  },
  {
    id: 'units',
    title: { el: 'Οχήματα και πεζοί', en: 'Units' },
    columns: UNIT_COLUMNS,
    draftKind: 'traffic-unit',
    refersTo: 'accidents',
    requiredOneOf: [],
    parseRow: parseUnit,
  },
  {
    id: 'casualties',
    title: { el: 'Παθόντες', en: 'Casualties' },
    columns: CASUALTY_COLUMNS,
    draftKind: 'casualty',
    refersTo: 'accidents',
    requiredOneOf: [],
    parseRow: parseCasualty,
  },
];

/** The sheets that people fill, in the order of their tabs. */
export const TEMPLATE_SHEETS: readonly TemplateSheet[] = SHEETS;

/** Sheets that explain the others. */
export const TEMPLATE_GUIDE: Text = { el: 'Οδηγίες', en: 'Guide' };
export const TEMPLATE_LISTS: Text = { el: 'Κατάλογοι', en: 'Lists' };

/** The form that Elektron itself hands out, for whoever keeps accidents in no system: three tables, linked by the accident's number. */
export const elektronTemplate: ImportFormat = {
  id: 'template',
  labels: { el: 'Πρότυπο Ηλεκτρον', en: 'Elektron template' },
  dataKind: 'accidents',
  speedUnit: 'km/h',
  mappingVersion: 'template/2',
  movements: keptMotions,
  sheetsBeside: [TEMPLATE_GUIDE, TEMPLATE_LISTS].flatMap(({ el, en }) => [el, en]),
  tables: SHEETS.map(({ id, title, columns, draftKind, refersTo, requiredOneOf, parseRow }) => ({
    id,
    labels: { el: `${title.el} (πρότυπο)`, en: `${title.en} (template)` },
    draftKind,
    refersTo,
    columns: declareColumns(columns),
    requiredOneOf,
    parseRow,
  })),
};
