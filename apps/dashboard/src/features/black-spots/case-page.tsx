import { useQuery } from '@apollo/client/react';
import { EmptyState, Facts, Notice, Page, QueryState, Section, Tag, Tags, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useStoredFilterWords } from '../../filter/use-stored-filter-words.ts';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useMay } from '../../graphql/session.tsx';
import { useOrganisation } from '../../graphql/workspace.ts';
import { BLACK_SPOT, type SpotCase } from './black-spots-queries.ts';
import { CaseDocuments } from './case-documents.tsx';
import { CaseHistory } from './case-history.tsx';
import { statusKind, statusLabel } from './case-words.ts';
import { CasesMap } from './cases-map.tsx';
import { DiagnosisPanel } from './diagnosis-panel.tsx';
import { InterventionOffer } from './intervention-offer.tsx';
import { NoteForm } from './note-form.tsx';
import { Responsible } from './responsible.tsx';
import { StepForm } from './step-form.tsx';
import { useKept } from './use-kept.ts';
import styles from './black-spots.module.css';

/** One case: how it stands, what can be done next, why accidents happen there, and all that was done. */
export function CasePage() {
  const { t } = useTranslation();
  const kept = useKept();
  const language = useLanguage();
  const { id = '' } = useParams();
  const result = useQuery(BLACK_SPOT, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const status = mapStatus(toStatus(result, language), (data) => data.blackSpot ?? null);
  return (
    <Page
      title={status.data?.name ?? t('blackSpots.case')}
      actions={
        <Button component={Link} to={kept('/app/black-spots')} variant="default" size="sm">
          {t('blackSpots.back')}
        </Button>
      }
    >
      <QueryState
        status={status}
        isEmpty={(spot) => spot === null}
        empty={<EmptyState title={t('blackSpots.goneTitle')}>{t('blackSpots.goneText')}</EmptyState>}
      >
        {(spot) => spot !== null && <Case key={spot.id} spot={spot} />}
      </QueryState>
    </Page>
  );
}

function Case({ spot }: { readonly spot: SpotCase }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const mayKeep = useMay('analyses.run');
  const places = useMemo(() => [spot], [spot]);
  return (
    <div className={styles['stack']}>
      {spot.illustrative && (
        <Notice kind="warning" title={t('blackSpots.illustrative')}>
          {t('blackSpots.illustrativeText')}
        </Notice>
      )}
      <Tags>
        <Tag kind={statusKind(spot.status)}>{statusLabel(spot.status, language)}</Tag>
      </Tags>
      <div className={styles['split']}>
        <CasesMap label={t('blackSpots.mapOf', { name: spot.name })} places={places} />
        <div className={styles['column']}>
          <CaseFacts spot={spot} />
          <Responsible spot={spot} />
        </div>
      </div>
      {spot.works != null && <InterventionOffer spot={spot} />}
      {mayKeep && (
        <Section title={t('blackSpots.nextTitle')} card>
          <StepForm key={spot.events.length} spot={spot} />
        </Section>
      )}
      <DiagnosisPanel id={spot.id} accepted={spot.filter} isOutline={spot.outline != null} />
      <Section title={t('blackSpots.documents.title')} lead={t('blackSpots.documents.lead')}>
        <CaseDocuments spot={spot} />
      </Section>
      <Section title={t('blackSpots.history')} lead={t('blackSpots.historyLead')}>
        <CaseHistory events={spot.events} />
        {mayKeep && <NoteForm id={spot.id} />}
      </Section>
    </div>
  );
}

function CaseFacts({ spot }: { readonly spot: SpotCase }) {
  const { t } = useTranslation();
  const kept = useKept();
  const formats = useFormats();
  const { data } = useOrganisation();
  const asked = useStoredFilterWords(spot.filter, data?.organisation.speedUnit ?? 'km/h');
  const { accidents, accidentsPerYear, period, severities } = spot.figures;
  const bySeverity = (['fatal', 'serious', 'slight', 'injury', 'damageOnly', 'unknown'] as const)
    .filter((severity) => severities[severity] > 0)
    .map((severity) => `${t(`blackSpots.severity.${severity}`)} ${formats.count(severities[severity])}`);
  return (
    <Facts
      facts={[
        [t('blackSpots.whenAccepted'), formats.dateTime(spot.createdAt, data?.organisation.timeZone)],
        [
          t('blackSpots.origin'),
          spot.runId == null ? (
            t('blackSpots.drawn', { meters: formats.number(spot.radiusMeters ?? 0) })
          ) : (
            <Link to={kept('/app/hotspots', { run: spot.runId })}>
              {t('blackSpots.hotspot', { rank: formats.count(spot.hotspotRank ?? 0) })}
            </Link>
          ),
        ],
        [t('blackSpots.accidentsThen'), formats.count(accidents)],
        [t('blackSpots.perYear'), accidentsPerYear == null ? '–' : formats.decimal(accidentsPerYear, 1)],
        [t('blackSpots.bySeverity'), bySeverity.length === 0 ? '–' : bySeverity.join(', ')],
        [t('period.title'), period == null ? '–' : formats.period(period)],
        [t('filter.title'), asked],
        [t('blackSpots.dataVersion'), formats.count(spot.dataVersion)],
        ...(spot.decisionNumber == null ? [] : [[t('blackSpots.decisionNumber'), spot.decisionNumber] as const]),
      ]}
    />
  );
}
