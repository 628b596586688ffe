import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PUBLISHED_GEOGRAPHIES } from '@elektron/domain';
import { OVERLAYS, PUBLIC_PATHS, readAddress, SORT_COLUMNS, writeAddress, type PublicAddress, type PublicPage } from './address.ts';

const read = (address: string): PublicAddress => {
  const url = new URL(address, 'http://localhost');
  return readAddress(url.pathname, url.search);
};

const word = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
const anyAddress: fc.Arbitrary<PublicAddress> = fc.record({
  page: fc.constantFrom(...(Object.keys(PUBLIC_PATHS) as PublicPage[])),
  language: fc.constantFrom('el', 'en', null),
  release: fc.option(word),
  period: fc.option(fc.constantFrom('2019', '2016-2018')),
  geography: fc.option(fc.constantFrom(...PUBLISHED_GEOGRAPHIES)),
  layer: fc.oneof(fc.constant({ table: 'total', value: null }), fc.record({ table: word, value: word })),
  area: fc.option(fc.string({ minLength: 1 })),
  overlays: fc.subarray([...OVERLAYS]),
  view: fc.option(
    fc.record({
      latitude: fc.integer({ min: -8_000_000, max: 8_000_000 }).map((e5) => e5 / 1e5),
      longitude: fc.integer({ min: -17_900_000, max: 17_900_000 }).map((e5) => e5 / 1e5),
      zoom: fc.integer({ min: 40, max: 180 }).map((tenths) => tenths / 10),
    }),
  ),
  list: fc.boolean(),
  sort: fc.record({ column: fc.constantFrom(...SORT_COLUMNS), descending: fc.boolean() }),
});

describe('the address of the public site', () => {
  it('opens as it was sent: what is written is read again', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        expect(read(writeAddress(address))).toEqual(address);
      }),
    );
  });

  it('is short where nothing was chosen', () => {
    expect(writeAddress(read('/'))).toBe('/');
    expect(writeAddress(read('/compare?lang=en'))).toBe('/compare?lang=en');
  });

  it('is readable by a person', () => {
    expect(writeAddress(read('/?of=severity.fatal&at=37.98381,23.72754,13.5&show=barriers,black-spots&list=1&sort=name'))).toBe(
      '/?of=severity.fatal&show=black-spots,barriers&at=37.98381,23.72754,13.5&list=1&sort=name',
    );
  });

  it('means nothing by what cannot be read', () => {
    const wrong = read('/?lang=fr&by=street&at=1,2&show=points&of=severity&sort=age&list=yes');
    expect(wrong).toEqual(read('/'));
    expect(read('/?at=95,23,12').view).toBeNull();
  });

  it('says that there is no such page', () => {
    expect(read('/nowhere').page).toBeNull();
    expect(read('/data/').page).toBe('data');
    // Addresses of objects must not be taken for pages.
    expect(read('/constructor').page).toBeNull();
  });
});
