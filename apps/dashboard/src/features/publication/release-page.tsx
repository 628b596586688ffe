import { useQuery } from '@apollo/client/react';
import { nameBlock } from '@elektron/domain';
import { BackIcon, Facts, Notice, Page, QueryState, Section, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { DraftHistory } from './draft-history.tsx';
import { DraftProgress } from './draft-progress.tsx';
import { DraftSteps } from './draft-steps.tsx';
import { RELEASE_DRAFT, type Draft } from './publication-queries.ts';
import { ReleaseAudit } from './release-audit.tsx';
import { ReleasePreview } from './release-preview.tsx';
import { StatusTag } from './status-tag.tsx';
import styles from './publication.module.css';

/** How often a draft that is being computed is looked at. */
const POLL_MS = 1_000;

/** A draft, from being computed to being public or withdrawn. */
export function ReleasePage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id = '' } = useParams();
  const { search } = useLocation();
  const result = useQuery(RELEASE_DRAFT, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const { startPolling, stopPolling } = result;
  const computing = result.data?.releaseDraft?.status === 'computing';
  useEffect(() => {
    if (!computing) return undefined;
    startPolling(POLL_MS);
    return stopPolling;
  }, [computing, startPolling, stopPolling]);
  return (
    <Page
      title={result.data?.releaseDraft?.result?.releaseId ?? t('publication.draftName')}
      actions={
        <Button component={Link} to={{ pathname: '/app/publication', search }} variant="default" size="sm" leftSection={<BackIcon />}>
          {t('publication.back')}
        </Button>
      }
    >
      <QueryState status={mapStatus(toStatus(result, language), ({ releaseDraft }) => releaseDraft)}>
        {(draft) => (draft == null ? <p role="alert">{t('publication.noPreview')}</p> : <Whole draft={draft} />)}
      </QueryState>
    </Page>
  );
}

function Whole({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { status, problem, result } = draft;
  return (
    <div className={styles['stack']}>
      <div>
        <StatusTag {...draft} />
      </div>
      {draft.illustrative && <Notice kind="warning">{t('publication.illustrative')}</Notice>}
      {status === 'computing' && <DraftProgress draft={draft} />}
      {status === 'interrupted' && <Notice kind="warning">{t('publication.interrupted')}</Notice>}
      {problem != null && (
        <Notice kind="danger" title={draft.statusLabels[language]} announce>
          <p>{problem.message[language]}</p>
        </Notice>
      )}
      <DraftSteps draft={draft} />
      {result != null && <ReleaseAudit result={result} />}
      {result != null && <ReleasePreview id={draft.id} status={status} result={result} />}
      <Asked draft={draft} />
      <DraftHistory draft={draft} />
    </div>
  );
}

function Asked({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const answer = (yes: boolean): string => t(yes ? 'publication.yes' : 'publication.no');
  return (
    <Section title={t('publication.facts')} card>
      <Facts
        facts={[
          [t('publication.years'), draft.blocks.map(nameBlock).join(', ')],
          [t('publication.threshold'), formats.count(draft.threshold)],
          [t('publication.blackSpots'), answer(draft.includesBlackSpots)],
          [t('publication.interventions'), answer(draft.includesInterventions)],
          [t('publication.barriers'), answer(draft.includesBarriers)],
          [t('publication.licence'), draft.licence],
          [t('publication.attribution'), draft.attribution],
        ]}
      />
    </Section>
  );
}
