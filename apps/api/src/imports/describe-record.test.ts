import { expect, it } from '@jest/globals';
import type { TrafficCountDraft } from '@elektron/domain';
import { describeRecord } from './describe-record.ts';

it.each([
  ['km/h', 'Μέση ταχύτητα (χλμ./ώρα)', 'Mean speed (km/h)'],
  ['mph', 'Μέση ταχύτητα (μίλια/ώρα)', 'Mean speed (mph)'],
] as const)('a speed in %s is told in the words of each language', (unit, el, en) => {
  const speeds = { unit, mean: 42.5, v85: 51, measured: null };
  const draft = { kind: 'traffic-count', siteSourceRecordId: 'Σ1', year: 2024, period: null, direction: 'N', speeds };
  expect(describeRecord(draft as unknown as TrafficCountDraft).map(({ label }) => label)).toContainEqual({ el, en });
});
