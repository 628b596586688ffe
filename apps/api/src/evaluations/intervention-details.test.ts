import { describe, expect, it } from '@jest/globals';
import { CHOSEN_FOR_HIGH_COUNTS, isProblem, parseAccidentFilter, SELECTION_REASONS } from '@elektron/domain';

import { createPlane } from '../common/plane.ts';
import { TEST_SRID } from '../common/testing/make-columns.ts';
import { parseDetails, type InterventionDetailsDraft } from './intervention-details.ts';
import { MOST_SHAPE_VERTICES, parseShape } from './intervention-shape.ts';

const PLANE = createPlane(TEST_SRID);
const [A, B, C] = [
  [-0.02, 51.59],
  [-0.01, 51.59],
  [-0.01, 51.6],
] as const;

function refusalOf(work: () => unknown): string {
  try {
    work();
    return 'taken';
  } catch (error) {
    if (!isProblem(error)) throw error;
    return `${error.code} ${JSON.stringify(error.details)}`;
  }
}

describe('the reason for which places were chosen', () => {
  it('says what the methods read: chosen for many accidents, for another reason, or nobody can say', () => {
    const follows = SELECTION_REASONS.map((selectionReason) => {
      const { selectedForHighCounts } = parseDetails({ selectionReason, selectionNote: 'x' });
      return [selectionReason, selectedForHighCounts];
    });
    expect(Object.fromEntries(follows)).toEqual(CHOSEN_FOR_HIGH_COUNTS);
    expect(Object.values(CHOSEN_FOR_HIGH_COUNTS).filter((chosen) => chosen === true)).toHaveLength(1);
  });

  it('may be left open by whoever says only whether it was for many accidents', () => {
    expect(parseDetails({ selectedForHighCounts: false })).toMatchObject({ selectionReason: null, selectedForHighCounts: false });
    expect(parseDetails({})).toMatchObject({ selectionReason: null, selectedForHighCounts: null });
  });

  it.each([
    [{ selectionReason: 'because' }, /because/],
    [{ selectionReason: 'not-known' }, /say in a sentence/],
    [{ selectionReason: 'research-or-other', selectionNote: '  ' }, /say in a sentence/],
    [{ selectionReason: 'high-counts', selectedForHighCounts: false }, /the opposite/],
  ] as const satisfies readonly (readonly [InterventionDetailsDraft, RegExp])[])('is refused where it says nothing: %j', (draft, why) => {
    expect(refusalOf(() => parseDetails(draft))).toMatch(why);
  });
});

describe('the cost', () => {
  it('is in euro unless another currency is said, and none where no amount is', () => {
    expect(parseDetails({ cost: { capital: 120_000.5 } }).cost).toEqual({
      capital: 120_000.5,
      yearly: null,
      currency: 'EUR',
      priceYear: null,
    });
    expect(parseDetails({ cost: { yearly: 0, currency: 'GBP', priceYear: 2019 } }).cost).toEqual({
      capital: null,
      yearly: 0,
      currency: 'GBP',
      priceYear: 2019,
    });
    expect(parseDetails({ cost: { currency: 'GBP', priceYear: 2019 } }).cost).toBeNull();
  });

  it.each([{ capital: -1 }, { capital: Number.NaN }, { yearly: 1e13 }, { capital: 1, currency: 'euro' }, { capital: 1, priceYear: 19 }])(
    'is refused where it cannot be: %j',
    (cost) => {
      expect(refusalOf(() => parseDetails({ cost }))).toMatch(/INPUT_INVALID/);
    },
  );
});

describe('the target accidents', () => {
  it('are a filter without a period, and none where the filter means every accident', () => {
    const selections = [{ dimension: 'severity', values: ['fatal'] }];
    const period = { start: '2014-01-01', end: '2015-01-01' };
    expect(parseDetails({ targetFilter: parseAccidentFilter({ period, selections }) }).targetFilter).toEqual({
      period: null,
      area: null,
      selections: { severity: ['fatal'] },
    });
    expect(parseDetails({ targetFilter: parseAccidentFilter({ period }) }).targetFilter).toBeNull();
  });
});

describe('a shape', () => {
  it('is a MultiLineString or a MultiPolygon, whatever it came as, without heights', () => {
    expect(parseShape({ type: 'LineString', coordinates: [A, [...B, 30]] }, PLANE)).toEqual({
      type: 'MultiLineString',
      coordinates: [[A, B]],
    });
    expect(parseShape({ type: 'Polygon', coordinates: [[A, B, C, A]] }, PLANE)).toEqual({
      type: 'MultiPolygon',
      coordinates: [[[A, B, C, A]]],
    });
    expect(parseShape(null, PLANE)).toBeNull();
  });

  it.each([
    [{ type: 'Point', coordinates: A }, /GeoJSON/],
    [{ type: 'MultiLineString', coordinates: [] }, /GeoJSON/],
    [{ type: 'LineString', coordinates: [A, A] }, /two different/],
    [{ type: 'Polygon', coordinates: [[A, B, C]] }, /closes/],
    [{ type: 'Polygon', coordinates: [[A, B, A, A]] }, /closes/],
    [{ type: 'LineString', coordinates: [A, [51.59, -0.02]] }, /swapped/],
    [{ type: 'LineString', coordinates: [A, ['x', 'y']] }, /swapped/],
    [{ type: 'LineString', coordinates: Array.from({ length: MOST_SHAPE_VERTICES + 1 }, () => A) }, /simplify/],
  ])('is refused with what is wrong', (shape, why) => {
    expect(refusalOf(() => parseShape(shape, PLANE))).toMatch(why);
  });
});
