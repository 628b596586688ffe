import { EstimatePlot, Help, ScrollBox, useFormats, useLanguage, type EstimateRow, type Formats } from '@elektron/ui';
import type { Language } from '@elektron/domain';
import { useTranslation } from 'react-i18next';
import type { Breakdown, BreakdownRow } from './evaluation-parts-queries.ts';
import { intervalWords } from './interval-words.ts';
import styles from './evaluations.module.css';

const USUAL_LEVEL = 0.95;

export interface BreakdownPanelProps {
  readonly breakdowns: readonly Breakdown[];
  readonly recommended: string;
}

/** The same question by severity, road users and conditions: drawn with intervals, and written out below. */
export function BreakdownPanel({ breakdowns, recommended }: BreakdownPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const rows = breakdowns.flatMap((breakdown) => breakdown.rows);
  const tested = rows.filter(({ qValue }) => qValue != null).length;
  const intervals = rows.flatMap(({ estimates }) => estimates.flatMap(({ interval }) => interval ?? []));
  const level = intervals[0]?.level ?? USUAL_LEVEL;
  const method = rows[0]?.estimates.find(({ methodId }) => methodId === recommended)?.methodLabels[language] ?? '';
  return (
    <section className={styles['box']} aria-labelledby="breakdowns-title">
      <h2 id="breakdowns-title" className={styles['withHelp']}>
        {t('evaluationParts.breakdowns')}
        <Help what={t('evaluationParts.breakdowns')}>{t('evaluationParts.breakdownsMeaning')}</Help>
      </h2>
      <p className={styles['soft']}>
        {t('evaluationParts.exploratory', { method, level: formats.percent(level), rows: formats.count(tested) })}
      </p>
      <div className={styles['pictures']}>
        {breakdowns.map(({ dimension, labels, multiValued, rows: own }) => (
          <figure key={dimension} className={styles['panel']}>
            <figcaption>
              {labels[language]}
              {multiValued && ` (${t('evaluationParts.multiValued')})`}
            </figcaption>
            <EstimatePlot
              title={`${labels[language]}: ${t('evaluations.ratio')}`}
              level={level}
              rows={own.map((row) => toPlotRow(row, { recommended, language, formats, none: t('evaluationParts.noRatio') }))}
            />
          </figure>
        ))}
      </div>
      <BreakdownTable breakdowns={breakdowns} />
    </section>
  );
}

interface Drawn {
  readonly recommended: string;
  readonly language: Language;
  readonly formats: Formats;
  /** What stands in place of an interval. */
  readonly none: string;
}

/** A value with its counts; what stands out after correction has a star. */
export function toPlotRow(row: BreakdownRow, { recommended, language, formats, none }: Drawn): EstimateRow {
  const estimate = row.estimates.find(({ methodId }) => methodId === recommended);
  const counts = `${formats.count(row.observedBefore)} → ${formats.count(row.observedAfter)}`;
  return {
    id: row.key,
    label: `${row.labels[language]} · ${counts}${row.standsOut ? ' *' : ''}`,
    value: estimate?.ratio ?? null,
    lower: estimate?.interval?.lower ?? null,
    upper: estimate?.interval?.upper ?? null,
    contrastOnly: false,
    nullReason: none,
  };
}

function BreakdownTable({ breakdowns }: Pick<BreakdownPanelProps, 'breakdowns'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const methods = breakdowns[0]?.rows[0]?.estimates ?? [];
  return (
    <ScrollBox label={t('evaluationParts.breakdowns')}>
      <table className={`${styles['table']} ${styles['stacked']}`}>
        <caption className="el-hidden">{t('evaluationParts.breakdowns')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('evaluationParts.accidentsOf')}</th>
            <th scope="col" className={styles['number']}>
              {t('evaluations.observedBefore')}
            </th>
            <th scope="col" className={styles['number']}>
              {t('evaluations.observedAfter')}
            </th>
            {methods.map(({ methodId, methodLabels }) => (
              <th key={methodId} scope="col" className={styles['number']}>
                {t('evaluationParts.ratioBy', { method: methodLabels[language] })}
              </th>
            ))}
            <th scope="col" className={styles['number']}>
              {t('evaluationParts.qValue')}
            </th>
          </tr>
        </thead>
        {breakdowns.map(({ dimension, labels, rows }) => (
          <tbody key={dimension}>
            <tr>
              <th scope="rowgroup" colSpan={methods.length + 4}>
                <strong>{labels[language]}</strong>
              </th>
            </tr>
            {rows.map((row) => (
              <Row key={row.key} row={row} />
            ))}
          </tbody>
        ))}
      </table>
    </ScrollBox>
  );
}

function Row({ row }: { readonly row: BreakdownRow }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  return (
    <tr>
      <th scope="row">
        {row.labels[language]}
        {row.standsOut && <span className={styles['recommended']}>{t('evaluationParts.standsOut')}</span>}
      </th>
      <td className={styles['number']} data-label={t('evaluations.observedBefore')}>
        {formats.count(row.observedBefore)}
      </td>
      <td className={styles['number']} data-label={t('evaluations.observedAfter')}>
        {formats.count(row.observedAfter)}
      </td>
      {row.estimates.map(({ methodId, methodLabels, ratio, interval, reason }) => (
        <td
          key={methodId}
          className={styles[ratio == null ? 'why' : 'number']}
          data-label={t('evaluationParts.ratioBy', { method: methodLabels[language] })}
        >
          {ratio == null ? (reason?.[language] ?? '–') : `${formats.decimal(ratio, 2)} (${intervalWords(interval, formats, 2)})`}
        </td>
      ))}
      <td className={styles['number']} data-label={t('evaluationParts.qValue')}>
        {row.qValue == null ? '–' : formats.decimal(row.qValue, 3)}
      </td>
    </tr>
  );
}
