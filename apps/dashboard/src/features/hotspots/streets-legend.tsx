import { SwatchLegend, useFormats, useLanguage } from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import { describeClasses } from './class-legend.ts';
import { classColor } from './screening.ts';
import { lineBreaks, type Streets } from './streets.ts';
import styles from './hotspots.module.css';

/** What the colours of pieces of streets mean. */
export function StreetsLegend({ streets }: { readonly streets: Streets }) {
  const language = useLanguage();
  const formats = useFormats();
  const scheme = useComputedColorScheme('light');
  const breaks = useMemo(() => lineBreaks(streets), [streets]);
  if (breaks.length === 0) return null;
  return (
    <div>
      <span className={styles['legendTitle']}>{streets.lineLabels[language]}</span>
      <SwatchLegend
        items={describeClasses(breaks, formats).map((label, index) => ({
          label,
          swatch: <span className={styles['siteSwatch']} style={{ background: classColor(index, breaks.length, scheme) }} />,
        }))}
      />
    </div>
  );
}
