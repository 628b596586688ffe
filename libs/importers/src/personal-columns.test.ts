import { describe, expect, it } from '@jest/globals';
import { normalizeHeading } from './import-format.ts';
import { isPersonalHeading } from './personal-columns.ts';

describe('a heading', () => {
  it.each([
    'Name',
    'Driver Name',
    'Surname',
    'First name',
    'Date of birth',
    'DOB',
    'Home postcode',
    'Phone no.',
    'E-mail / email',
    'Vehicle registration mark',
    'VIN',
    'Driving licence',
    'Ονοματεπώνυμο',
    'ΕΠΩΝΥΜΟ',
    'Όνομα οδηγού',
    'Τηλέφωνο',
    'Α.Φ.Μ. / ΑΦΜ',
    'Ημερομηνία γέννησης',
    'Αριθμός πινακίδας / πινακίδα',
  ])('%s looks like a person', (heading) => {
    expect(isPersonalHeading(normalizeHeading(heading))).toBe(true);
  });

  it.each([
    'road_name',
    'Street name',
    'area_name',
    'start_junction_road_name',
    'Όνομα οδού',
    'Οδός',
    'age_of_driver',
    'sex_of_casualty',
    'Vehicle type',
    'officer attended',
    'Μήνας',
    '',
  ])('%s does not', (heading) => {
    expect(isPersonalHeading(normalizeHeading(heading))).toBe(false);
  });
});
