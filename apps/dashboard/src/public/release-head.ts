import {
  isTableOf,
  type OpenRelease,
  type PublishedGeography,
  type PublishedHead,
  type PublishedPeriod,
  type PublishedTable,
  type Text,
} from '@elektron/domain';
import { ALL_ACCIDENTS, type PublicLayer } from './address.ts';
import { openPaths } from './open-paths.ts';

/** From which zoom on hexagons of a size are large enough to be touched. */
const FINEST_FROM_ZOOM: readonly (readonly [PublishedGeography, number])[] = [
  ['hexagon-9', 14.5],
  ['hexagon-8', 12.5],
  ['hexagon-7', 10],
  ['municipality', 0],
];

/** The newest release of each organisation, in the order of the list. */
export function newestReleases(entries: readonly OpenRelease[]): readonly OpenRelease[] {
  const newest = new Map<string, OpenRelease>();
  for (const entry of entries) {
    const { slug } = entry.head.organisation;
    const known = newest.get(slug);
    if (known === undefined || known.head.number < entry.head.number) newest.set(slug, entry);
  }
  return [...newest.values()];
}

/** The longest block that ends last; a single year where there is no block. */
export function mainPeriod({ periods }: PublishedHead): PublishedPeriod | null {
  const length = ({ from, to }: PublishedPeriod): number => to - from;
  const blocks = periods.filter((period) => length(period) > 0);
  const sorted = [...(blocks.length > 0 ? blocks : periods)].sort((a, b) => b.to - a.to || length(b) - length(a));
  return sorted[0] ?? null;
}

/** The asked period where the release has it, its main one otherwise. */
export function choosePeriod(head: PublishedHead, asked: string | null): PublishedPeriod | null {
  return head.periods.find(({ id }) => id === asked) ?? mainPeriod(head);
}

/** The layer where the release has it, all accidents otherwise. */
export function chooseLayer(head: PublishedHead, asked: PublicLayer): PublicLayer {
  return layersOf(head).some(({ layer }) => isSameLayer(layer, asked)) ? asked : ALL_ACCIDENTS;
}

export function isSameLayer(a: PublicLayer, b: PublicLayer): boolean {
  return a.table === b.table && a.value === b.value;
}

export interface NamedLayer {
  readonly layer: PublicLayer;
  readonly names: Text;
  /** What the value is one of; null for all accidents. */
  readonly group: Text | null;
}

const ALL: Text = { el: 'Όλα τα ατυχήματα', en: 'All accidents' };

/** What the map can be of: all accidents, and each value of what they are told apart by. */
export function layersOf({ tables, dimensions }: PublishedHead): readonly NamedLayer[] {
  const single = dimensions.filter(({ id }) => tables.some((table) => isTableOf(table, id)));
  return [
    { layer: ALL_ACCIDENTS, names: ALL, group: null },
    ...single.flatMap(({ id, names: group, values }) =>
      values.map((value) => ({ layer: { table: id, value: value.id }, names: value.names, group })),
    ),
  ];
}

export function nameOfLayer(head: PublishedHead, asked: PublicLayer): NamedLayer {
  const [first, ...others] = layersOf(head);
  return others.find(({ layer }) => isSameLayer(layer, asked)) ?? first!;
}

/** A layer as it is named where nothing around it says what it is one of: “Age of those hurt: A child of 14 or under”. */
export function titleOfLayer(head: PublishedHead, asked: PublicLayer): Text {
  const { names, group } = nameOfLayer(head, asked);
  return group === null ? names : { el: `${group.el}: ${names.el}`, en: `${group.en}: ${names.en}` };
}

/** Geographies of which the release has this table in this period. */
export function geographiesOf({ tables, geographies }: PublishedHead, table: string, period: string): readonly PublishedGeography[] {
  const having: PublishedTable[] = tables.filter((each) => isTableOf(each, table) && each.periods.includes(period));
  return geographies.filter((geography) => having.some((each) => each.geographies.includes(geography)));
}

/** The asked geography where there is one; otherwise the finest whose areas can be told apart at this zoom, or what comes next to it. */
export function chooseGeography(
  available: readonly PublishedGeography[],
  asked: PublishedGeography | null,
  zoom: number,
): PublishedGeography | null {
  if (asked !== null && available.includes(asked)) return asked;
  const order = FINEST_FROM_ZOOM.filter(([geography]) => available.includes(geography));
  return (order.find(([, from]) => zoom >= from) ?? order.at(-1))?.[0] ?? null;
}

/** Path of the tiles of its streets; null where the release has none. */
export function streetsOf({ releaseId, head }: Pick<OpenRelease, 'releaseId' | 'head'>): string | null {
  return head.streets === undefined ? null : openPaths.streets(releaseId);
}

/** Whom a map of the release names: the source of the numbers, and whoever has drawn the streets where that source does not name them. */
export function sourcesOf({ attribution, streets }: PublishedHead): readonly Text[] {
  const drawn = streets?.attribution ?? null;
  const isNamed = drawn !== null && [drawn.el, drawn.en].some((text) => attribution.includes(withoutLicence(text)));
  const numbers = { el: attribution, en: attribution };
  return drawn === null || isNamed ? [numbers] : [numbers, { el: `Οδοί: ${drawn.el}`, en: `Streets: ${drawn.en}` }];
}

const withoutLicence = (source: string): string => source.replace(/ \([^)]*\)$/, '');
