import type { PublishedArea, PublishedCount, PublishedGeography, PublishedPeriod, PublishedTable } from '@elektron/domain';
import { LineBounds } from '../line-bounds.ts';
import type { Release } from '../release.ts';
import { polygonsOf } from './city-areas.ts';
import { partsOf } from './city-breakdowns.ts';
import { AreaShapes } from './city-outlines.ts';
import { spanKeyOf } from './city-cells.ts';
import type { Sheet } from './city-sheets.ts';
import { periodOf, yearsOf, type TableDesign } from './city-tables.ts';
import { repeatCounts } from './earlier-blocks.ts';
import { listJunctions } from './junction-areas.ts';
import type { ReleasePlan } from './make-release.ts';
import type { HiddenReason, MadeRelease, MadeReleaseAudit, ReleaseInput } from './release-input.ts';
import { measureUtility } from './release-utility.ts';

type Counts = Record<string, Record<string, readonly PublishedCount[]>>;
type Reasons = Record<string, Record<string, readonly (HiddenReason | null)[]>>;

/**
 * Writes a release down as it is published, and for who publishes it why numbers are hidden.
 * @param isShared another organisation has published of this land: nothing is said of junctions then, of which theirs may have others
 */
export function assemble(input: ReleaseInput, plan: ReleasePlan, found: Release, audit: MadeReleaseAudit, isShared: boolean): MadeRelease {
  const { blocks, municipalities } = input;
  const { city, tables, dimensions } = plan;
  const shapes = new AreaShapes(municipalities);
  const isEmpty = findEmpty(plan, found);
  const numbers = city.areas.map((_, area) => numbersOf(area, input, plan, found, isEmpty));
  const areas = city.areas.map((area, a): PublishedArea => ({
    id: area.id,
    geography: area.geography,
    parent: city.areas[area.parent]?.id ?? null,
    names: area.geography === 'municipality' ? municipalities[area.municipality]!.names : null,
    ...shapes.shapeOf(area),
    counts: numbers[a]!.counts,
  }));
  const hidden = blocks.map((block) => countHidden(plan, found, block));
  const periods = periodsOf(input);
  const sites = [
    ...plan.repeatedSites,
    ...plan.sites.numbers.filter(({ derived }) => found.derived[derived]!.isShown).map(({ site }) => site),
  ];
  const junctions = isShared ? [] : listJunctions(input, plan, areas, sites);
  const hasJunctions = junctions.length > 0;
  return {
    periods,
    dimensions,
    tables: tables.map((table) => toPublishedTable(table, plan, input, hasJunctions)).filter((table) => table.periods.length > 0),
    geographies: [...new Set([...city.areas, ...junctions].map(({ geography }) => geography))] satisfies PublishedGeography[],
    bounds: boundsOf(input),
    areas: [...areas, ...junctions],
    sites,
    audit,
    utility: blocks.map((block, i) => measureUtility(city, areas, input, block, hidden[i]!)),
    hiddenBecause: Object.fromEntries(city.areas.flatMap(({ id }, a) => (numbers[a]!.reasons ? [[id, numbers[a]!.reasons]] : []))),
  };
}

/** Blocks, and the years of those that have several. */
function periodsOf({ blocks }: ReleaseInput): PublishedPeriod[] {
  return [...blocks.map(periodOf), ...blocks.flatMap(yearsOf)];
}

/** Of single years: also of blocks that are one. */
const periodsOfTable = ({ span }: TableDesign, block: ReleaseInput['blocks'][number]): PublishedPeriod[] =>
  span === 'block' || block.from === block.to ? [periodOf(block)] : yearsOf(block);

const toPublishedTable = (
  table: TableDesign,
  { breakdowns }: ReleasePlan,
  { blocks }: ReleaseInput,
  hasJunctions: boolean,
): PublishedTable => ({
  id: table.id,
  dimensions: breakdowns
    .filter(({ id }) => id === table.dimension)
    .flatMap(partsOf)
    .map(({ id }) => id),
  geographies: table.id === 'total' && hasJunctions ? [...table.geographies, 'junction'] : table.geographies,
  periods: blocks.flatMap((block) => periodsOfTable(table, block).map(({ id }) => id)),
});

function boundsOf({ municipalities }: ReleaseInput): [number, number, number, number] {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const municipality of municipalities) {
    for (const [x = 0, y = 0] of polygonsOf(municipality).flat(2)) {
      bounds[0] = Math.min(bounds[0], x);
      bounds[1] = Math.min(bounds[1], y);
      bounds[2] = Math.max(bounds[2], x);
      bounds[3] = Math.max(bounds[3], y);
    }
  }
  return bounds;
}

/** By span or year: 1 where an area is shown to be empty, or where that follows from what is shown. */
type EmptyAreas = ReadonlyMap<string, Uint8Array>;

function findEmpty({ city, sheets, built }: ReleasePlan, found: Release): EmptyAreas {
  const isEmptyCell = new LineBounds(found, found.cells).findEmpty();
  const empty = new Map<string, Uint8Array>();
  for (const [s, sheet] of sheets.entries()) {
    if (sheet.dimension !== null) continue;
    const key = spanKeyOf(sheet);
    const areas = built.zeros.get(key)!.isShownEmpty.slice();
    for (const [a, { parent }] of city.areas.entries()) {
      const cell = built.cellOf[s]![a]!;
      if (isEmptyCell[cell] === 1 || (parent >= 0 && areas[parent])) areas[a] = 1;
    }
    empty.set(key, areas);
  }
  return empty;
}

/** The release that has the numbers of a municipality in a block already: of this organisation, or else of another. */
function repeatedFrom({ earlier, others }: ReleasePlan, block: ReleaseInput['blocks'][number], municipality: number) {
  const own = earlier.repeated.find((one) => one.block === block);
  return (own ?? others.repeated.find((one) => one.block === block && one.municipality === municipality))?.release;
}

/** What is published of one area, and why the rest is not; no reasons where everything is shown or repeated. */
function numbersOf(
  a: number,
  input: ReleaseInput,
  plan: ReleasePlan,
  found: Release,
  isEmpty: EmptyAreas,
): { counts: Counts; reasons: Reasons | null } {
  const { geography, id, municipality } = plan.city.areas[a]!;
  const counts: Counts = {};
  const reasons: Reasons = {};
  for (const table of plan.tables) {
    if (!table.geographies.includes(geography)) continue;
    const dimension = plan.breakdowns.find((one) => one.id === table.dimension) ?? null;
    const own: Record<string, readonly PublishedCount[]> = {};
    for (const block of input.blocks) {
      const earlier = repeatedFrom(plan, block, municipality);
      const before = earlier?.areas.find((area) => area.id === id);
      for (const period of periodsOfTable(table, block)) {
        if (earlier) {
          const told = repeatCounts(earlier, before, table, period.id, dimension, input.threshold);
          if (told) own[period.id] = told;
          continue;
        }
        const s = findSheet(plan.sheets, table, block, period);
        const numbers = freshNumbers(a, s, input, plan, found, isEmpty);
        own[period.id] = numbers.map(({ count }) => count);
        if (numbers.some(({ reason }) => reason !== null)) {
          (reasons[table.id] ??= {})[period.id] = numbers.map(({ reason }) => reason);
        }
      }
    }
    if (Object.keys(own).length > 0) counts[table.id] = own;
  }
  return { counts, reasons: Object.keys(reasons).length > 0 ? reasons : null };
}

/** The numbers of a year that is a block of its own are those of the block. */
function findSheet(sheets: readonly Sheet[], table: TableDesign, block: ReleaseInput['blocks'][number], period: PublishedPeriod): number {
  const span = block.from === block.to ? 'block' : table.span;
  return sheets.findIndex(
    (sheet) => sheet.table.dimension === table.dimension && sheet.table.span === span && sheet.period.id === period.id,
  );
}

function freshNumbers(
  a: number,
  s: number,
  { threshold }: ReleaseInput,
  { sheets, built }: ReleasePlan,
  found: Release,
  emptyAreas: EmptyAreas,
): { readonly count: PublishedCount; readonly reason: HiddenReason | null }[] {
  const { values } = sheets[s]!;
  const isEmpty = emptyAreas.get(spanKeyOf(sheets[s]!))![a] === 1;
  return Array.from({ length: values }, (_, value) => {
    const cell = found.cells[built.cellOf[s]![a * values + value]!];
    if (isEmpty) return { count: 0, reason: null };
    const isShown = cell?.state === 'shown' && (cell.count >= threshold || cell.count === 0);
    if (isShown) return { count: cell.count, reason: null };
    return { count: null, reason: (cell?.count ?? 0) < threshold ? 'small' : 'beside' };
  });
}

function countHidden({ sheets, built }: ReleasePlan, { cells, threshold }: Release, block: ReleaseInput['blocks'][number]) {
  const count = { hiddenSmall: 0, hiddenBeside: 0, shown: 0 };
  for (const [s, { period }] of sheets.entries()) {
    if (period.from < block.from || period.to > block.to) continue;
    for (const index of built.cellOf[s]!) {
      const cell = cells[index];
      if (!cell || (cell.state !== 'shown' && cell.count === 0)) continue;
      if (cell.state === 'shown') count.shown += 1;
      else if (cell.count < threshold) count.hiddenSmall += 1;
      else count.hiddenBeside += 1;
    }
  }
  return count;
}
