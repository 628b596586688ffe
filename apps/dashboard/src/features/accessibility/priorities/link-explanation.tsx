import {
  ACCESSIBILITY_ITEM_DECLARATIONS,
  ACCESSIBILITY_PROFILE_LABELS,
  ACCESSIBILITY_THRESHOLDS,
  BARRIER_RULES,
  BARRIER_VERDICT_LABELS,
  BARRIER_VERDICTS,
  DEFICIT_FINDING_LABELS,
  labelQuestion,
  LINK_CAVEAT_TEXTS,
  LINK_CAVEATS,
  type BarrierRule,
  type DeficitFinding,
} from '@elektron/domain';
import { HowComputed, Notice, RecordTable, Section, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { StreetDeficits } from './priorities-queries.ts';
import { judgedItemOf, profileOf, verdictOf } from './street-words.ts';
import styles from './priorities.module.css';

/** What the numbers are not. */
export function LinkCaveats() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Notice kind="warning" title={t('priorities.caveats')}>
      <ul className={styles['caveats']}>
        {LINK_CAVEATS.map((caveat) => (
          <li key={caveat}>{LINK_CAVEAT_TEXTS[caveat][language]}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** How many crossings and footways people of each profile can pass. */
export function ProfilesTable({ profiles }: Pick<StreetDeficits, 'profiles'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const title = t('priorities.barriers.title');
  return (
    <Section title={title} lead={t('priorities.barriers.lead')}>
      <RecordTable
        caption={title}
        rows={profiles}
        rowKey={({ profile, item }) => `${profile} ${item}`}
        columns={[
          {
            head: t('priorities.barriers.profile'),
            kind: 'name',
            cell: ({ profile }) => ACCESSIBILITY_PROFILE_LABELS[profileOf(profile)][language],
          },
          { head: t('priorities.barriers.item'), cell: ({ item }) => ACCESSIBILITY_ITEM_DECLARATIONS[judgedItemOf(item)].labels[language] },
          ...BARRIER_VERDICTS.map((verdict) => ({
            head: BARRIER_VERDICT_LABELS[verdict][language],
            kind: 'number' as const,
            cell: ({ verdicts }: StreetDeficits['profiles'][number]) =>
              formats.count(verdicts.find((each) => verdictOf(each.verdict) === verdict)?.count ?? 0),
          })),
        ]}
      />
    </Section>
  );
}

/** By which distances, limits, rules and records it was judged. */
export function LinkHow({ answer }: { readonly answer: StreetDeficits }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { nearMeters, partMeters, period, level } = answer;
  const sources = [...new Set(ACCESSIBILITY_THRESHOLDS.flatMap(({ limit, source }) => (limit === null ? [] : [source[language]])))];
  return (
    <HowComputed
      title={t('priorities.how.title')}
      facts={[
        [t('priorities.how.near'), t('priorities.how.nearText', { meters: formats.count(nearMeters) })],
        [t('priorities.how.belongs'), t('priorities.how.belongsText', { meters: formats.count(partMeters) })],
        [t('priorities.how.deficit'), t('priorities.how.deficitText')],
        [t('priorities.how.limits'), `${answer.thresholdsVersion}: ${sources.join('; ')}`],
        [t('priorities.how.rules'), answer.barriersVersion],
        [t('priorities.how.period'), period == null ? '–' : formats.period(period)],
        [t('priorities.how.interval'), t('priorities.how.intervalText', { level: formats.percent(level) })],
        [
          t('priorities.how.versions'),
          t('priorities.how.versionsText', {
            accidents: formats.count(answer.accidentsVersion),
            accessibility: formats.count(answer.accessibilityVersion),
          }),
        ],
      ]}
    >
      <Rules />
    </HowComputed>
  );
}

function Rules() {
  const { t } = useTranslation();
  const language = useLanguage();
  const title = t('priorities.how.rulesTitle');
  const words = (findings: readonly DeficitFinding[]): string =>
    findings.map((finding) => DEFICIT_FINDING_LABELS[finding][language]).join(', ') || '–';
  const things = ({ items, part, measure }: BarrierRule): string =>
    [...new Set(items.map((item) => labelQuestion({ part, measure }, item)[language]))].join(' / ');
  return (
    <RecordTable
      caption={title}
      rows={BARRIER_RULES}
      rowKey={({ profile, items, part, measure }) => [profile, ...items, part, measure].join(' ')}
      first={6}
      columns={[
        {
          head: t('priorities.barriers.profile'),
          kind: 'name',
          cell: ({ profile }) => ACCESSIBILITY_PROFILE_LABELS[profile][language],
        },
        { head: t('priorities.barriers.item'), cell: things },
        { head: t('priorities.how.stops'), cell: ({ barrier }) => words(barrier) },
        { head: t('priorities.how.mayStop'), cell: ({ doubtful }) => words(doubtful) },
        { head: t('priorities.how.source'), kind: 'wide', cell: ({ source }) => source[language] },
      ]}
    />
  );
}
