import { randomGamma, randomNormal, randomPoisson, type BeforeAfterInput, type Random } from '@elektron/statistics';
import { drawSeries } from '@elektron/statistics/testing/draw-series';

/** How long a study lasts, and how many accidents there are: in none of them anything is done. */
export interface NoEffectStudy {
  readonly yearsBefore: number;
  readonly yearsAfter: number;
  /** Accidents a month: of a series in its first month, of sites at twenty average ones together in the first year. */
  readonly perMonth: number;
}

/** 36, 60 and 120 months, with 5 to 40 accidents a month. */
export const NO_EFFECT_STUDIES: readonly NoEffectStudy[] = [
  { yearsBefore: 2, yearsAfter: 1 },
  { yearsBefore: 3, yearsAfter: 2 },
  { yearsBefore: 7, yearsAfter: 3 },
].flatMap((length) => [5, 10, 20, 40].map((perMonth) => ({ ...length, perMonth })));

/** A way in which a study comes about, and what an analyst then has in hand. */
export interface World {
  readonly name: string;
  readonly draw: (study: NoEffectStudy, random: Random) => BeforeAfterInput;
}

const TREATED = 20;
const REFERENCE = 100;
const OVERDISPERSION = 0.4;
/** Of one type of accident among all, at every site and at all times. */
const SHARE_OF_TYPE = 0.3;
/** 0.3 % fewer accidents a month everywhere, as in the series. */
const YEARLY_CHANGE = Math.exp(-0.036);
/** Growth of traffic a year; its counts are off by so much. */
const GROWTH = 0.02;
const COUNT_ERROR = 0.05;
/** Where sites differ: exponent of traffic, and standard deviations of ln traffic and ln length. */
const EXPONENT = 0.8;
const TRAFFIC_SPREAD = 0.7;
const LENGTH_SPREAD = 0.4;
/** Standard deviation of the logarithm of a year of the treated sites' own. */
const OWN_YEARS = 0.05;
/** A comparison series has more accidents, as the rest of a city has. */
const COMPARISON_SIZE = 3;

interface Site {
  readonly kilometers: number;
  /** In the middle of each period, relative to a middling site at the start. */
  readonly logTraffic: Readonly<Record<'before' | 'after', number>>;
  /** What a function that knows all but chance says of each year, and the long-run accidents. */
  readonly predicted: readonly number[];
  readonly counts: readonly number[];
  readonly before: number;
  readonly after: number;
}

interface SitesOf {
  /** Treated are those with most accidents before, or any. */
  readonly isSelected?: boolean;
  /** Sites differ in traffic and length, or only by what nobody knows of them. */
  readonly isVaried?: boolean;
  /** The treated sites have good and bad years of their own together, which no other site has. */
  readonly isApart?: boolean;
}

const worldOf = (name: string, of: SitesOf): World => ({ name, draw: (study, random) => drawSites(study, random, of) });

export const UNSELECTED = worldOf('any sites', {});
export const SELECTED = worldOf('sites with most accidents', { isSelected: true });
export const SELECTED_VARIED = worldOf('sites with most accidents, of different traffic and length', { isSelected: true, isVaried: true });
export const APART = worldOf('any sites, with years of their own (5 %)', { isApart: true });

/** Errors of the logarithm that remember the month before. */
const MEMORY = { autocorrelation: 0.4, deviation: 0.2 };

export const SERIES_WORLDS = {
  independent: { name: 'months independent', draw: (study, random) => drawMonths(study, random, 0) },
  overdispersed: { name: 'months overdispersed, k = 0.1', draw: (study, random) => drawMonths(study, random, 0.1) },
  autocorrelated: { name: 'months autocorrelated, 0.4', draw: (study, random) => drawMonths(study, random, 0, MEMORY) },
} as const satisfies Readonly<Record<string, World>>;

function drawMonths(study: NoEffectStudy, random: Random, overdispersion: number, memory?: typeof MEMORY): BeforeAfterInput {
  const { yearsBefore, yearsAfter, perMonth } = study;
  const drawn = { months: 12 * (yearsBefore + yearsAfter), monthsBefore: 12 * yearsBefore, overdispersion, factor: 1 };
  const remembered = memory === undefined ? drawn : { ...drawn, memory };
  const series = (mean: number): ReturnType<typeof drawSeries> => drawSeries(random, { ...remembered, mean });
  return {
    yearsBefore,
    yearsAfter,
    treated: { siteIds: ['area'], observedBefore: [0], observedAfter: [0] },
    monthlySeries: {
      treated: series(perMonth),
      comparison: series(COMPARISON_SIZE * perMonth),
      interruption: { monthsBefore: drawn.monthsBefore, monthsBetween: 0 },
      monthUnknown: 0,
    },
  };
}

function drawSites(study: NoEffectStudy, random: Random, { isSelected, isVaried, isApart }: SitesOf): BeforeAfterInput {
  const { yearsBefore, yearsAfter } = study;
  const years = Array.from({ length: yearsBefore + yearsAfter }, (_, y) => y);
  const own = years.map(() => (isApart ? Math.exp(OWN_YEARS * randomNormal(random)) : 1));
  const none = years.map(() => 1);
  const all = Array.from({ length: TREATED + REFERENCE }, (_, i) => drawSite(study, random, i < TREATED ? own : none, isVaried));
  const sites = isSelected ? all.sort((a, b) => b.before - a.before) : all;
  const [treated, reference] = [sites.slice(0, TREATED), sites.slice(TREATED)];
  const siteIds = treated.map((_, i) => `site ${i}`);
  const countOf = (of: readonly Site[], y: number): number => total(of.map(({ counts }) => counts[y]!));
  const trafficAt = (year: number): number => 10_000 * Math.exp(GROWTH * year) * (1 + COUNT_ERROR * randomNormal(random));
  const ofType = (count: number): number => total(Array.from({ length: count }, () => (random() < SHARE_OF_TYPE ? 1 : 0)));
  const [observedBefore, observedAfter] = [treated.map(({ before }) => before), treated.map(({ after }) => after)];
  const [referenceBefore, referenceAfter] = [reference.map(({ before }) => before), reference.map(({ after }) => after)];
  return {
    yearsBefore,
    yearsAfter,
    treated: { siteIds, observedBefore, observedAfter },
    comparison: { observedBefore: total(referenceBefore), observedAfter: total(referenceAfter) },
    yearlySeries: {
      treated: years.slice(0, yearsBefore).map((y) => countOf(treated, y)),
      comparison: years.slice(0, yearsBefore).map((y) => countOf(reference, y)),
    },
    reference: { observedBefore: referenceBefore, observedAfter: referenceAfter },
    predictions: {
      predictedBefore: treated.map(({ predicted }) => total(predicted.slice(0, yearsBefore))),
      predictedAfter: treated.map(({ predicted }) => total(predicted.slice(yearsBefore))),
      overdispersion: treated.map(() => OVERDISPERSION),
    },
    traffic: {
      annualAverageDailyTrafficBefore: trafficAt(yearsBefore / 2),
      annualAverageDailyTrafficAfter: trafficAt(yearsBefore + yearsAfter / 2),
      coefficientOfVariationBefore: COUNT_ERROR,
      coefficientOfVariationAfter: COUNT_ERROR,
    },
    targetCounts: {
      siteIds,
      targetBefore: observedBefore.map(ofType),
      allBefore: observedBefore,
      targetAfter: observedAfter.map(ofType),
      allAfter: observedAfter,
    },
    functionSites: {
      covariates: isVaried ? ['ln-traffic'] : [],
      reference: reference.map(({ kilometers }) => ({ kind: 'section', size: kilometers })),
      treated: treated.map(({ kilometers }) => ({ kind: 'section', size: kilometers })),
      observedBefore: referenceBefore,
      observedAfter: referenceAfter,
      // Each period as a whole, at the traffic of its middle; fitted-function.test.ts has single years.
      years: (['before', 'after'] as const).map((part) => ({
        year: null,
        part,
        years: part === 'before' ? yearsBefore : yearsAfter,
        observed: part === 'before' ? referenceBefore : referenceAfter,
        reference: isVaried ? [reference.map(({ logTraffic }) => logTraffic[part])] : [],
        treated: isVaried ? [treated.map(({ logTraffic }) => logTraffic[part])] : [],
      })),
    },
  };
}

function drawSite(
  { yearsBefore, yearsAfter, perMonth }: NoEffectStudy,
  random: Random,
  ofYears: readonly number[],
  isVaried = false,
): Site {
  const kilometers = isVaried ? Math.exp(LENGTH_SPREAD * randomNormal(random)) : 1;
  const level = isVaried ? TRAFFIC_SPREAD * randomNormal(random) : 0;
  const unknown = randomGamma(random, 1 / OVERDISPERSION, 1 / OVERDISPERSION);
  // Traffic's growth is a part of the general change.
  const general = ofYears.map((_, y) => ((12 * perMonth) / TREATED) * YEARLY_CHANGE ** y);
  const predicted = general.map((mean) => mean * kilometers * Math.exp(EXPONENT * level));
  const counts = predicted.map((mean, y) => randomPoisson(random, mean * unknown * ofYears[y]!));
  return {
    kilometers,
    logTraffic: { before: level + (GROWTH * yearsBefore) / 2, after: level + GROWTH * (yearsBefore + yearsAfter / 2) },
    predicted,
    counts,
    before: total(counts.slice(0, yearsBefore)),
    after: total(counts.slice(yearsBefore)),
  };
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
