import type { PublishedRelease } from '@elektron/domain';

/**
 * What people who look at the public map ask, one after the other: the releases, a layer of the map, tiles, areas, funnels, places by name, and now and
 * then a GIS. The same of each number.
 */
export function urlsOf(url: string, release: PublishedRelease): (n: number) => string {
  const root = `${url}/open/releases/${release.releaseId}`;
  const periods = ['2016-2018', '2019-2021'];
  const geographies = ['municipality', 'hexagon-7', 'hexagon-8'];
  const words = ['dimos', 'agiou', 'ανω', 'ελευθ', 'iroon', 'κατω'];
  const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!;
  const kinds: readonly ((n: number) => string)[] = [
    () => `${url}/open/releases`,
    () => root,
    (n) => `${root}/areas?geography=${pick(geographies, n)}&period=${pick(periods, n)}&table=total`,
    (n) => `${root}/areas?geography=hexagon-9&period=${pick(periods, n)}&table=total`,
    (n) => `${root}/areas/${pick(release.areas, n * 7).id}`,
    (n) => `${root}/areas/${pick(release.areas, n * 13).id}`,
    (n) => `${root}/funnel?geography=hexagon-8&period=${pick(periods, n)}&table=total`,
    (n) => `${root}/search?q=${encodeURIComponent(pick(words, n))}`,
    (n) => `${url}/open/tiles/${release.releaseId}/hexagon-9/11/${1158 + (n % 4)}/${788 + (n % 5)}.mvt`,
    (n) => `${url}/open/tiles/${release.releaseId}/hexagon-8/12/${2316 + (n % 7)}/${1577 + (n % 6)}.mvt`,
    (n) => `${url}/open/ogc/collections/${release.releaseId}.hexagon-8/items?limit=100&offset=${(n % 9) * 100}`,
    () => `${root}/sites`,
  ];
  return (n) => pick(kinds, n)(Math.floor(n / kinds.length));
}
