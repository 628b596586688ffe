import { isBlank } from '../../code-book.ts';
import type { ImportFormat, ParsedRow, SourceRow } from '../../import-format.ts';
import { isExample, TEMPLATE_POSITIONS } from '../template/parse-template.ts';
import { declareColumns } from '../template/template-column.ts';
import { PLACE_ACCURACY_LIST, type Coded } from '../template/template-lists.ts';
import { TEMPLATE_GUIDE, TEMPLATE_LISTS, type TemplateSheet } from '../template/template.ts';
import { parseLook, type LookReading, type LookWords } from './parse-look.ts';
import {
  CONDITION_LIST,
  ITEM_LIST,
  KEPT_COLUMN_IDS,
  METHOD_LIST,
  SIDE_LIST,
  STATE_LIST,
  SURVEY_COLUMNS,
  TEMPORARY_LIST,
} from './survey-columns.ts';

/** The sheet that people fill. */
export const SURVEY_SHEET: TemplateSheet = { id: 'survey', title: { el: 'Καταγραφή', en: 'Survey' }, columns: SURVEY_COLUMNS };

const LISTS: { readonly [Column in keyof LookWords]: Coded<LookWords[Column]> } = {
  item: ITEM_LIST,
  state: STATE_LIST,
  condition: CONDITION_LIST,
  side: SIDE_LIST,
  method: METHOD_LIST,
  temporary: TEMPORARY_LIST,
  accuracy_of_the_place: PLACE_ACCURACY_LIST,
};

const READING: LookReading = {
  nameOf: (column) => column,
  positions: TEMPLATE_POSITIONS,
  dateOrder: 'day-first',
  findWord: (row, column) => (isBlank(row.text(column)) ? null : LISTS[column].codes.find(row.text(column))),
};

/** A line that shows how the form is filled is no look. */
function parseSurvey(row: SourceRow): ParsedRow {
  return isExample(row, 'feature_number') ? { drafts: [], issues: [] } : parseLook(row, READING);
}

/** Who looked; and what somebody has written freely, whatever they were asked. */
const ABOUT_PERSONS: readonly string[] = ['surveyor_code', 'note'];

/** The form that Elektron hands out for surveys of accessibility in the street. */
export const accessibilitySurvey: ImportFormat = {
  id: 'accessibility-survey',
  labels: { el: 'Πρότυπο καταγραφής προσβασιμότητας', en: 'Accessibility survey template' },
  dataKind: 'accessibility',
  speedUnit: null,
  mappingVersion: 'accessibility-survey/2',
  sheetsBeside: [TEMPLATE_GUIDE, TEMPLATE_LISTS].flatMap(({ el, en }) => [el, en]),
  tables: [
    {
      id: SURVEY_SHEET.id,
      labels: { el: 'Καταγραφή προσβασιμότητας (πρότυπο)', en: 'Accessibility survey (template)' },
      draftKind: 'accessibility-observation',
      refersTo: null,
      columns: declareColumns(SURVEY_COLUMNS).map((column) => ({
        ...column,
        inDraft: !KEPT_COLUMN_IDS.includes(column.id),
        aboutPerson: ABOUT_PERSONS.includes(column.id),
      })),
      requiredOneOf: [],
      parseRow: parseSurvey,
    },
  ],
};
