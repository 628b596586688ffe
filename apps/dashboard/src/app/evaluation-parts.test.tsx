import './testing/web-platform.ts';
import { capabilitiesOf, LANGUAGES, PROBLEM_MESSAGES } from '@elektron/domain';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { barOf } from '../features/evaluations/change-panel.tsx';
import { tickStep } from '../features/evaluations/expected-years-chart.tsx';
import { intervalWords } from '../features/evaluations/interval-words.ts';
import { PartsPanels } from '../features/evaluations/parts-panels.tsx';
import { DRAWN_SITES, inOrderOfExpected } from '../features/evaluations/site-effects-panel.tsx';
import { TakeAway } from '../features/evaluations/take-away.tsx';
import { TestServer, viewerWith, type Answer } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

const platform = { createObjectURL: URL.createObjectURL, click: HTMLAnchorElement.prototype.click, print: window.print };
let saved: { name: string; file: Blob | null }[] = [];
beforeEach(() => {
  saved = [];
  let given: Blob | null = null;
  URL.createObjectURL = (file) => {
    given = file as Blob;
    return 'blob:file';
  };
  HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement) {
    saved.push({ name: this.download, file: given });
  };
});
afterEach(cleanup);
afterAll(() => {
  URL.createObjectURL = platform.createObjectURL;
  HTMLAnchorElement.prototype.click = platform.click;
  window.print = platform.print;
});

const text = (el: string, en: string) => ({ __typename: 'Text', el, en });
const interval = (lower: number, upper: number | null) => ({ __typename: 'Interval', lower, upper, level: 0.95 });
const estimate = (methodId: string, ratio: number | null) => ({
  __typename: 'PartEstimate',
  methodId,
  methodLabels: text(`μέθοδος ${methodId}`, `method ${methodId}`),
  expectedAfter: 4,
  ratio,
  interval: ratio === null ? null : interval(ratio / 2, ratio * 2),
  reason: ratio === null ? text('πολύ λίγα', 'too few') : null,
});
const row = (key: string, ratio: number | null, standsOut = false) => ({
  __typename: 'BreakdownRow',
  key,
  labels: text(`α ${key}`, `a ${key}`),
  observedBefore: 9,
  observedAfter: 3,
  comparisonBefore: 100,
  comparisonAfter: 90,
  estimates: [estimate('empirical-bayes', ratio), estimate('comparison-group', ratio)],
  qValue: ratio === null ? null : 0.0421,
  standsOut,
});
const year = (number: number, part: string, observed: number, expected: number | null) => ({
  __typename: 'ExpectedYear',
  year: number,
  part,
  observed,
  observedInterval: interval(observed / 2, observed * 2 + 1),
  expected,
  expectedInterval: expected === null ? null : interval(expected / 2, expected * 2),
});
const site = (number: number, expectedAfter: number) => ({
  __typename: 'SiteEffect',
  number,
  observedBefore: 5,
  observedAfter: 2,
  expectedAfter,
  ratio: 2 / expectedAfter,
  interval: interval(0.1, 2.5),
});

const PARTS = {
  __typename: 'EvaluationParts',
  breakdowns: [
    {
      __typename: 'EvaluationBreakdown',
      dimension: 'severity',
      labels: text('Βαρύτητα', 'Severity'),
      multiValued: false,
      rows: [row('fatal', null), row('slight', 0.5, true)],
    },
  ],
  expectedYears: [year(2015, 'before', 8, 7.5), year(2016, 'works', 6, null), year(2017, 'after', 3, 6.2), year(2018, 'after', 4, 6.3)],
  siteEffects: Array.from({ length: DRAWN_SITES + 3 }, (_, i) => site(i + 1, i + 1)),
  migration: {
    __typename: 'MigrationCheck',
    sites: 4,
    observedBefore: 12,
    observedAfter: 11,
    comparisonBefore: 100,
    comparisonAfter: 90,
    ratio: 1.02,
    interval: interval(0.4, 2.5),
    sentence: text('Δεν διακρίνεται.', 'Not distinguishable.'),
  },
  change: {
    __typename: 'DividedChange',
    drop: 12,
    dropInterval: interval(4, 20),
    parts: [
      {
        __typename: 'ChangePart',
        cause: 'regression-to-the-mean',
        labels: text('Παλινδρόμηση', 'Regression'),
        accidents: 5,
        interval: interval(1, 9),
        reason: null,
      },
      {
        __typename: 'ChangePart',
        cause: 'trend-and-traffic',
        labels: text('Τάση', 'Trend'),
        accidents: -2,
        interval: null,
        reason: text('υπόλοιπο', 'the rest'),
      },
    ],
    reason: null,
    sentence: text('Χωρίζεται.', 'It divides.'),
  },
};

const serverWith = (parts: object | null, file: Answer = () => ({ evaluationFile: '{"format":"elektron-evaluation"}' })): TestServer =>
  new TestServer({
    Viewer: () => ({ viewer: viewerWith({}, capabilitiesOf(['analyst'])) }),
    EvaluationParts: () => ({ evaluationRun: { __typename: 'EvaluationRun', id: 'r', parts } }),
    EvaluationFile: file,
  });

const PANELS = <PartsPanels runId="r" recommended="empirical-bayes" sites={[]} />;

describe('the parts of an evaluation', () => {
  it('give each value with its interval or its reason, and mark what stands out after correction', async () => {
    renderWith(PANELS, { server: serverWith(PARTS), language: 'en' });
    const table = await screen.findByRole('table', { name: 'By severity, road users and conditions' });
    const [, , fatal, slight] = within(table).getAllByRole('row');
    expect(fatal!.textContent).toContain('too few');
    expect(slight!.textContent).toContain('0.50 (0.25 – 1.00)');
    expect(slight!.textContent).toContain('stands out after correction');
    expect(fatal!.textContent).not.toContain('stands out');
    expect(screen.getByText(/^Exploratory: method empirical-bayes/).textContent).toContain('about one in twenty would stand out by chance');
    expect(
      screen.getByRole('img', { name: /^Severity: Observed \/ expected\. a fatal · 9 → 3: no ratio.* a slight · 9 → 3 \*: 0\.50/ }),
    ).toBeTruthy();
  });

  it('have a table behind the years, that adds them up', async () => {
    renderWith(PANELS, { server: serverWith(PARTS), language: 'en' });
    await screen.findByRole('img', { name: /2016 \(Works\): 6 \/ –/ });
    fireEvent.click(screen.getByRole('button', { name: /table/i }));
    const table = screen.getByRole('table', { name: 'Observed and expected, year by year' });
    const rows = within(table)
      .getAllByRole('row')
      .map((each) => each.textContent);
    expect(rows.at(-1)).toBe('After, together712.5');
    expect(rows[2]).toContain('–');
  });

  it('draw the sites of most weight, the most expected first, and list all of them', async () => {
    renderWith(PANELS, { server: serverWith(PARTS), language: 'en' });
    const table = await screen.findByRole('table', { name: 'Treated sites, most expected first' });
    expect(within(table).getAllByRole('row')).toHaveLength(DRAWN_SITES + 4);
    expect(within(table).getAllByRole('rowheader')[0]!.textContent).toBe(`Site ${DRAWN_SITES + 3}`);
    expect(screen.getByText(`Drawn: ${DRAWN_SITES} of ${DRAWN_SITES + 3} sites; the table has all.`)).toBeTruthy();
    expect(screen.getByText(/too few accidents for a verdict/)).toBeTruthy();
  });

  it.each(LANGUAGES)('say what the change is made of and whether accidents moved (%s)', async (language) => {
    renderWith(PANELS, { server: serverWith(PARTS), language });
    expect(await screen.findByText(language === 'el' ? 'Δεν διακρίνεται.' : 'Not distinguishable.')).toBeTruthy();
    const table = screen.getByRole('table', { name: language === 'el' ? /πλή μεταβολή/ : /plain change/ });
    expect(
      within(table)
        .getAllByRole('row')
        .slice(1)
        .map((each) => within(each).getAllByRole('cell')[0]!.textContent),
    ).toEqual(['12(4 – 20)', '5(1 – 9)', '−2']);
  });

  it('are none for a run that did not keep them', async () => {
    const server = serverWith(null);
    renderWith(PANELS, { server, language: 'en' });
    await waitFor(() => expect(server.asked.some(({ operation }) => operation === 'EvaluationParts')).toBe(true));
    expect(screen.queryByRole('table')).toBeNull();
  });
});

describe('an evaluation is taken away', () => {
  it('as one file, as the server wrote it', async () => {
    renderWith(<TakeAway runId="r" />, { server: serverWith(PARTS), language: 'en' });
    fireEvent.click(await screen.findByRole('button', { name: 'Everything in one file' }));
    await waitFor(() => expect(saved.map(({ name }) => name)).toEqual(['evaluation-r.json']));
    expect(saved[0]!.file!.size).toBe('{"format":"elektron-evaluation"}'.length);
  });

  it('with a reason where there is none', async () => {
    renderWith(<TakeAway runId="r" />, { server: serverWith(PARTS, () => ({ evaluationFile: null })), language: 'en' });
    fireEvent.click(await screen.findByRole('button', { name: 'Everything in one file' }));
    expect(await screen.findByText(/computed by an earlier version/)).toBeTruthy();
    expect(saved).toEqual([]);
  });

  it('with what failed', async () => {
    renderWith(<TakeAway runId="r" />, { server: serverWith(PARTS, () => 'DATABASE_UNAVAILABLE'), language: 'en' });
    fireEvent.click(await screen.findByRole('button', { name: 'Everything in one file' }));
    expect(await screen.findByText(PROBLEM_MESSAGES.DATABASE_UNAVAILABLE.en)).toBeTruthy();
    expect(saved).toEqual([]);
  });

  it('on paper with everything unfolded, and folded up again after', async () => {
    let openOnPaper: boolean | null = null;
    window.print = () => {
      window.dispatchEvent(new Event('beforeprint'));
      openOnPaper = document.querySelector('details')!.open;
      window.dispatchEvent(new Event('afterprint'));
    };
    const page = (
      <main>
        <TakeAway runId="r" />
        <details>
          <summary>More</summary>
        </details>
      </main>
    );
    renderWith(page, { server: serverWith(PARTS), language: 'en' });
    fireEvent.click(await screen.findByRole('button', { name: 'Print' }));
    expect([openOnPaper, document.querySelector('details')!.open]).toEqual([true, false]);
  });
});

describe('what is drawn', () => {
  it('has limits without a sign where they round to nothing, and says which do not exist', () => {
    const formats = { decimal: (value: number, digits: number) => (Object.is(value, -0) ? '-0' : value.toFixed(digits)) } as never;
    expect(intervalWords({ lower: -0.4, upper: 31.2 }, formats, 0)).toBe('0 – 31');
    expect(intervalWords({ lower: -0.04, upper: null }, formats, 2)).toBe('-0.04 – …');
    expect(intervalWords(null, formats, 2)).toBe('–');
  });

  it('is a bar from zero, on a scale that holds every part', () => {
    const all = [12, 5, -4];
    expect(barOf(12, all)).toEqual({ start: 0.25, length: 0.75, zero: 0.25 });
    expect(barOf(-4, all)).toEqual({ start: 0, length: 0.25, zero: 0.25 });
    expect(barOf(0, [0])).toEqual({ start: 0, length: 0, zero: 0 });
  });

  it('has a few round steps, of whole accidents', () => {
    for (const top of [1, 3, 7, 12, 38, 99, 240, 5_000]) {
      const step = tickStep(top);
      expect(Number.isInteger(step)).toBe(true);
      expect([top, top / step <= 5]).toEqual([top, true]);
    }
    expect([7, 38, 240].map(tickStep)).toEqual([2, 10, 100]);
  });

  it('is never in the order of the ratio', () => {
    const order = inOrderOfExpected([site(1, 2), site(2, 9), site(3, 9)] as never).map(({ number }) => number);
    expect(order).toEqual([2, 3, 1]);
  });
});
