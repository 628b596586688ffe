import { classLabel, useFormats } from '@elektron/ui';
import { classLook } from '../area-fill.ts';
import { MAP_TEXTS } from '../texts/map-texts.ts';
import { useScheme } from '../use-scheme.ts';
import { useWords } from '../use-words.ts';
import styles from './map-page.module.css';

/** What the colours mean; a number that is not shown and no accident at all stand apart from each other and from the rest. */
export function AreaLegend({
  breaks,
  threshold,
  layer,
}: {
  readonly breaks: readonly number[];
  readonly threshold: number;
  readonly layer: string;
}) {
  const words = useWords(MAP_TEXTS);
  const formats = useFormats();
  const scheme = useScheme();
  return (
    <section className={styles['legend']} aria-label={words('legend')}>
      <p>
        <strong>{words('legendTitle')}</strong> · {layer}
      </p>
      <ul>
        {breaks.map((from, index) => (
          <li key={from}>
            <span className={styles['swatch']} style={{ background: classLook(index, breaks.length, scheme).ground }} />
            {classLabel(from, breaks[index + 1], formats.count)}
          </li>
        ))}
        <li>
          <span className={styles['swatch']} data-kind="hidden" />
          {words('hidden', { threshold })}
        </li>
        <li>
          <span className={styles['swatch']} data-kind="none" />
          {words('none')}
        </li>
      </ul>
    </section>
  );
}
