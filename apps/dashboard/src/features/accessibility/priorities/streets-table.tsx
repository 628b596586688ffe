import { ACCESSIBILITY_PROFILE_LABELS, BARRIER_VERDICT_LABELS, JUDGED_ITEMS, STREET_ORDERS } from '@elektron/domain';
import { RecordTable, Section, useFormats, useLanguage, type RecordColumn } from '@elektron/ui';
import { SegmentedControl, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IntervalBar } from './interval-bar.tsx';
import type { Street, StreetDeficits } from './priorities-queries.ts';
import { describeDeciding, describeDeficits, nameStreet, profileOf, verdictOf } from './street-words.ts';
import { StreetsExport } from './streets-export.tsx';
import { useLinkQuestion } from './use-link-question.ts';
import styles from './priorities.module.css';

export interface StreetsTableProps {
  readonly answer: StreetDeficits;
  readonly lit: string | null;
  readonly onLight: (id: string) => void;
}

/** Crossings and footways with what they lack, for those who do not point at a map. */
export function StreetsTable({ answer, lit, onLight }: StreetsTableProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { totalCount, edges } = answer.streets;
  const title = t('priorities.list.title');
  const columns = useColumns(lit, onLight);
  return (
    <Section title={title} actions={<StreetsExport count={totalCount} />}>
      <Choices />
      {edges.length < totalCount && (
        <p className={styles['soft']}>
          {t('priorities.list.shown', { shown: formats.count(edges.length), all: formats.count(totalCount) })}
        </p>
      )}
      <p className={styles['soft']}>{t('priorities.list.limits', { level: formats.percent(answer.level) })}</p>
      <RecordTable caption={title} rows={edges.map(({ node }) => node)} rowKey={({ id }) => id} first={25} columns={columns} />
    </Section>
  );
}

function Choices() {
  const { t } = useTranslation();
  const { choice, choose } = useLinkQuestion();
  return (
    <div className={styles['choices']}>
      <SegmentedControl
        size="xs"
        aria-label={t('priorities.list.what')}
        value={choice.streets ?? 'both'}
        onChange={(value) => choose({ streets: JUDGED_ITEMS.find((item) => item === value) ?? null })}
        data={['both' as const, ...JUDGED_ITEMS].map((value) => ({ value, label: t(`priorities.list.${value}`) }))}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('priorities.list.order')}
        value={choice.order}
        onChange={(value) => choose({ order: STREET_ORDERS.find((order) => order === value) ?? 'accidents' })}
        data={[
          { value: 'accidents', label: t('priorities.list.byAccidents') },
          { value: 'deficit', label: t('priorities.list.byDeficit') },
        ]}
      />
    </div>
  );
}

function useColumns(lit: string | null, onLight: (id: string) => void): readonly RecordColumn<Street>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  return [
    {
      head: t('priorities.list.name'),
      kind: 'name',
      cell: (street) => (
        <UnstyledButton
          id={`street-${street.id}`}
          className={styles['street']}
          aria-pressed={lit === street.id}
          data-lit={lit === street.id || undefined}
          onMouseEnter={() => onLight(street.id)}
          onFocus={() => onLight(street.id)}
          onClick={() => onLight(street.id)}
        >
          {nameStreet(street, language)}
          <Seen street={street} />
        </UnstyledButton>
      ),
    },
    { head: t('priorities.list.accidents'), kind: 'number', cell: (street) => <Accidents street={street} /> },
    { head: t('priorities.list.deficit'), cell: ({ deficit }) => <Deficit deficit={deficit} /> },
    { head: t('priorities.list.lacks'), kind: 'wide', cell: (street) => <Findings street={street} /> },
  ];
}

function Accidents({ street: { longitude, accidents, accidentsLower, accidentsUpper } }: { readonly street: Street }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (longitude == null) return t('priorities.list.noPlace');
  if (accidents == null || accidentsLower == null || accidentsUpper == null) return t('priorities.list.noAccidents');
  return (
    <>
      {formats.count(accidents)}{' '}
      <span className={styles['soft']}>
        ({formats.decimal(accidentsLower, 1)}–{formats.decimal(accidentsUpper, 1)})
      </span>
    </>
  );
}

export function Deficit({ deficit }: Pick<Street, 'deficit'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (deficit == null) return t('priorities.list.notNeeded');
  const { lower, upper, known, unknown, applicable } = deficit;
  return (
    <>
      <span>
        {formats.percent(lower)} – {formats.percent(upper)}
      </span>
      <IntervalBar lower={lower} upper={upper} />
      <span className={styles['soft']}>
        {t('priorities.list.answers', {
          known: formats.count(known),
          unknown: formats.count(unknown),
          applicable: formats.count(applicable),
        })}
      </span>
    </>
  );
}

/** What is missing, what is open, and whom that stops; what may stop somebody is among what is open or missing. */
function Findings({ street }: { readonly street: Street }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { lacks, open } = describeDeficits(street, language);
  return (
    <ul className={styles['lines']}>
      {lacks.length === 0 ? <li>{t('priorities.list.nothing')}</li> : lacks.map((line) => <li key={line}>{line}</li>)}
      {open.length > 0 && (
        <li className={styles['soft']}>
          {t('priorities.list.open')}: {open.join(', ')}
        </li>
      )}
      {street.barriers.map(({ profile, verdict, deciding }) => (
        <li key={profile}>
          {ACCESSIBILITY_PROFILE_LABELS[profileOf(profile)][language]}: {BARRIER_VERDICT_LABELS[verdictOf(verdict)][language]}
          {verdict === 'BARRIER' && <span className={styles['soft']}> ({describeDeciding(street, deciding, language).join(', ')})</span>}
        </li>
      ))}
    </ul>
  );
}

function Seen({ street: { seenSince, seenUntil, undated } }: { readonly street: Street }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const since = seenSince == null ? null : formats.date(seenSince);
  const until = seenUntil == null ? null : formats.date(seenUntil);
  const days = since === null || until === null ? t('priorities.list.undated') : since === until ? since : `${since} – ${until}`;
  const rest =
    undated > 0 && since !== null ? [t('priorities.list.someUndated', { count: undated, formatted: formats.count(undated) })] : [];
  return <span className={styles['seen']}>{t('priorities.list.seen', { days: [days, ...rest].join(', ') })}</span>;
}
