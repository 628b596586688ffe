import { useQuery } from '@apollo/client/react';
import { BackIcon, EmptyState, Notice, Page, QueryState, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useMay } from '../../graphql/session.tsx';
import type { KindEvidenceQuery } from '../../graphql/generated/graphql.ts';
import { EvidenceFilter } from './evidence-filter.tsx';
import { KIND_EVIDENCE } from './evidence-queries.ts';
import { nameStudies, readKind } from './evidence.ts';
import { ForestCard, LeaveOneOutCard } from './forest-card.tsx';
import { FunnelCard } from './funnel-card.tsx';
import { PoolingFacts } from './pooling-facts.tsx';
import { StudiesTable } from './studies-table.tsx';
import { useEvidenceFilter } from './use-evidence-filter.ts';
import styles from './evidence.module.css';

/** One kind of intervention: its studies, what they say together, and how far that can be trusted. */
export function KindView({ kind, onBack }: { readonly kind: string; readonly onBack: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const mayEnter = useMay('analyses.run');
  const { choose, filter } = useEvidenceFilter();
  const result = useQuery(KIND_EVIDENCE, { variables: { kind, filter }, fetchPolicy: 'cache-and-network' });
  const status = mapStatus(toStatus(result, language), ({ kindEvidence }) => kindEvidence);
  return (
    <Page
      title={status.data?.entry.kindLabels[language] ?? t('evidence.title')}
      actions={
        <div className={styles['actions']}>
          <Button variant="default" size="sm" leftSection={<BackIcon />} onClick={onBack}>
            {t('evidence.back')}
          </Button>
          {mayEnter && (
            <Button variant="default" size="sm" onClick={() => void choose({ enter: 'factor' })}>
              {t('evidence.enter')}
            </Button>
          )}
        </div>
      }
    >
      <div className={styles['stack']}>
        <EvidenceFilter />
        <QueryState status={status}>{(of) => <KindReport of={of} />}</QueryState>
      </div>
    </Page>
  );
}

function KindReport({ of }: { readonly of: KindEvidenceQuery['kindEvidence'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { studies, pooled } = readKind(of);
  const names = nameStudies(studies, language, (organisation, number) => (number === 1 ? organisation : `${organisation} · ${number}`));
  const { entry } = of;
  return (
    <div className={styles['stack']}>
      <section className={styles['answer']} aria-label={t('evidence.inOneSentence')}>
        <p>{entry.sentence[language]}</p>
      </section>
      {of.notices.length > 0 && (
        <Notice kind="warning" title={t('evidence.beware')}>
          <ul className={styles['bullets']}>
            {of.notices.map(({ code, message }) => (
              <li key={code}>{message[language]}</li>
            ))}
          </ul>
        </Notice>
      )}
      {studies.length === 0 ? (
        <EmptyState title={t('evidence.noStudiesTitle')}>{t('evidence.noStudiesText')}</EmptyState>
      ) : (
        <>
          <div className={styles['pictures']}>
            <ForestCard studies={studies} names={names} entry={entry} />
            <FunnelCard pooled={pooled} names={names} />
          </div>
          <PoolingFacts pooled={pooled} />
          {pooled.leaveOneOut.length > 0 && <LeaveOneOutCard pooled={pooled} names={names} />}
          <StudiesTable studies={studies} names={names} />
        </>
      )}
    </div>
  );
}
