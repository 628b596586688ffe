import { describe, expect, it } from '@jest/globals';
import { fitNegativeBinomial } from '@elektron/statistics';
import { expectEveryNumber, readCase } from './reference-case.ts';

const theCase = readCase('P05-eb-pipeline-florida');
const tolerance = theCase.tolerance as Readonly<Record<string, number>>;
const rows = theCase.readTable('reference.csv');
const logOf = (name: string): Float64Array => Float64Array.from(rows, (row) => Math.log(Number(row[name])));

describe('P05: the safety performance function of 318 reference intersections', () => {
  it('every known number of it comes out', () => {
    const counts = Float64Array.from(rows, (row) => Number(row['crashes']));
    const covariates = [
      { name: 'b1', values: logOf('max_aadt') },
      { name: 'b2', values: logOf('min_aadt') },
    ];
    const model = fitNegativeBinomial({ counts, covariates, offset: logOf('years') }, { level: 0.95 });
    const [b0, b1, b2] = model.coefficients.map(({ value }) => value);
    const actual = { b0, b1, b2, k: model.dispersion?.k, log_likelihood: model.logLikelihood };
    const { spf } = theCase.expected as { spf: Parameters<typeof expectEveryNumber>[1] };
    const compared = expectEveryNumber(actual, spf, (path) => {
      if (path.endsWith('.k')) return { relative: tolerance['k_rel']! };
      return path.endsWith('log_likelihood') ? { relative: tolerance['default_rel']! } : { absolute: tolerance['spf_abs']! };
    });
    expect(compared).toBe(5);
  });
});
