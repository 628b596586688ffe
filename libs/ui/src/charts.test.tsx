import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { BarList } from './bar-list.tsx';
import type { ChartBar } from './chart-bar.ts';
import { ChartCard } from './chart-card.tsx';
import { ChartTable } from './chart-table.tsx';
import { ColumnChart, labelsLeftOut } from './column-chart.tsx';
import { HourWeekMatrix } from './hour-week-matrix.tsx';
import { pretendLayout, renderIn } from './testing/render-in.tsx';

afterEach(cleanup);

const BARS: readonly ChartBar[] = [
  { key: '2014', label: '2014', count: 751, selected: false },
  { key: '2015', label: '2015', count: 642, selected: true },
  { key: '2016', label: '2016', count: 0, selected: false },
  { key: 'unknown', label: 'Άγνωστο', count: 7, selected: false },
];
const TOTAL = 1400;

describe('the labels under columns', () => {
  const years = (count: number): ChartBar[] =>
    Array.from({ length: count }, (_, index) => ({ key: `${index}`, label: `${2000 + index}`, count: 1, selected: false }));

  it('are all written where there is room, and as many as fit where there is not', () => {
    expect(labelsLeftOut(years(5), 280)).toBe(0);
    for (const [count, width] of [
      [23, 160],
      [23, 500],
      [120, 300],
    ] as const) {
      const written = Math.ceil(count / (labelsLeftOut(years(count), width) + 1));
      expect(written).toBeLessThan(count);
      expect((written - 1) * 4 * 6.6).toBeLessThanOrEqual(width);
    }
  });
});

describe('a column that bears a mark', () => {
  it.each([
    ['wide', 751],
    ['too narrow for its number', 123_456_789],
  ])('has in its name what one sees on it, word by word: %s', (_, count) => {
    const narrow = Array.from({ length: 9 }, (_bar, k) => ({ key: `${k}`, label: `${2000 + k}`, count, selected: false, mark: '1,2' }));
    const bars = count > 1_000 ? narrow : narrow.slice(0, 3);
    renderIn('el', <ColumnChart title="Έτος" bars={bars} total={0} onToggle={() => undefined} />);
    const words = (text: string): string =>
      text
        .replaceAll(/[[\].,:]/g, '')
        .replaceAll(/\s+/g, ' ')
        .trim();
    const columns = screen.getAllByRole('button');
    expect(columns).toHaveLength(bars.length);
    for (const column of columns) {
      const seen = [...column.childNodes].filter(({ nodeName }) => nodeName !== 'title').map(({ textContent }) => textContent);
      expect(seen.join('')).toContain('1,2');
      expect(words(column.getAttribute('aria-label') ?? '')).toContain(words(seen.join('')));
    }
  });
});

describe('the table behind a chart', () => {
  it('holds every bucket, zeros and unknown included, with its share of the total', () => {
    renderIn('el', <ChartTable title="Έτος" bars={BARS} total={TOTAL} onToggle={() => undefined} countLabel="Ατυχήματα" />);
    const rows = screen.getAllByRole('row').map((row) => [...row.children].slice(1).map((cell) => cell.textContent));
    expect(rows).toEqual([
      ['Τιμή', 'Ατυχήματα', 'Μερίδιο'],
      ['2014', '751', '53,6%'],
      ['2015', '642', '45,9%'],
      ['2016', '0', '0,0%'],
      ['Άγνωστο', '7', '0,5%'],
      ['Σύνολο', '1.400', ''],
    ]);
  });

  it('chooses values as the bars do', async () => {
    const toggle = jest.fn();
    renderIn('el', <ChartTable title="Έτος" bars={BARS} total={TOTAL} onToggle={toggle} countLabel="Ατυχήματα" />);
    const chosen = screen.getAllByRole<HTMLInputElement>('checkbox').map((box) => box.checked);
    expect(chosen).toEqual([false, true, false, false]);
    await userEvent.click(screen.getByRole('checkbox', { name: 'Έτος: 2014' }));
    expect(toggle).toHaveBeenCalledWith('2014');
  });

  it('takes the place of the picture and gives it back', async () => {
    renderIn(
      'en',
      <ChartCard title="Year" table={<p>the table</p>}>
        <p>the picture</p>
      </ChartCard>,
    );
    expect(screen.queryByText('the table')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Table: Year' }));
    expect(screen.getByText('the table')).toBeTruthy();
    expect(screen.queryByText('the picture')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Chart: Year' }));
    expect(screen.getByText('the picture')).toBeTruthy();
  });
});

describe('what the bars of a chart mean', () => {
  it('stands under its title, in its name, in the name of the bars and in the table', async () => {
    const meaning = 'Νεκροί, κατά τη βαρύτητα του ατυχήματος';
    const shared = { title: 'Βαρύτητα', subtitle: meaning, bars: BARS, total: TOTAL, onToggle: () => undefined };
    renderIn(
      'el',
      <ChartCard title="Βαρύτητα" subtitle={meaning} warning="ελλιπή" table={<ChartTable {...shared} countLabel="Νεκροί" />}>
        <BarList {...shared} />
      </ChartCard>,
    );
    expect(screen.getByRole('region', { name: `Βαρύτητα ${meaning}` })).toBeTruthy();
    expect(screen.getByText('ελλιπή')).toBeTruthy();
    expect(screen.getByRole('group').getAttribute('aria-label')).toMatch(new RegExp(`^Βαρύτητα. ${meaning}. `));
    await userEvent.click(screen.getByRole('button', { name: 'Πίνακας: Βαρύτητα' }));
    expect(screen.getByRole('table', { name: `Βαρύτητα. ${meaning}` })).toBeTruthy();
    expect(screen.getByText('ελλιπή')).toBeTruthy();
  });
});

describe('upright bars of nothing', () => {
  it('have no height and stand on the axis', () => {
    pretendLayout();
    const none = BARS.map((bar) => ({ ...bar, count: 0 }));
    const { container } = renderIn('el', <ColumnChart title="Έτος" bars={none} total={0} onToggle={() => undefined} />);
    const drawn = [...container.querySelectorAll('g[role=button] > rect:nth-of-type(2)')];
    expect(drawn).toHaveLength(none.length);
    const axis = Number(container.querySelector('.recharts-xAxis line.recharts-cartesian-axis-line')?.getAttribute('y1'));
    expect(drawn.map((bar) => [Number(bar.getAttribute('height')), Number(bar.getAttribute('y'))])).toEqual(none.map(() => [0, axis]));
  });
});

describe.each([
  ['lying bars', BarList],
  ['upright bars', ColumnChart],
] as const)('%s', (_name, Chart) => {
  it('are one button per bar, saying its number and whether it is chosen', () => {
    pretendLayout();
    renderIn('el', <Chart title="Έτος" bars={BARS} total={TOTAL} onToggle={() => undefined} />);
    const buttons = within(screen.getByRole('group')).getAllByRole('button');
    expect(buttons.map((button) => button.getAttribute('aria-label'))).toEqual(['2014: 751', '2015: 642', '2016: 0', 'Άγνωστο: 7']);
    expect(buttons.map((button) => button.getAttribute('aria-pressed'))).toEqual(['false', 'true', 'false', 'false']);
  });

  it('answer to mouse and keyboard, with one Tab stop', async () => {
    const toggle = jest.fn();
    renderIn('el', <Chart title="Έτος" bars={BARS} total={TOTAL} onToggle={toggle} />);
    await userEvent.click(screen.getByRole('button', { name: '2016: 0' }));
    expect(toggle).toHaveBeenLastCalledWith('2016');
    (document.activeElement as HTMLElement).blur();
    await userEvent.tab();
    await userEvent.keyboard('{Home}{ArrowRight}{Enter}');
    expect(toggle).toHaveBeenLastCalledWith('2015');
    await userEvent.keyboard('{End}{Enter}');
    expect(toggle).toHaveBeenLastCalledWith('unknown');
    await userEvent.tab();
    expect(screen.getByRole('group').contains(document.activeElement)).toBe(false);
  });
});

describe('upright bars that are drawn anew', () => {
  it('keep the focus on the bar that was used', async () => {
    const chart = (bars: readonly ChartBar[]) => <ColumnChart title="Έτος" bars={bars} total={TOTAL} onToggle={() => undefined} />;
    const { rerender } = renderIn('el', chart(BARS));
    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}');
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('2015: 642'));
    rerender(chart(BARS.map((bar) => ({ ...bar, count: bar.count + 1 }))));
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('2015: 643'));
  });
});

describe('the week as a matrix', () => {
  const week = Array.from({ length: 168 }, (_, index) => {
    const key = `${Math.floor(index / 24) + 1}-${String(index % 24).padStart(2, '0')}`;
    return { key, label: key, count: index, selected: key === '5-18' };
  });

  it('has a cell for every hour of the week, and takes a whole day at its name', async () => {
    const toggleMany = jest.fn();
    const shared = { title: 'Ώρα', bars: week, total: 9999, onToggle: () => undefined };
    renderIn('el', <HourWeekMatrix {...shared} scheme="light" onToggleMany={toggleMany} />);
    expect(screen.getAllByRole('gridcell')).toHaveLength(168);
    expect(screen.getByRole('gridcell', { selected: true }).getAttribute('aria-label')).toBe('5-18: 114');
    await userEvent.click(screen.getByTitle('Κυριακή'));
    const keys = toggleMany.mock.calls[0]?.[0] as string[];
    expect(keys).toHaveLength(24);
    expect(keys.every((key) => key.startsWith('7-'))).toBe(true);
  });

  it('is walked with the arrows, round the clock and round the week', async () => {
    const toggle = jest.fn();
    renderIn('el', <HourWeekMatrix title="Ώρα" bars={week} total={1} onToggle={toggle} onToggleMany={() => undefined} scheme="dark" />);
    screen.getByRole('grid').focus();
    // It starts on Monday at eight.
    await userEvent.keyboard('{ArrowUp}{ArrowLeft}{Enter}');
    expect(toggle).toHaveBeenLastCalledWith('7-07');
  });
});
