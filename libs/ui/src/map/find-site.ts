import type { Project } from './canvas-overlay.ts';
import type { OrientationSite } from './draw-orientation.ts';

/** So far from the middle of its square a site is still meant, in pixels: 24 across, as fingers need. */
const SITE_REACH = 12;

/** The count site under a point of the view, the nearest first; `null` where there is none. */
export function findSite(
  sites: readonly OrientationSite[],
  project: Project,
  at: { readonly x: number; readonly y: number },
): OrientationSite | null {
  let best: { readonly site: OrientationSite; readonly distance: number } | null = null;
  for (const site of sites) {
    const { x, y } = project(site.longitude, site.latitude);
    const distance = Math.hypot(x - at.x, y - at.y);
    if (distance <= SITE_REACH && (best === null || distance < best.distance)) best = { site, distance };
  }
  return best?.site ?? null;
}
