import { ACCIDENT_MEASURE_TEXTS } from '@elektron/domain';
import { Facts, Notice, RecordTable, Section, Tag, useFormats, useLanguage, type RecordColumn } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { useOrganisation } from '../../graphql/workspace.ts';
import { daysOf, lastDayOfDeaths, monthName, statusOf, tagKindOf } from './month-words.ts';
import type { BoardMonth } from './months-queries.ts';
import { NextStep } from './next-step.tsx';
import { SignedChanges } from './signed-changes.tsx';
import styles from './months.module.css';

export interface MonthDetailProps {
  readonly month: BoardMonth;
  /** The present day where the organisation is, `YYYY-MM-DD`. */
  readonly today: string;
  readonly unitName: string;
  readonly onTaken: () => void;
}

/** One month of one unit: its state, what counts beside what was signed, what was done, and what can be done next. */
export function MonthDetail({ month, today, unitName, onTaken }: MonthDetailProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { dueOn, daysLate, deathsCompleteOn, changedSinceCheck } = month;
  const deathsText = (completeOn: string) =>
    // A date is compared as a text: both are YYYY-MM-DD.
    completeOn <= today
      ? t('months.detail.deathsClosed', { date: formats.date(completeOn) })
      : t('months.detail.deathsOpen', { date: formats.date(lastDayOfDeaths(completeOn)) });
  return (
    <Section title={`${unitName}, ${monthName(month.month, language)}`} card>
      {month.status != null && (
        <Facts
          facts={[
            [
              t('months.detail.status'),
              <Tag key="status" kind={tagKindOf(month)}>
                {t(`months.statuses.${statusOf(month)}`)}
              </Tag>,
            ],
            [
              t('months.detail.due'),
              `${formats.date(dueOn ?? '')}${daysLate > 0 ? `, ${t('months.detail.daysLate', daysOf(daysLate, formats))}` : ''}`,
            ],
            [t('months.detail.deaths'), deathsCompleteOn == null ? '' : deathsText(deathsCompleteOn)],
          ]}
        />
      )}
      {changedSinceCheck && <Notice kind="warning">{t('months.detail.changedSinceCheck')}</Notice>}
      <CountsTable month={month} />
      {month.signed != null && month.unitId != null && <SignedChanges month={month} unitId={month.unitId} signed={month.signed.counts} />}
      <Steps month={month} />
      <NextStep month={month} onTaken={onTaken} />
    </Section>
  );
}

export const SIGNED_MEASURES = [
  ['accidents', 'accidents'],
  ['killed', 'killed'],
  ['seriously-injured', 'seriouslyInjured'],
  ['slightly-injured', 'slightlyInjured'],
] as const;

type SignedMeasure = (typeof SIGNED_MEASURES)[number];

function CountsTable({ month }: { readonly month: BoardMonth }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const signed = month.signed?.counts;
  const columns: RecordColumn<SignedMeasure>[] = [
    { head: t('months.detail.measure'), kind: 'name', cell: ([id]) => ACCIDENT_MEASURE_TEXTS[id].labels[language] },
    { head: t('months.detail.now'), kind: 'number', cell: ([, name]) => formats.count(month.counts[name]) },
    ...(signed == null
      ? []
      : ([
          { head: t('months.detail.signed'), kind: 'number', cell: ([, name]) => formats.count(signed[name]) },
          { head: t('months.detail.difference'), kind: 'number', cell: ([, name]) => formats.signed(month.counts[name] - signed[name]) },
        ] satisfies RecordColumn<SignedMeasure>[])),
  ];
  return <RecordTable caption={t('months.detail.counts')} rows={SIGNED_MEASURES} rowKey={([id]) => id} columns={columns} />;
}

function Steps({ month: { steps } }: { readonly month: BoardMonth }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const timeZone = useOrganisation().data?.organisation.timeZone;
  const nameOf = (step: string): string => {
    const known = (['received', 'checked', 'signed-off'] as const).find((name) => name === step);
    return known === undefined ? step : t(`months.detail.step.${known}`);
  };
  return (
    <div>
      <h3>{t('months.detail.steps')}</h3>
      {steps.length === 0 && <p className={styles['soft']}>{t('months.detail.noSteps')}</p>}
      <ol className={styles['lines']}>
        {steps.map(({ step, personName, madeAt, counts, dataVersion }) => (
          <li key={madeAt}>
            {t('months.detail.stepLine', {
              step: nameOf(step),
              person: personName ?? t('months.detail.installation'),
              when: formats.dateTime(madeAt, timeZone),
              accidents: formats.count(counts.accidents),
              killed: formats.count(counts.killed),
              seriously: formats.count(counts.seriouslyInjured),
              slightly: formats.count(counts.slightlyInjured),
              version: dataVersion,
            })}
          </li>
        ))}
      </ol>
    </div>
  );
}
