import { useQuery } from '@apollo/client/react';
import { BackIcon, EmptyState, HowComputed, Notice, Page, QueryState, Section, Tag, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { FileMenu } from '../../exports/file-menu.tsx';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useOrganisation } from '../../graphql/workspace.ts';
import { APPRAISAL, type Appraisal } from './appraisals-queries.ts';
import { ComparisonPanel, PackagePanel } from './comparison-panels.tsx';
import { FiguresTable, InputsTable } from './figures-tables.tsx';
import { RatioChart } from './ratio-chart.tsx';
import { SensitivityChart } from './sensitivity-chart.tsx';
import styles from './appraisals.module.css';

/** One sentence, the pictures, the tables, and what it all follows from. */
export function AppraisalResult() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { search } = useLocation();
  const { id = '' } = useParams();
  const result = useQuery(APPRAISAL, { variables: { id } });
  const status = mapStatus(toStatus({ ...result, previousData: undefined }, language), (data) => data.appraisal ?? null);
  return (
    <Page
      title={status.data?.name ?? t('appraisals.title')}
      actions={
        <div className={styles['actions']}>
          <Button component={Link} to={{ pathname: '/app/appraisals', search }} variant="default" size="xs" leftSection={<BackIcon />}>
            {t('appraisals.back')}
          </Button>
          {status.data != null && (
            <>
              <FileMenu kinds={FILE_KINDS} pathOf={(kind) => `/api/export/appraisal.${kind}?appraisal=${id}&lang=${language}`} />
              <Button variant="default" size="xs" onClick={() => window.print()}>
                {t('appraisals.print')}
              </Button>
            </>
          )}
        </div>
      }
    >
      <QueryState
        status={status}
        isEmpty={(data) => data === null}
        empty={<EmptyState title={t('appraisals.goneTitle')}>{t('appraisals.goneText')}</EmptyState>}
      >
        {(data) => data !== null && <Result appraisal={data} />}
      </QueryState>
    </Page>
  );
}

const FILE_KINDS = ['csv', 'xlsx'] as const;

function Result({ appraisal }: { readonly appraisal: Appraisal }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { alternatives, warnings } = appraisal;
  return (
    <div className={styles['stack']}>
      <section
        className={styles['answer']}
        aria-label={t('appraisals.inOneSentence')}
        data-illustrative={appraisal.illustrative || undefined}
      >
        {appraisal.illustrative && <Tag kind="bad">{t('appraisals.illustrative')}</Tag>}
        <p className={styles['sentence']}>{appraisal.sentence[language]}</p>
      </section>
      {warnings.length > 0 && (
        <Notice kind="warning" title={t('appraisals.beware')}>
          <ul className={styles['bullets']}>
            {warnings.map(({ code, message }) => (
              <li key={code}>{message[language]}</li>
            ))}
          </ul>
        </Notice>
      )}
      {alternatives.length > 0 && <RatioChart appraisal={appraisal} />}
      {appraisal.comparisons.map((comparison) => (
        <ComparisonPanel key={comparison.place} comparison={comparison} alternatives={alternatives} />
      ))}
      {appraisal.package != null && <PackagePanel chosen={appraisal.package} appraisal={appraisal} />}
      {alternatives.map((alternative) => (
        <Section
          key={alternative.id}
          title={`${alternative.name} · ${alternative.place}`}
          lead={alternatives.length > 1 ? alternative.sentence[language] : undefined}
        >
          <FiguresTable alternative={alternative} appraisal={appraisal} />
          <SensitivityChart alternative={alternative} appraisal={appraisal} />
          <InputsTable alternative={alternative} appraisal={appraisal} />
        </Section>
      ))}
      <Facts appraisal={appraisal} />
    </div>
  );
}

interface Question {
  readonly discountRate: number;
  readonly trafficGrowth: number;
  readonly trafficExponent: number;
  readonly valueSpread: number;
  readonly effectsAre: 'shared' | 'independent';
}

function Facts({ appraisal }: { readonly appraisal: Appraisal }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { data } = useOrganisation();
  const { values } = appraisal;
  const question = appraisal.question as Question;
  return (
    <HowComputed
      title={t('hotspots.how')}
      facts={[
        [t('appraisals.values.title'), `${values.name[language]} (${values.id}, ${values.version})`],
        [t('appraisals.values.standsFor'), values.standsFor[language]],
        [t('appraisals.values.status'), values.statusLabels[language]],
        [t('appraisals.values.source'), values.source[language]],
        [t('appraisals.discountRate'), formats.percent(question.discountRate, 1)],
        [t('appraisals.trafficGrowth'), formats.percent(question.trafficGrowth, 1)],
        [t('appraisals.trafficExponent'), formats.number(question.trafficExponent)],
        [t('appraisals.valueSpread'), `±${formats.percent(question.valueSpread)}`],
        [t('appraisals.effectsAre'), t(`appraisals.effects.${question.effectsAre}`)],
        [t('appraisals.draws'), formats.count(appraisal.draws)],
        [t('hotspots.seed'), formats.count(appraisal.seed)],
        [t('hotspots.softwareVersion'), appraisal.softwareVersion],
        [t('hotspots.computedAt'), formats.dateTime(appraisal.createdAt, data?.organisation.timeZone)],
        [t('hotspots.digest'), <code key="digest">{appraisal.resultDigest}</code>],
      ]}
    />
  );
}
