import { useQuery } from '@apollo/client/react';
import { ACCIDENT_MEASURE_TEXTS } from '@elektron/domain';
import { Notice, QueryState, RecordTable, useFormats, useLanguage, type RecordColumn } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { daysOf } from './month-words.ts';
import { SIGNED_MEASURES } from './month-detail.tsx';
import { SIGNED_MONTH_CHANGES, type BoardMonth, type SignedChange } from './months-queries.ts';
import styles from './months.module.css';

export interface SignedChangesProps {
  readonly month: BoardMonth;
  readonly unitId: string;
  readonly signed: BoardMonth['counts'];
}

/** "Signed 3 killed, now 4", and because of which accidents. */
export function SignedChanges({ month, unitId, signed }: SignedChangesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const variables = { unitId, month: month.month };
  const result = useQuery(SIGNED_MONTH_CHANGES, { variables, fetchPolicy: 'cache-and-network' });
  const sentences = SIGNED_MEASURES.filter(([, name]) => month.counts[name] !== signed[name]).map(([id, name]) =>
    t('months.detail.signedNow', {
      measure: ACCIDENT_MEASURE_TEXTS[id].labels[language],
      signed: formats.count(signed[name]),
      now: formats.count(month.counts[name]),
    }),
  );
  return (
    <QueryState status={mapStatus(toStatus(result, language), (data) => data.signedMonthChanges)}>
      {(changes) =>
        changes.length === 0 ? null : (
          <div className={styles['stack']}>
            <Notice kind="warning" title={t('months.detail.changes')}>
              <p>{[...sentences, t('months.detail.because')].join('· ')}</p>
            </Notice>
            <ChangesTable changes={changes} />
          </div>
        )
      }
    </QueryState>
  );
}

const KINDS = ['added', 'moved-in', 'changed', 'moved-out', 'gone'] as const;
const CAUSES = ['correction', 'import', 'import-undone', 'duplicate'] as const;

function ChangesTable({ changes }: { readonly changes: readonly SignedChange[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const describe = (counts: SignedChange['before']): string =>
    counts == null
      ? '–'
      : t('months.detail.consequences', {
          killed: formats.count(counts.killed),
          seriously: formats.count(counts.seriouslyInjured),
          slightly: formats.count(counts.slightlyInjured),
        });
  const columns: RecordColumn<SignedChange>[] = [
    { head: t('months.detail.date'), kind: 'name', cell: ({ date }) => (date.length === 10 ? formats.date(date) : date) },
    { head: t('months.detail.kind'), cell: ({ kind }) => t(`months.detail.kinds.${KINDS.find((known) => known === kind) ?? 'changed'}`) },
    { head: t('months.detail.was'), cell: ({ before }) => describe(before) },
    { head: t('months.detail.is'), cell: ({ after }) => describe(after) },
    { head: t('months.detail.cause'), cell: ({ cause }) => <Cause cause={cause} /> },
    { head: t('months.detail.known'), kind: 'wide', cell: (change) => <Known change={change} /> },
    {
      head: t('months.detail.openAccident'),
      kind: 'actions',
      cell: ({ accidentId }) => <Link to={`/app?accident=${accidentId}`}>{t('months.detail.openAccident')}</Link>,
    },
  ];
  return <RecordTable caption={t('months.detail.changes')} rows={changes} rowKey={({ accidentId }) => accidentId} columns={columns} />;
}

function Cause({ cause }: Pick<SignedChange, 'cause'>) {
  const { t } = useTranslation();
  const known = CAUSES.find((candidate) => candidate === cause);
  return known === undefined ? '–' : t(`months.detail.causes.${known}`);
}

function Known({ change: { knownOn, daysAfter, deathToBeChecked } }: { readonly change: SignedChange }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (knownOn == null) return '–';
  return (
    <>
      {formats.date(knownOn)}
      {daysAfter != null && `, ${t('months.detail.daysAfter', daysOf(daysAfter, formats))}`}
      {deathToBeChecked && <p>{t('months.detail.deathToBeChecked')}</p>}
    </>
  );
}
