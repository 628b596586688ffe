import { skipToken, useQuery } from '@apollo/client/react';
import type { BoundingBox } from '@elektron/domain';
import { useEffect, useMemo } from 'react';
import { toFilterInput, toName } from '../../../filter/filter-input.ts';
import { useFilter } from '../../../filter/use-filter.ts';
import type { DrawnStreet } from './draw-streets.ts';
import { STREET_DEFICITS, type Street } from './priorities-queries.ts';
import type { DrawnSite } from './sites-map.tsx';
import { ACCESSIBILITY_PRIORITIES, type PrioritySite } from './sites-queries.ts';
import { deficitClassOf, excessClassOf } from './site-words.ts';
import { judgedItemOf } from './street-words.ts';
import { useLinkQuestion } from './use-link-question.ts';

/** As many as map and list show; the file has the rest. */
const LISTED = 200;
/** Sites are drawn as a whole network is. */
const LISTED_SITES = 500;
/** While a run is under way. */
const ASK_AGAIN_MS = 1_000;

/** Crossings and footways, where the page is about them. */
export function useStreets() {
  const { filter } = useFilter();
  const { choice } = useLinkQuestion();
  const { view, nearMeters, partMeters, streets, order } = choice;
  const variables = {
    filter: toFilterInput(filter),
    nearMeters,
    partMeters,
    items: streets === null ? null : [toName(streets)],
    order: toName(order),
    first: LISTED,
  };
  const result = useQuery(STREET_DEFICITS, view === 'streets' ? { variables, fetchPolicy: 'cache-and-network' } : skipToken);
  const answer = (result.data ?? result.previousData)?.streetDeficits;
  const drawn = useMemo(() => (answer?.streets.edges ?? []).flatMap(({ node }) => toDrawnStreet(node)), [answer]);
  return { result, answer, drawn };
}

/** Sites of the network, where the page is about them. */
export function useSites() {
  const { filter } = useFilter();
  const { choice } = useLinkQuestion();
  const { view, partMeters, highPercent, cell } = choice;
  const variables = { filter: toFilterInput(filter), partMeters, highPercent, cell, first: LISTED_SITES };
  const result = useQuery(ACCESSIBILITY_PRIORITIES, view === 'sites' ? { variables, fetchPolicy: 'cache-and-network' } : skipToken);
  const { startPolling, stopPolling } = result;
  const answer = (result.data ?? result.previousData)?.accessibilityPriorities;
  const isUnderWay = answer?.reason === 'RUN_UNDER_WAY';
  useEffect(() => {
    if (isUnderWay) startPolling(ASK_AGAIN_MS);
    return stopPolling;
  }, [isUnderWay, startPolling, stopPolling]);
  const drawn = useMemo(() => (answer?.sites.edges ?? []).flatMap(({ node }) => toDrawnSite(node)), [answer]);
  return { result, answer, drawn };
}

function toDrawnStreet({ id, item, longitude, latitude, deficit, accidents }: Street): DrawnStreet[] {
  if (longitude == null || latitude == null) return [];
  return [{ id, item: judgedItemOf(item), longitude, latitude, lower: deficit?.lower ?? null, accidents: accidents ?? 0 }];
}

function toDrawnSite({ id, geometry: stored, excessClass, deficitClass }: PrioritySite): DrawnSite[] {
  const geometry = stored as DrawnSite['geometry'];
  const middle = geometry.type === 'Point' ? geometry.coordinates : geometry.coordinates[Math.floor(geometry.coordinates.length / 2)];
  const [longitude, latitude] = middle ?? [];
  if (longitude === undefined || latitude === undefined) return [];
  return [{ id, geometry, excess: excessClassOf(excessClass), deficit: deficitClassOf(deficitClass), longitude, latitude }];
}

/** West, south, east, north of what is drawn; null where nothing is. */
export function extentOf(drawn: readonly { readonly longitude: number; readonly latitude: number }[]): BoundingBox | null {
  if (drawn.length === 0) return null;
  const [longitudes, latitudes] = [drawn.map(({ longitude }) => longitude), drawn.map(({ latitude }) => latitude)];
  return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)];
}
