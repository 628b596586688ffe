import { describe, expect, it } from '@jest/globals';
import { SEVERITIES } from './severity.ts';
import {
  parseOwnUnitValues,
  UNIT_VALUE_BASIS_LABELS,
  UNIT_VALUE_STATUS_LABELS,
  UNIT_VALUES,
  UNIT_VALUES_VERSION,
  type OwnUnitValues,
} from './unit-values.ts';

const OWN: OwnUnitValues = {
  id: 'own-1',
  country: 'GR',
  currency: 'EUR',
  priceYear: 2024,
  basis: 'per-accident',
  values: { fatal: 2_000_000, serious: null, slight: 15_000, injury: null, 'damage-only': null },
  source: ' Decision of the region 12/2025 ',
};

describe('unit values', () => {
  it('each has a price year and a source with its values, or says that none was found', () => {
    expect(new Set(UNIT_VALUES.map(({ id }) => id)).size).toBe(UNIT_VALUES.length);
    for (const { id, values, status, priceYear, source } of UNIT_VALUES) {
      const given = SEVERITIES.map((severity) => values[severity]).filter((value) => value !== null);
      expect({ id, isEmpty: given.length === 0 }).toEqual({ id, isEmpty: status === 'not-found' });
      expect({ id, hasYear: priceYear !== null }).toEqual({ id, hasYear: given.length > 0 });
      expect(source.el).toMatch(/\p{Script=Greek}/u);
      expect(source.en).not.toMatch(/\p{Script=Greek}/u);
      // Worse costs more: a slip of digits would show.
      const worstFirst = (['fatal', 'serious', 'slight', 'damage-only'] as const)
        .map((severity) => values[severity])
        .filter((v) => v !== null);
      expect({ id, worstFirst }).toEqual({ id, worstFirst: [...worstFirst].sort((a, b) => b - a) });
    }
  });

  it('what is printed per accident is the sum of its printed parts', () => {
    // Table 9(b), Scotland 2014: lost output, medical, pain, police, insurance, damage. Table 3, June 2009: the same parts. Rounding of each part: 1.
    const parts: Readonly<Record<string, Readonly<Partial<Record<(typeof SEVERITIES)[number], readonly number[]>>>>> = {
      'gb-2014-accident': {
        fatal: [684_116, 6078, 1_344_539, 19_336, 337, 12_326],
        serious: [27_062, 16_242, 184_386, 2269, 210, 5622],
        slight: [3369, 1429, 16_054, 586, 127, 3321],
        'damage-only': [38, 60, 2106],
      },
      'gb-2009-accident': {
        fatal: [596_674, 5615, 1_175_101, 1848, 291, 10_674],
        serious: [23_767, 14_244, 161_713, 245, 181, 4907],
        slight: [2959, 1253, 14_090, 57, 110, 2903],
        injury: [13_225, 3055, 48_546, 105, 122, 3270],
        'damage-only': [3, 52, 1828],
      },
    };
    let compared = 0;
    for (const [id, bySeverity] of Object.entries(parts)) {
      const set = UNIT_VALUES.find((each) => each.id === id)!;
      for (const severity of SEVERITIES) {
        const printed = bySeverity[severity];
        if (printed === undefined) continue;
        const total = printed.reduce((sum, part) => sum + part, 0);
        expect(Math.abs(total - set.values[severity]!)).toBeLessThanOrEqual(3);
        compared += 1;
      }
    }
    expect(compared).toBe(9);
  });

  it('a change of a number is a new version', () => {
    const numbers = UNIT_VALUES.map(
      ({ id, priceYear, values }) => `${id}:${priceYear ?? '–'}:${SEVERITIES.map((s) => values[s] ?? '–').join(',')}`,
    );
    expect([UNIT_VALUES_VERSION, ...numbers]).toEqual([
      'unit-values/1',
      'gr:–:–,–,–,–,–',
      'eu28-handbook-2019:2016:3300000,500000,40000,–,–',
      'gb-2014-accident:2014:2066732,235791,24887,–,2204',
      'gb-2009-accident:2009:1790203,205056,21372,68323,1883',
    ]);
  });

  it('own values stand beside them, with their source', () => {
    expect(parseOwnUnitValues(OWN)).toEqual({
      ...OWN,
      status: 'own',
      source: { el: 'Decision of the region 12/2025', en: 'Decision of the region 12/2025' },
    });
  });

  it.each([
    ['an id of the table', { id: 'gr' }],
    ['no country', { country: 'Greece' }],
    ['no currency', { currency: '€' }],
    ['no price year', { priceYear: null }],
    ['a price year of nowhere', { priceYear: 20.5 }],
    ['no source', { source: '  ' }],
    ['no values', { values: { fatal: null, serious: null, slight: null, injury: null, 'damage-only': null } }],
    ['a value that is no number', { values: { ...OWN.values, fatal: NaN } }],
  ])('refuses %s', (_, part) => {
    expect(() => parseOwnUnitValues({ ...OWN, ...part })).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });

  it('refuses a value of nothing', () => {
    expect(() => parseOwnUnitValues({ ...OWN, values: { ...OWN.values, slight: 0 } })).toThrow(
      expect.objectContaining({ code: 'NOT_POSITIVE' }),
    );
  });

  it('bases and statuses have names in both languages', () => {
    for (const text of [...Object.values(UNIT_VALUE_BASIS_LABELS), ...Object.values(UNIT_VALUE_STATUS_LABELS)]) {
      expect(text.el).toMatch(/\p{Script=Greek}/u);
      expect(text.en).not.toMatch(/\p{Script=Greek}/u);
    }
  });
});
