import { describe, expect, it } from '@jest/globals';
import type { BeforeAfterInput } from '../before-after-input.ts';
import type { ObservedToExpectedResult } from '../before-after-result.ts';
import { drawInput } from '../testing/sample-inputs.ts';
import { readTreatedTable } from '../treated-table.ts';
import type { EmpiricalBayesDetail, ReferenceRole } from './empirical-bayes-detail.ts';
import { empiricalBayes } from './empirical-bayes.ts';
import { estimateExpectedAccidents } from './expected-accidents.ts';
import { fitReferenceFunction, type ReferenceFunction } from './fit-reference-function.ts';
import { outcomeAt, type FunctionParameters } from './function-at.ts';
import type { FunctionSites } from './function-sites.ts';
import { readFunctionTables, type FunctionTable } from './function-table.ts';

const estimate = (input: BeforeAfterInput, role: ReferenceRole = 'remainder'): ObservedToExpectedResult =>
  empiricalBayes.estimate(input, { basis: 'fitted-function', referenceRole: role });
const detailOf = (result: ObservedToExpectedResult): EmpiricalBayesDetail => result.detail as EmpiricalBayesDetail;
const refusal = (code: string, details: object = {}): unknown =>
  expect.objectContaining({ code, details: expect.objectContaining(details) });

function withSites(changes: Partial<FunctionSites>, input: BeforeAfterInput = drawInput(1)): BeforeAfterInput {
  return { ...input, functionSites: { ...input.functionSites!, ...changes } };
}

function fitted(input: BeforeAfterInput): { readonly table: FunctionTable; readonly function: ReferenceFunction } {
  const [table] = readFunctionTables(input.functionSites!, readTreatedTable(input));
  return { table: table!, function: fitReferenceFunction(table!, table!.sizes.length, 0.95) };
}

describe('empirical Bayes with a function fitted to the reference sites', () => {
  it('moves accidents between the sites that it was fitted to, and loses none', () => {
    for (const seed of [1, 2, 3]) {
      const { table, function: spf } = fitted(drawInput(seed));
      // That is what the likelihood asks of the constant, whatever the k of each site.
      const { means, overdispersion } = outcomeAt(table, spf.parameters);
      const expected = table.observedBefore.map(
        (count, i) => estimateExpectedAccidents(count, means.before[i]!, overdispersion[i]!).expected,
      );
      const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
      expect(sum(expected) / sum(table.observedBefore)).toBeCloseTo(1, 6);
    }
  });

  it('counts the error of the function as far as its parameters move the expectation: the draws as the delta method', () => {
    const { table, function: spf } = fitted(drawInput(4, 12, 300));
    const { model, parameters } = spf;
    const at = (changes: readonly number[], logK: number): number => {
      const moved: FunctionParameters = {
        ...parameters,
        coefficients: Float64Array.from(parameters.coefficients, (value, j) => value + changes[j]!),
        overdispersion: parameters.overdispersion * Math.exp(logK),
      };
      return outcomeAt(table, moved).expectedAfter;
    };
    const size = parameters.coefficients.length;
    const step = 1e-4;
    const unit = (j: number, by: number): number[] => Array.from({ length: size }, (_, i) => (i === j ? by : 0));
    const slopes = Array.from({ length: size }, (_, j) => (at(unit(j, step), 0) - at(unit(j, -step), 0)) / (2 * step));
    const none = new Array<number>(size).fill(0);
    const slopeOfK = (at(none, step) - at(none, -step)) / (2 * step);
    const byCoefficients = slopes.reduce(
      (total, a, i) => total + slopes.reduce((sum, b, j) => sum + a * b * model.covariance[i * size + j]!, 0),
      0,
    );
    const delta = byCoefficients + slopeOfK ** 2 * model.dispersion!.standardErrorOfLog ** 2;
    const [{ varianceOfFunction, draws }] = detailOf(estimate(drawInput(4, 12, 300))).functions as [
      NonNullable<EmpiricalBayesDetail['functions']>[number],
    ];
    expect(draws).toBe(200);
    // Two hundred draws tell a variance to a tenth.
    expect(varianceOfFunction / delta).toBeGreaterThan(0.7);
    expect(varianceOfFunction / delta).toBeLessThan(1.3);
  });

  it('adds up: Hauer’s part, the function’s and the calibration’s are the variance', () => {
    const result = estimate(drawInput(5));
    const { varianceWithinSites, varianceFromReference, functions } = detailOf(result);
    const [spf] = functions!;
    expect(varianceFromReference).toBeCloseTo(spf!.varianceOfFunction + spf!.varianceOfCalibration, 9);
    expect(result.expectedAfterVariance).toBeCloseTo(varianceWithinSites + varianceFromReference!, 9);
    expect(spf!.varianceOfCalibration).toBeGreaterThan(result.expectedAfter ** 2 / spf!.referenceAfter);
    expect(detailOf(result).intervalWithinSites!.lower).toBeGreaterThan(result.ratioConfidenceInterval!.lower);
  });

  it('predictions are the function year by year, times what the reference sites had of it', () => {
    const input = drawInput(6);
    const { covariates: _, treated, years } = input.functionSites!;
    const result = estimate(input, 'separate');
    const [spf] = detailOf(result).functions!;
    const [constant, exponent] = spf!.coefficients.map(({ value }) => value) as [number, number];
    const order = readTreatedTable(input).order;
    for (const [place, site] of result.sites.entries()) {
      const i = order[place]!;
      const total = (part: string): number =>
        years.reduce((sum, year, y) => {
          const mean = treated[i]!.size * year.years * Math.exp(constant + exponent * year.treated[0]![i]!);
          return sum + (year.part === part ? spf!.years[y]!.calibrationFactor * mean : 0);
        }, 0);
      expect(site.predictedBefore! / total('before')).toBeCloseTo(1, 9);
      expect(site.predictedAfter! / total('after')).toBeCloseTo(1, 9);
    }
    // The two years before differ as the accidents of the reference sites do.
    const [first, second] = spf!.years.map(({ observed, predicted, calibrationFactor }) => calibrationFactor / (observed / predicted));
    expect(first! / second!).toBeCloseTo(1, 9);
  });

  it('twice the accidents everywhere after doubles what is expected', () => {
    const input = drawInput(7);
    const twice = (values: ArrayLike<number>): number[] => Array.from(values, (value) => 2 * value);
    const doubled = withSites(
      {
        observedAfter: twice(input.functionSites!.observedAfter),
        years: input.functionSites!.years.map((year) => (year.part === 'after' ? { ...year, observed: twice(year.observed) } : year)),
      },
      input,
    );
    expect(estimate(doubled).expectedAfter / estimate(input).expectedAfter).toBeCloseTo(2, 9);
  });

  it('fits each kind of sites by itself', () => {
    const [sections, junctions] = [drawInput(8), drawInput(9)];
    const both = (of: (input: BeforeAfterInput) => ArrayLike<number>): number[] => [
      ...Array.from(of(sections)),
      ...Array.from(of(junctions)),
    ];
    const asJunctions = junctions.functionSites!;
    const toJunction = (site: { readonly size: number }): { readonly kind: string; readonly size: number } => ({
      ...site,
      kind: 'junction',
    });
    const joined: BeforeAfterInput = {
      ...sections,
      treated: {
        siteIds: [...sections.treated.siteIds, ...junctions.treated.siteIds.map((id) => `junction ${id}`)],
        observedBefore: both(({ treated }) => treated.observedBefore),
        observedAfter: both(({ treated }) => treated.observedAfter),
      },
      functionSites: {
        covariates: asJunctions.covariates,
        reference: [...sections.functionSites!.reference, ...asJunctions.reference.map(toJunction)],
        treated: [...sections.functionSites!.treated, ...asJunctions.treated.map(toJunction)],
        observedBefore: both(({ functionSites }) => functionSites!.observedBefore),
        observedAfter: both(({ functionSites }) => functionSites!.observedAfter),
        years: asJunctions.years.map((year, y) => ({
          ...year,
          observed: both(({ functionSites }) => functionSites!.years[y]!.observed),
          reference: [both(({ functionSites }) => functionSites!.years[y]!.reference[0]!)],
          treated: [both(({ functionSites }) => functionSites!.years[y]!.treated[0]!)],
        })),
      },
    };
    const apart = [estimate(junctions), estimate(sections)];
    const together = estimate(joined);
    expect(together.expectedAfter).toBeCloseTo(apart[0]!.expectedAfter + apart[1]!.expectedAfter, 8);
    expect(together.expectedAfterVariance).toBeCloseTo(apart[0]!.expectedAfterVariance + apart[1]!.expectedAfterVariance, 6);
    expect(detailOf(together).functions!.map(({ kind, treatedSites }) => [kind, treatedSites])).toEqual([
      ['junction', 12],
      ['section', 12],
    ]);
  });

  it('is refused below fifty reference sites of a kind, without accidents after, and where the sites differ no more than by chance', () => {
    expect(() => estimate(drawInput(1, 12, 49))).toThrow(refusal('SITES_TOO_FEW', { needed: 50, found: 49 }));
    const { functionSites } = drawInput(1);
    const few = functionSites!.treated.map((site, i) => (i === 0 ? { ...site, kind: 'junction' } : site));
    expect(() => estimate(withSites({ treated: few }))).toThrow(refusal('SITES_TOO_FEW', { needed: 50, found: 0 }));
    const none = new Array<number>(80).fill(0);
    expect(() => estimate(withSites({ observedAfter: none }))).toThrow(refusal('NO_COMPARISON_ACCIDENTS', { after: 0 }));
    const alike = functionSites!.reference.map(() => ({ kind: 'section', size: 1 }));
    const level = { observedBefore: new Array<number>(80).fill(5), reference: alike };
    expect(() => estimate(withSites(level), 'separate')).toThrow(refusal('NO_REFERENCE_VARIATION'));
    expect(() => estimate(withSites({ years: functionSites!.years.slice(0, 2) }))).toThrow(refusal('INPUT_INVALID', { value: 'after' }));
    expect(() => estimate(withSites({ observedBefore: [1] }))).toThrow(refusal('INPUT_INVALID'));
  });

  it('warns of a small group, and of treated sites with traffic that no reference site has', () => {
    const codesOf = (input: BeforeAfterInput): string[] => estimate(input).warnings.map(({ code }) => code);
    expect(codesOf(drawInput(1, 12, 99))).toContain('REFERENCE_GROUP_SMALL');
    expect(codesOf(drawInput(1, 12, 120))).not.toContain('REFERENCE_GROUP_SMALL');
    const { functionSites } = drawInput(1, 12, 120);
    const busy = functionSites!.years.map((year) => ({ ...year, treated: [Array.from(year.treated[0]!, (v, i) => (i < 2 ? 12 : v))] }));
    const warned = estimate(withSites({ years: busy }, drawInput(1, 12, 120))).warnings.find(
      ({ code }) => code === 'BEYOND_REFERENCE_RANGE',
    );
    expect(warned?.values).toEqual({ sites: 2 });
  });

  it('takes the sites for alike and the function for right, and says so', () => {
    expect(empiricalBayes.listAssumptions({ basis: 'fitted-function' })).toEqual(
      expect.arrayContaining(['SAME_POPULATION', 'PREDICTIONS_FIT', 'GAMMA_MEANS']),
    );
  });
});
