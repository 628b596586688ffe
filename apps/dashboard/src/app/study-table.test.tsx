import './testing/web-platform.ts';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { StudyTablePage } from '../features/evaluations/study-table-page.tsx';
import { TestServer, viewerWith } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

/** Stands for the routes of files. */
const fetched = jest.fn<typeof fetch>();
const platform = globalThis.fetch;

beforeEach(() => {
  fetched.mockReset();
  globalThis.fetch = fetched;
});
afterEach(() => {
  cleanup();
  globalThis.fetch = platform;
});

const answer = (body: object): Response => ({ ok: true, text: () => Promise.resolve(JSON.stringify(body)) }) as unknown as Response;
const pathOf = (address: unknown): string => (typeof address === 'string' ? address : '');

const LOOK = {
  content: '',
  lines: 2,
  headings: ['site', 'before', 'after', 'aadt before', 'aadt after', 'k'],
  numbers: ['before', 'after', 'aadt before', 'aadt after', 'k'],
  examples: [['a'], ['5'], ['2'], ['900'], ['950'], ['0.4']],
  columns: { code: 'site', before: 'before', 'traffic-before': 'aadt before', 'traffic-after': 'aadt after' },
};
const NAIVE = {
  methodId: 'naive',
  methodLabels: { el: 'Απλή', en: 'Naive' },
  contrastOnly: true,
  ratioObservedToExpected: 0.4,
  confidenceInterval: { lower: 0.1, upper: 1.4, level: 0.95 },
  crashModificationFactor: 0.38,
  standardError: 0.2,
  nullReason: null,
  observedAfter: 2,
  expectedAfter: 5,
  expectedAfterVariance: 5,
  safetyEffectivenessPercent: 62,
  regressionToTheMeanAccidents: null,
  regressionToTheMeanInterval: null,
  warnings: [],
  assumptions: [],
  details: {},
  problem: null,
};
const EVALUATION = {
  sentence: { el: 'Δεν φαίνεται.', en: 'No effect can be shown.' },
  recommendedMethodId: 'empirical-bayes',
  estimates: [NAIVE],
  warnings: [{ code: 'SELECTION_UNKNOWN', message: { el: 'άγνωστο', en: 'It is not known.' } }],
  yearsBefore: 3,
  yearsAfter: 3,
  treatedSites: 2,
  referenceSites: 0,
  observedBefore: 5,
  observedAfter: 2,
  comparisonBefore: 0,
  comparisonAfter: 0,
  sites: [
    {
      code: 'a',
      role: 'treated',
      roleLabels: { el: 'Παρέμβασης', en: 'Treated' },
      observedBefore: 5,
      observedAfter: 2,
      expectedAfter: null,
    },
  ],
};

function show(evaluated: object): void {
  fetched.mockImplementation(async (address) =>
    pathOf(address).startsWith('/api/study-tables/look') ? answer({ tables: [LOOK] }) : answer(evaluated),
  );
  const server = new TestServer({ Viewer: () => ({ viewer: viewerWith() }) });
  renderWith(<StudyTablePage onBack={() => undefined} />, { server, language: 'en' });
}

const choose = async (): Promise<void> => {
  await userEvent.upload(document.querySelector<HTMLInputElement>('input[type=file]')!, new File(['x'], 'study.csv'));
  await screen.findByText('Found: 2 lines, each a site.');
};
const evaluate = (): Promise<void> => userEvent.click(screen.getByRole('button', { name: 'Evaluate' }));
const complete = async (): Promise<void> => {
  await userEvent.selectOptions(screen.getByLabelText('Accidents after'), 'after');
  await userEvent.type(screen.getByLabelText('Years of the before period'), '3');
  await userEvent.type(screen.getByLabelText('Years of the after period'), '3');
};

function saidLast(): Record<string, unknown> {
  const sent = fetched.mock.calls
    .map(([address]) => new URL(pathOf(address), 'http://x'))
    .filter(({ pathname }) => pathname.endsWith('/evaluate'));
  return JSON.parse(sent.at(-1)!.searchParams.get('said')!) as Record<string, unknown>;
}

describe('a table that somebody has counted', () => {
  it('is sent when all that no heading tells was said, and is answered', async () => {
    show({ evaluation: EVALUATION, faults: 0, told: [] });
    await choose();
    await evaluate();
    expect(screen.getByText('Choose the columns of the accidents before and after.')).toBeTruthy();
    expect(screen.getAllByText('Write a number of years, such as 3.')).toHaveLength(2);
    await complete();
    await userEvent.click(screen.getByLabelText('Yes'));
    await userEvent.type(screen.getByLabelText('How far these numbers may be off (per cent)'), '5');
    await evaluate();
    expect(await screen.findByText('No effect can be shown.')).toBeTruthy();
    expect(screen.getByText('It is not known.')).toBeTruthy();
    expect(saidLast()).toEqual({
      content: '',
      columns: { ...LOOK.columns, after: 'after' },
      yearsBefore: 3,
      yearsAfter: 3,
      selectedForHighCounts: true,
      trafficVariation: 0.05,
    });
    const table = screen.getByRole('table', { name: 'Sites' });
    expect(within(table).getByRole('row', { name: 'a Treated 5 2 –' })).toBeTruthy();
  });

  it('is not sent with half a function', async () => {
    show({ evaluation: EVALUATION, faults: 0, told: [] });
    await choose();
    await complete();
    await userEvent.selectOptions(screen.getByLabelText('Overdispersion k of the function'), 'k');
    await evaluate();
    expect(screen.getByText('A function needs all three columns, or none.')).toBeTruthy();
    expect(fetched.mock.calls).toHaveLength(1);
  });

  it('names the lines that are no sites, and shows no answer', async () => {
    show({ evaluation: null, faults: 1, told: [{ row: 3, message: { el: 'κενό', en: 'column “after” is empty' } }] });
    await choose();
    await complete();
    await evaluate();
    expect(await screen.findByText('1 line cannot be a site, so nothing was evaluated')).toBeTruthy();
    expect(screen.getByText('Line 3: column “after” is empty.')).toBeTruthy();
    expect(screen.queryByRole('table', { name: 'Sites' })).toBeNull();
  });
});
