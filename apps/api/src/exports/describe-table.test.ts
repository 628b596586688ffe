import { describe, expect, it } from '@jest/globals';
import { EVERY_ACCIDENT, parseAccidentFilter, type AccidentFilter, type Language } from '@elektron/domain';

import type { Organisation } from '../common/organisation.ts';
import { describeRows } from './describe-table.ts';
import { toFileName } from './file-name.ts';
import { describeFilter } from './filter-words.ts';

const VOLOS: Organisation = {
  organisationId: 'o',
  slug: 'volos',
  kind: 'municipality',
  name: { el: 'Δήμος Βόλου', en: 'Volos' },
  timeZone: 'Europe/Athens',
  srid: 2100,
  speedUnit: 'km/h',
  attribution: { el: '', en: '' },
};

/** Half past eleven in the evening in UTC is the next day in Greece. */
const NIGHT = new Date('2026-03-04T23:30:00Z');

function notesOf(filter: AccidentFilter, language: Language, organisation = VOLOS): Record<string, string | number> {
  const words = describeFilter(filter, language, organisation.speedUnit, new Map());
  const title = { el: 'Ατυχήματα', en: 'Accidents' };
  const facts = { columns: [], layer: 'accidents', title, filter: words, count: 12, version: 3, now: NIGHT };
  const { notes } = describeRows(facts, organisation, language);
  return Object.fromEntries(notes.map(({ label, value }) => [label, value]));
}

const FILTER = parseAccidentFilter({
  period: { start: '2016-01-01', end: '2017-01-01' },
  area: [22.9, 39.3, 23, 39.4],
  selections: [
    { dimension: 'severity', values: ['fatal', 'unknown'] },
    { dimension: 'speed-limit', values: ['50', 'unknown'] },
  ],
});

describe('what a file says of itself', () => {
  it('is whose records they are, under which filter, how many, and from when, in Greek', () => {
    expect(notesOf(FILTER, 'el')).toEqual({
      Οργανισμός: 'Δήμος Βόλου',
      Φίλτρο:
        'Περίοδος: 01/01/2016 – 31/12/2016 · Περιοχή (δυτικά, νότια, ανατολικά, βόρεια): 22.9 39.3 23 39.4 · ' +
        'Βαρύτητα: Θανατηφόρο, Άγνωστο · Όριο ταχύτητας: 50 χλμ./ώρα, Άγνωστο',
      Ατυχήματα: 12,
      'Έκδοση στοιχείων': 3,
      Δημιουργήθηκε: '05/03/2026, 01:30 (Europe/Athens)',
    });
  });

  it('is the same in English, and that nothing was asked where nothing was', () => {
    const source = { el: 'Πηγή', en: 'A source' };
    expect(notesOf(EVERY_ACCIDENT, 'en', { ...VOLOS, attribution: source })).toEqual({
      Organisation: 'Volos',
      Source: 'A source',
      Filter: 'every accident',
      Accidents: 12,
      'Data version': 3,
      Made: '05/03/2026, 01:30 (Europe/Athens)',
    });
  });
});

describe('the name of a file', () => {
  it('has the day that it is for the organisation', () => {
    expect(toFileName(VOLOS, 'gpkg', NIGHT, 'accidents')).toBe('elektron-volos-accidents-2026-03-05.gpkg');
    expect(toFileName({ ...VOLOS, timeZone: 'America/New_York' }, 'csv', NIGHT, 'traffic')).toBe('elektron-volos-traffic-2026-03-04.csv');
  });
});
