import { describe, expect, it } from '@jest/globals';
import { EMPTY_ORGANISATION, organisationFaults, slugOf, toOrganisationInput } from './organisation-draft.ts';

describe('the short name of an organisation', () => {
  it.each([
    ['Municipality of Kalamariá', 'municipality-of-kalamaria'],
    ['  Police — Thessaloniki (East) ', 'police-thessaloniki-east'],
    ['Δήμος', ''],
    ['a'.repeat(80), 'a'.repeat(63)],
  ])('of %j is %j', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });
});

describe('a new organisation', () => {
  const draft = { ...EMPTY_ORGANISATION, nameEl: ' Δήμος ', nameEn: 'Municipality' };

  it('follows the English name until a short name is typed', () => {
    expect(toOrganisationInput(draft)).toMatchObject({ nameEl: 'Δήμος', slug: 'municipality', srid: 2100, timeZone: 'Europe/Athens' });
    expect(toOrganisationInput({ ...draft, slug: 'own' }).slug).toBe('own');
  });

  it('says what is missing, in the order of the form', () => {
    expect(organisationFaults(draft)).toEqual([]);
    expect(organisationFaults(EMPTY_ORGANISATION)).toEqual(['nameEl', 'nameEn']);
    expect(organisationFaults({ ...draft, slug: 'Not This', timeZone: ' ', srid: Number.NaN })).toEqual(['slug', 'timeZone', 'srid']);
    // A name in Greek letters alone leaves nothing for a short name.
    expect(organisationFaults({ ...draft, nameEn: 'Δήμος' })).toEqual(['slug']);
  });
});
