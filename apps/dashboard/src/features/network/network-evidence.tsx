import { useQuery } from '@apollo/client/react';
import { EVIDENCE_OUTCOME_LABELS, type EvidenceOutcome, type Text } from '@elektron/domain';
import { EmptyState, QueryState, RecordTable, Section, useFormats, useLanguage, type Formats } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { NETWORK_EVIDENCE, type NetworkKind } from './network-queries.ts';
import styles from './network.module.css';

/** A study of the network; it comes as JSON. */
interface Study {
  readonly id: string;
  readonly organisation: Text;
  readonly factor: number;
  readonly lower: number;
  readonly upper: number;
  readonly outcome: EvidenceOutcome;
  readonly points: number | null;
  readonly published: { readonly citation: string; readonly publishedYear: number; readonly url: string } | null;
}

type Entry = NetworkKind['entry'];

/** What organisations have contributed to the evidence, how good it is, and how much they keep. */
export function NetworkEvidenceSection() {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(NETWORK_EVIDENCE, { fetchPolicy: 'cache-and-network' });
  return (
    <Section title={t('network.evidence.title')} lead={t('network.evidence.lead')}>
      <QueryState
        status={mapStatus(toStatus(result, language), (data) => data.networkEvidence)}
        isEmpty={(kinds) => kinds.length === 0}
        empty={<EmptyState title={t('network.evidence.noneTitle')}>{t('network.evidence.noneText')}</EmptyState>}
      >
        {(kinds) => (
          <div className={styles['totals']}>
            <Kinds entries={kinds.map(({ entry }) => entry)} />
            <Studies kinds={kinds} />
          </div>
        )}
      </QueryState>
    </Section>
  );
}

function Kinds({ entries }: { readonly entries: readonly Entry[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  return (
    <RecordTable
      caption={t('network.evidence.byKind')}
      rows={entries}
      rowKey={({ kind }) => kind}
      columns={[
        { head: t('evidence.columns.kind'), kind: 'name', cell: ({ kindLabels }) => kindLabels[language] },
        { head: t('evidence.columns.factor'), kind: 'number', cell: ({ factor }) => (factor === null ? '–' : formats.decimal(factor, 2)) },
        { head: t('evidence.columns.interval'), kind: 'number', cell: ({ confidenceInterval }) => between(confidenceInterval, formats) },
        { head: t('evidence.columns.prediction'), kind: 'number', cell: ({ predictionInterval }) => between(predictionInterval, formats) },
        { head: t('evidence.columns.studies'), kind: 'number', cell: ({ studies }) => formats.count(studies) },
        { head: t('evidence.columns.withheld'), kind: 'number', cell: ({ withheld }) => formats.count(withheld) },
        { head: t('evidence.columns.undecided'), kind: 'number', cell: ({ undecided }) => formats.count(undecided) },
      ]}
    />
  );
}

function Studies({ kinds }: { readonly kinds: readonly NetworkKind[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const rows = kinds.flatMap(({ entry, studies }) =>
    (studies as readonly Study[]).map((study) => ({ ...study, kindLabels: entry.kindLabels })),
  );
  if (rows.length === 0) return null;
  return (
    <RecordTable
      caption={t('network.evidence.studies')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { head: t('evidence.columns.study'), kind: 'name', cell: (study) => <Source study={study} /> },
        { head: t('evidence.columns.kind'), cell: ({ kindLabels }) => kindLabels[language] },
        { head: t('evidence.columns.outcome'), cell: ({ outcome }) => EVIDENCE_OUTCOME_LABELS[outcome][language] },
        { head: t('evidence.columns.factor'), kind: 'number', cell: ({ factor }) => formats.decimal(factor, 2) },
        { head: t('evidence.columns.interval'), kind: 'number', cell: (study) => between(study, formats) },
        { head: t('evidence.columns.points'), kind: 'number', cell: ({ points }) => (points === null ? '–' : formats.count(points)) },
      ]}
    />
  );
}

/** Who has contributed an evaluation, or which publication was read, and by whom. */
function Source({ study: { organisation, published } }: { readonly study: Study }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (published === null) return <>{organisation[language]}</>;
  const { citation, publishedYear, url } = published;
  return (
    <>
      {url === '' ? (
        citation
      ) : (
        <a href={url} target="_blank" rel="noreferrer">
          {citation}
        </a>
      )}
      {` (${publishedYear}) · ${t('network.evidence.enteredBy', { name: organisation[language] })}`}
    </>
  );
}

function between(interval: Entry['confidenceInterval'], formats: Formats): string {
  return interval?.lower == null || interval.upper === null
    ? '–'
    : `${formats.decimal(interval.lower, 2)} – ${formats.decimal(interval.upper, 2)}`;
}
