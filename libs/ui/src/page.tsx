import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import styles from './page.module.css';

const PRODUCT = 'Elektron Road Safety';

export interface PageProps {
  readonly title: string;
  /** What one does here, in a sentence. */
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page that is read from top to bottom. */
export function Page({ title, lead, actions, children }: PageProps) {
  useDocumentTitle(`${title} · ${PRODUCT}`);
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <div>
          <h1>{title}</h1>
          {lead !== undefined && <p className={styles['lead']}>{lead}</p>}
        </div>
        {actions}
      </header>
      {children}
    </div>
  );
}

export interface MapPageProps {
  /** Name of the page for screen readers; the map itself is what one sees first. */
  readonly title: string;
  readonly bar?: ReactNode;
  readonly map: ReactNode;
  readonly legend: ReactNode;
  readonly children: ReactNode;
}

/** The map is the page and the rest stands beside it; on a phone it is the upper half and a sheet slides over it. */
export function MapPage({ title, bar, map, legend, children }: MapPageProps) {
  useDocumentTitle(`${title} · ${PRODUCT}`);
  return (
    <div className={styles['mapPage']}>
      <h1 className="el-hidden">{title}</h1>
      {bar}
      <div className={styles['split']}>
        <div className={styles['mapColumn']}>
          <div className={styles['map']}>{map}</div>
          {legend}
        </div>
        <div className={styles['sheet']}>{children}</div>
      </div>
    </div>
  );
}
