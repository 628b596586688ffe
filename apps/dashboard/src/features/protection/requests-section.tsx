import { useQuery } from '@apollo/client/react';
import { EmptyState, QueryState, RecordTable, Section, Tag, useFormats, useLanguage, type TagKind } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useOrganisation } from '../../graphql/workspace.ts';
import { DecideDialog } from './decide-dialog.tsx';
import { REQUEST_KINDS, SUBJECT_REQUESTS, type SubjectRequest } from './protection-queries.ts';
import styles from './protection.module.css';

const STATUSES = ['open', 'approved', 'refused', 'done'] as const;
const STATUS_TAGS: Readonly<Record<(typeof STATUSES)[number], TagKind>> = {
  open: 'plain',
  approved: 'plain',
  refused: 'quiet',
  done: 'good',
};

export interface RequestsSectionProps {
  readonly personId: string;
  readonly mayDecide: boolean;
}

/** What persons have asked for; for an officer to decide, for whoever opened it to follow. */
export function RequestsSection({ personId, mayDecide }: RequestsSectionProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { data: organisation } = useOrganisation();
  const result = useQuery(SUBJECT_REQUESTS, { fetchPolicy: 'cache-and-network' });
  const [asked, setAsked] = useState<SubjectRequest | null>(null);
  const at = (instant: string): string => formats.dateTime(instant, organisation?.organisation.timeZone);
  return (
    <Section title={t('protection.requests.title')} lead={t('protection.requests.lead')}>
      <QueryState
        status={mapStatus(toStatus(result, language), (data) => data.subjectRequests)}
        isEmpty={(requests) => requests.length === 0}
        empty={
          <EmptyState title={t('protection.requests.noneTitle')}>
            {t(mayDecide ? 'protection.requests.noneTextOfficer' : 'protection.requests.noneText')}
          </EmptyState>
        }
      >
        {(requests) => (
          <RecordTable
            caption={t('protection.requests.title')}
            rows={requests}
            rowKey={(request) => request.id}
            columns={[
              { head: t('protection.requests.kind'), kind: 'name', cell: (request) => <Kind request={request} /> },
              {
                head: t('protection.requests.opened'),
                cell: (request) => t('protection.requests.byWhom', { when: at(request.openedAt), name: request.openedBy.displayName }),
              },
              { head: t('protection.requests.reason'), kind: 'wide', cell: (request) => request.reason },
              { head: t('protection.requests.state'), cell: (request) => <Status status={request.status} /> },
              {
                head: t('protection.requests.decision'),
                kind: 'wide',
                cell: (request) =>
                  request.decidedAt == null ? (
                    '–'
                  ) : (
                    <div>
                      {request.decision}
                      <span className={styles['line']}>
                        {t('protection.requests.byWhom', { when: at(request.decidedAt), name: request.decidedBy?.displayName ?? '–' })}
                      </span>
                    </div>
                  ),
              },
              {
                head: t('protection.requests.actions'),
                kind: 'actions',
                cell: (request) => (
                  <Actions request={request} own={request.openedBy.personId === personId} onDecide={mayDecide ? setAsked : null} />
                ),
              },
            ]}
          />
        )}
      </QueryState>
      {asked !== null && <DecideDialog request={asked} onClose={() => setAsked(null)} />}
    </Section>
  );
}

function Kind({ request }: { readonly request: SubjectRequest }) {
  const { t } = useTranslation();
  const kind = REQUEST_KINDS.find((each) => each === request.kind);
  return (
    <>
      {kind === undefined ? request.kind : t(`protection.requests.kinds.${kind}`)}
      <span className={styles['line']}>
        {t('protection.requests.aboutText', {
          accident: request.accidentLabel,
          unit: request.unitReference,
          casualty: request.casualtyReference,
        })}
      </span>
    </>
  );
}

function Status({ status }: { readonly status: string }) {
  const { t } = useTranslation();
  const known = STATUSES.find((each) => each === status);
  return known === undefined ? status : <Tag kind={STATUS_TAGS[known]}>{t(`protection.requests.states.${known}`)}</Tag>;
}

interface ActionsProps {
  readonly request: SubjectRequest;
  /** Whether whoever looks has opened it. */
  readonly own: boolean;
  readonly onDecide: ((request: SubjectRequest) => void) | null;
}

function Actions({ request, own, onDecide }: ActionsProps) {
  const { t } = useTranslation();
  // The file comes once: the second click would only say that it is gone.
  const [fetched, setFetched] = useState(false);
  return (
    <>
      {onDecide !== null && request.status === 'open' && (
        <Button size="xs" onClick={() => onDecide(request)}>
          {t('protection.requests.decide')}
        </Button>
      )}
      {own && !fetched && request.exportPath != null && (
        <Button
          component="a"
          href={request.exportPath}
          download
          size="xs"
          variant="default"
          title={t('protection.requests.downloadHelp')}
          onClick={() => setTimeout(() => setFetched(true))}
        >
          {t('protection.requests.download')}
        </Button>
      )}
    </>
  );
}
