import type { OpenAreaCount, OpenRelease } from '@elektron/domain';
import { MAP_TEXTS } from '../texts/map-texts.ts';
import { useAddress } from '../use-address.tsx';
import { useWords } from '../use-words.ts';
import { AreaTable } from './area-table.tsx';
import styles from './map-page.module.css';
import { PlacesTable } from './places-table.tsx';
import type { MapData, MapSelection } from './use-map-data.ts';
import type { ToldPlace } from './use-places.ts';

/** Everything that the map shows, as tables. */
export function MapTables({
  release: { head },
  selection: { geography },
  caption,
  data,
  places,
  onPick,
  onShow,
}: {
  readonly release: OpenRelease;
  readonly selection: MapSelection;
  /** Of the table of areas. */
  readonly caption: string;
  readonly data: MapData;
  readonly places: readonly ToldPlace[];
  readonly onPick: (area: OpenAreaCount) => void;
  readonly onShow: (centre: readonly [number, number]) => void;
}) {
  const words = useWords(MAP_TEXTS);
  const [{ list, overlays }, go] = useAddress();
  return (
    <>
      {overlays.length > 0 &&
        (places.length === 0 ? <p>{words('noSites')}</p> : <PlacesTable places={places} onShow={({ centre }) => onShow(centre)} />)}
      <details className={styles['details']} open={list} onToggle={({ currentTarget }) => go({ list: currentTarget.open }, 'replace')}>
        <summary>{words('table')}</summary>
        {list && geography !== null && (
          <AreaTable areas={data.list} names={data.names} threshold={head.threshold} onPick={onPick} caption={caption} />
        )}
      </details>
    </>
  );
}
