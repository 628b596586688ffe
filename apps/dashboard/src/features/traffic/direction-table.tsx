import {
  COUNT_DIRECTION_LABELS,
  COUNT_DIRECTIONS,
  TRAFFIC_MODE_LABELS,
  TRAFFIC_MODES,
  type Language,
  type TrafficMode,
} from '@elektron/domain';
import { RecordTable, Section, useFormats, useLanguage, type RecordColumn } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { SiteYear } from './traffic-queries.ts';
import { countOf } from './trend-chart.tsx';

type Direction = SiteYear['directions'][number] & { readonly year: number };

/** The latest years first; more are asked for. */
const FIRST = 6;

/** What was counted in each direction, by mode, and how fast it went. */
export function DirectionTable({ years, year }: { readonly years: readonly SiteYear[]; readonly year: number | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const rows = years
    .filter((each) => year === null || each.year === year)
    .toReversed()
    .flatMap((each): Direction[] => each.directions.map((direction) => ({ ...direction, year: each.year })));
  const modes = TRAFFIC_MODES.filter((mode) => rows.some((row) => countOf(row, mode) !== null));
  const hasSpeeds = rows.some(({ meanSpeed, speedV85 }) => meanSpeed != null || speedV85 != null);
  const speed = (value: number | null | undefined, unit: string | null | undefined): string =>
    value == null ? '–' : `${formats.number(value)} ${unit === 'mph' ? t('units.milesPerHour') : t('units.kilometresPerHour')}`;
  const columns: RecordColumn<Direction>[] = [
    { head: t('traffic.year'), kind: 'name', cell: (row) => row.year },
    { head: t('traffic.direction'), cell: ({ direction }) => directionName(direction, language) },
    { head: t('site.basis'), cell: ({ counted }) => t(counted ? 'traffic.counted' : 'traffic.estimated') },
    ...modes.map((mode) => modeColumn(mode, TRAFFIC_MODE_LABELS[mode][language], formats.count)),
  ];
  if (hasSpeeds) {
    columns.push(
      { head: t('traffic.meanSpeed'), kind: 'number', cell: (row) => speed(row.meanSpeed, row.speedUnit) },
      { head: t('traffic.v85'), kind: 'number', cell: (row) => speed(row.speedV85, row.speedUnit) },
    );
  }
  return (
    <Section title={t('traffic.directions')} lead={t(hasSpeeds ? 'traffic.directionsLead' : 'traffic.noSpeeds')}>
      <RecordTable
        caption={t('traffic.directions')}
        rows={rows}
        rowKey={(row) => `${row.year} ${row.direction}`}
        first={FIRST}
        columns={columns}
      />
    </Section>
  );
}

function modeColumn(mode: TrafficMode, head: string, format: (count: number) => string): RecordColumn<Direction> {
  return {
    head,
    kind: 'number',
    cell: (row) => {
      const count = countOf(row, mode);
      return count === null ? '–' : format(count);
    },
  };
}

export function directionName(direction: string, language: Language): string {
  const known = COUNT_DIRECTIONS.find((each) => each === direction);
  return known === undefined ? direction : COUNT_DIRECTION_LABELS[known][language];
}
