import { ACCIDENT_TABLE_KINDS, TRAFFIC_MODE_LABELS, TRAFFIC_MODES } from '@elektron/domain';
import { useFormats, useLanguage } from '@elektron/ui';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FileMenu } from '../../exports/file-menu.tsx';
import { modeOf, trafficExportPath, type SetTrafficView, type TrafficView } from './traffic-view.ts';
import type { Traffic } from './traffic-queries.ts';
import styles from './traffic.module.css';

export interface TrafficBarProps {
  readonly view: TrafficView;
  readonly onView: SetTrafficView;
  readonly traffic: Traffic | undefined;
}

/** What is asked for: what was counted, in which year, on which roads; and how many sites that are. */
export function TrafficBar({ view, onView, traffic }: TrafficBarProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const modes = TRAFFIC_MODES.filter((mode) => mode === view.counted || traffic?.modes.some((name) => modeOf(name) === mode));
  const years = (traffic?.years ?? []).filter(({ sites, year }) => sites > 0 || year === view.trafficYear).toReversed();
  const sites = traffic?.sites.length ?? 0;
  return (
    <section className={styles['bar']} aria-label={t('traffic.filter')}>
      <NativeSelect
        size="xs"
        label={t('traffic.mode')}
        value={view.counted}
        onChange={({ currentTarget }) => void onView({ counted: TRAFFIC_MODES.find((mode) => mode === currentTarget.value) ?? null })}
        data={modes.map((mode) => ({ value: mode, label: TRAFFIC_MODE_LABELS[mode][language] }))}
      />
      <NativeSelect
        size="xs"
        label={t('traffic.year')}
        value={view.trafficYear === null ? '' : String(view.trafficYear)}
        onChange={({ currentTarget }) => void onView({ trafficYear: currentTarget.value === '' ? null : Number(currentTarget.value) })}
        data={[{ value: '', label: t('traffic.latestYear') }, ...years.map(({ year }) => ({ value: String(year), label: String(year) }))]}
      />
      <NativeSelect
        size="xs"
        label={t('traffic.category')}
        value={view.roadCategory ?? ''}
        onChange={({ currentTarget }) => void onView({ roadCategory: currentTarget.value === '' ? null : currentTarget.value })}
        data={[
          { value: '', label: t('traffic.everyCategory') },
          ...(traffic?.roadCategories ?? []).map((category) => ({ value: category, label: category })),
        ]}
      />
      <p className={styles['shown']} role="status">
        {traffic !== undefined && t('traffic.shown', { count: sites, formatted: formats.count(sites) })}
      </p>
      <FileMenu kinds={ACCIDENT_TABLE_KINDS} pathOf={(kind) => trafficExportPath(kind, view, language)} idle={sites === 0} />
    </section>
  );
}
