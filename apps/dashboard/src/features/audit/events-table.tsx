import { useQuery } from '@apollo/client/react';
import { CheckIcon, RecordTable, Tag, useFormats, useLanguage } from '@elektron/ui';
import { Button, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AuditEventsQuery } from '../../graphql/generated/graphql.ts';
import { useOrganisation } from '../../graphql/workspace.ts';
import { ORGANISATION_NAMES, type AuditEvent } from './audit-queries.ts';
import { describeDetails, describeSubject } from './describe-event.ts';
import styles from './audit.module.css';

export interface EventsTableProps {
  readonly events: AuditEventsQuery['auditEvents'];
  readonly onMore: (after: string) => void;
  /** Only what one person did. */
  readonly onPerson: (personId: string) => void;
}

/** Events in words, each with all that is stored of it one click away. */
export function EventsTable({ events, onMore, onPerson }: EventsTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { data: organisation } = useOrganisation();
  const { pageInfo, edges, totalCount } = events;
  return (
    <div className={styles['events']}>
      <RecordTable
        caption={t('audit.table.caption')}
        rows={edges.map(({ node }) => node)}
        rowKey={(event) => event.id}
        columns={[
          {
            head: t('audit.table.when'),
            kind: 'short',
            cell: (event) => formats.dateTime(event.occurredAt, organisation?.organisation.timeZone),
          },
          { head: t('audit.table.who'), cell: (event) => <Who event={event} onPerson={onPerson} /> },
          {
            head: t('audit.table.what'),
            kind: 'wide',
            cell: (event) => <What event={event} label={event.actionLabel[language]} />,
          },
          { head: t('audit.table.about'), cell: (event) => <About event={event} /> },
          {
            head: t('audit.table.sealed'),
            cell: (event) => (event.sealed ? <Sealed /> : <Tag>{t('audit.table.waiting')}</Tag>),
          },
        ]}
      />
      {pageInfo.hasNextPage && pageInfo.endCursor != null && (
        <div>
          <Button variant="default" size="sm" onClick={() => onMore(pageInfo.endCursor ?? '')}>
            {t('audit.table.more', { shown: formats.count(edges.length), total: formats.count(totalCount) })}
          </Button>
        </div>
      )}
    </div>
  );
}

function Sealed() {
  const { t } = useTranslation();
  return (
    <span className={styles['sealed']}>
      <CheckIcon />
      <span className="el-hidden">{t('audit.table.sealed')}</span>
    </span>
  );
}

function Who({ event: { person, actorKind }, onPerson }: { readonly event: AuditEvent; readonly onPerson: EventsTableProps['onPerson'] }) {
  const { t } = useTranslation();
  if (person == null) return <span className={styles['soft']}>{t('audit.table.installation')}</span>;
  const name = person.displayName ?? t('audit.table.gone');
  const by = actorKind === 'token' ? t('audit.table.byToken') : actorKind === 'job' ? t('audit.table.byJob') : null;
  return (
    <div>
      <UnstyledButton
        className={styles['person']}
        aria-label={t('audit.table.onlyPerson', { name })}
        onClick={() => onPerson(person.personId)}
      >
        {name}
      </UnstyledButton>
      {by !== null && <span className={styles['line']}>{by}</span>}
    </div>
  );
}

function What({ event, label }: { readonly event: AuditEvent; readonly label: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const speedUnit = useOrganisation().data?.organisation.speedUnit ?? 'km/h';
  const organisations = useQuery(ORGANISATION_NAMES).data?.organisations ?? [];
  const details = describeDetails(event, { t, language, formats, speedUnit, organisations });
  return (
    <div>
      <span className={styles['action']}>{label}</span>
      {details.length > 0 && <span className={styles['line']}>{details.join(' · ')}</span>}
      <details className={styles['stored']}>
        <summary>{t('audit.table.asStored')}</summary>
        <code>
          {JSON.stringify(
            { action: event.action, subject: event.subjectKind, id: event.subjectId, fields: event.fields, details: event.details },
            null,
            1,
          )}
        </code>
      </details>
    </div>
  );
}

/** So much of an id as is needed to tell two apart. */
const ID_DIGITS = 8;

function About({ event: { subjectKind, subjectId } }: { readonly event: AuditEvent }) {
  const { t } = useTranslation();
  const kind = describeSubject(subjectKind, t);
  if (kind === '') return '–';
  return (
    <span>
      {kind} {subjectId != null && <code title={subjectId}>{subjectId.slice(0, ID_DIGITS)}</code>}
    </span>
  );
}
