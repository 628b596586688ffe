import { expect, it } from '@jest/globals';
import type { TFunction } from 'i18next';
import { subjectLabel } from './subject-label.ts';

const t = ((key: string) => key) as unknown as TFunction;

it.each([
  ['accident', '', '', 'corrections.subjects.accident'],
  ['unit', '1', '', 'corrections.subjects.unit'],
  ['casualty', '1', '2', 'corrections.subjects.casualty'],
  // Counted by the source, in no vehicle that it names.
  ['casualty', '', '1', 'corrections.subjects.casualtyAlone'],
])('%s of “%s” and “%s” is %s', (subject, unit, casualty, label) => {
  expect(subjectLabel(subject, { unit, casualty }, t)).toBe(label);
});
