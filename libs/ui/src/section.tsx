import { useId, type ReactNode } from 'react';
import styles from './section.module.css';

export interface SectionProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** Stands on a card of its own; a table brings its own frame. */
  readonly card?: boolean;
  readonly children: ReactNode;
}

/** A part of a page, named by its heading. */
export function Section({ title, lead, actions, card = false, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles['section']} data-card={card || undefined} aria-labelledby={id}>
      <header className={styles['head']}>
        <div>
          <h2 id={id}>{title}</h2>
          {lead !== undefined && <div className={styles['lead']}>{lead}</div>}
        </div>
        {actions}
      </header>
      {children}
    </section>
  );
}

/** What is known of one thing, line by line. */
export function Facts({ facts }: { readonly facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={styles['facts']}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export type TagKind = 'plain' | 'good' | 'bad' | 'quiet';

/** A state or a role in a word. */
export function Tag({ kind = 'plain', children }: { readonly kind?: TagKind; readonly children: ReactNode }) {
  return (
    <span className={styles['tag']} data-kind={kind}>
      {children}
    </span>
  );
}

export function Tags({ children }: { readonly children: ReactNode }) {
  return <span className={styles['tags']}>{children}</span>;
}
