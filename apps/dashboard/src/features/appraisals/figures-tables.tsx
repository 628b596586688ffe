import { RecordTable, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { Appraisal, AppraisedAlternative } from './appraisals-queries.ts';
import { writeFigure } from './write-figure.ts';
import styles from './appraisals.module.css';

interface TableProps {
  readonly alternative: AppraisedAlternative;
  readonly appraisal: Appraisal;
}

/** Every figure with its simulated limits, or why there is none. */
export function FiguresTable({ alternative, appraisal }: TableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { currency } = appraisal.values;
  return (
    <RecordTable
      caption={t('appraisals.figuresOf', { name: alternative.name })}
      rows={alternative.figures}
      rowKey={({ id }) => id}
      columns={[
        { head: t('appraisals.figure'), kind: 'name', cell: ({ labels }) => labels[language] },
        {
          head: t('appraisals.value'),
          kind: 'number',
          cell: ({ value, unit, reason }) =>
            value == null ? (
              <span className={styles['soft']}>{reason?.[language] ?? '–'}</span>
            ) : (
              writeFigure(value, unit, currency, formats)
            ),
        },
        {
          head: t('appraisals.limits', { level: formats.percent(appraisal.level) }),
          kind: 'number',
          cell: ({ lower, upper, unit }) =>
            lower == null || upper == null
              ? '–'
              : `${writeFigure(lower, unit, currency, formats)} – ${writeFigure(upper, unit, currency, formats)}`,
        },
      ]}
    />
  );
}

/** What went into the sum, severity by severity, and where it is from. */
export function InputsTable({ alternative, appraisal }: TableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { currency } = appraisal.values;
  const money = (value: number): string => writeFigure(value, 'money', currency, formats);
  return (
    <>
      <RecordTable
        caption={t('appraisals.inputsOf', { name: alternative.name })}
        rows={alternative.rows}
        rowKey={({ severity }) => severity}
        columns={[
          { head: t('appraisals.severity'), kind: 'name', cell: ({ labels }) => labels[language] },
          { head: t('appraisals.perYear'), kind: 'number', cell: ({ perYear }) => formats.decimal(perYear, 2) },
          { head: t('appraisals.reportingFactor'), kind: 'number', cell: ({ reportingFactor }) => formats.number(reportingFactor) },
          {
            head: t('appraisals.effect.factor'),
            kind: 'number',
            cell: ({ factor, lower, upper }) =>
              formats.decimal(factor, 2) +
              (lower == null || upper == null ? '' : ` (${formats.decimal(lower, 2)} – ${formats.decimal(upper, 2)})`),
          },
          {
            head: t('appraisals.unitValue'),
            kind: 'number',
            cell: ({ unitValue }) => (unitValue == null ? t('appraisals.noValue') : money(unitValue)),
          },
          {
            head: t('appraisals.firstYearBenefit'),
            kind: 'number',
            cell: ({ firstYearBenefit }) => (firstYearBenefit == null ? '–' : money(firstYearBenefit)),
          },
        ]}
      />
      <ul className={styles['bullets']}>
        <li>
          {t('appraisals.numbers.source')}: {alternative.numbersSource[language]}
        </li>
        <li>
          {t('appraisals.effect.source')}: {alternative.effectSource[language]}
        </li>
        <li>
          {t('appraisals.costs.capital')}: {money(alternative.capital)} · {t('appraisals.costs.yearlyMaintenance')}:{' '}
          {money(alternative.yearlyMaintenance)} · {t('appraisals.costs.residualValue')}: {money(alternative.residualValue)} ·{' '}
          {t('appraisals.costs.serviceLifeYears')}: {alternative.serviceLifeYears}
        </li>
      </ul>
    </>
  );
}
