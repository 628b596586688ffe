import type { ReactNode } from 'react';
import { Help } from './help.tsx';
import styles from './stat-tile.module.css';

export interface StatTileProps {
  readonly label: string;
  readonly value: string;
  /** Behind the "?": definition, source, n. */
  readonly help: ReactNode;
  readonly mark?: ReactNode;
  /** Change against the period before, already in words; absent when it cannot be computed. */
  readonly change?: ReactNode;
}

/** One figure: its name, the number, what it means, and the change that belongs to it. */
export function StatTile({ label, value, help, mark, change }: StatTileProps) {
  return (
    <div className={styles['tile']}>
      <dt className={styles['label']}>
        {mark}
        <span>{label}</span>
        <Help what={label}>{help}</Help>
      </dt>
      <dd className={styles['value']}>{value}</dd>
      {change !== undefined && <dd className={styles['change']}>{change}</dd>}
    </div>
  );
}
