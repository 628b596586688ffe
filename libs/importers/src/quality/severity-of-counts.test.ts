import type { Severity } from '@elektron/domain';
import { expect, it } from '@jest/globals';
import { contradictsCounts, type OutcomeCount } from './severity-of-counts.ts';

const counts = (fatal: number | null, serious: number | null, slight: number | null, injury: number | null = null): OutcomeCount[] => [
  { severity: 'fatal', count: fatal },
  { severity: 'serious', count: serious },
  { severity: 'slight', count: slight },
  { severity: 'injury', count: injury },
];

it.each<[Severity, OutcomeCount[], boolean]>([
  ['fatal', counts(1, 0, 2), false],
  ['slight', counts(1, 0, 2), true],
  ['damage-only', counts(1, 0, 0), true],
  ['fatal', counts(0, 1, 0), true],
  ['fatal', counts(null, 1, 0), false],
  ['serious', counts(0, 1, 0), false],
  ['injury', counts(0, 1, 0), false],
  ['slight', counts(0, 1, 0), true],
  ['serious', counts(0, 0, 3), true],
  ['serious', counts(0, 0, 0, 2), false],
  ['serious', counts(0, null, null, 2), false],
  ['damage-only', counts(0, 0, 1), true],
  ['damage-only', counts(0, 0, 0), false],
  ['slight', counts(null, null, null), false],
])('an accident that is %s with the counts %j', (severity, counted, contradicts) => {
  expect(contradictsCounts(severity, counted)).toBe(contradicts);
});
