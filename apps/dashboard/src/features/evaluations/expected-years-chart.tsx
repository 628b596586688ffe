import { ChartCard, useFormats } from '@elektron/ui';
import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { ExpectedYear } from './evaluation-parts-queries.ts';
import { intervalWords } from './interval-words.ts';
import styles from './evaluations.module.css';
import own from './evaluation-parts.module.css';

const HEIGHT = 230;
const AXIS = { left: 34, bottom: 22, top: 10 };
const FALLBACK_WIDTH = 480;
/** How far the two marks of a year stand from its middle. */
const APART = 7;
const TICKS = 4;
/** Room for the four digits of a year. */
const LABEL = 30;

/** A round step of which a few make the height. */
export function tickStep(top: number): number {
  const rough = Math.max(top, 1) / TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((each) => each * power >= rough) ?? 10;
  return Math.max(1, step * power);
}

/** What happened and what was expected without the treatment, year by year, each with its interval. */
export function ExpectedYearsChart({ years }: { readonly years: readonly ExpectedYear[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { ref, width: measured } = useElementSize();
  const width = measured || FALLBACK_WIDTH;
  const top = Math.max(1, ...years.map((year) => Math.max(year.observedInterval.upper ?? 0, year.expectedInterval?.upper ?? 0))) * 1.04;
  const step = tickStep(top);
  const y = (value: number): number => AXIS.top + (1 - value / top) * (HEIGHT - AXIS.top - AXIS.bottom);
  const slot = (width - AXIS.left) / Math.max(1, years.length);
  const labelled = Math.ceil(LABEL / slot);
  const partOf = ({ part }: ExpectedYear): string => t(`evaluations.parts.${part as 'before'}`);
  const summary = years.map((year) => {
    const expected = year.expected == null ? '–' : formats.decimal(year.expected, 1);
    return `${year.year} (${partOf(year)}): ${formats.count(year.observed)} / ${expected}`;
  });
  return (
    <ChartCard
      title={t('evaluationParts.years')}
      note={t('evaluationParts.yearsNote')}
      table={<ExpectedYearsTable years={years} partOf={partOf} />}
    >
      <div ref={ref} className={own['years']} role="img" aria-label={`${t('evaluationParts.years')}. ${summary.join(', ')}`}>
        <svg width="100%" height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`}>
          <defs>
            <pattern id="hatch-expected" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <line x1="0" y1="0" x2="0" y2="6" className={own['hatch']} />
            </pattern>
          </defs>
          {Array.from({ length: Math.floor(top / step) + 1 }, (_, i) => i * step).map((tick) => (
            <g key={tick} className={own['grid']}>
              <line x1={AXIS.left} x2={width} y1={y(tick)} y2={y(tick)} />
              <text x={AXIS.left - 5} y={y(tick) + 4} textAnchor="end">
                {formats.count(tick)}
              </text>
            </g>
          ))}
          {years.map((year, i) => (
            <g key={`${year.year} ${year.part}`} transform={`translate(${AXIS.left + (i + 0.5) * slot} 0)`}>
              {year.part === 'works' && (
                <rect x={-slot / 2} width={slot} y={AXIS.top} height={HEIGHT - AXIS.top - AXIS.bottom} fill="url(#hatch-expected)" />
              )}
              <Marks year={year} y={y} />
              {i % labelled === 0 && (
                <text className={own['year']} y={HEIGHT - 6} textAnchor="middle">
                  {year.year}
                </text>
              )}
            </g>
          ))}
        </svg>
      </div>
      <p className={own['legend']} aria-hidden="true">
        <Key name="observed" /> {t('evaluationParts.observed')} <Key name="expected" /> {t('evaluationParts.expected')}
      </p>
    </ChartCard>
  );
}

function Marks({ year, y }: { readonly year: ExpectedYear; readonly y: (value: number) => number }) {
  const { observedInterval, expectedInterval, expected } = year;
  const x = expected == null ? 0 : APART;
  return (
    <>
      <g className={own['observed']} transform={`translate(${-x} 0)`}>
        <line x1={0} x2={0} y1={y(observedInterval.lower ?? 0)} y2={y(observedInterval.upper ?? 0)} />
        <circle cx={0} cy={y(year.observed)} r={4.5} />
      </g>
      {expected != null && (
        <g className={own['expected']} transform={`translate(${x} 0)`}>
          {expectedInterval?.lower != null && expectedInterval.upper != null && (
            <line x1={0} x2={0} y1={y(expectedInterval.lower)} y2={y(expectedInterval.upper)} />
          )}
          <rect x={-4.5} y={y(expected) - 4.5} width={9} height={9} />
        </g>
      )}
    </>
  );
}

function Key({ name }: { readonly name: 'observed' | 'expected' }) {
  return (
    <svg width={14} height={14} viewBox="-7 -7 14 14" className={own[name]}>
      {name === 'observed' ? <circle r={4.5} /> : <rect x={-4.5} y={-4.5} width={9} height={9} />}
    </svg>
  );
}

interface ExpectedYearsTableProps {
  readonly years: readonly ExpectedYear[];
  readonly partOf: (year: ExpectedYear) => string;
}

function ExpectedYearsTable({ years, partOf }: ExpectedYearsTableProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const totals = (['before', 'after'] as const).map((part) => {
    const within = years.filter((year) => year.part === part);
    const isExpected = within.some(({ expected }) => expected != null);
    return {
      part,
      observed: within.reduce((sum, { observed }) => sum + observed, 0),
      expected: isExpected ? within.reduce((sum, { expected }) => sum + (expected ?? 0), 0) : null,
    };
  });
  return (
    <table className={styles['table']}>
      <caption className="el-hidden">{t('evaluationParts.years')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('evaluations.year')}</th>
          <th scope="col">{t('evaluations.part')}</th>
          <th scope="col" className={styles['number']}>
            {t('evaluationParts.observed')}
          </th>
          <th scope="col" className={styles['number']}>
            {t('evaluationParts.expected')}
          </th>
        </tr>
      </thead>
      <tbody>
        {years.map((year) => (
          <tr key={`${year.year} ${year.part}`}>
            <th scope="row">{year.year}</th>
            <td>{partOf(year)}</td>
            <td className={styles['number']}>{`${formats.count(year.observed)} (${intervalWords(year.observedInterval, formats, 1)})`}</td>
            <td className={styles['number']}>
              {year.expected == null ? '–' : `${formats.decimal(year.expected, 1)} (${intervalWords(year.expectedInterval, formats, 1)})`}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        {totals.map(({ part, observed, expected }) => (
          <tr key={part}>
            <th scope="row" colSpan={2}>
              {t('evaluationParts.together', { part: t(`evaluations.parts.${part}`) })}
            </th>
            <td className={styles['number']}>{formats.count(observed)}</td>
            <td className={styles['number']}>{expected === null ? '–' : formats.decimal(expected, 1)}</td>
          </tr>
        ))}
      </tfoot>
    </table>
  );
}
