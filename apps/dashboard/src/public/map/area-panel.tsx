import type { OpenArea, OpenRelease, ShareStatement } from '@elektron/domain';
import { ScrollBox, useFormats, useLanguage, useText } from '@elektron/ui';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import type { PublicLayer } from '../address.ts';
import { openPaths } from '../open-paths.ts';
import { Loaded } from '../release-gate.tsx';
import { writeShare } from '../shares.ts';
import { nameYears, tellArea, tellLayer } from '../statements.ts';
import { MAP_TEXTS } from '../texts/map-texts.ts';
import { STATEMENT_TEXTS } from '../texts/statement-texts.ts';
import { PageLink } from '../use-address.tsx';
import { useOpen } from '../use-open.ts';
import { useWords } from '../use-words.ts';
import styles from './map-page.module.css';
import { PairTables } from './pair-table.tsx';

export interface AreaPanelProps {
  readonly release: OpenRelease;
  readonly areaId: string;
  /** What the area is called, once it is there. */
  readonly nameOf: (area: OpenArea) => string;
  readonly period: string;
  /** Of which accidents the map speaks. */
  readonly layer: PublicLayer;
  /** A reader has chosen it, and may let it go. */
  readonly onLeave: (() => void) | null;
  /** The button that led here has gone: the name of the area takes the focus, and tells so. */
  readonly isCalled: boolean;
  readonly onReached: () => void;
}

/** What is known of an area: three statements, what they leave out, and what the accidents were. */
export function AreaPanel({ release, areaId, nameOf, period, layer, onLeave, isCalled, onReached }: AreaPanelProps) {
  const words = useWords(MAP_TEXTS);
  const area = useOpen<OpenArea>(openPaths.area(release.releaseId, areaId));
  const heading = useReached(isCalled && area.state === 'ready', onReached);
  return (
    <section className={styles['panel']} aria-labelledby="area-name">
      <div className={styles['panelHead']}>
        <div>
          <p className={styles['quiet']}>{words(onLeave === null ? 'inView' : 'chosen')}</p>
          <h2 id="area-name" ref={heading} tabIndex={-1}>
            {area.state === 'ready' ? nameOf(area.value) : words(area.state === 'gone' ? 'areaUnknown' : 'areaLoading')}
          </h2>
        </div>
        {onLeave !== null && (
          <button type="button" className={styles['button']} onClick={onLeave}>
            {words('unchoose')}
          </button>
        )}
      </div>
      {area.state === 'gone' ? (
        <p>{words('areaUnknownHelp')}</p>
      ) : (
        <Loaded from={area}>{(loaded) => <Statements release={release} area={loaded} period={period} layer={layer} />}</Loaded>
      )}
    </section>
  );
}

/** Gives something the focus; the map beside it stays in sight. */
function useReached(isDue: boolean, onReached: () => void): RefObject<HTMLHeadingElement | null> {
  const reached = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isDue) return;
    reached.current?.focus({ preventScroll: true });
    onReached();
  }, [isDue, onReached]);
  return reached;
}

interface StatementsProps extends Pick<AreaPanelProps, 'release' | 'period' | 'layer'> {
  readonly area: OpenArea;
}

function Statements({ release, area, period, layer }: StatementsProps) {
  const words = useWords(MAP_TEXTS);
  const statementWords = useWords(STATEMENT_TEXTS);
  const language = useLanguage();
  const { head } = release;
  const [first, ...others] = tellArea(area.statements, period, { head, language });
  const isAlone = area.statements.some((each) => each.code === 'like-areas' && each.reason === 'AREAS_TOO_FEW');
  const ofLayer = tellLayer(area.statements, period, layer, { head, language });
  return (
    <>
      <ul className={styles['statements']}>
        {[first, ofLayer, ...others]
          .filter((sentence) => sentence != null)
          .map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
      </ul>
      <p className={styles['caveat']}>{statementWords('caveat')}</p>
      <Breakdown
        head={head}
        statements={area.statements.filter((each) => each.code === 'share' && each.period === period) as ShareStatement[]}
        pairs={<PairTables head={head} area={area} period={period} />}
      />
      <ul className={styles['ways']}>
        <li>
          {/* Of areas that have too few like them, to those that can be compared. */}
          <PageLink to="compare" change={isAlone ? {} : { area: area.id, geography: area.geography }}>
            {words('toCompare')}
          </PageLink>
        </li>
        <li>
          <PageLink to="methods">{words('toMethods')}</PageLink>
        </li>
        <li>
          <PageLink to="data">{words('toData')}</PageLink>
        </li>
      </ul>
    </>
  );
}

/** How many of the accidents had which value, dimension by dimension; each share with its interval and its number. */
function Breakdown({
  head,
  statements,
  pairs,
}: {
  readonly head: OpenRelease['head'];
  readonly statements: readonly ShareStatement[];
  readonly pairs: ReactNode;
}) {
  const words = useWords(MAP_TEXTS);
  const dimensions = head.dimensions.filter(({ id }) => statements.some(({ dimension }) => dimension === id));
  if (dimensions.length === 0) return null;
  return (
    <details className={styles['details']}>
      <summary>{words('breakdown')}</summary>
      {dimensions.map((dimension) => (
        <ShareTable
          key={dimension.id}
          head={head}
          dimension={dimension}
          shares={statements.filter((each) => each.dimension === dimension.id)}
        />
      ))}
      {pairs}
    </details>
  );
}

export function ShareTable({
  head,
  dimension,
  shares,
}: {
  readonly head: OpenRelease['head'];
  readonly dimension: OpenRelease['head']['dimensions'][number];
  readonly shares: readonly ShareStatement[];
}) {
  const words = useWords(MAP_TEXTS);
  const inLanguage = useText();
  const formats = useFormats();
  const { count: write } = formats;
  const years = nameYears(head, shares[0]?.period ?? '');
  const caption = words('breakdownOf', { dimension: inLanguage(dimension.names), years });
  const range = (share: ShareStatement): string => {
    const written = writeShare(share, formats);
    return written === null ? '–' : words('shareRange', { ...written });
  };
  return (
    <ScrollBox label={caption}>
      <table className={styles['table']}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words('value')}</th>
            <th scope="col">{words('count')}</th>
            <th scope="col">{words('share')}</th>
          </tr>
        </thead>
        <tbody>
          {shares.map((share) => (
            <tr key={share.value}>
              <th scope="row">
                {inLanguage(dimension.values.find(({ id }) => id === share.value)?.names ?? { el: share.value, en: share.value })}
              </th>
              <td>{share.count === null ? words('hidden', { threshold: head.threshold }) : write(share.count)}</td>
              <td>{range(share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
