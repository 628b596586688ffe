import { useQuery } from '@apollo/client/react';
import { EmptyState, Notice, Page, QueryState, RecordTable, useFormats, useLanguage, type Formats } from '@elektron/ui';
import { Button, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FileMenu } from '../../exports/file-menu.tsx';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useMay } from '../../graphql/session.tsx';
import { EvidenceFilter } from './evidence-filter.tsx';
import { EVIDENCE_LIBRARY, type EvidenceEntry } from './evidence-queries.ts';
import { FactorForm } from './factor-form.tsx';
import { KindView } from './kind-view.tsx';
import { useEvidenceFilter } from './use-evidence-filter.ts';
import styles from './evidence.module.css';

/** What works: the effects of interventions, pooled over the network and what was published. */
export function EvidencePage() {
  const { choice, choose } = useEvidenceFilter();
  if (choice.enter !== null) return <FactorForm kind={choice.kind} onClose={() => void choose({ enter: null })} />;
  return choice.kind === null ? <Library /> : <KindView kind={choice.kind} onBack={() => void choose({ kind: null })} />;
}

const FILE_KINDS = ['csv', 'xlsx'] as const;

function Library() {
  const { t } = useTranslation();
  const language = useLanguage();
  const mayEnter = useMay('analyses.run');
  const { choose, filter } = useEvidenceFilter();
  const result = useQuery(EVIDENCE_LIBRARY, { variables: { filter }, fetchPolicy: 'cache-and-network' });
  const status = mapStatus(toStatus(result, language), ({ evidenceLibrary }) => evidenceLibrary);
  return (
    <Page
      title={t('evidence.title')}
      lead={t('evidence.lead')}
      actions={
        <div className={styles['actions']}>
          {mayEnter && (
            <Button size="xs" variant="default" onClick={() => void choose({ enter: 'factor' })}>
              {t('evidence.enter')}
            </Button>
          )}
          <FileMenu kinds={FILE_KINDS} pathOf={(kind) => filePath(kind, filter, language)} heading={t('evidence.fileHeading')} />
        </div>
      }
    >
      <div className={styles['stack']}>
        <EvidenceFilter />
        <QueryState status={status}>{(entries) => <LibraryTables entries={entries} />}</QueryState>
      </div>
    </Page>
  );
}

export function filePath(kind: string, filter: ReturnType<typeof useEvidenceFilter>['filter'], language: string): string {
  const search = new URLSearchParams({ lang: language, origin: filter.origin });
  if (filter.outcome !== null) search.set('outcome', filter.outcome);
  if (filter.leastPoints !== null) search.set('leastPoints', String(filter.leastPoints));
  return `/api/export/evidence.${kind}?${search.toString()}`;
}

function LibraryTables({ entries }: { readonly entries: readonly EvidenceEntry[] }) {
  const { t } = useTranslation();
  const known = entries.filter(({ studies, withheld, undecided }) => studies + withheld + undecided > 0);
  const unknown = entries.filter((entry) => !known.includes(entry));
  return (
    <div className={styles['stack']}>
      {known.length === 0 ? (
        <EmptyState title={t('evidence.noneTitle')}>{t('evidence.noneText')}</EmptyState>
      ) : (
        <LibraryTable caption={t('evidence.library')} entries={known} />
      )}
      <Notice kind="note">{t('evidence.howItFills')}</Notice>
      {unknown.length > 0 && (
        <details className={styles['more']}>
          <summary>{t('evidence.nothingKnown', { count: unknown.length })}</summary>
          <LibraryTable caption={t('evidence.nothingKnown', { count: unknown.length })} entries={unknown} />
        </details>
      )}
    </div>
  );
}

function LibraryTable({ caption, entries }: { readonly caption: string; readonly entries: readonly EvidenceEntry[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { choose } = useEvidenceFilter();
  return (
    <RecordTable
      caption={caption}
      rows={entries}
      rowKey={({ kind }) => kind}
      columns={[
        {
          head: t('evidence.columns.kind'),
          kind: 'name',
          cell: ({ kind, kindLabels }) => (
            <UnstyledButton className={styles['kind'] ?? ''} onClick={() => void choose({ kind })}>
              {kindLabels[language]}
            </UnstyledButton>
          ),
        },
        { head: t('evidence.columns.factor'), kind: 'number', cell: ({ factor }) => decimalOr(factor, formats) },
        { head: t('evidence.columns.interval'), kind: 'number', cell: ({ confidenceInterval }) => rangeOr(confidenceInterval, formats) },
        { head: t('evidence.columns.prediction'), kind: 'number', cell: ({ predictionInterval }) => rangeOr(predictionInterval, formats) },
        {
          head: t('evidence.columns.studies'),
          kind: 'number',
          cell: ({ studies, publishedStudies }) =>
            publishedStudies === 0
              ? formats.count(studies)
              : t('evidence.ofThemPublished', { studies: formats.count(studies), published: formats.count(publishedStudies) }),
        },
        {
          head: t('evidence.columns.points'),
          kind: 'number',
          cell: ({ lowestPoints, highestPoints }) => pointsOr(lowestPoints, highestPoints, formats),
        },
        { head: t('evidence.columns.withheld'), kind: 'number', cell: ({ withheld }) => formats.count(withheld) },
        { head: t('evidence.columns.undecided'), kind: 'number', cell: ({ undecided }) => formats.count(undecided) },
      ]}
    />
  );
}

function decimalOr(value: number | null, formats: Formats): string {
  return value === null ? '–' : formats.decimal(value, 2);
}

function rangeOr(interval: EvidenceEntry['confidenceInterval'], formats: Formats): string {
  return interval?.lower == null || interval.upper === null
    ? '–'
    : `${formats.decimal(interval.lower, 2)} – ${formats.decimal(interval.upper, 2)}`;
}

function pointsOr(lowest: number | null, highest: number | null, formats: Formats): string {
  if (lowest === null || highest === null) return '–';
  return lowest === highest ? formats.count(lowest) : `${formats.count(lowest)} – ${formats.count(highest)}`;
}
