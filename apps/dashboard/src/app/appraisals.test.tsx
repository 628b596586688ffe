import './testing/web-platform.ts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  emptyAlternative,
  EMPTY_APPRAISAL,
  isComplete,
  severitiesOf,
  toAppraisalInput,
  type AppraisalDraft,
} from '../features/appraisals/appraisal-draft.ts';
import { AppraisalForm } from '../features/appraisals/appraisal-form.tsx';
import { AppraisalResult } from '../features/appraisals/appraisal-result.tsx';
import { TestServer, viewerWith } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const both = (text: string) => ({ __typename: 'Text', el: text, en: text });

const SET = {
  __typename: 'UnitValueSet',
  id: 'gb-2014-accident',
  version: 'unit-values/1',
  name: both('Great Britain 2014'),
  standsFor: both('Mean value per accident, Great Britain'),
  country: 'GB',
  countryName: both('Great Britain'),
  currency: 'GBP',
  priceYear: 2014,
  basis: 'per-accident',
  basisLabels: both('Per accident'),
  values: [{ __typename: 'UnitValue', severity: 'serious', labels: both('Serious'), value: 235_791 }],
  status: 'read',
  statusLabels: both('Read at the source'),
  source: both('Transport Scotland'),
  own: false,
  superseded: false,
};

const figure = (id: string, label: string, unit: string, value: number | null, reason: string | null = null) => ({
  __typename: 'EconomicFigure',
  id,
  labels: both(label),
  unit,
  value,
  reason: reason === null ? null : both(reason),
  lower: null,
  upper: null,
});

const alternative = (id: string, name: string, worth: number) => ({
  __typename: 'AppraisedAlternative',
  id,
  name,
  place: 'Junction A',
  sentence: both(`${name}: a sentence`),
  capital: 100_000,
  yearlyMaintenance: 0,
  residualValue: 0,
  serviceLifeYears: 20,
  numbersSource: both('EB'),
  effectSource: both('A study'),
  rows: [
    {
      __typename: 'AppraisedRow',
      severity: 'serious',
      labels: both('Serious'),
      perYear: 0.4,
      reportingFactor: 1,
      expected: 0.4,
      factor: 0.7,
      lower: 0.5,
      upper: 0.98,
      unitValue: 235_791,
      firstYearBenefit: 28_294.92,
    },
  ],
  figures: [
    figure('netPresentValue', 'Net present value (NPV)', 'money', worth),
    figure('benefitCostRatio', 'Benefit-cost ratio (BCR)', 'ratio', null, 'The ratio is not defined.'),
  ],
  sensitivity: [],
});

const APPRAISAL = {
  __typename: 'Appraisal',
  id: 'a',
  name: 'Two measures',
  illustrative: false,
  createdAt: '2026-11-30T12:00:00Z',
  sentence: both('The benefit is between 1 and 2 times the cost.'),
  warnings: [],
  values: SET,
  question: { discountRate: 0.04, trafficGrowth: 0, trafficExponent: 1, valueSpread: 0.5, effectsAre: 'shared' },
  seed: 1,
  draws: 10_000,
  level: 0.95,
  softwareVersion: '0.1.0',
  resultDigest: 'd',
  alternatives: [alternative('1', 'Crossing', 111_111), alternative('2', 'Signals', 222_222)],
  comparisons: [],
  package: null,
};

const server = () =>
  new TestServer({
    Viewer: () => ({ viewer: viewerWith({}) }),
    Appraisal: () => ({ appraisal: APPRAISAL }),
    UnitValueSets: () => ({ unitValueSets: [SET] }),
  });

describe('an appraisal', () => {
  it('shows each alternative with its own figures, though all of them are called alike', async () => {
    renderWith(<AppraisalResult />, { server: server(), at: '/app/appraisals/a' });
    const crossing = await screen.findByRole('table', { name: 'Figures of Crossing' });
    const signals = await screen.findByRole('table', { name: 'Figures of Signals' });
    expect(within(crossing).getByText('111,111 GBP')).toBeDefined();
    expect(within(signals).getByText('222,222 GBP')).toBeDefined();
  });

  it('says why a figure is not there, in its place', async () => {
    renderWith(<AppraisalResult />, { server: server(), at: '/app/appraisals/a' });
    const table = await screen.findByRole('table', { name: 'Figures of Crossing' });
    expect(within(table).getByText('The ratio is not defined.')).toBeDefined();
  });

  it('is not asked before values and a rate are chosen, which nobody does for the user', async () => {
    renderWith(<AppraisalForm />, { server: server(), at: '/app/appraisals/new' });
    const values = await screen.findByLabelText<HTMLSelectElement>(/By which values/);
    expect(values.value).toBe('');
    expect(screen.getByLabelText<HTMLInputElement>(/Discount rate/).value).toBe('');
    await userEvent.click(screen.getByRole('button', { name: 'Appraise' }));
    expect(await screen.findByText(/Something is missing/)).toBeDefined();
    await userEvent.selectOptions(values, 'Great Britain 2014 · Per accident');
    expect(await screen.findByText('Mean value per accident, Great Britain')).toBeDefined();
  });
});

describe('what is sent', () => {
  const draft: AppraisalDraft = {
    ...EMPTY_APPRAISAL,
    name: ' Junction A ',
    values: 'b2c0d5d2-0000-4000-8000-000000000000|3',
    discountRatePercent: 4,
    reporting: { slight: 2, fatal: null },
    alternatives: [
      {
        ...emptyAlternative(1, 'Junction A'),
        name: 'Crossing',
        capital: 100_000,
        serviceLifeYears: 20,
        numbers: { serious: 0.4, slight: null },
        numbersSource: 'EB',
        effect: { factor: 0.7, lower: 0.5, upper: 0.98 },
        effectSource: 'A study',
      },
    ],
  };
  const severities = severitiesOf('per-accident');

  it('is what was entered, and no more', () => {
    expect(isComplete(draft, severities, false)).toBe(true);
    const input = toAppraisalInput(draft, severities, null);
    expect(input).toMatchObject({ name: 'Junction A', valuesVersion: 3, reporting: [{ severity: 'slight', factor: 2 }], budget: null });
    expect(input.alternatives[0]).toMatchObject({
      numbers: [{ severity: 'serious', perYear: 0.4 }],
      effects: [{ factor: 0.7, lower: 0.5, upper: 0.98 }],
    });
    expect(input.alternatives[0]).not.toHaveProperty('records');
  });

  it.each([
    ['a rate', { discountRatePercent: null }],
    ['values', { values: '' }],
    ['a number that is one', { budget: Number.NaN }],
  ] as const)('lacks nothing: %s', (_, part) => {
    expect(isComplete({ ...draft, ...part }, severities, false)).toBe(false);
  });

  it('takes a factor of the library by its kind, and what is built along with it only with a way of combining', () => {
    const further = { effect: { factor: 0.9, lower: null, upper: null }, source: ' A report ' };
    const withParts = (part: object) => ({ ...draft, alternatives: draft.alternatives.map((each) => ({ ...each, ...part })) });
    expect(isComplete(withParts({ effectFrom: 'library' }), severities, false)).toBe(false);
    const taken = withParts({ effectFrom: 'library', libraryKind: 'zone-30', together: [further], combining: 'strongest' });
    expect(isComplete(taken, severities, false)).toBe(true);
    expect(isComplete(withParts({ together: [further] }), severities, false)).toBe(false);
    expect(isComplete(withParts({ together: [{ ...further, source: '' }], combining: 'multiplied' }), severities, false)).toBe(false);
    const [alternative] = toAppraisalInput(taken, severities, null).alternatives;
    expect(alternative).toMatchObject({
      library: { kind: 'zone-30' },
      together: [{ effects: [{ factor: 0.9 }], effectSource: 'A report' }],
      combining: 'strongest',
    });
    expect(alternative).not.toHaveProperty('effects');
  });

  it('of a place needs the place, and of a ranking its rank, which stand for the numbers', () => {
    const withPlace = (part: Partial<(typeof draft.alternatives)[number]>) => ({
      ...draft,
      alternatives: draft.alternatives.map((each) => ({ ...each, numbersFrom: 'expected' as const, numbersSource: '', ...part })),
    });
    expect(isComplete(withPlace({ expectedOf: '' }), severities, false)).toBe(false);
    for (const rank of [null, NaN, 0, 1.5]) expect(isComplete(withPlace({ expectedOf: 'run:r', rank }), severities, false)).toBe(false);
    expect(isComplete(withPlace({ expectedOf: 'run:r', rank: 2 }), severities, false)).toBe(true);
    expect(isComplete(withPlace({ expectedOf: 'spot:s', rank: null }), severities, false)).toBe(true);
    const [ofRun] = toAppraisalInput(withPlace({ expectedOf: 'run:r', rank: 2 }), severities, null).alternatives;
    expect(ofRun).toMatchObject({ expected: { runId: 'r', rank: 2 } });
    expect(ofRun).not.toHaveProperty('numbers');
    const [ofSpot] = toAppraisalInput(withPlace({ expectedOf: 'spot:s' }), severities, null).alternatives;
    expect(ofSpot).toMatchObject({ expected: { blackSpotId: 's' } });
  });

  it('of records needs a period', () => {
    const alternatives = draft.alternatives.map((each) => ({ ...each, numbersFrom: 'records' as const, numbersSource: '' }));
    expect(isComplete({ ...draft, alternatives }, severities, false)).toBe(false);
    expect(isComplete({ ...draft, alternatives }, severities, true)).toBe(true);
  });
});
