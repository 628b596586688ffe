import { ChartCard, RecordTable, useFormats, useLanguage } from '@elektron/ui';
import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Line, LineChart, ReferenceLine, XAxis, YAxis } from 'recharts';
import type { StudyOutlook } from './design-queries.ts';
import styles from './design.module.css';

const BASES = ['empirical-bayes', 'observed'] as const;
const HEIGHT = 180;
const FALLBACK_WIDTH = 480;
const COIN_TOSS = 0.5;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** What the study can be expected to find: in a sentence, as a curve, and as tables. */
export function PowerPanel({ outlook }: { readonly outlook: StudyOutlook }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const basis = BASES.find((known) => known === outlook.basis) ?? 'observed';
  const perYear = (value: number): string => formats.decimal(value, 1);
  return (
    <>
      <p className={styles['sentence']}>{outlook.sentence[language]}</p>
      <p className={styles['soft']}>
        {t('design.expected', { expected: perYear(outlook.expectedPerYear), observed: perYear(outlook.observedPerYear) })}{' '}
        {t(`design.basis.${basis}`)} {t('design.comparison', { comparison: perYear(outlook.comparisonPerYear) })}
      </p>
      {outlook.byYears.length > 0 && (
        <div className={styles['power']}>
          <ChartCard title={t('design.byYears')} note={t('design.byYearsNote')} table={<YearsTable outlook={outlook} />}>
            <Curve outlook={outlook} />
          </ChartCard>
          <EffectsTable outlook={outlook} />
        </div>
      )}
    </>
  );
}

function Curve({ outlook: { byYears, wantedPower } }: { readonly outlook: StudyOutlook }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { ref, width } = useElementSize();
  const summary = byYears.map(({ yearsAfter, power }) => `${yearsAfter}: ${formats.percent(power)}`).join(', ');
  const axis = { tickLine: false, tick: { fill: 'var(--el-soft)', fontSize: 11 }, axisLine: { stroke: 'var(--el-control)' } };
  return (
    <div ref={ref} role="img" aria-label={`${t('design.byYears')}. ${summary}`}>
      <LineChart
        width={width || FALLBACK_WIDTH}
        height={HEIGHT}
        data={[...byYears]}
        accessibilityLayer={false}
        margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
      >
        <XAxis dataKey="yearsAfter" {...axis} height={20} />
        <YAxis domain={[0, 1]} ticks={TICKS} width={44} tickFormatter={(value: number) => formats.percent(value)} {...axis} />
        <ReferenceLine y={COIN_TOSS} stroke="var(--el-soft)" strokeDasharray="2 4" />
        <ReferenceLine y={wantedPower} stroke="var(--el-accent)" strokeDasharray="6 4" />
        <Line dataKey="power" stroke="var(--el-data)" strokeWidth={2} dot={{ r: 3 }} isAnimationActive={false} />
      </LineChart>
    </div>
  );
}

function YearsTable({ outlook: { byYears } }: { readonly outlook: StudyOutlook }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <RecordTable
      caption={t('design.byYears')}
      rows={byYears}
      rowKey={({ yearsAfter }) => String(yearsAfter)}
      columns={[
        { head: t('design.years'), kind: 'name', cell: ({ yearsAfter }) => yearsAfter },
        { head: t('design.found'), kind: 'number', cell: ({ power }) => formats.percent(power) },
      ]}
    />
  );
}

function EffectsTable({ outlook: { byEffect } }: { readonly outlook: StudyOutlook }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div className={styles['effects']}>
      <h3>{t('design.byEffect')}</h3>
      <RecordTable
        caption={t('design.byEffect')}
        rows={byEffect}
        rowKey={({ effect }) => String(effect)}
        columns={[
          { head: t('design.reduction'), kind: 'name', cell: ({ effect }) => formats.percent(1 - effect) },
          { head: t('design.found'), kind: 'number', cell: ({ power }) => formats.percent(power) },
        ]}
      />
    </div>
  );
}
