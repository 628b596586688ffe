import { ChartCard, useFormats } from '@elektron/ui';
import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Bar, BarChart, LabelList, XAxis, YAxis, type BarShapeProps } from 'recharts';
import { stretchOfYear, useTrendNotes, withMark } from '../../notes/trend-notes.tsx';
import type { Evaluation } from './evaluations-queries.ts';
import styles from './evaluations.module.css';

type Part = 'before' | 'works' | 'after' | 'outside';

interface YearBar {
  readonly key: string;
  readonly year: number;
  readonly label: string;
  /** Numbers of the notes that concern its year. */
  readonly mark?: string;
  readonly part: Part;
  readonly treated: number;
  readonly comparison: number;
}

const PARTS: readonly Part[] = ['before', 'works', 'after', 'outside'];

/** A year that belongs to two parts of the study is two bars, and says so. */
export function toYearBars(years: Evaluation['years'], partText: (part: Part) => string): readonly YearBar[] {
  return years.map((row) => {
    const part = PARTS.find((candidate) => candidate === row.part) ?? 'outside';
    const divided = years.filter((other) => other.year === row.year).length > 1;
    return {
      key: `${row.year}-${part}`,
      year: row.year,
      label: divided ? `${row.year} ${partText(part)}` : String(row.year),
      part,
      treated: row.treated,
      comparison: row.comparison,
    };
  });
}

export interface YearsChartProps {
  readonly years: Evaluation['years'];
  /** Whether reference sites are those with an accident outside of both periods: there their numbers are raised by the choice itself. */
  readonly chosenByOtherYears: boolean;
}

/** Treated and reference sites, each on its own scale: two axes in one picture would invite a false comparison. */
export function YearsChart({ years, chosenByOtherYears }: YearsChartProps) {
  const { t } = useTranslation();
  const notes = useTrendNotes();
  const bars = toYearBars(years, (part) => t(`evaluations.parts.${part}`)).map((bar) =>
    withMark(bar, notes.markOf(stretchOfYear(bar.year))),
  );
  return (
    <ChartCard
      title={t('evaluations.yearByYear')}
      note={[t('evaluations.yearNote'), ...(chosenByOtherYears ? [t('evaluations.raisedNote')] : [])].join(' ')}
      notes={notes.legendOf(bars.map(({ mark }) => mark))}
      table={<YearsTable bars={bars} chosenByOtherYears={chosenByOtherYears} />}
    >
      <Panel title={t('evaluations.treated')} bars={bars} series="treated" chosenByOtherYears={false} />
      <Panel title={t('evaluations.comparison')} bars={bars} series="comparison" chosenByOtherYears={chosenByOtherYears} />
    </ChartCard>
  );
}

const PANEL_HEIGHT = 132;
const FALLBACK_WIDTH = 480;
/** Room for the numbers above the bars, and for marks above those. */
const TOP = 18;
const TOP_BELOW_MARKS = 32;
const MARK_ABOVE_BAR = 19;

interface PanelProps extends Pick<YearsChartProps, 'chosenByOtherYears'> {
  readonly title: string;
  readonly bars: readonly YearBar[];
  readonly series: 'treated' | 'comparison';
}

/** Whether the choice of reference sites itself raises their number here: outside of both periods. */
export function isRaised({ part }: Pick<YearBar, 'part'>, chosenByOtherYears: boolean): boolean {
  return chosenByOtherYears && (part === 'works' || part === 'outside');
}

function Panel({ title, bars, series, chosenByOtherYears }: PanelProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { ref, width } = useElementSize();
  const summary = bars
    .map((bar) => `${bar.label} (${t(`evaluations.parts.${bar.part}`)}): ${formats.count(bar[series])}${inBrackets(bar)}`)
    .join(', ');
  return (
    <figure className={styles['panel']}>
      <figcaption>{title}</figcaption>
      <div ref={ref} role="img" aria-label={`${title}. ${summary}`}>
        <BarChart
          width={width || FALLBACK_WIDTH}
          height={PANEL_HEIGHT}
          data={bars}
          accessibilityLayer={false}
          margin={{ top: bars.some(({ mark }) => mark !== undefined) ? TOP_BELOW_MARKS : TOP, right: 0, bottom: 0, left: 0 }}
          barCategoryGap="14%"
        >
          <defs>
            <pattern id={`hatch-${series}`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <line x1="0" y1="0" x2="0" y2="6" stroke="var(--el-soft)" strokeWidth="2.4" />
            </pattern>
          </defs>
          <XAxis
            dataKey="label"
            interval={0}
            tickLine={false}
            axisLine={{ stroke: 'var(--el-control)' }}
            tick={{ fill: 'var(--el-soft)', fontSize: 11 }}
            height={20}
          />
          <YAxis hide domain={[0, 'dataMax']} />
          <Bar
            dataKey={series}
            isAnimationActive={false}
            shape={(shape: BarShapeProps) => (
              <YearShape shape={shape} bar={bars[shape.index]} series={series} chosenByOtherYears={chosenByOtherYears} />
            )}
          >
            <LabelList
              dataKey={series}
              position="top"
              fill="var(--el-ink)"
              fontSize={12}
              formatter={(value) => formats.count(Number(value))}
            />
          </Bar>
        </BarChart>
      </div>
    </figure>
  );
}

/** As the other charts write marks for a screen reader and in a table. */
function inBrackets({ mark }: Pick<YearBar, 'mark'>): string {
  return mark === undefined ? '' : ` [${mark}]`;
}

/** Faded and dashed: a number that does not compare with its neighbours. */
const RAISED_OPACITY = 0.35;

interface YearShapeProps extends Pick<YearsChartProps, 'chosenByOtherYears'> {
  readonly shape: BarShapeProps;
  readonly bar: YearBar | undefined;
  readonly series: string;
}

function YearShape({ shape, bar, series, chosenByOtherYears }: YearShapeProps) {
  const { x, y, width, height } = shape;
  const fills: Readonly<Record<Part, string>> = {
    before: 'var(--el-data)',
    after: 'var(--el-accent)',
    works: `url(#hatch-${series})`,
    outside: 'var(--el-data-quiet)',
  };
  const part = bar?.part ?? 'outside';
  const raised = isRaised({ part }, chosenByOtherYears);
  const outlined = raised || part === 'works';
  return (
    <>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={1.5}
        fill={fills[part]}
        fillOpacity={raised ? RAISED_OPACITY : 1}
        stroke={outlined ? 'var(--el-soft)' : 'none'}
        strokeDasharray={raised ? '3 3' : undefined}
      />
      {bar?.mark !== undefined && (
        <text className={styles['mark']} x={x + width / 2} y={y - MARK_ABOVE_BAR} textAnchor="middle">
          {bar.mark}
        </text>
      )}
    </>
  );
}

function YearsTable({ bars, chosenByOtherYears }: Pick<PanelProps, 'bars' | 'chosenByOtherYears'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <table className={styles['table']}>
      <caption className="el-hidden">{t('evaluations.yearByYear')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('evaluations.year')}</th>
          <th scope="col">{t('evaluations.part')}</th>
          <th scope="col" className={styles['number']}>
            {t('evaluations.treated')}
          </th>
          <th scope="col" className={styles['number']}>
            {t('evaluations.comparison')}
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key}>
            <th scope="row">{bar.label + inBrackets(bar)}</th>
            <td>{t(`evaluations.parts.${bar.part}`)}</td>
            <td className={styles['number']}>{formats.count(bar.treated)}</td>
            <td className={styles['number']}>
              {formats.count(bar.comparison)}
              {isRaised(bar, chosenByOtherYears) && <span className={styles['contrast']}>{t('evaluations.raised')}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
