import { TRAFFIC_MODE_LABELS, type TrafficMode } from '@elektron/domain';
import { RecordTable, Section, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { ShortCount } from './traffic-queries.ts';
import { directionName } from './direction-table.tsx';

/** What is said where a count is not expanded. */
export function failureOf(failure: string): (typeof FAILURES)[number] {
  return FAILURES.find((each) => each === failure) ?? 'NO_FACTORS';
}

const FAILURES = ['PART_OF_A_DAY', 'NO_FACTORS', 'NO_FACTOR_OF_DAY'] as const;

/** Counts of some days, the annual average that each stands for, and how uncertain that is. */
export function ShortCounts({ counts, mode }: { readonly counts: readonly ShortCount[]; readonly mode: TrafficMode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  return (
    <Section title={t('traffic.short.title')} lead={t('traffic.short.lead', { mode: TRAFFIC_MODE_LABELS[mode][language] })}>
      <RecordTable
        caption={t('traffic.short.title')}
        rows={counts}
        rowKey={({ startDate, startHour, hours }) => `${startDate} ${startHour} ${hours}`}
        columns={[
          {
            head: t('traffic.short.start'),
            kind: 'name',
            cell: ({ startDate, startHour }) => `${formats.date(startDate)} ${formats.clock(startHour, 0)}`,
          },
          { head: t('traffic.short.hours'), kind: 'number', cell: ({ hours }) => formats.count(hours) },
          { head: t('traffic.short.total'), kind: 'number', cell: ({ total }) => (total == null ? '–' : formats.count(total)) },
          { head: t('traffic.short.average'), kind: 'wide', cell: (count) => <Average count={count} /> },
          { head: t('traffic.short.speeds'), kind: 'wide', cell: (count) => <Speeds count={count} /> },
        ]}
      />
    </Section>
  );
}

/** The estimate with its interval, or why there is none. */
function Average({ count }: { readonly count: ShortCount }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { annualAverageDaily, lower, upper, coefficientOfVariation, factorSites, failure, bothDirections } = count;
  const { factorVersion, factorSource } = count;
  if (annualAverageDaily == null) {
    const known = FAILURES.find((each) => each === failure);
    return <span>{known === undefined ? '–' : t(`traffic.short.failures.${known}`)}</span>;
  }
  const value = formats.count(annualAverageDaily);
  const text =
    lower == null || upper == null || coefficientOfVariation == null
      ? t(factorSites === 0 ? 'traffic.short.withoutVariation' : 'traffic.short.withoutInterval', {
          value,
          sites: formats.count(factorSites),
        })
      : t('traffic.short.withInterval', {
          value,
          lower: formats.count(lower),
          upper: formats.count(upper),
          cv: formats.percent(coefficientOfVariation, 1),
          sites: formats.count(factorSites),
        });
  const table =
    factorVersion == null ? '' : t('traffic.short.byTable', { version: formats.count(factorVersion), source: factorSource ?? '' });
  return <span>{[text, table, bothDirections ? '' : t('site.oneDirection')].filter((part) => part !== '').join(' ')}</span>;
}

function Speeds({ count: { speeds } }: { readonly count: ShortCount }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  if (speeds.length === 0) return <span>–</span>;
  const number = (value: number | null | undefined): string => (value == null ? '–' : formats.number(value));
  return (
    <span>
      {speeds
        .map(({ direction, unit, mean, v85, measured }) =>
          t('traffic.short.speed', {
            direction: directionName(direction, language),
            mean: number(mean),
            v85: number(v85),
            unit: unit === 'mph' ? t('units.milesPerHour') : t('units.kilometresPerHour'),
            measured: number(measured),
          }),
        )
        .join(' · ')}
    </span>
  );
}
