import styles from './priorities.module.css';

/** A share as an interval: filled what is known, hatched what may be. The numbers stand beside it. */
export function IntervalBar({ lower, upper }: { readonly lower: number; readonly upper: number }) {
  const percent = (share: number): string => `${100 * share}%`;
  return (
    <span className={styles['track']} aria-hidden="true">
      <span className={styles['known']} style={{ width: percent(lower) }} />
      <span className={styles['span']} style={{ insetInlineStart: percent(lower), width: percent(upper - lower) }} />
    </span>
  );
}
