import { DEFICIT_CLASS_LABELS, DEFICIT_CLASSES, EXCESS_CLASS_LABELS, EXCESS_CLASSES } from '@elektron/domain';
import { MapLegend, SwatchLegend, useLanguage } from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { excessColor } from './excess-color.ts';
import { SITE_SIZES } from './sites-map.tsx';
import styles from './priorities.module.css';

/** Colour tells of accidents, size of deficits: what a site is on one axis says nothing of the other. */
export function SitesLegend() {
  const { t } = useTranslation();
  const language = useLanguage();
  const scheme = useComputedColorScheme('light');
  return (
    <MapLegend title={t('map.legend')}>
      <SwatchLegend
        items={EXCESS_CLASSES.map((excess) => ({
          label: EXCESS_CLASS_LABELS[excess][language],
          swatch: <span className={styles['dot']} style={{ background: excessColor(excess, scheme), width: 12, height: 12 }} />,
        }))}
      />
      <SwatchLegend
        items={DEFICIT_CLASSES.map((deficit) => ({
          label: DEFICIT_CLASS_LABELS[deficit][language],
          swatch: <span className={styles['dot']} style={{ width: 2 * SITE_SIZES[deficit], height: 2 * SITE_SIZES[deficit] }} />,
        }))}
      />
    </MapLegend>
  );
}
