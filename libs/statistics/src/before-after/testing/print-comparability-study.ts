/* eslint-disable no-console -- a program for the terminal: it prints the table of docs/methods/comparison-group.md. */
import { simulateComparability } from './comparability-study.ts';

// node --conditions=@elektron/source libs/statistics/src/before-after/testing/print-comparability-study.ts
const SERIES = 4000;
const SEED = 1;

const percent = (share: number): string => (Number.isFinite(share) ? (100 * share).toFixed(1) : '–');

console.log(
  '| years | treated a year | comparison a year | tested % | false alarm % | found: −5 % a year | found: −10 % a year | odds ratios: false alarm % | odds ratios, found: −10 % a year |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const years of [3, 5, 7, 10]) {
  for (const [treated, comparison] of [
    [3, 30],
    [10, 100],
    [50, 500],
    [200, 2000],
  ] as const) {
    const score = (yearlyFactor: number) => simulateComparability({ years, treated, comparison, yearlyFactor }, SERIES, SEED);
    const [together, slow, fast] = [score(1), score(0.95), score(0.9)];
    const shares = [together.tested, together.movedApart, slow.movedApart, fast.movedApart];
    const cells = [...shares, together.movedApartByOddsRatios, fast.movedApartByOddsRatios].map(percent);
    console.log(`| ${[years, treated, comparison, ...cells].join(' | ')} |`);
  }
}
