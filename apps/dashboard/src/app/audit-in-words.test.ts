import { formatAccidentFilter, LANGUAGES, parseAccidentFilter } from '@elektron/domain';
import { makeFormats } from '@elektron/ui';
import { describe, expect, it } from '@jest/globals';
import { describeDetails, describeSubject, type Words } from '../features/audit/describe-event.ts';
import { i18next } from './i18n.ts';
import { HERE } from './testing/network.ts';

const words = (language: 'el' | 'en'): Words => ({
  t: i18next.getFixedT(language),
  language,
  formats: makeFormats(language),
  speedUnit: 'km/h',
  organisations: [{ id: HERE, name: { el: 'Δήμος Εδώ', en: 'Here' } }],
});
const event = (part: Partial<{ action: string; fields: string[]; details: unknown }>) => ({
  action: 'x',
  fields: [],
  details: {},
  ...part,
});

describe('an event in words', () => {
  it('says how somebody signed in, and that somebody unknown tried', () => {
    expect(describeDetails(event({ details: { how: 'password', secondFactor: true } }), words('en'))).toEqual([
      'with password',
      'with one-time code',
    ]);
    expect(describeDetails(event({ details: { known: false } }), words('el'))).toEqual(['δεν υπάρχει τέτοιος λογαριασμός']);
  });

  it('calls roles, organisations, days and fields by their names', () => {
    expect(describeDetails(event({ details: { roles: 'manager analyst' } }), words('el'))).toEqual(['ρόλοι: Ανάλυση, Διαχείριση']);
    expect(
      describeDetails(event({ details: { recipientId: HERE, validFrom: '2026-01-01', validUntil: '2027-01-01' } }), words('en')),
    ).toEqual(['for 2026', 'Here']);
    expect(describeDetails(event({ details: { recordsOf: 'somebody else' } }), words('en'))).toEqual(['of another organisation']);
    const fields = ['casualties.age', 'casualties.sex', 'sourceRecordId', 'unheardOf'];
    expect(describeDetails(event({ action: 'personal.read', fields, details: { count: 3 } }), words('en'))).toEqual([
      '3 records',
      'fields: number of the record, casualties',
    ]);
  });

  it('says how much was exported, as what, and under which filter', () => {
    const filter = formatAccidentFilter(parseAccidentFilter({ selections: [{ dimension: 'severity', values: ['fatal'] }] }));
    const exported = event({ action: 'records.exported', fields: ['sourceRecordId'], details: { count: 12, format: 'gpkg', filter } });
    expect(describeDetails(exported, words('el'))).toEqual([
      '12 εγγραφές',
      'GeoPackage',
      'Βαρύτητα: Θανατηφόρο',
      'πεδία: αριθμός εγγραφής',
    ]);
    const strange = event({ action: 'records.exported', details: { count: 1, format: 'dwg', filter: '{"moon":1}'.repeat(2) } });
    expect(describeDetails(strange, words('en'))).toEqual(['1 record']);
  });

  it('says which of their own particulars somebody has changed, and that an invitation is not the first', () => {
    expect(describeDetails(event({ action: 'person.profile-changed', fields: ['displayName', 'language'] }), words('el'))).toEqual([
      'πεδία: όνομα, γλώσσα μηνυμάτων',
    ]);
    expect(describeDetails(event({ details: { again: true, roles: 'manager', addressHash: 'x' } }), words('en'))).toEqual([
      'once more',
      'roles: Manager',
    ]);
  });

  it('never shows a word of the code: what it does not know it leaves out', () => {
    for (const language of LANGUAGES) {
      const strange = event({ fields: ['a_b'], details: { someThing: 'odd', how: 'by-magic', roles: 'wizard', count: 4 } });
      expect(describeDetails(strange, words(language))).toEqual([]);
      expect(describeSubject('gadget', words(language).t)).toBe('');
      expect(describeSubject(null, words(language).t)).toBe('');
    }
    expect(describeSubject('hotspot-run', words('el').t)).toBe('ανάλυση συγκεντρώσεων');
  });
});
