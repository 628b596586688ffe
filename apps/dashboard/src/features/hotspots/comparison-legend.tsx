import { MapLegend, SwatchLegend, useLanguage } from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ComparedRun } from './comparison.ts';
import { styleOfRun } from './run-style.ts';
import styles from './hotspots.module.css';

/** Which outline is whose. */
export function ComparisonLegend({ runs }: { readonly runs: readonly ComparedRun[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <MapLegend title={t('map.legend')}>
      <SwatchLegend
        items={runs.map((run, position) => ({
          label: `${run.letter[language]}: ${run.methodLabels[language]}`,
          swatch: <RunSwatch position={position} />,
        }))}
      />
    </MapLegend>
  );
}

/** A stroke of a run's outline. */
export function RunSwatch({ position }: { readonly position: number }) {
  const scheme = useComputedColorScheme('light');
  const { color, dashArray, weight } = styleOfRun(position, scheme);
  return (
    <svg width="34" height="10" aria-hidden="true" className={styles['runSwatch']}>
      <line x1="1" x2="33" y1="5" y2="5" stroke={color} strokeWidth={weight} strokeDasharray={dashArray} />
    </svg>
  );
}
