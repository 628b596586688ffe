import type { DeficitClass, ExcessClass } from '@elektron/domain';
import { MAP_COLORS, strokeLines, type OverlayView, type Scheme } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { excessColor } from './excess-color.ts';
import { PlacesMap, type ListedPlacesProps } from './places-map.tsx';

export interface DrawnSite {
  readonly id: string;
  readonly geometry: GeoJSON.Point | GeoJSON.LineString;
  readonly excess: ExcessClass | null;
  readonly deficit: DeficitClass | null;
  /** Of a section, its middle. */
  readonly longitude: number;
  readonly latitude: number;
}

export interface SitesMapProps extends ListedPlacesProps<DrawnSite> {
  readonly sites: readonly DrawnSite[];
}

/** The listed sites: the colour tells one axis, the thickness the other. */
export function SitesMap({ sites, ...listed }: SitesMapProps) {
  const { t } = useTranslation();
  return <PlacesMap {...listed} label={t('priorities.matrix.mapLabel')} places={sites} draw={drawSites} />;
}

/** Pixels: a junction's radius, and half the width of a section. */
export const SITE_SIZES: Readonly<Record<DeficitClass, number>> = { high: 8, undecided: 5.5, low: 3.5 };
const SIZE_WITHOUT_DEFICIT = 2.5;

/** The last of the list first, so that the first lies on top. */
function drawSites({ context, project }: OverlayView, sites: readonly DrawnSite[], scheme: Scheme): void {
  const { outline, ink } = MAP_COLORS[scheme];
  context.lineCap = 'round';
  for (const { geometry, excess, deficit, longitude, latitude } of sites.toReversed()) {
    const size = deficit === null ? SIZE_WITHOUT_DEFICIT : SITE_SIZES[deficit];
    const color = excessColor(excess, scheme);
    if (geometry.type === 'LineString') {
      context.strokeStyle = color;
      context.lineWidth = size;
      strokeLines(context, project, geometry);
      context.stroke();
      continue;
    }
    const { x, y } = project(longitude, latitude);
    context.beginPath();
    context.arc(x, y, size, 0, 2 * Math.PI);
    context.fillStyle = color;
    context.fill();
    context.lineWidth = 1.2;
    context.strokeStyle = deficit === null ? ink : outline;
    context.stroke();
  }
}
