import type { Project } from './canvas-overlay.ts';

/** So far from the middle of its square a site is still meant, in pixels: 24 across, as fingers need. */
const SITE_REACH = 12;

/** The count site under a point of the view, the nearest first; `null` where there is none. */
export function findSite<Site extends { readonly longitude: number; readonly latitude: number }>(
  sites: readonly Site[],
  project: Project,
  at: { readonly x: number; readonly y: number },
): Site | null {
  let best: { readonly site: Site; readonly distance: number } | null = null;
  for (const site of sites) {
    const { x, y } = project(site.longitude, site.latitude);
    const distance = Math.hypot(x - at.x, y - at.y);
    if (distance <= SITE_REACH && (best === null || distance < best.distance)) best = { site, distance };
  }
  return best?.site ?? null;
}
