import { describe, expect, it } from '@jest/globals';
import { parseHouseNumber } from './parse-house-number.ts';
import { findKilometre, parseKilometre } from './parse-kilometre.ts';
import { parsePlaceText, readPlace } from './parse-place-text.ts';

describe('what a clerk writes', () => {
  it.each([
    ['Ερμού & Αθηνάς', ['Ερμού', 'Αθηνάς']],
    ['Ερμού Χ Αθηνάς', ['Ερμού', 'Αθηνάς']],
    ['διασταύρωση Ερμού - Αθηνάς', ['Ερμού', 'Αθηνάς']],
    ['Κων/νου & Ερμού', ['Κων/νου', 'Ερμού']],
    ['Ερμού 5 γωνία Αθηνάς', ['Ερμού', 'Αθηνάς']],
    ['East 78 Street and 5 Avenue', ['East 78 Street', '5 Avenue']],
  ])('%s is a crossing', (text, streets) => {
    expect(parsePlaceText(text)[0]).toEqual({ kind: 'crossing', streets });
  });

  it.each([
    ['Ερμού 12', 'Ερμού', '12'],
    ['Ερμού αρ. 12', 'Ερμού', '12'],
    ['Ερμού 12Α', 'Ερμού', '12a'],
    ['Ερμού 12-14', 'Ερμού', '12-14'],
    ['28ης Οκτωβρίου 12', '28ης Οκτωβρίου', '12'],
    ['Ερμού 12, Αθήνα', 'Ερμού', '12'],
    ['185-11    UNION TURNPIKE', 'UNION TURNPIKE', '185-11'],
    ['517       WEST 161 STREET', 'WEST 161 STREET', '517'],
    ['2156      62 STREET', '62 STREET', '2156'],
    ['12 Ermou Street', 'Ermou Street', '12'],
  ])('%s is a number', (text, street, number) => {
    expect(parsePlaceText(text)[0]).toMatchObject({ kind: 'address', street, number: { text: number, opposite: false } });
  });

  it.each(['Ερμού έναντι 12', 'Ερμού, απέναντι από το 12', 'Ermou enanti 12'])('%s is opposite a number', (text) => {
    expect(parsePlaceText(text)[0]).toMatchObject({ kind: 'address', number: { text: '12', opposite: true } });
  });

  it.each(['28 Οκτωβρίου', '5 AVENUE', 'WEST 100 STREET', 'Κων/πόλεως', 'Ε.Ο. Αθηνών-Λαμίας', 'Αγ. Κωνσταντίνου και Ελένης'])(
    '%s is a name',
    (text) => {
      expect(parsePlaceText(text)).toEqual([{ kind: 'street', street: text }]);
    },
  );

  it('reads both ways what only the known streets can tell', () => {
    expect(parsePlaceText('Ειρήνης και Φιλίας 5')).toMatchObject([
      { kind: 'crossing', streets: ['Ειρήνης', 'Φιλίας'] },
      { kind: 'address', street: 'Ειρήνης και Φιλίας' },
      { kind: 'street' },
    ]);
  });

  it('says nothing about nothing', () => {
    for (const text of ['', '  ', '-', ';;']) expect(parsePlaceText(text)).toEqual([]);
  });
});

describe('kilometre positions', () => {
  it.each([
    ['χ/θ 12+300', 12_300],
    ['Χ.Θ. 12,3', 12_300],
    ['ΧΘ 12.300', 12_300],
    ['12ο χλμ', 12_000],
    ['12 + 300', 12_300],
    ['χιλ. 0,85', 850],
    ['χ/θ 12300', 12_300],
    ['Χιλιομετρική θέση 7+050', 7_050],
    ['37+160', 37_160],
    ['3 km', 3_000],
  ])('%s', (text, meters) => {
    expect(parseKilometre(text)).toBe(meters);
  });

  it('stands in a column without its unit', () => {
    expect(parseKilometre('12,3')).toBe(12_300);
    expect(parseKilometre('12')).toBe(12_000);
    expect(parseKilometre('άγνωστη')).toBeNull();
  });

  it('leaves the road', () => {
    expect(findKilometre('στο 12ο χλμ. της Ε.Ο. Αθηνών-Λαμίας')).toEqual({ meters: 12_000, rest: 'ε.ο. αθηνων-λαμιασ' });
    expect(findKilometre('Ερμού 12')).toBeNull();
    expect(findKilometre('28ης Οκτωβρίου 12')).toBeNull();
  });
});

describe('house numbers', () => {
  it('are one for all spellings', () => {
    for (const text of ['12Α', '12 α', '12A', 'αρ. 12Α', 'αρ.12 Α']) expect(parseHouseNumber(text)?.text).toBe('12a');
    expect(parseHouseNumber('012')?.text).toBe('12');
    expect(parseHouseNumber('Β')).toBeNull();
  });
});

describe('a row by columns', () => {
  it('is a position, a crossing, a number or a street', () => {
    expect(readPlace({ street: 'Ε.Ο. 1', kilometre: '37+160' })).toEqual([{ kind: 'kilometre', road: 'Ε.Ο. 1', meters: 37_160 }]);
    expect(readPlace({ street: 'Ερμού', crossStreet: 'Αθηνάς' })[0]).toEqual({ kind: 'crossing', streets: ['Ερμού', 'Αθηνάς'] });
    expect(readPlace({ street: 'Ερμού', number: '12' })[0]).toMatchObject({ kind: 'address', street: 'Ερμού', number: { first: 12 } });
    expect(readPlace({ street: null, crossStreet: 'Ερμού 12' })[0]).toMatchObject({ kind: 'address', street: 'Ερμού' });
    expect(readPlace({ street: null, kilometre: '12+300' })).toEqual([{ kind: 'kilometre', road: null, meters: 12_300 }]);
    expect(readPlace({ street: ' ' })).toEqual([]);
  });
});
