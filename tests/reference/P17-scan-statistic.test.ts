import { describe, expect, it } from '@jest/globals';
import { makeScanZones, scanStatistic } from '@elektron/spatial-analysis';
import { seededRandom } from '@elektron/statistics';
import { expectEveryNumber, readCase } from './reference-case.ts';

const theCase = readCase('P17-scan-statistic');
const tolerance = theCase.tolerance as Readonly<Record<string, number>>;
const rows = theCase.readTable('units.csv');
const column = (name: string): Float64Array => Float64Array.from(rows, (row) => Number(row[name]));
const PERMUTATIONS = 4999;

describe('P17: circular scan statistic', () => {
  it('every known number comes out', () => {
    const [cases, population] = [column('cases'), column('population')];
    const points = { x: column('x'), y: column('y') };
    const largestShare = theCase.inputs['max_population_share'] as number;
    const options = { largestShare, permutations: PERMUTATIONS, significance: 0.05 };
    const { clusters, criticalLogLikelihoodRatio } = scanStatistic(points, cases, population, seededRandom(1), options);
    const { nearest, sizes } = makeScanZones(points, population, { largestShare });
    const held = nearest.flatMap((order, i) => Array.from(sizes[i]!, (size) => order.slice(0, size).sort().join()));
    const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
    const known = theCase.expected['clusters'] as readonly unknown[];
    const actual = {
      total_cases: sum(cases),
      total_population: sum(population),
      zones: new Set(held).size,
      clusters: clusters.slice(0, known.length).map((cluster) => ({
        units: cluster.units.map((unit) => Number(rows[unit]?.['id'])),
        cases: cluster.cases,
        expected: cluster.expected,
        relative_risk: cluster.relativeRisk,
        llr: cluster.logLikelihoodRatio,
        p_monte_carlo: cluster.pseudoPValue,
      })),
      mc_95pct_critical_llr: criticalLogLikelihoodRatio,
    };
    const compared = expectEveryNumber(actual, theCase.expected, (path) => {
      if (path.endsWith('p_monte_carlo')) return { absolute: tolerance['p_abs']! };
      return { relative: path.endsWith('critical_llr') ? tolerance['critical_rel']! : tolerance['default_rel']! };
    });
    expect(compared).toBeGreaterThan(15);
  });
});
