/* eslint-disable no-console -- a program for the terminal: it prints the table of docs/methods/interrupted-time-series.md. */
import { countFound, LEAST_REJECTED, MOST_REJECTED, SERIES_STUDIES, SERIES_TESTS, TESTS_USED } from './series-study.ts';
import type { DrawnSeries } from './draw-series.ts';

// npm run -s test:time-series
const STUDIES = 2000;
/** Errors of the logarithm that remember the month before: told, not held. */
const MEMORY = { autocorrelation: 0.4, deviation: 0.2 };
const WITH_MEMORY: readonly DrawnSeries[] = SERIES_STUDIES.filter(({ mean, overdispersion }) => mean === 40 && overdispersion === 0).map(
  (drawn) => ({ ...drawn, memory: MEMORY }),
);

const beyond: string[] = [];
console.log(`| months | accidents a month | k | autocorrelation | ${SERIES_TESTS.join(' | ')} |`);
console.log(`| ${['months', 'mean', 'k', 'autocorrelation', ...SERIES_TESTS].map(() => '---').join(' | ')} |`);
for (const drawn of [...SERIES_STUDIES, ...WITH_MEMORY]) {
  const shares = countFound(drawn, STUDIES).map((count) => count / STUDIES);
  const { months, mean, overdispersion, memory } = drawn;
  const row = [months, mean, overdispersion, memory?.autocorrelation ?? 0, ...shares.map((share) => (100 * share).toFixed(1))].join(' | ');
  console.log(`| ${row} |`);
  const isHeld = shares.slice(0, TESTS_USED).every((share) => share >= LEAST_REJECTED && share <= MOST_REJECTED);
  if (memory === undefined && !isHeld) beyond.push(row);
}
if (beyond.length > 0) throw new Error(`beyond ${LEAST_REJECTED} to ${MOST_REJECTED}:\n${beyond.join('\n')}`);
