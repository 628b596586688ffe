import type { ReactNode } from 'react';
import { Help } from './help.tsx';
import { WarningIcon } from './icons.tsx';
import styles from './stat-tile.module.css';

export interface StatTileProps {
  readonly label: string;
  readonly value: string;
  /** Behind the "?": definition, source, n. */
  readonly help: ReactNode;
  readonly mark?: ReactNode;
  /** Change against the period before, already in words; absent when it cannot be computed. */
  readonly change?: ReactNode;
  /** Why the number is to be taken with care; stands in the place of a change, which would be no better. */
  readonly warning?: ReactNode;
}

/** One figure: its name, the number, what it means, and the change that belongs to it. */
export function StatTile({ label, value, help, mark, change, warning }: StatTileProps) {
  return (
    <div className={styles['tile']}>
      <dt className={styles['label']}>
        {mark}
        <span>{label}</span>
        <Help what={label}>{help}</Help>
      </dt>
      <dd className={styles['value']}>{value}</dd>
      {warning !== undefined && (
        <dd className={styles['warning']}>
          <WarningIcon size={14} /> <span>{warning}</span>
        </dd>
      )}
      {change !== undefined && <dd className={styles['change']}>{change}</dd>}
    </div>
  );
}
