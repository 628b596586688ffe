import { ASSESSMENT_LAW, ASSESSMENT_PARAMETERS, LAW_STATUS_LABELS } from '@elektron/domain';
import { HowComputed, Section, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useStoredFilterWords } from '../../filter/use-stored-filter-words.ts';
import { describeParameterValue } from '../../graphql/parameters.ts';
import { useOrganisation } from '../../graphql/workspace.ts';
import type { Assessment } from './assessment.ts';
import styles from './network-assessment.module.css';

/** On paper only: whose assessment it is, of which roads and years. */
export function PrintHead({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { data } = useOrganisation();
  const asked = useStoredFilterWords(assessment.run.filter, data?.organisation.speedUnit ?? 'km/h');
  return (
    <header className={styles['printHead']}>
      <p>{data?.organisation.name[language]}</p>
      <p className={styles['printTitle']}>{t('assessment.title')}</p>
      <p>{t('assessment.subtitle')}</p>
      <p>
        {formats.period(assessment.period)} · {asked} ·{' '}
        {t('assessment.printVersion', { version: formats.count(assessment.run.dataVersion) })}
      </p>
    </header>
  );
}

/** What produced the assessment, so that anyone can repeat it. */
export function ReportFacts({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { data } = useOrganisation();
  const { run, period, years, accidents, roadsVersion, trafficVersion, softwareVersion, parameters } = assessment;
  const asked = useStoredFilterWords(run.filter, data?.organisation.speedUnit ?? 'km/h');
  const version = (value: number | null | undefined): string => (value == null ? '–' : formats.count(value));
  return (
    <HowComputed
      title={t('assessment.how.title')}
      facts={[
        [t('assessment.how.organisation'), data?.organisation.name[language] ?? '–'],
        [
          t('assessment.how.method'),
          <Link key="run" to={{ pathname: '/app/hotspots', search: `?run=${run.id}` }}>
            {run.methodLabels[language]}, {formats.dateTime(run.createdAt, data?.organisation.timeZone)}
          </Link>,
        ],
        ...ASSESSMENT_PARAMETERS.map(
          (parameter) =>
            [
              parameter.labels[language],
              describeParameterValue(parameterOf(parameter), parameters[parameter.name], language, formats),
            ] as const,
        ),
        [t('period.title'), `${formats.period(period)} (${t('hotspots.years', { years: formats.decimal(years, 2) })})`],
        [t('filter.title'), asked],
        [t('hotspots.n'), formats.count(accidents)],
        [t('hotspots.dataVersion'), formats.count(run.dataVersion)],
        [t('screening.roadsVersion'), version(roadsVersion)],
        [t('screening.trafficVersion'), version(trafficVersion)],
        [t('hotspots.softwareVersion'), softwareVersion],
        [t('hotspots.digest'), <code key="digest">{run.resultDigest ?? '–'}</code>],
      ]}
    />
  );
}

const parameterOf = (parameter: (typeof ASSESSMENT_PARAMETERS)[number]) =>
  parameter.kind === 'number' ? { unit: parameter.unit } : undefined;

/** What the law says, each sentence with where it was read, or that it was not. */
export function LegalFacts() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Section title={t('assessment.law.title')} lead={t('assessment.law.lead')}>
      <ul className={styles['facts']}>
        {ASSESSMENT_LAW.map(({ text, source, status }) => (
          <li key={text.en}>
            {text[language]}
            <span className={styles['soft']}>
              {LAW_STATUS_LABELS[status][language]}: {source}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
