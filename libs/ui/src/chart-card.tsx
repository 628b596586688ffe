import { UnstyledButton } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import { Help } from './help.tsx';
import { ChartIcon, TableIcon } from './icons.tsx';
import { useUiText } from './language-context.tsx';
import styles from './chart-card.module.css';

export interface ChartCardProps {
  readonly title: string;
  readonly help?: ReactNode;
  /** The picture. */
  readonly children: ReactNode;
  /** The same numbers as a table, shown in the picture's place. */
  readonly table: ReactNode;
  readonly note?: ReactNode;
  /** Given while the chart filters: undoes its own filter. */
  readonly onClear?: (() => void) | undefined;
  readonly wide?: boolean;
}

/** A chart with its name, its table and its own filter. */
export function ChartCard({ title, help, children, table, note, onClear, wide = false }: ChartCardProps) {
  const text = useUiText();
  const titleId = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <section
      className={styles['card']}
      aria-labelledby={titleId}
      data-wide={wide || undefined}
      data-active={onClear !== undefined || undefined}
    >
      <header className={styles['header']}>
        <h3 id={titleId}>{title}</h3>
        {help !== undefined && <Help what={title}>{help}</Help>}
        <span className={styles['space']} />
        {onClear !== undefined && (
          <UnstyledButton className={styles['clear']} onClick={onClear} aria-label={text('clearOwnOf', { what: title })}>
            {text('clearOwn')}
          </UnstyledButton>
        )}
        <UnstyledButton
          className={styles['toggle']}
          onClick={() => setAsTable(!asTable)}
          aria-label={asTable ? text('chartOf', { what: title }) : text('tableOf', { what: title })}
          title={asTable ? text('chart') : text('table')}
        >
          {asTable ? <ChartIcon /> : <TableIcon />}
        </UnstyledButton>
      </header>
      {asTable ? <div className={styles['table']}>{table}</div> : children}
      {note !== undefined && <p className={styles['note']}>{note}</p>}
    </section>
  );
}
