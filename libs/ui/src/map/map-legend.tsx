import { ACCIDENT_SEVERITY_LABELS, SEVERITIES, type Severity } from '@elektron/domain';
import type { ReactNode } from 'react';
import { amountColor, type Scheme } from '../colors.ts';
import { useFormats, useText } from '../language-context.tsx';
import { SeverityMark } from '../severity-mark.tsx';
import { shareOfClass } from './draw-tile.ts';
import styles from './map-legend.module.css';

/** What the marks on the map mean; always on screen. */
export function MapLegend({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles['legend']} aria-label={title}>
      {children}
    </section>
  );
}

export function SeverityLegend({ severities = SEVERITIES }: { readonly severities?: readonly Severity[] }) {
  const inLanguage = useText();
  return (
    <ul className={styles['items']}>
      {severities.map((severity) => (
        <li key={severity}>
          <SeverityMark severity={severity} /> {inLanguage(ACCIDENT_SEVERITY_LABELS[severity])}
        </li>
      ))}
    </ul>
  );
}

export function AmountLegend({
  title,
  breaks,
  scheme,
}: {
  readonly title: string;
  readonly breaks: readonly number[];
  readonly scheme: Scheme;
}) {
  const formats = useFormats();
  return (
    <div className={styles['amount']}>
      <span className={styles['title']}>{title}</span>
      <ol className={styles['classes']}>
        {breaks.map((from, index) => (
          <li key={from}>
            <span className={styles['swatch']} style={{ background: amountColor(shareOfClass(index, breaks.length), scheme) }} />
            {classLabel(from, breaks[index + 1], formats.count)}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** "1", "2–4", "20+". */
export function classLabel(from: number, next: number | undefined, count: (value: number) => string): string {
  if (next === undefined) return `${count(from)}+`;
  return next - 1 === from ? count(from) : `${count(from)}–${count(next - 1)}`;
}

export function SwatchLegend({ items }: { readonly items: readonly { readonly label: string; readonly swatch: ReactNode }[] }) {
  return (
    <ul className={styles['items']}>
      {items.map((item) => (
        <li key={item.label}>
          {item.swatch} {item.label}
        </li>
      ))}
    </ul>
  );
}

/** The mark of a place where something was done. */
export function InterventionSwatch() {
  return <span className={styles['intervention']} />;
}

/** The mark of a place where traffic was counted. */
export function CountSiteSwatch() {
  return <span className={styles['site']} />;
}
