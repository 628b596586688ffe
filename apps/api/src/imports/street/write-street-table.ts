import {
  ACCESSIBILITY_ITEM_DECLARATIONS,
  ACCESSIBILITY_MEASURES,
  FEATURE_CONDITION_LABELS,
  FEATURE_STATE_LABELS,
  OBSERVATION_METHOD_LABELS,
  PLACE_ACCURACY_LABELS,
  STREET_SIDE_LABELS,
  type Text,
} from '@elektron/domain';
import { MEASURE_COLUMN_IDS } from '@elektron/importers';

import { writeTable, type Row } from '../manual/entry-files.ts';
import { clean, featureNumberOf, type StreetEntry } from './street-entry.ts';

/*
 * Looks at the street as the form for surveys says them: so they go through the same reading, the same rules and the same commit as its file.
 */

/** A centimetre. */
const DEGREE_DIGITS = 7;

/** In which field of an entry each column of the form stands. */
export const FIELD_OF_COLUMN: Readonly<Record<string, string>> = {
  feature_number: 'featureNumber',
  item: 'item',
  state: 'state',
  survey_date: 'observedOn',
  method: 'method',
  longitude: 'place',
  latitude: 'place',
  accuracy_of_the_place: 'place',
  position_accuracy_m: 'place',
  road: 'roadName',
  side: 'side',
  condition: 'condition',
  temporary: 'temporary',
  present_from: 'presentFrom',
  present_until: 'presentUntil',
  note: 'note',
  ...Object.fromEntries(ACCESSIBILITY_MEASURES.map((measure) => [MEASURE_COLUMN_IDS[measure], measure])),
};

/** @param surveyor code of whoever has looked */
export function writeStreetTable(entries: readonly StreetEntry[], surveyor: string): string {
  return writeTable(entries.map((entry) => rowOf(entry, surveyor)));
}

function rowOf(entry: StreetEntry, surveyor: string): Row {
  const { accuracyMeters = null, measures } = entry;
  return {
    feature_number: featureNumberOf(entry),
    item: ACCESSIBILITY_ITEM_DECLARATIONS[entry.item].labels.el,
    state: FEATURE_STATE_LABELS[entry.state].el,
    survey_date: entry.observedOn,
    surveyor_code: surveyor,
    method: OBSERVATION_METHOD_LABELS[entry.method].el,
    longitude: entry.longitude.toFixed(DEGREE_DIGITS),
    latitude: entry.latitude.toFixed(DEGREE_DIGITS),
    accuracy_of_the_place: PLACE_ACCURACY_LABELS[accuracyMeters === null ? 'set-by-person' : 'approximate'].el,
    position_accuracy_m: numberText(accuracyMeters),
    road: clean(entry.roadName),
    side: labelOf(STREET_SIDE_LABELS, entry.side),
    condition: labelOf(FEATURE_CONDITION_LABELS, entry.condition),
    ...Object.fromEntries(ACCESSIBILITY_MEASURES.map((measure) => [MEASURE_COLUMN_IDS[measure], numberText(measures?.[measure])])),
    temporary: entry.temporary === true ? 'Ναι' : '',
    present_from: momentText(entry.presentFrom),
    present_until: momentText(entry.presentUntil),
    note: clean(entry.note),
  };
}

function labelOf<Word extends string>(labels: Readonly<Record<Word, Text>>, word: Word | null | undefined): string {
  return word == null ? '' : labels[word].el;
}

function numberText(value: number | null | undefined): string {
  return value == null ? '' : String(value);
}

/** As spreadsheets write a day and a time. */
function momentText(moment: string | null | undefined): string {
  return clean(moment).replace('T', ' ');
}
