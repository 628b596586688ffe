import { UnstyledButton } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import { Help } from './help.tsx';
import { ChartIcon, TableIcon, WarningIcon } from './icons.tsx';
import { useUiText } from './language-context.tsx';
import styles from './chart-card.module.css';

export interface ChartCardProps {
  readonly title: string;
  /** What the bars mean, where the title alone would mislead; belongs to the name of the card. */
  readonly subtitle?: string | undefined;
  readonly help?: ReactNode;
  /** The picture. */
  readonly children: ReactNode;
  /** The same numbers as a table, shown in the picture's place. */
  readonly table: ReactNode;
  readonly note?: ReactNode;
  /** What the numbers of notes on the picture say. */
  readonly notes?: ReactNode;
  /** Why the numbers are to be taken with care. */
  readonly warning?: ReactNode;
  /** Given while the chart filters: undoes its own filter. */
  readonly onClear?: (() => void) | undefined;
  readonly wide?: boolean;
}

/** A chart with its name, its table and its own filter. */
export function ChartCard({ title, subtitle, help, children, table, note, notes, warning, onClear, wide = false }: ChartCardProps) {
  const text = useUiText();
  const titleId = useId();
  const subtitleId = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <section
      className={styles['card']}
      aria-labelledby={subtitle === undefined ? titleId : `${titleId} ${subtitleId}`}
      data-table={asTable || undefined}
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
      {subtitle !== undefined && (
        <p id={subtitleId} className={styles['subtitle']}>
          {subtitle}
        </p>
      )}
      {warning !== undefined && (
        <p className={styles['warning']}>
          <WarningIcon size={14} /> <span>{warning}</span>
        </p>
      )}
      {asTable ? <div className={styles['table']}>{table}</div> : children}
      {note !== undefined && <p className={styles['note']}>{note}</p>}
      {notes}
    </section>
  );
}
