import { ACCESSIBILITY_PROFILE_LABELS, EXCESS_CLASS_LABELS } from '@elektron/domain';
import { RecordTable, Section, useFormats, useLanguage } from '@elektron/ui';
import { Button, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Priorities, PrioritySite } from './sites-queries.ts';
import { excessClassOf } from './site-words.ts';
import { SitesExport } from './sites-export.tsx';
import { Deficit } from './streets-table.tsx';
import { profileOf } from './street-words.ts';
import { useLinkQuestion } from './use-link-question.ts';
import styles from './priorities.module.css';

export interface SitesTableProps {
  readonly answer: Priorities;
  readonly lit: string | null;
  readonly onLight: (id: string) => void;
}

/** Sites with both intervals beside each other, for those who do not point at a map. */
export function SitesTable({ answer, lit, onLight }: SitesTableProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { choice, choose } = useLinkQuestion();
  const { edges, totalCount } = answer.sites;
  const title = t('priorities.sites.title');
  return (
    <Section
      title={title}
      lead={t(choice.cell === null ? 'priorities.sites.worth' : 'priorities.sites.ofCell')}
      actions={<SitesExport count={totalCount} />}
    >
      {choice.cell !== null && (
        <div>
          <Button size="xs" variant="default" onClick={() => choose({ cell: null })}>
            {t('priorities.sites.all')}
          </Button>
        </div>
      )}
      {edges.length < totalCount && (
        <p className={styles['soft']}>
          {t('priorities.sites.shown', { shown: formats.count(edges.length), all: formats.count(totalCount) })}
        </p>
      )}
      <RecordTable
        caption={title}
        rows={edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        first={25}
        columns={[
          { head: t('priorities.sites.site'), kind: 'name', cell: (site) => <Name site={site} lit={lit === site.id} onLight={onLight} /> },
          { head: t('priorities.sites.accidents'), kind: 'number', cell: ({ accidents }) => formats.count(accidents) },
          { head: t('priorities.sites.excess'), cell: (site) => <Excess site={site} /> },
          { head: t('priorities.list.deficit'), cell: (site) => <Lacking site={site} /> },
        ]}
      />
    </Section>
  );
}

function Name({ site, lit, onLight }: { readonly site: PrioritySite; readonly lit: boolean; readonly onLight: (id: string) => void }) {
  const { t } = useTranslation();
  const kind = t(site.kind === 'junction' ? 'priorities.sites.junction' : 'priorities.sites.segment');
  return (
    <UnstyledButton
      id={`site-${site.id}`}
      className={styles['street']}
      aria-pressed={lit}
      data-lit={lit || undefined}
      onMouseEnter={() => onLight(site.id)}
      onFocus={() => onLight(site.id)}
      onClick={() => onLight(site.id)}
    >
      {[kind, site.roadName].filter((part) => part != null).join(', ')}
    </UnstyledButton>
  );
}

const DIGITS = 2;

function Excess({ site: { excessPerYear, excessLower, excessUpper, excessClass, noExcessText } }: { readonly site: PrioritySite }) {
  const language = useLanguage();
  const formats = useFormats();
  const known = excessClassOf(excessClass);
  if (known === null || excessPerYear == null || excessLower == null || excessUpper == null) return noExcessText?.[language] ?? '–';
  return (
    <ul className={styles['lines']}>
      <li>
        {formats.signed(excessPerYear, DIGITS)} ({formats.signed(excessLower, DIGITS)} … {formats.signed(excessUpper, DIGITS)})
      </li>
      <li className={styles['soft']}>{EXCESS_CLASS_LABELS[known][language]}</li>
    </ul>
  );
}

function Lacking({ site }: { readonly site: PrioritySite }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  if (site.deficit == null) return t('priorities.matrix.noDeficit');
  const barriers = site.barriers.filter(({ count }) => count > 0);
  return (
    <>
      <Deficit deficit={site.deficit} />
      <ul className={styles['lines']}>
        <li>{t('priorities.sites.holds', { crossings: formats.count(site.crossings), footways: formats.count(site.footways) })}</li>
        {barriers.length > 0 && (
          <li>
            {t('priorities.sites.barriers')}{' '}
            {barriers
              .map(({ profile, count }) => `${ACCESSIBILITY_PROFILE_LABELS[profileOf(profile)][language]} ${formats.count(count)}`)
              .join(', ')}
          </li>
        )}
      </ul>
    </>
  );
}
