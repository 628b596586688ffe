import { useDocumentTitle } from '@mantine/hooks';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
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
  const mapBox = useRef<HTMLDivElement>(null);
  useFitToPaper(mapBox);
  return (
    <div className={styles['mapPage']}>
      <h1 className="el-hidden">{title}</h1>
      {bar}
      <div className={styles['split']}>
        <div className={styles['mapColumn']}>
          <div ref={mapBox} className={styles['map']}>
            {map}
          </div>
          {legend}
        </div>
        <div className={styles['sheet']}>{children}</div>
      </div>
    </div>
  );
}

/** Width of an A4 page between its margins, in CSS pixels (96 per inch). */
const PAPER_WIDTH = 700;
/** A map is at most so much of a page high. */
const PAPER_HEIGHT = 560;

/** Before printing: the map keeps its pixels and is scaled as a whole, so that the paper shows what the screen showed. */
function useFitToPaper(box: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const measure = (): void => {
      const element = box.current;
      if (element === null) return;
      const { clientWidth: width, clientHeight: height } = element;
      element.style.setProperty('--el-print-width', `${width}px`);
      element.style.setProperty('--el-print-height', `${height}px`);
      element.style.setProperty('--el-print-zoom', String(Math.min(PAPER_WIDTH / width, PAPER_HEIGHT / height)));
    };
    window.addEventListener('beforeprint', measure);
    return () => window.removeEventListener('beforeprint', measure);
  }, [box]);
}
