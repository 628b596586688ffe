import type { OpenAreaCount, OpenAreas, OpenRelease, PublishedGeography, PublishedPeriod } from '@elektron/domain';
import { useMemo } from 'react';
import { ALL_ACCIDENTS, type PublicLayer } from '../address.ts';
import { shownBreaks } from '../area-fill.ts';
import { AreaNames } from '../area-names.ts';
import { openPaths } from '../open-paths.ts';
import { chooseGeography, chooseLayer, choosePeriod, geographiesOf } from '../release-head.ts';
import { useAddress } from '../use-address.tsx';
import { useOpen, type OpenState } from '../use-open.ts';

/** What the map shows of a release; what was not asked for is chosen. */
export interface MapSelection {
  readonly period: PublishedPeriod;
  readonly layer: PublicLayer;
  readonly available: readonly PublishedGeography[];
  /** Null where the release has no numbers of this layer in this period. */
  readonly geography: PublishedGeography | null;
}

/** @param zoom of the map; null before it is there */
export function useMapSelection({ head }: OpenRelease, zoom: number | null): MapSelection | null {
  const [{ period: askedPeriod, layer: askedLayer, geography: asked, view }] = useAddress();
  return useMemo(() => {
    const period = choosePeriod(head, askedPeriod);
    if (period === null) return null;
    const layer = chooseLayer(head, askedLayer);
    const available = geographiesOf(head, layer.table, period.id);
    return { period, layer, available, geography: chooseGeography(available, asked, view?.zoom ?? zoom ?? zoomOf(head.bounds)) };
  }, [head, askedPeriod, askedLayer, asked, view, zoom]);
}

/** Pixels of a narrow map: what a phone begins with. */
const NARROW_PIXELS = 360;
const TILE_PIXELS = 256;

/** About the zoom at which bounds fill a narrow map. */
export function zoomOf([west, , east]: OpenRelease['head']['bounds']): number {
  return Math.log2((NARROW_PIXELS / TILE_PIXELS) * (360 / Math.max(1e-6, east - west)));
}

export interface MapData {
  readonly areas: OpenState<OpenAreas>;
  readonly list: readonly OpenAreaCount[];
  readonly municipalities: readonly OpenAreaCount[];
  readonly names: AreaNames;
  readonly breaks: readonly number[];
}

const NONE: readonly OpenAreaCount[] = [];

/** The numbers of a selection, and the municipalities for orientation. */
export function useMapData({ releaseId, head }: OpenRelease, selection: MapSelection | null): MapData {
  const { geography = null, period, layer } = selection ?? {};
  const areas = useOpen<OpenAreas>(
    geography === null || period === undefined || layer === undefined ? null : openPaths.areas(releaseId, geography, period.id, layer),
  );
  const borders = useOpen<OpenAreas>(
    period === undefined || !geographiesOf(head, 'total', period.id).includes('municipality')
      ? null
      : openPaths.areas(releaseId, 'municipality', period.id, ALL_ACCIDENTS),
  );
  const list = areas.state === 'ready' ? areas.value.areas : NONE;
  const municipalities = borders.state === 'ready' ? borders.value.areas : NONE;
  return useMemo(
    () => ({
      areas,
      list,
      municipalities,
      names: new AreaNames(list, municipalities),
      breaks: shownBreaks(
        list.map(({ count }) => count),
        head.threshold,
      ),
    }),
    [areas, list, municipalities, head.threshold],
  );
}
