import type { OpenAreaCount, OpenRelease } from '@elektron/domain';
import { useText } from '@elektron/ui';
import { Component, lazy, Suspense, useMemo, useRef, type ReactNode } from 'react';
import { MAP_TEXTS } from '../texts/map-texts.ts';
import { sourcesOf, streetsOf } from '../release-head.ts';
import { useAddress } from '../use-address.tsx';
import { useScheme } from '../use-scheme.ts';
import { useWords } from '../use-words.ts';
import type { OnView } from './area-map.tsx';
import styles from './map-page.module.css';
import type { MapData } from './use-map-data.ts';
import { usePaper } from './use-paper.ts';
import type { ToldPlace } from './use-places.ts';

// The words and numbers of the page do not wait for the map.
const AreaMap = lazy(async () => ({ default: (await import('./area-map.tsx')).AreaMap }));

const SIGNS: Readonly<Record<ToldPlace['kind'], string>> = { 'black-spot': '!', intervention: '✓', barrier: '×' };

export interface MapStageProps {
  readonly release: OpenRelease;
  readonly data: MapData;
  readonly places: readonly ToldPlace[];
  /** Id of the area that was chosen. */
  readonly chosen: string | null;
  readonly onView: OnView;
  readonly onPick: (area: OpenAreaCount) => void;
}

/** Room for the map, and the map in it as soon as it is there. */
export function MapStage({ release, data, places, chosen, onView, onPick }: MapStageProps) {
  const words = useWords(MAP_TEXTS);
  const scheme = useScheme();
  const [{ view, page }] = useAddress();
  const { list, municipalities, breaks } = data;
  const { bounds } = release.head;
  const inLanguage = useText();
  const stage = useRef<HTMLDivElement>(null);
  usePaper(stage);
  const marks = useMemo(
    () => places.map((place) => ({ ...place, sign: SIGNS[place.kind], title: `${place.kindName}: ${place.name}. ${place.known}` })),
    [places],
  );
  const area = [...list, ...municipalities].find(({ id }) => id === chosen) ?? null;
  return (
    <div ref={stage} className={styles['stage']}>
      <MapBoundary fallback={<p className={styles['waiting']}>{words('mapFailed')}</p>}>
        <Suspense fallback={<p className={styles['waiting']}>{words('mapLoading')}</p>}>
          <AreaMap
            label={words('mapLabel')}
            keys={words(page === 'embed' ? 'mapKeysInFrame' : 'mapKeys')}
            attribution={sourcesOf(release.head).map(inLanguage).join(' · ')}
            streets={streetsOf(release)}
            bounds={bounds}
            view={view}
            areas={list}
            municipalities={municipalities}
            places={marks}
            breaks={breaks}
            scheme={scheme}
            chosen={area}
            onView={onView}
            onPick={onPick}
          />
        </Suspense>
      </MapBoundary>
    </div>
  );
}

/** Where the map itself cannot be loaded, the page stays. */
class MapBoundary extends Component<{ readonly fallback: ReactNode; readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
