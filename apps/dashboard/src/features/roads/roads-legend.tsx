import { MapLegend, SwatchLegend } from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isDashed, RANK_WIDTHS, ROAD_RANKS } from './road-ranks.ts';
import type { RoadView } from './road-views.ts';
import { faultColor } from './roads-map.tsx';
import type { RoadNetwork } from './roads-queries.ts';
import styles from './roads.module.css';

/** What the marks on the map of roads mean. */
export function RoadsLegend({ network, view }: { readonly network: RoadNetwork | undefined; readonly view: RoadView }) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  if (network === undefined || (network.segments === 0 && view === 'network')) return null;
  const fault = faultColor(scheme);
  const ring = <span className={styles['ring']} style={{ borderColor: fault }} />;
  const dot = <span className={styles['dot']} />;
  const marks = {
    network: [
      { label: t('roads.disconnected'), swatch: <span className={styles['line']} style={{ borderTopWidth: 3, borderTopColor: fault }} /> },
      { label: t('roads.gap'), swatch: ring },
    ],
    accidents: [
      { label: t('onRoads.legendPlaced'), swatch: dot },
      { label: t('onRoads.legendUnplaced'), swatch: ring },
    ],
    sites: [
      { label: t('onRoads.legendAttached'), swatch: dot },
      { label: t('onRoads.legendUnattached'), swatch: ring },
    ],
  }[view];
  const ranks = ROAD_RANKS.map((rank) => ({
    label: t(`roads.ranks.${rank}`),
    swatch: (
      <span
        className={styles['line']}
        style={{ borderTopWidth: RANK_WIDTHS[rank], borderTopStyle: isDashed(rank) ? ('dashed' as const) : ('solid' as const) }}
      />
    ),
  }));
  return (
    <MapLegend title={t('map.legend')}>
      <SwatchLegend items={[...ranks, ...marks]} />
    </MapLegend>
  );
}
