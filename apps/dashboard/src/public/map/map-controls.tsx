import type { OpenRelease, PublishedGeography } from '@elektron/domain';
import { useId, type ReactNode } from 'react';
import { useText } from '@elektron/ui';
import { OVERLAYS, type Overlay } from '../address.ts';
import { layersOf, titleOfLayer } from '../release-head.ts';
import { nameYears } from '../statements.ts';
import { MAP_TEXTS } from '../texts/map-texts.ts';
import { useAddress } from '../use-address.tsx';
import { useWords } from '../use-words.ts';
import { PUBLISHED_GEOGRAPHY_LABELS } from '@elektron/domain';
import styles from './map-page.module.css';
import type { MapSelection } from './use-map-data.ts';

/** What is asked of the map: which accidents, of which years, in which areas, and what else. */
export function MapControls({
  release: { head },
  selection,
  overlays,
}: {
  readonly release: OpenRelease;
  readonly selection: MapSelection;
  /** How many places there are of each kind. */
  readonly overlays: Readonly<Record<Overlay, number>>;
}) {
  const words = useWords(MAP_TEXTS);
  const inLanguage = useText();
  const [{ geography }, go] = useAddress();
  const { layer } = selection;
  const write = (value: string | null): string => (value === null ? '' : `${layer.table}.${value}`);
  return (
    <details className={styles['what']} open={isWide()}>
      <summary>
        {words('shows')} <strong>{`${inLanguage(titleOfLayer(head, layer))}, ${nameYears(head, selection.period.id)}`}</strong>
      </summary>
      <div className={styles['controls']}>
        <Choice
          label={words('layer')}
          value={write(layer.value)}
          onChoose={(text) => {
            const [table = '', value = ''] = text.split('.');
            go({ layer: text === '' ? { table: 'total', value: null } : { table, value } });
          }}
        >
          <LayerOptions head={head} />
        </Choice>
        <PeriodChoice head={head} chosen={selection.period.id} />
        <Choice
          label={words('geography')}
          value={geography ?? ''}
          onChoose={(text) => go({ geography: text === '' ? null : (text as PublishedGeography) })}
        >
          <option value="">{words('byZoom')}</option>
          {selection.available.map((each) => (
            <option key={each} value={each}>
              {inLanguage(PUBLISHED_GEOGRAPHY_LABELS[each])}
            </option>
          ))}
        </Choice>
        <OverlayChoice counts={overlays} />
      </div>
    </details>
  );
}

/** On a narrow screen the map comes first, and what it shows is one line above it. */
function isWide(): boolean {
  return window.matchMedia('(min-width: 760px)').matches;
}

function LayerOptions({ head }: { readonly head: OpenRelease['head'] }) {
  const inLanguage = useText();
  const layers = layersOf(head);
  return (
    <>
      {layers
        .filter(({ group }) => group === null)
        .map(({ names, layer }) => (
          <option key={layer.table} value="">
            {inLanguage(names)}
          </option>
        ))}
      {head.dimensions
        .filter(({ id }) => layers.some(({ layer }) => layer.table === id))
        .map(({ id, names, values }) => (
          <optgroup key={id} label={inLanguage(names)}>
            {values.map((value) => (
              <option key={value.id} value={`${id}.${value.id}`}>
                {inLanguage(value.names)}
              </option>
            ))}
          </optgroup>
        ))}
    </>
  );
}

/** Blocks of years and single years; the newest first. */
export function PeriodChoice({ head, chosen }: { readonly head: OpenRelease['head']; readonly chosen: string }) {
  const words = useWords(MAP_TEXTS);
  const [, go] = useAddress();
  const newestFirst = [...head.periods].sort((a, b) => b.to - a.to);
  const groups = [
    ['blocks', newestFirst.filter(({ from, to }) => from < to)],
    ['years', newestFirst.filter(({ from, to }) => from === to)],
  ] as const;
  return (
    <Choice label={words('period')} value={chosen} onChoose={(period) => go({ period })}>
      {groups
        .filter(([, periods]) => periods.length > 0)
        .map(([group, periods]) => (
          <optgroup key={group} label={words(group)}>
            {periods.map(({ id, from, to }) => (
              <option key={id} value={id}>
                {from === to ? from : `${from}–${to}`}
              </option>
            ))}
          </optgroup>
        ))}
    </Choice>
  );
}

function OverlayChoice({ counts }: { readonly counts: Readonly<Record<Overlay, number>> }) {
  const words = useWords(MAP_TEXTS);
  const [{ overlays }, go] = useAddress();
  const offered = OVERLAYS.filter((overlay) => counts[overlay] > 0 || overlays.includes(overlay));
  if (offered.length === 0) return null;
  return (
    <fieldset className={styles['overlays']}>
      <legend>{words('overlays')}</legend>
      {offered.map((overlay) => (
        <label key={overlay}>
          <input
            type="checkbox"
            checked={overlays.includes(overlay)}
            onChange={({ target }) =>
              go({ overlays: target.checked ? [...overlays, overlay] : overlays.filter((each) => each !== overlay) }, 'replace')
            }
          />
          {`${words(overlay)} (${counts[overlay]})`}
        </label>
      ))}
    </fieldset>
  );
}

/** A list to choose one from, as the reader's device draws it. */
export function Choice({
  label,
  value,
  onChoose,
  children,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChoose: (value: string) => void;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <div className={styles['choice']}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => onChoose(target.value)}>
        {children}
      </select>
    </div>
  );
}
