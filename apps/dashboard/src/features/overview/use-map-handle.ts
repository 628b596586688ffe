import type { BoundingBox } from '@elektron/domain';
import { fitOptions, prefersReducedMotion, toLatLngBounds } from '@elektron/ui';
import { point, type Map as LeafletMap } from 'leaflet';
import { useCallback, useMemo, useState } from 'react';
import { freePart, moveInto, screenBoxOf } from './free-part.ts';

/** Pixels at the top of the map that its buttons take. */
export const TOOLS_ROOM = 58;

/** What may be asked of the map once it is there. */
export function useMapHandle() {
  const [map, setMap] = useState<LeafletMap | null>(null);
  const fit = useCallback(
    (area: BoundingBox, options: { readonly animate?: boolean } = {}) =>
      map?.fitBounds(toLatLngBounds(area), { ...fitOptions(TOOLS_ROOM), ...options }),
    [map],
  );
  /** Moves a place out from under the panel that lies over the map. */
  const reveal = useCallback(
    (place: { readonly longitude: number; readonly latitude: number }, panel: HTMLElement | null) => {
      if (map === null) return;
      const box = screenBoxOf(map.getContainer());
      const at = map.latLngToContainerPoint([place.latitude, place.longitude]);
      const free = freePart(box, panel === null ? null : screenBoxOf(panel));
      const { x, y } = moveInto(free, { x: box.left + at.x, y: box.top + at.y });
      // Moving the picture to the right means looking at what lies further left.
      if (x !== 0 || y !== 0) map.panBy(point(-x, -y), { animate: !prefersReducedMotion() });
    },
    [map],
  );
  return useMemo(() => ({ onReady: setMap, fit, reveal }), [fit, reveal]);
}
