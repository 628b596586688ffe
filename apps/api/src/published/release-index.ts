import {
  isTableOf,
  Problem,
  type OpenAreaCount,
  type OpenAreas,
  type OpenFoundArea,
  type OpenSelection,
  type PublishedArea,
  type PublishedCount,
  type PublishedGeography,
  type PublishedRelease,
  type PublishedTable,
} from '@elektron/domain';
import { foldText } from '@elektron/importers';

import { findNeighbours } from './find-neighbours.ts';

/** More than these nobody reads through. */
const MOST_FOUND = 20;

/** A release as it is asked: areas by their ids and by their geographies, which never change while it is there. */
export class ReleaseIndex {
  readonly release: PublishedRelease;
  readonly #byId: ReadonlyMap<string, PublishedArea>;
  readonly #byGeography: ReadonlyMap<PublishedGeography, readonly PublishedArea[]>;
  readonly #neighbours = new Map<PublishedGeography, ReadonlyMap<string, readonly string[]>>();
  readonly #kept = new Map<string, unknown>();
  #folded: readonly { readonly area: OpenFoundArea; readonly words: readonly string[] }[] | undefined;

  constructor(release: PublishedRelease) {
    this.release = release;
    this.#byId = new Map(release.areas.map((area) => [area.id, area]));
    this.#byGeography = new Map(release.geographies.map((id) => [id, release.areas.filter(({ geography }) => geography === id)]));
  }

  /** @throws Problem NOT_PUBLISHED */
  area(id: string): PublishedArea {
    const area = this.#byId.get(id);
    if (area === undefined) throw new Problem('NOT_PUBLISHED');
    return area;
  }

  areasOf(geography: PublishedGeography): readonly PublishedArea[] {
    return this.#byGeography.get(geography) ?? [];
  }

  /** Ids of the areas of the same geography whose outlines share a corner with an area's. */
  neighboursOf({ id, geography }: PublishedArea): readonly string[] {
    let known = this.#neighbours.get(geography);
    if (known === undefined) this.#neighbours.set(geography, (known = findNeighbours(this.areasOf(geography))));
    return known.get(id) ?? [];
  }

  /** The table of a name that has numbers of this geography in this period; a name may stand for several, each of other land or years: `total` for `yearly-total` too. */
  findTable(id: string, geography: PublishedGeography, period: string): PublishedTable | undefined {
    return this.release.tables.find(
      (table) => isTableOf(table, id) && table.geographies.includes(geography) && table.periods.includes(period),
    );
  }

  countAreas(selection: OpenSelection): OpenAreas {
    const at = this.#positionOf(selection);
    const areas = this.areasOf(selection.geography).map(({ id, parent, names, areaKm2, centre, outline, counts }): OpenAreaCount => {
      return { id, parent, names, areaKm2, centre, outline, count: counts[selection.table]?.[selection.period]?.[at] ?? null };
    });
    return { ...selection, areas };
  }

  /** Null where it is not shown, or not published for the area at all. */
  countOf(area: PublishedArea, selection: Omit<OpenSelection, 'geography'>): PublishedCount {
    const table = this.findTable(selection.table, area.geography, selection.period)?.id ?? '';
    return area.counts[table]?.[selection.period]?.[this.#positionOf(selection)] ?? null;
  }

  /** Areas in whose names every word that was typed begins a word: municipalities first, then in the order of the release. */
  search(typed: string): OpenFoundArea[] {
    const asked = foldText(typed).split(' ').filter(Boolean);
    if (asked.length === 0) return [];
    this.#folded ??= this.release.areas.flatMap((area) => foldNames(area));
    const found = this.#folded.filter(({ words }) => asked.every((start) => words.some((word) => word.startsWith(start))));
    const rank = ({ area }: { readonly area: OpenFoundArea }): number => this.release.geographies.indexOf(area.geography);
    return found
      .sort((a, b) => rank(a) - rank(b))
      .slice(0, MOST_FOUND)
      .map(({ area }) => area);
  }

  /** What takes a while and follows from the release alone, made once. */
  keep<T>(key: string, make: () => T): T {
    if (!this.#kept.has(key)) this.#kept.set(key, make());
    return this.#kept.get(key) as T;
  }

  #positionOf({ table, values }: Pick<OpenSelection, 'table' | 'values'>): number {
    const dimensions = this.release.tables.find((one) => isTableOf(one, table))?.dimensions ?? [];
    return dimensions.reduce((at, id, index) => {
      const list = this.release.dimensions.find((dimension) => dimension.id === id)?.values ?? [];
      return at * list.length + list.findIndex((value) => value.id === values[index]);
    }, 0);
  }
}

function foldNames({ id, geography, parent, centre, names }: PublishedArea) {
  if (names === null) return [];
  return [{ area: { id, geography, parent, centre, names }, words: foldText(`${names.el} ${names.en}`).split(' ') }];
}
