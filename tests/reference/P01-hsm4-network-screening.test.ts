import { describe, expect, it } from '@jest/globals';
import {
  accidentRate,
  criticalRate,
  estimateByMoments,
  estimateExpectedAccidents,
  levelOfService,
  levelOfServiceLimits,
  millionEnteringVehicles,
  rankSites,
  relativeSeverityIndex,
  totalCounts,
  weightAccidents,
} from '@elektron/statistics';
import { expectEveryNumber, readCase } from './reference-case.ts';

interface Inputs {
  readonly years: number;
  readonly epdo_weights: { readonly fatal: number; readonly injury: number; readonly pdo: number };
  readonly critical_rate_P: number;
  readonly spf: Readonly<Record<string, { readonly a: number; readonly b1: number; readonly b2: number; readonly k: number }>>;
  readonly rsi_intersection_7: readonly { readonly crashes: number; readonly cost: number }[];
}

const theCase = readCase('P01-hsm4-network-screening');
const { years, epdo_weights: weights, critical_rate_P: deviations, spf, ...inputs } = theCase.inputs as unknown as Inputs;
const rows = theCase.readTable('intersections.csv');
const TOLERANCE = theCase.tolerance['default_rel'] as number;

const sites = rows.map((row) => {
  const number = (name: string): number => Number(row[name]);
  return {
    id: number('id'),
    control: row['control'] ?? '',
    major: number('aadt_major'),
    minor: number('aadt_minor'),
    crashes: number('crashes_y1') + number('crashes_y2') + number('crashes_y3'),
    bySeverity: [number('fatal'), number('injury'), number('pdo')],
    mev: millionEnteringVehicles(number('aadt_major') + number('aadt_minor'), years),
  };
});
type Site = (typeof sites)[number];

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Of yearly averages, as the manual prints it; the library's own works on totals. */
function yearlyMoments(group: readonly Site[]): { readonly mean: number; readonly variance: number } {
  const { mean, variance } = estimateByMoments(totalCounts(group.map(({ crashes }) => crashes)));
  return { mean: mean / years, variance: variance / years ** 2 };
}

function describeGroup(control: string) {
  const group = sites.filter((site) => site.control === control);
  const [crashes, mev] = [sum(group.map((site) => site.crashes)), sum(group.map((site) => site.mev))];
  const { mean, variance } = yearlyMoments(group);
  return {
    sites: group.length,
    crashes,
    mev,
    weighted_average_rate: accidentRate(crashes, mev) ?? NaN,
    mean_frequency: mean,
    variance_frequency: variance,
  };
}

const groups = { twsc: describeGroup('twsc'), signal: describeGroup('signal') };

function describeSite(site: Site) {
  const group = groups[site.control as keyof typeof groups];
  const { a, b1, b2, k } = spf[site.control]!;
  const frequency = site.crashes / years;
  const rate = accidentRate(site.crashes, site.mev);
  const critical = criticalRate(group.weighted_average_rate, site.mev, deviations);
  const adjusted = frequency + (group.mean_frequency / group.variance_frequency) * (group.mean_frequency - frequency);
  const predicted = Math.exp(a + b1 * Math.log(site.major) + b2 * Math.log(site.minor));
  const limits = levelOfServiceLimits(predicted, k);
  const { expected, variance, weight } = estimateExpectedAccidents(site.crashes, predicted * years, k);
  return {
    id: site.id,
    control: site.control,
    crashes: site.crashes,
    frequency_per_year: frequency,
    mev: site.mev,
    rate_per_mev: rate,
    critical_rate: critical,
    exceeds_critical: rate !== null && rate > critical,
    epdo: weightAccidents(site.bySeverity, [weights.fatal, weights.injury, weights.pdo]),
    moments_adjusted_frequency: adjusted,
    moments_potential: adjusted - group.mean_frequency,
    predicted_per_year: predicted,
    loss_limits: limits,
    loss: levelOfService(frequency, limits),
    excess_predicted: frequency - predicted,
    eb_weight: weight,
    eb_expected_per_year: expected / years,
    var_eb_total: variance,
    excess_expected_per_year: expected / years - predicted,
  };
}

describe('P01: twenty intersections screened as the Highway Safety Manual does', () => {
  it('every known number and ranking comes out', () => {
    const intersections = sites.map(describeSite);
    type Score =
      'crashes' | 'rate_per_mev' | 'epdo' | 'excess_predicted' | 'eb_expected_per_year' | 'excess_expected_per_year' | 'moments_potential';
    const ranked = (score: Score): number[] => [...rankSites(intersections.map((site) => site[score]))].map((i) => sites[i]!.id);
    const scores = Object.keys(theCase.expected['rankings'] as object) as Score[];
    const types = inputs.rsi_intersection_7;
    const actual = {
      groups,
      intersections,
      rankings: Object.fromEntries(scores.map((score) => [score, ranked(score)])),
      exceeding_critical: intersections.filter((site) => site.exceeds_critical).map(({ id }) => id),
      loss_IV: intersections.filter((site) => site.loss === 'IV').map(({ id }) => id),
      rsi_intersection_7: relativeSeverityIndex(
        types.map(({ crashes }) => crashes),
        types.map(({ cost }) => cost),
      ),
    };
    const compared = expectEveryNumber(actual, theCase.expected, () => ({ relative: TOLERANCE }));
    expect(compared).toBeGreaterThan(500);
  });
});
