import { HowComputed, useFormats, useLanguage, type Formats } from '@elektron/ui';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useStoredFilterWords } from '../../filter/use-stored-filter-words.ts';
import { useRecordsOwner } from '../../graphql/workspace.ts';
import { describeInterval, describeP, describeRatio } from './describe-ratio.ts';
import type { Estimate, Evaluation, ProportionShift, TimeSeries } from './evaluations-queries.ts';
import { SeriesChart } from './series-chart.tsx';
import styles from './evaluations.module.css';

/** What single methods say beyond a ratio with its interval. */
export function EstimatorPanels({ evaluation }: { readonly evaluation: Evaluation }) {
  const language = useLanguage();
  const series = evaluation.estimates.find((estimate) => estimate.timeSeries != null);
  const shift = evaluation.estimates.find((estimate) => estimate.proportionShift != null);
  return (
    <>
      {series?.timeSeries != null && (
        <section className={styles['pictures']} aria-label={series.methodLabels[language]}>
          <SeriesChart series={series.timeSeries} />
          <SeriesFacts estimate={series} series={series.timeSeries} />
        </section>
      )}
      {shift?.proportionShift != null && <ShiftPanel evaluation={evaluation} estimate={shift} shift={shift.proportionShift} />}
    </>
  );
}

function SeriesFacts({ estimate, series }: { readonly estimate: Estimate; readonly series: TimeSeries }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const ratio = (value: TimeSeries['levelChange'], digits = 2): string => describeRatio(value, digits, formats);
  const { slopeChange } = series;
  const { ratioObservedToExpected: effect, confidenceInterval, pValue } = estimate;
  return (
    <HowComputed
      title={t('estimators.seriesFacts')}
      facts={[
        ...(effect == null || confidenceInterval == null || pValue == null
          ? []
          : [[t('estimators.effect'), ratio({ ratio: effect, interval: confidenceInterval, pValue })] as const]),
        [t('estimators.levelChange'), ratio(series.levelChange)],
        ...(slopeChange == null ? [] : [[t('estimators.slopeChange'), ratio(slopeChange, 3)] as const]),
        [
          t('estimators.averted', { draws: formats.count(series.draws) }),
          `${formats.decimal(series.averted, 1)} (${describeInterval(series.avertedInterval, 1, formats)})`,
        ],
        [t('estimators.monthsUsed'), t('estimators.monthsUsedValue', { before: series.monthsBefore, after: series.monthsAfter })],
        [t('estimators.dispersion'), formats.decimal(series.dispersion, 2)],
        [t('estimators.residuals'), `${formats.decimal(series.residualCorrelation, 2)}, ${describeP(series.residualPValue, formats)}`],
        [t('estimators.otherwise'), <Otherwise key="otherwise" series={series} />],
        [t('estimators.neweyWest'), describeInterval(series.neweyWest.interval, 2, formats)],
      ]}
    />
  );
}

function Otherwise({ series }: { readonly series: TimeSeries }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <ul className={styles['bullets']}>
      {series.sensitivity.map((other) => (
        <li key={`${other.monthsLater} ${other.monthsLeftOut}`}>
          {nameOther(other, formats, t)}:{' '}
          {other.effect == null
            ? t('estimators.refused')
            : `${formats.decimal(other.effect.ratio, 2)} (${describeInterval(other.effect.interval, 2, formats)})`}
        </li>
      ))}
    </ul>
  );
}

function nameOther({ monthsLater, monthsLeftOut }: TimeSeries['sensitivity'][number], formats: Formats, t: TFunction): string {
  const monthsOf = (count: number): string => t('estimators.monthCount', { count, formatted: formats.count(count) });
  if (monthsLeftOut > 0) return t('estimators.otherwiseLeftOut', { months: monthsOf(monthsLeftOut) });
  return t(monthsLater > 0 ? 'estimators.otherwiseLater' : 'estimators.otherwiseEarlier', { months: monthsOf(Math.abs(monthsLater)) });
}

interface ShiftPanelProps {
  readonly evaluation: Evaluation;
  readonly estimate: Estimate;
  readonly shift: ProportionShift;
}

const POINTS = 100;

function ShiftPanel({ evaluation, estimate, shift }: ShiftPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { speedUnit } = useRecordsOwner();
  const { targetFilter } = (evaluation.parameters ?? {}) as { readonly targetFilter?: unknown };
  const type = useStoredFilterWords(targetFilter, speedUnit);
  const points = (share: number | null | undefined): string => (share == null ? '–' : formats.decimal(POINTS * share, 1));
  const interval = shift.medianInterval && {
    lower: POINTS * (shift.medianInterval.lower ?? NaN),
    upper: POINTS * (shift.medianInterval.upper ?? NaN),
  };
  const p = estimate.pValue == null ? '' : `, ${describeP(estimate.pValue, formats)}`;
  return (
    <HowComputed
      title={t('estimators.shift')}
      facts={[
        [t('estimators.shiftMedian'), `${points(shift.medianDifference)} (${describeInterval(interval, 1, formats)})${p}`],
        [t('estimators.shiftMean'), points(shift.meanDifference)],
        [t('estimators.shiftAccidents'), `${formats.count(shift.targetBefore)} → ${formats.count(shift.targetAfter)}`],
        [t('estimators.shiftSites'), formats.count(shift.sites)],
        [t('estimators.shiftSame'), formats.count(shift.zeroDifferences)],
        [t('estimators.shiftLeftOut'), formats.count(shift.sitesWithoutProportion)],
      ]}
    >
      <p>{shift.sentence[language]}</p>
      <p className={styles['soft']}>{t('estimators.shiftType', { type })}</p>
    </HowComputed>
  );
}

/** The comparison group in another form, beside its remarks. */
export function LogOddsLine({ logOdds }: { readonly logOdds: NonNullable<Estimate['logOdds']> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const value =
    logOdds.oddsRatio == null
      ? (logOdds.nullReason?.[language] ?? '–')
      : `${formats.decimal(logOdds.oddsRatio, 2)} (${describeInterval(logOdds.interval, 2, formats)})`;
  return (
    <p>
      {t('estimators.logOdds')} {value}
    </p>
  );
}
