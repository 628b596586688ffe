import './testing/web-platform.ts';
import { capabilitiesOf } from '@elektron/domain';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { EstimatorPanels, LogOddsLine } from '../features/evaluations/estimator-panels.tsx';
import type { Evaluation } from '../features/evaluations/evaluations-queries.ts';
import { TestServer, viewerWith } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const ratio = (value: number) => ({ ratio: value, interval: { lower: value - 0.1, upper: value + 0.1, level: 0.95 }, pValue: 0.0004 });
const text = (el: string, en: string) => ({ el, en });

const EVALUATION = {
  parameters: { targetFilter: { period: null, area: null, selections: { severity: ['fatal'] } } },
  estimates: [
    {
      methodLabels: text('Χρονοσειρά', 'Series'),
      ratioObservedToExpected: 0.81,
      confidenceInterval: { lower: 0.7, upper: 0.93, level: 0.95 },
      pValue: 0.012,
      timeSeries: {
        ...{ monthsBefore: 2, monthsAfter: 1, controlled: true, averted: 7.25, avertedInterval: { lower: 1, upper: 13, level: 0.95 } },
        ...{ draws: 2000, dispersion: 1.1, residualCorrelation: 0.05, residualPValue: 0.4, neweyWest: ratio(0.81) },
        levelChange: ratio(0.85),
        slopeChange: ratio(0.99),
        sensitivity: [
          { monthsLater: -1, monthsLeftOut: 0, effect: ratio(0.8) },
          { monthsLater: 2, monthsLeftOut: 0, effect: null },
          { monthsLater: 0, monthsLeftOut: 3, effect: ratio(0.79) },
        ],
        points: [
          { year: 2015, month: 12, observed: 5, fitted: 4.6, expected: null },
          { year: 2016, month: 1, observed: 3, fitted: 3.4, expected: 4.2 },
        ],
      },
    },
    {
      methodLabels: text('Ποσοστά', 'Shares'),
      pValue: 0.06,
      proportionShift: {
        ...{ sites: 5, sitesWithoutProportion: 2, zeroDifferences: 1, targetBefore: 9, targetAfter: 4 },
        ...{ meanDifference: -0.1, medianDifference: -0.125, medianInterval: null },
        sentence: text('Πρόταση για το ποσοστό.', 'A sentence about the share.'),
      },
    },
  ],
} as unknown as Evaluation;

function show(language: 'el' | 'en') {
  const server = new TestServer({ Viewer: () => ({ viewer: viewerWith({}, capabilitiesOf(['analyst'])) }) });
  renderWith(<EstimatorPanels evaluation={EVALUATION} />, { server, language });
}

describe('what single methods say on the page of an evaluation', () => {
  it('in English: level, slope, averted accidents, other dates, and the picture by its months', async () => {
    show('en');
    const facts = await screen.findByRole('region', { name: 'What the series says' });
    for (const said of [
      '0.81 (0.70 – 0.93), p = 0.012',
      '0.85 (0.75 – 0.95), p < 0.001',
      '0.990 (0.890 – 1.090)',
      '7.3 (1.0 – 13.0)',
      '1 month earlier: 0.80',
      '2 months later: refused',
      'without the first 3 months after: 0.79',
    ]) {
      expect(facts.textContent).toContain(said);
    }
    expect((await screen.findByRole('img', { name: /^Month by month\. 2 months before, 1 after/ })).tagName).toBe('DIV');
    const shift = await screen.findByRole('region', { name: 'Share of the type' });
    for (const said of ['−12.5 (–), p = 0.060', 'A sentence about the share.', '9 → 4', 'Severity: Fatal']) {
      expect(shift.textContent).toContain(said);
    }
  });

  it('in Greek, with a comma', async () => {
    show('el');
    const facts = await screen.findByRole('region', { name: 'Τι λέει η χρονοσειρά' });
    expect(facts.textContent).toContain('7,3 (1,0 – 13,0)');
    expect(facts.textContent).toContain('1 μήνα νωρίτερα: 0,80');
    expect((await screen.findByRole('region', { name: 'Ποσοστό του τύπου' })).textContent).toContain('Πρόταση για το ποσοστό.');
  });

  it('gives the log odds with their interval, or why there are none', async () => {
    const server = new TestServer({ Viewer: () => ({ viewer: viewerWith({}, capabilitiesOf(['analyst'])) }) });
    renderWith(<LogOddsLine logOdds={{ oddsRatio: null, interval: null, nullReason: text('γιατί', 'because') }} />, {
      server,
      language: 'en',
    });
    expect((await screen.findByText(/^To compare/)).textContent).toMatch(/because$/);
  });
});
