import { CanvasOverlay, MAP_COLORS, SITE_PANE, type OverlayView, type Scheme } from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { useMap } from 'react-leaflet';
import { isOnRoad } from '../../graphql/near-road.ts';
import { useAccidentsOnRoads } from './accidents-on-roads.tsx';
import { useCountSitesOnRoads } from './count-sites-on-roads.tsx';
import { faultColor } from './roads-map.tsx';

type At = readonly [longitude: number, latitude: number];

/** What lies on roads, each with its place on the road, and what lies on none. */
interface Drawn {
  readonly placed: readonly (readonly [place: At, onRoad: At])[];
  readonly unplaced: readonly At[];
}

const NOTHING: Drawn = { placed: [], unplaced: [] };

/** The accidents under the filter on the roads. */
export function AccidentsOnRoadsLayer() {
  const { data, previousData } = useAccidentsOnRoads();
  const answer = (data ?? previousData)?.accidentsOnRoads;
  const drawn = useMemo((): Drawn => {
    if (answer?.placedLines == null || answer.unplacedPoints == null) return NOTHING;
    const [lines, points] = [answer.placedLines as GeoJSON.MultiLineString, answer.unplacedPoints as GeoJSON.MultiPoint];
    return { placed: lines.coordinates as unknown as Drawn['placed'], unplaced: points.coordinates as unknown as Drawn['unplaced'] };
  }, [answer]);
  return <PlacementsLayer drawn={drawn} />;
}

/** The count sites on the roads. */
export function CountSitesOnRoadsLayer() {
  const { data } = useCountSitesOnRoads();
  const sites = data?.countSitesOnRoads.sites;
  const drawn = useMemo((): Drawn => {
    const located = (sites ?? []).flatMap(({ longitude, latitude, road, placement }) =>
      longitude == null || latitude == null ? [] : [{ place: [longitude, latitude] as const, road: isOnRoad(placement) ? road : null }],
    );
    return {
      placed: located.flatMap(({ place, road }) => (road == null ? [] : [[place, [road.longitude, road.latitude]] as const])),
      unplaced: located.flatMap(({ place, road }) => (road == null ? [place] : [])),
    };
  }, [sites]);
  return <PlacementsLayer drawn={drawn} />;
}

function PlacementsLayer({ drawn }: { readonly drawn: Drawn }) {
  const map = useMap();
  const scheme = useComputedColorScheme('light');
  useEffect(() => {
    const layer = new CanvasOverlay(SITE_PANE, (view) => drawPlacements(view, drawn, scheme));
    map.addLayer(layer);
    return () => {
      layer.remove();
    };
  }, [map, drawn, scheme]);
  return null;
}

const DOT_RADIUS = 3.5;
const RING_RADIUS = 5;

/** A dot on the road with a line to the place on record; a ring for what lies on no road. */
function drawPlacements({ context, project }: OverlayView, { placed, unplaced }: Drawn, scheme: Scheme): void {
  const { ink, outline, card } = MAP_COLORS[scheme];
  context.lineWidth = 1.2;
  context.strokeStyle = ink;
  context.beginPath();
  for (const [place, onRoad] of placed) {
    const [from, to] = [project(...place), project(...onRoad)];
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
  }
  context.stroke();
  for (const [, onRoad] of placed) {
    const { x, y } = project(...onRoad);
    context.beginPath();
    context.arc(x, y, DOT_RADIUS, 0, 2 * Math.PI);
    context.fillStyle = ink;
    context.fill();
    context.strokeStyle = outline;
    context.stroke();
  }
  context.lineWidth = 2;
  context.strokeStyle = faultColor(scheme);
  context.fillStyle = card;
  for (const place of unplaced) {
    const { x, y } = project(...place);
    context.beginPath();
    context.arc(x, y, RING_RADIUS, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
}
