import type { ReactNode } from 'react';
import { WarningIcon } from './icons.tsx';
import styles from './notice.module.css';

export interface NoticeProps {
  readonly kind: 'note' | 'warning' | 'danger';
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** True for what appears after an action: a screen reader says it at once. */
  readonly announce?: boolean;
}

/** A remark beside what it concerns. */
export function Notice({ kind, title, children, announce = false }: NoticeProps) {
  return (
    <div className={styles['notice']} data-kind={kind} role={announce ? 'alert' : undefined}>
      {kind !== 'note' && (
        <span className={styles['icon']}>
          <WarningIcon />
        </span>
      )}
      <div className={styles['body']}>
        {title !== undefined && <p className={styles['title']}>{title}</p>}
        {children}
      </div>
    </div>
  );
}
