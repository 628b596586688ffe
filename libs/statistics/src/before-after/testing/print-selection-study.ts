/* eslint-disable no-console -- a program for the terminal: it prints the table of docs/methods/empirical-bayes.md. */
import { simulateSelection, type SelectionStudy } from './selection-study.ts';

// node --conditions=@elektron/source libs/statistics/src/before-after/testing/print-selection-study.ts
const TOWNS = 2000;
const SEED = 1;

const USUAL: SelectionStudy = {
  sites: 200,
  treated: 10,
  meanBefore: 3,
  overdispersion: 0.5,
  trend: 0.9,
  trueFactor: 1,
  reference: 'remainder',
  analystAssumes: 'remainder',
};

const separate = (reference: number): Partial<SelectionStudy> => ({ reference, analystAssumes: 'separate' });

const STUDIES: readonly (readonly [name: string, changes: Partial<SelectionStudy>])[] = [
  ['rest of 60 sites', { sites: 60 }],
  ['rest of 100 sites', { sites: 100 }],
  ['rest of 200 sites', {}],
  ['rest of 500 sites', { sites: 500 }],
  ['separate, 50 sites', separate(50)],
  ['separate, 100 sites', separate(100)],
  ['separate, 300 sites', separate(300)],
  ['rest of 60, mean 1, k 1', { sites: 60, meanBefore: 1, overdispersion: 1 }],
  ['rest of 200, mean 1, k 1', { meanBefore: 1, overdispersion: 1 }],
  ['rest of 60, mean 0.5, k 1', { sites: 60, meanBefore: 0.5, overdispersion: 1 }],
  ['rest of 200, mean 0.5, k 1', { meanBefore: 0.5, overdispersion: 1 }],
  ['separate, 50 sites, mean 0.5, k 1', { ...separate(50), meanBefore: 0.5, overdispersion: 1 }],
  ['true factor 0.7, rest of 200', { trueFactor: 0.7, trend: 0.6 }],
  ['one treated site, rest of 200', { treated: 1 }],
  ['one treated site, rest of 200, mean 1, k 1', { treated: 1, meanBefore: 1, overdispersion: 1 }],
  ['100 treated, rest of 200', { treated: 100 }],
  ['each site changes by itself (variance 0.1)', { siteChangeVariance: 0.1 }],
  [
    '40 junctions (mean 8, k 0.3) among 290 links (mean 2, k 0.7)',
    { sites: 40, meanBefore: 8, overdispersion: 0.3, otherKind: { sites: 290, meanBefore: 2, overdispersion: 0.7 } },
  ],
  ['rest of 200, taken for separate', { analystAssumes: 'separate' }],
  ['separate 190, taken for the rest', { reference: 190 }],
];

const percent = (share: number): string => (100 * share).toFixed(1);
const decimals = (value: number): string => value.toFixed(3);

console.log(
  `| study | naive: mean ratio | naive: false success % | EB: mean ratio | EB: mean factor (Hauer) | EB: coverage % | EB: false success % | Hauer's variance alone: coverage % | regression to the mean: coverage % | refused | refused: factor from the group mean alone |`,
);
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const [name, changes] of STUDIES) {
  const { naive, empiricalBayes, withinSitesOnly, regressionCoverage, meanFactorWithoutVariation } = simulateSelection(
    { ...USUAL, ...changes },
    TOWNS,
    SEED,
  );
  const cells = [
    decimals(naive.meanRatio),
    percent(naive.falseSuccess),
    decimals(empiricalBayes.meanRatio),
    decimals(empiricalBayes.meanFactor),
    percent(empiricalBayes.coverage),
    percent(empiricalBayes.falseSuccess),
    percent(withinSitesOnly.coverage),
    percent(regressionCoverage),
    empiricalBayes.refused,
    meanFactorWithoutVariation === null ? '' : meanFactorWithoutVariation.toFixed(2),
  ];
  console.log(`| ${name} | ${cells.join(' | ')} |`);
}
