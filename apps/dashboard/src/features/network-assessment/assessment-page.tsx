import { useQuery } from '@apollo/client/react';
import { canBeAssessed, type BoundingBox } from '@elektron/domain';
import { EmptyState, MapPage, QueryState, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { AssessmentForm } from './assessment-form.tsx';
import { AssessmentLegend } from './assessment-legend.tsx';
import { AssessmentMap } from './assessment-map.tsx';
import { RANKINGS, type Ranking } from './assessment-queries.ts';
import { AssessmentReport } from './assessment-report.tsx';
import type { Assessment } from './assessment.ts';
import { LegalFacts, PrintHead } from './report-facts.tsx';
import { useAssessment } from './use-assessment.ts';
import { isCut, useDrawnSites } from './use-more-sites.ts';
import { useAssessmentQuestion } from './use-assessment-question.ts';
import styles from './network-assessment.module.css';

/** How safe is each section of the covered roads beside its like, as far as accidents can say it? */
export function AssessmentPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const rankings = useQuery(RANKINGS, { fetchPolicy: 'cache-and-network' });
  const { choice } = useAssessmentQuestion();
  const assessable = useMemo(
    () => (rankings.data?.hotspotRuns ?? []).filter((run) => run.status === 'finished' && canBeAssessed(run)),
    [rankings.data],
  );
  const runId = choice.run ?? assessable[0]?.id ?? null;
  const { result, assessment } = useAssessment(runId);
  const status =
    runId === null ? mapStatus(toStatus(rankings, language), () => null) : mapStatus(toStatus(result, language), () => assessment);
  const [lit, setLit] = useState<string | null>(null);
  const pick = (id: string): void => {
    setLit(id);
    document.getElementById(`assessed-${id}`)?.scrollIntoView({ block: 'nearest' });
  };
  const [view, setView] = useState<BoundingBox | null>(null);
  const sites = useDrawnSites(assessment, view);
  const isNone = rankings.data !== undefined && runId === null;
  return (
    <MapPage
      title={t('assessment.title')}
      bar={<Bar assessment={assessment} />}
      map={
        (assessment !== null || isNone) && (
          <AssessmentMap
            key={`${runId} ${(assessment?.siteCount ?? 0) > 0}`}
            sites={sites}
            lit={sites.find(({ id }) => id === lit) ?? null}
            onPick={pick}
            onView={setView}
          />
        )
      }
      legend={<AssessmentLegend isCut={assessment !== null && isCut(assessment)} />}
    >
      <div className={styles['report']}>
        <header>
          <h2>{t('assessment.title')}</h2>
          <p className={styles['soft']}>{t('assessment.subtitle')}</p>
        </header>
        {isNone ? (
          <NoRanking />
        ) : (
          <>
            {runId !== null && <AssessmentForm rankings={withChosen(assessable, assessment)} runId={runId} />}
            <QueryState status={status}>
              {(shown) => shown !== null && <AssessmentReport assessment={shown} lit={lit} onLight={setLit} />}
            </QueryState>
          </>
        )}
      </div>
    </MapPage>
  );
}

/** An older run than the list has can be named by its address. */
function withChosen(rankings: readonly Ranking[], assessment: Assessment | null): readonly Ranking[] {
  if (assessment === null || rankings.some(({ id }) => id === assessment.run.id)) return rankings;
  return [...rankings, assessment.run as unknown as Ranking];
}

function Bar({ assessment }: { readonly assessment: Assessment | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      {assessment !== null && <PrintHead assessment={assessment} />}
      <section className={styles['sentence']} aria-label={t('assessment.inOneSentence')} aria-live="polite">
        {assessment !== null && <p>{assessment.sentence[language]}</p>}
      </section>
    </>
  );
}

function NoRanking() {
  const { t } = useTranslation();
  return (
    <>
      <EmptyState
        title={t('assessment.noneTitle')}
        action={
          <Button component={Link} to="/app/hotspots">
            {t('assessment.toHotspots')}
          </Button>
        }
      >
        {t('assessment.noneText')}
      </EmptyState>
      <LegalFacts />
    </>
  );
}
