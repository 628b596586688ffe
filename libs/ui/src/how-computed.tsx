import type { ReactNode } from 'react';
import styles from './how-computed.module.css';

/** What produced a result, so that anyone can repeat it. */
export function HowComputed({
  title,
  facts,
  children,
}: {
  readonly title: string;
  readonly facts: readonly (readonly [string, ReactNode])[];
  readonly children?: ReactNode;
}) {
  return (
    <section className={styles['box']} aria-label={title}>
      <h2>{title}</h2>
      <dl className={styles['facts']}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {children}
    </section>
  );
}
