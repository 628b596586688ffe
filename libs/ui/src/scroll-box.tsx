import type { ReactNode } from 'react';
import styles from './scroll-box.module.css';

/** Room for a table that may be wider than the page; the keyboard can scroll it too. */
export function ScrollBox({
  label,
  framed = false,
  children,
}: {
  readonly label: string;
  readonly framed?: boolean;
  readonly children: ReactNode;
}) {
  return (
    // A region that scrolls must take the focus, or its hidden part is out of reach without a mouse.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles['box']} data-framed={framed || undefined} role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
