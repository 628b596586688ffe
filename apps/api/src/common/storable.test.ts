import { expect, it } from '@jest/globals';

import { toStoredProblem } from './problem.ts';

it('what a file holds is stored as the database can give it back', () => {
  const cut = '🚲'.slice(0, 1);
  const stored = toStoredProblem({ code: 'FILE_FORMAT_UNKNOWN', details: { file: `α\0β${cut}`, found: ['\0', 'Ώρα'], row: 3 } });
  expect(stored).toEqual({ code: 'FILE_FORMAT_UNKNOWN', details: { file: 'α␀β\ufffd', found: ['␀', 'Ώρα'], row: 3 } });
});
