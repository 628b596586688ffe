import { MAP_COLORS, type MapColors, type Scheme } from '../colors.ts';
import type { OverlayView, Project } from './canvas-overlay.ts';
import { placeLabels } from './label-placement.ts';

/** A place where traffic was counted; its road name is often the only writing on a map without a basemap. */
export interface OrientationSite {
  readonly id: string;
  readonly roadName: string | null;
  readonly startName: string | null;
  readonly endName: string | null;
  readonly longitude: number;
  readonly latitude: number;
  readonly annualAverageDailyTraffic: number | null;
}

/** What was imported that helps a reader to know where they are. */
export interface Orientation {
  readonly boundary: GeoJSON.Geometry | null;
  readonly roads: GeoJSON.Geometry | null;
  readonly countSites: readonly OrientationSite[];
}

/** Distance between grid lines in degrees, by zoom: about 150 to 400 pixels on the screen. */
function gridStep(zoom: number): number {
  const steps = [10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001];
  const degreesPerPixel = 360 / (256 * 2 ** zoom);
  return steps.findLast((step) => step / degreesPerPixel >= 140) ?? 10;
}

/** Ground, grid, boundary and roads: below the accidents. */
export function drawGround(
  view: OverlayView,
  orientation: Orientation,
  scheme: Scheme,
  bounds: readonly [number, number, number, number],
): void {
  const colors = MAP_COLORS[scheme];
  drawGrid(view, colors, bounds);
  const { context, project } = view;
  if (orientation.boundary !== null) {
    strokeLines(context, project, orientation.boundary);
    context.fillStyle = colors.card;
    context.globalAlpha = 0.55;
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = colors.soft;
    context.setLineDash([6, 3]);
    context.lineWidth = 1.2;
    context.stroke();
    context.setLineDash([]);
  }
  if (orientation.roads !== null) {
    strokeLines(context, project, orientation.roads);
    context.strokeStyle = colors.road;
    context.lineJoin = 'round';
    context.lineWidth = Math.max(1, (view.zoom - 10) * 0.8);
    context.stroke();
  }
}

function drawGrid(
  { context, project, zoom }: OverlayView,
  colors: MapColors,
  [west, south, east, north]: readonly [number, number, number, number],
): void {
  const step = gridStep(zoom);
  // A degree of longitude is shorter than one of latitude; twice as many make cells that look square in Europe.
  const across = step * 2;
  context.beginPath();
  for (let longitude = Math.floor(west / across) * across; longitude <= east; longitude += across) {
    line(context, project(longitude, south), project(longitude, north));
  }
  for (let latitude = Math.floor(south / step) * step; latitude <= north; latitude += step) {
    line(context, project(west, latitude), project(east, latitude));
  }
  context.strokeStyle = colors.grid;
  context.lineWidth = 1;
  context.stroke();
}

function line(context: CanvasRenderingContext2D, from: { x: number; y: number }, to: { x: number; y: number }): void {
  context.moveTo(Math.round(from.x) + 0.5, Math.round(from.y) + 0.5);
  context.lineTo(Math.round(to.x) + 0.5, Math.round(to.y) + 0.5);
}

/** Puts the lines of a geometry on the path of the canvas. */
export function strokeLines(context: CanvasRenderingContext2D, project: Project, geometry: GeoJSON.Geometry): void {
  context.beginPath();
  for (const ring of linesOf(geometry)) {
    ring.forEach(([longitude = 0, latitude = 0], index) => {
      const { x, y } = project(longitude, latitude);
      if (index === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    });
  }
}

function linesOf(geometry: GeoJSON.Geometry): readonly GeoJSON.Position[][] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    case 'GeometryCollection':
      return geometry.geometries.flatMap(linesOf);
    default:
      return [];
  }
}

/** From this zoom on a count site also says between which junctions it lies. */
const BETWEEN_FROM_ZOOM = 15.5;
/** Further away the accidents would hide the names, and the names each other. */
const NAMED_FROM_ZOOM = 12;
const LABEL_HEIGHT = 16;
/** Half the side of a site's square, in pixels. */
const SITE_HALF = 4;

/** Count sites and their road names: below the accidents, which they must not cover; busiest roads first. */
export function drawSites(view: OverlayView, orientation: Orientation, scheme: Scheme): void {
  const { context, project, zoom } = view;
  const colors = MAP_COLORS[scheme];
  const sites = [...orientation.countSites].sort((a, b) => (b.annualAverageDailyTraffic ?? 0) - (a.annualAverageDailyTraffic ?? 0));
  for (const site of sites) {
    const { x, y } = project(site.longitude, site.latitude);
    context.beginPath();
    context.rect(Math.round(x) - SITE_HALF, Math.round(y) - SITE_HALF, 2 * SITE_HALF, 2 * SITE_HALF);
    context.fillStyle = colors.card;
    context.fill();
    context.strokeStyle = colors.soft;
    context.lineWidth = 1.4;
    context.stroke();
  }
  if (zoom >= NAMED_FROM_ZOOM) drawRoadNames(view, sites, colors);
}

/** The names that find room, in the order of the sites. */
function drawRoadNames({ context, project, width, height, zoom }: OverlayView, sites: readonly OrientationSite[], colors: MapColors): void {
  context.font = "560 11px 'Commissioner Variable', sans-serif";
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  const wishes = sites
    // A bare class letter ("U", unclassified) names no road.
    .filter((site) => site.roadName !== null && site.roadName.length > 1)
    .map((site) => {
      const { x, y } = project(site.longitude, site.latitude);
      const text = labelOf(site, zoom);
      return { text, x: x + SITE_HALF + 4, y: y - LABEL_HEIGHT / 2, width: context.measureText(text).width + 8, height: LABEL_HEIGHT };
    });
  for (const index of placeLabels(wishes, width, height)) {
    const wish = wishes[index];
    if (wish === undefined) continue;
    context.fillStyle = colors.card;
    context.globalAlpha = 0.88;
    context.beginPath();
    context.roundRect(wish.x, wish.y, wish.width, wish.height, 3);
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = colors.road;
    context.lineWidth = 1;
    context.stroke();
    context.fillStyle = colors.ink;
    context.fillText(wish.text, wish.x + 4, wish.y + LABEL_HEIGHT / 2 + 0.5);
  }
}

function labelOf(site: OrientationSite, zoom: number): string {
  const between = [site.startName, site.endName].filter((name) => name !== null).join(' – ');
  const name = site.roadName ?? '';
  return zoom >= BETWEEN_FROM_ZOOM && between !== '' ? `${name}: ${between}` : name;
}
