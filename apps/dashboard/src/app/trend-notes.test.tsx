import './testing/web-platform.ts';
import { NATIONAL_NOTES } from '@elektron/domain';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { YearsChart } from '../features/evaluations/years-chart.tsx';
import { SeriesView } from '../features/months/series-view.tsx';
import { CoverageChart } from '../features/traffic/coverage-chart.tsx';
import { TrendChart } from '../features/traffic/trend-chart.tsx';
import { TestServer, viewerWith } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

/** As the server gives them to an organisation in Greece: the national ones, and one of its own. */
const NOTES = [
  ...NATIONAL_NOTES.map(({ period, text, source }) => ({
    __typename: 'ReportingNote',
    id: null,
    startsOn: period.start,
    endsOn: period.end.startsWith('9999') ? null : period.end,
    text: { __typename: 'Text', ...text },
    source,
  })),
  {
    __typename: 'ReportingNote',
    id: 'n1',
    startsOn: '2026-02-01',
    endsOn: '2026-03-01',
    text: { __typename: 'Text', el: 'Νέο δελτίο', en: 'New form' },
    source: 'Εγκύκλιος 1',
  },
];

const site = (year: number) => ({
  year,
  counted: true,
  bothDirections: true,
  counts: [{ mode: 'MOTOR_VEHICLE', count: 100 }],
});
const total = (month: string) => ({ __typename: 'MonthTotal', month, accidents: 4, killed: 0 });

/** THE charts with an axis of time beside that of the overview, each over 2019, 2020 and 2026, and the name of its table. */
const CHARTS: readonly (readonly [string, ReactNode, string])[] = [
  [
    'months',
    <SeriesView key="x" board={{ totals: ['2019-05', '2020-04', '2026-02'].map(total) } as never} setView={(() => undefined) as never} />,
    'Accidents by month',
  ],
  [
    'traffic of a site',
    <TrendChart key="x" years={[2019, 2020, 2026].map(site) as never} mode="motor-vehicle" year={null} onYear={() => undefined} />,
    '',
  ],
  [
    'count sites',
    <CoverageChart
      key="x"
      years={[2019, 2020, 2026].map((year) => ({ year, sites: 3, counted: 3, oneDirection: 0 }))}
      year={null}
      onYear={() => undefined}
    />,
    '',
  ],
  [
    'before and after',
    <YearsChart
      key="x"
      years={[2019, 2020, 2026].map((year) => ({ year, part: 'before', treated: 3, comparison: 9 }))}
      chosenByOtherYears={false}
    />,
    '',
  ],
];

describe.each(CHARTS)('the trend of %s', (name, chart) => {
  it('has the numbers of notes on what they concern, what they say below it with its source, and both in its table', async () => {
    const server = new TestServer({ ReportingNotes: () => ({ reportingNotes: NOTES }), Viewer: () => ({ viewer: viewerWith() }) });
    renderWith(chart, { server, language: 'en' });
    const [list] = await screen.findAllByRole('list', { name: 'Notes' });
    const items = within(list!)
      .getAllByRole('listitem')
      .map((item) => item.textContent);
    // Of 2020 (of April the first lockdown alone) and of 2026; nothing of 2019.
    expect(items.map((text) => text.slice(0, 1))).toEqual(name === 'months' ? ['1', '3', '4', '5'] : ['1', '2', '3', '4', '5']);
    expect(items[0]).toContain(NATIONAL_NOTES[0]!.text.en);
    expect(items[0]).toContain('www.covid19healthsystem.org');
    expect(items.at(-1)).toBe('5From 01/02/2026 to 28/02/2026: New form. Source: Εγκύκλιος 1');
    expect(document.body.textContent).toContain('3,4,5');
    const [toTable] = screen.getAllByRole('button', { name: /table/i });
    await userEvent.click(toTable!);
    const rows = within(screen.getAllByRole('table')[0]!).getAllByRole('row');
    expect(rows.filter((row) => row.textContent.includes('3,4,5'))).toHaveLength(1);
  });
});
