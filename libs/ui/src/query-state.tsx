import { Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useUiText } from './language-context.tsx';
import { Notice } from './notice.tsx';
import styles from './query-state.module.css';

/** What a query is doing, without saying how it is fetched. `data` may be there while a newer answer is under way. */
export interface QueryStatus<T> {
  readonly data: T | undefined;
  readonly loading: boolean;
  /** What went wrong, in the reader's language; `null` when nothing did. */
  readonly problem: string | null;
  readonly retry: () => void;
}

export interface QueryStateProps<T> {
  readonly status: QueryStatus<T>;
  readonly children: (data: T) => ReactNode;
  /** Space that the first answer will take, so that nothing jumps. */
  readonly placeholder?: ReactNode;
  readonly isEmpty?: (data: T) => boolean;
  readonly empty?: ReactNode;
}

/** Loading, failed, empty and data, each in the place of the data. A failure never looks like emptiness. */
export function QueryState<T>({ status, children, placeholder, isEmpty, empty }: QueryStateProps<T>) {
  const { data, loading, problem } = status;
  if (data === undefined) {
    if (problem !== null) return <Failure problem={problem} retry={status.retry} />;
    return loading ? <Placeholder>{placeholder}</Placeholder> : null;
  }
  return (
    <div className={styles['state']} data-loading={loading || undefined} aria-busy={loading}>
      {problem !== null && <Failure problem={problem} retry={status.retry} />}
      {isEmpty?.(data) === true ? empty : children(data)}
    </div>
  );
}

function Placeholder({ children }: { readonly children: ReactNode }) {
  const text = useUiText();
  return (
    <div role="status" className={styles['placeholder']}>
      <span className="el-hidden">{text('loading')}</span>
      {children ?? (
        <>
          <Skeleton height={18} width="40%" />
          <Skeleton height={12} width="90%" />
          <Skeleton height={12} width="75%" />
        </>
      )}
    </div>
  );
}

function Failure({ problem, retry }: { readonly problem: string; readonly retry: () => void }) {
  const text = useUiText();
  return (
    <div data-failure>
      <Notice kind="danger" title={text('failed')} announce>
        <p>{problem}</p>
        <Button size="xs" variant="default" onClick={retry} mt={8}>
          {text('retry')}
        </Button>
      </Notice>
    </div>
  );
}

export interface EmptyStateProps {
  /** What would be here. */
  readonly title: string;
  /** Why it is not. */
  readonly children: ReactNode;
  /** The one next step. */
  readonly action?: ReactNode;
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={styles['empty']}>
      <p className={styles['emptyTitle']}>{title}</p>
      <p className={styles['emptyText']}>{children}</p>
      {action}
    </div>
  );
}
