import { useQuery } from '@apollo/client/react';
import { LOCALES, TRAFFIC_MODE_LABELS } from '@elektron/domain';
import { Facts, QueryState, Section, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { mayDo, useViewer } from '../../graphql/viewer.ts';
import { FactorForms } from './factor-forms.tsx';
import { SITES_WITHOUT_AVERAGE, TRAFFIC_FACTORS, TRAFFIC_SITE, WITHDRAW_TRAFFIC_FACTORS, type FactorTable } from './traffic-queries.ts';
import { modeOf, type TrafficView } from './traffic-view.ts';
import styles from './traffic.module.css';

/** What answers change when the factors do. */
export const OF_FACTORS = [TRAFFIC_FACTORS, SITES_WITHOUT_AVERAGE, TRAFFIC_SITE];

interface Props {
  readonly view: TrafficView;
  readonly roadCategories: readonly string[];
}

/** The factors that the organisation keeps, with where they come from; whoever runs analyses adds and withdraws them. */
export function FactorTables({ view, roadCategories }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const viewer = useViewer();
  const mayWrite = viewer !== null && mayDo(viewer, 'analyses.run');
  const result = useQuery(TRAFFIC_FACTORS);
  const status = mapStatus(toStatus(result, language), ({ trafficFactors }) => trafficFactors);
  return (
    <Section title={t('traffic.factors.title')} lead={t('traffic.factors.lead')}>
      <QueryState status={status}>
        {(tables) =>
          tables.length === 0 ? (
            <p className={styles['shown']}>{t('traffic.factors.none')}</p>
          ) : (
            tables.map((table) => (
              <Table key={`${table.mode} ${table.validYear} ${table.roadCategory}`} table={table} mayWrite={mayWrite} />
            ))
          )
        }
      </QueryState>
      {mayWrite && <FactorForms view={view} roadCategories={roadCategories} />}
    </Section>
  );
}

/** A Monday in a year whose days are of no interest. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MILLISECONDS = 86_400_000;

/** One table, with its numbers under the names of months, days and hours. */
function Table({ table, mayWrite }: { readonly table: FactorTable; readonly mayWrite: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { mode, validYear, months, weekdays, hours, coefficientOfVariation } = table;
  const nameOf = (options: Intl.DateTimeFormatOptions, time: number): string =>
    new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: 'UTC' }).format(time);
  const join = (values: readonly number[], name: (k: number) => string): string =>
    values.map((value, k) => `${name(k)} ${formats.decimal(value, 2)}`).join(' · ');
  return (
    <section aria-label={groupName(table, t)}>
      <h3>{groupName(table, t)}</h3>
      <Facts
        facts={[
          [t('traffic.mode'), TRAFFIC_MODE_LABELS[modeOf(mode) ?? 'motor-vehicle'][language]],
          [t('traffic.factors.validYear'), validYear == null ? t('traffic.factors.everyYear') : String(validYear)],
          [t('traffic.factors.months'), join(months, (k) => nameOf({ month: 'short' }, Date.UTC(2024, k, 1)))],
          [t('traffic.factors.weekdays'), join(weekdays, (k) => nameOf({ weekday: 'short' }, MONDAY + k * DAY_MILLISECONDS))],
          [
            t('traffic.factors.hours'),
            hours == null
              ? t('traffic.factors.noHours')
              : hours.map((share, hour) => `${formats.clock(hour, 0)} ${formats.percent(share, 1)}`).join(' · '),
          ],
          [
            t('traffic.factors.variation'),
            coefficientOfVariation == null ? t('traffic.factors.noVariation') : formats.percent(coefficientOfVariation, 1),
          ],
          [t('traffic.factors.source'), useSource(table)],
        ]}
      />
      {mayWrite && <Withdraw table={table} />}
    </section>
  );
}

function useSource({ origin, source, countedYear, sites, version, createdAt }: FactorTable): string {
  const { t } = useTranslation();
  const formats = useFormats();
  return t(origin === 'derived' ? 'traffic.factors.derived' : 'traffic.factors.entered', {
    source,
    year: countedYear,
    sites: formats.count(sites),
    version: formats.count(version),
    day: formats.date(createdAt.slice(0, 'YYYY-MM-DD'.length)),
  });
}

function groupName({ roadCategory }: FactorTable, t: TFunction): string {
  return roadCategory === '' ? t('traffic.factors.noCategory') : roadCategory;
}

function Withdraw({ table }: { readonly table: FactorTable }) {
  const { t } = useTranslation();
  const { roadCategory, mode, validYear } = table;
  const { run, loading } = useCommand(WITHDRAW_TRAFFIC_FACTORS, 'withdrawTrafficFactors', { refetch: OF_FACTORS });
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={loading}
      aria-label={`${t('traffic.factors.withdraw')}: ${groupName(table, t)}`}
      onClick={() => void run({ input: { roadCategory, mode, validYear: validYear ?? null } })}
    >
      {t('traffic.factors.withdraw')}
    </Button>
  );
}
