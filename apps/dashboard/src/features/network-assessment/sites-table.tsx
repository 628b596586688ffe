import { ASSESSED_SITE_ORDERS, safetyClassLabels } from '@elektron/domain';
import { EmptyState, RecordTable, Section, useFormats, useLanguage } from '@elektron/ui';
import { NativeSelect, SegmentedControl, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AssessmentExport } from './assessment-export.tsx';
import { ClassSwatch } from './assessment-legend.tsx';
import type { AssessedSite, Assessment } from './assessment.ts';
import { Limited } from './road-classes-table.tsx';
import { useAssessmentQuestion } from './use-assessment-question.ts';
import { useListedSites } from './use-more-sites.ts';
import styles from './network-assessment.module.css';

/** So many rows are read; the others are there for whoever asks. */
const FIRST_SITES = 25;

export interface SitesTableProps {
  readonly assessment: Assessment;
  readonly lit: string | null;
  readonly onLight: (id: string) => void;
}

/** Every covered section, or junction, with its class or the reason why it has none. */
export function SitesTable({ assessment, lit, onLight }: SitesTableProps) {
  const { t } = useTranslation();
  const { choice } = useAssessmentQuestion();
  const formats = useFormats();
  const sites = useListedSites(assessment);
  const all = assessment.totals.reduce((sum, total) => sum + (total.kind === choice.kind ? total.sites : 0), 0);
  const title = t(choice.kind === 'segment' ? 'assessment.list.sections' : 'assessment.list.junctions');
  return (
    <Section
      title={title}
      lead={t('assessment.list.lead')}
      actions={<AssessmentExport runId={assessment.run.id} count={assessment.siteCount} />}
    >
      <Tools />
      {sites !== null && sites.length < all && (
        <p className={styles['soft']}>{t('assessment.list.first', { shown: formats.count(sites.length), all: formats.count(all) })}</p>
      )}
      {sites === null ? (
        <p role="status">{t('assessment.list.loading')}</p>
      ) : sites.length === 0 ? (
        <EmptyState title={t('assessment.list.noneTitle')}>{t('assessment.list.noneText')}</EmptyState>
      ) : (
        <List title={title} sites={sites} assessment={assessment} lit={lit} onLight={onLight} />
      )}
    </Section>
  );
}

function Tools() {
  const { t } = useTranslation();
  const { choice, choose } = useAssessmentQuestion();
  return (
    <div className={styles['tools']}>
      <SegmentedControl
        size="xs"
        aria-label={t('assessment.list.kind')}
        value={choice.kind}
        onChange={(value) => choose({ kind: value === 'junction' ? 'junction' : 'segment' })}
        data={[
          { value: 'segment', label: t('assessment.sections') },
          { value: 'junction', label: t('assessment.junctions') },
        ]}
      />
      <NativeSelect
        size="xs"
        label={t('assessment.list.order')}
        value={choice.order}
        onChange={({ currentTarget }) => choose({ order: ASSESSED_SITE_ORDERS.find((order) => order === currentTarget.value) ?? 'class' })}
        data={ASSESSED_SITE_ORDERS.map((value) => ({ value, label: t(`assessment.list.by.${value}`) }))}
      />
    </div>
  );
}

function List({
  title,
  sites,
  assessment,
  lit,
  onLight,
}: SitesTableProps & { readonly title: string; readonly sites: readonly AssessedSite[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const labels = safetyClassLabels(assessment.parameters['timesOfPeers'] ?? 1);
  return (
    <RecordTable
      caption={title}
      rows={sites}
      rowKey={({ kind, id }) => `${kind} ${id}`}
      first={FIRST_SITES}
      columns={[
        { head: t('assessment.road'), kind: 'name', cell: (site) => <Name site={site} lit={lit === site.id} onLight={onLight} /> },
        {
          head: t('assessment.class'),
          cell: ({ safetyClass, reason }) => (
            <>
              <ClassSwatch of={safetyClass} /> {labels[safetyClass][language]}
              {reason !== null && <span className={styles['soft']}>{assessment.reasons[reason]?.[language]}</span>}
            </>
          ),
        },
        {
          head: t('assessment.list.probability'),
          kind: 'number',
          cell: (site) => <Probability site={site} />,
        },
        { head: t('assessment.accidents'), kind: 'number', cell: ({ accidents }) => formats.count(accidents) },
        {
          head: t('assessment.list.severe'),
          kind: 'number',
          cell: ({ severe }) => `${formats.count(severe.fatal)} / ${formats.count(severe.serious)}`,
        },
        {
          head: t('assessment.list.expected'),
          kind: 'number',
          cell: ({ expected, predicted, basis }) =>
            expected === null || predicted === null ? (
              '–'
            ) : (
              <>
                {formats.decimal(expected, 1)} / {formats.decimal(predicted, 1)}
                {basis !== null && <span className={styles['soft']}>{assessment.bases[basis]?.[language]}</span>}
              </>
            ),
        },
        { head: t('assessment.list.excess'), kind: 'number', cell: (site) => <Excess site={site} /> },
        ...(sites[0]?.kind === 'segment'
          ? [
              {
                head: t('assessment.perKilometer'),
                kind: 'number' as const,
                cell: ({ severe }: AssessedSite) => <Limited rate={severe.perKilometerYear} digits={2} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function Name({ site, lit, onLight }: { readonly site: AssessedSite; readonly lit: boolean; readonly onLight: (id: string) => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const length = site.lengthMeters === null ? null : t('assessment.list.meters', { meters: formats.count(Math.round(site.lengthMeters)) });
  return (
    <UnstyledButton
      id={`assessed-${site.id}`}
      className={styles['site']}
      aria-pressed={lit}
      data-lit={lit || undefined}
      onClick={() => onLight(site.id)}
    >
      {site.roadName ?? t('assessment.noName')}
      {length !== null && <span className={styles['soft']}>{length}</span>}
    </UnstyledButton>
  );
}

/** Of exceeding what the high class is judged with, and below it that of the low class where it is another. */
function Probability({ site: { probability, probabilityAboveLike } }: { readonly site: AssessedSite }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (probability === null) return '–';
  return (
    <>
      {formats.percent(probability)}
      {probabilityAboveLike !== null && probabilityAboveLike !== probability && (
        <span className={styles['soft']}>{t('assessment.list.aboveLike', { percent: formats.percent(probabilityAboveLike) })}</span>
      )}
    </>
  );
}

function Excess({ site: { excessPerYear, excessPerYearInterval: limits } }: { readonly site: AssessedSite }) {
  const formats = useFormats();
  if (excessPerYear === null) return '–';
  return (
    <>
      {formats.signed(excessPerYear, 2)}
      {limits !== null && (
        <span className={styles['soft']}>
          {formats.signed(limits.lower, 2)} … {formats.signed(limits.upper, 2)}
        </span>
      )}
    </>
  );
}
