import type { ImportFormat } from '../../import-format.ts';
import { parseAccident } from './parse-accident.ts';
import { parsePerson } from './parse-person.ts';
import { ACCIDENT_COLUMNS, PERSON_COLUMNS } from './police-columns.ts';

/*
 * The list of accidents that a traffic police station keeps beside its forms (Δελτίο Οδικού Τροχαίου Ατυχήματος, ΔΟΤΑ): one line an accident, with the
 * people hurt counted by how badly, or one line a person. The police publish no layout for it, so headings are known in the spellings that Greek engineers and ELSTAT use for
 * the items of the form, in any order; what such a list has beyond them is kept as written.
 */

export const greekPolice: ImportFormat = {
  id: 'greek-police',
  labels: { el: 'Κατάσταση ατυχημάτων Τροχαίας (ΔΟΤΑ)', en: 'List of accidents of the Greek police (ΔΟΤΑ)' },
  dataKind: 'accidents',
  speedUnit: 'km/h',
  mappingVersion: 'greek-police/3',
  tables: [
    {
      id: 'accidents',
      labels: { el: 'Ατυχήματα (ΔΟΤΑ)', en: 'Accidents (ΔΟΤΑ)' },
      draftKind: 'accident',
      refersTo: null,
      columns: ACCIDENT_COLUMNS,
      requiredOneOf: [['severity'], ['killed', 'seriously_injured', 'slightly_injured']],
      parseRow: parseAccident,
    },
    {
      id: 'persons',
      labels: { el: 'Παθόντες (ΔΟΤΑ)', en: 'Casualties (ΔΟΤΑ)' },
      draftKind: 'casualty',
      refersTo: null,
      completes: 'accidents',
      severityFromCasualties: true,
      columns: PERSON_COLUMNS,
      requiredOneOf: [],
      parseRow: parsePerson,
    },
  ],
};
