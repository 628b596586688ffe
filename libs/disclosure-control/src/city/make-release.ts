import { Problem, type PublishedSite } from '@elektron/domain';
import { protectRelease, type ProtectedRelease } from '../protect-release.ts';
import { SMALLEST_THRESHOLD, UNWATCHED, type Cell, type DisclosureControl, type Release } from '../release.ts';
import { assemble } from './assemble-release.ts';
import { listAreas, type CityAreas } from './city-areas.ts';
import { withCrossings, type CityBreakdown, type CityDimension } from './city-breakdowns.ts';
import { buildCells, type CityCells } from './city-cells.ts';
import { countSheets, type Sheet } from './city-sheets.ts';
import { dimensionsOf, periodOf, tablesOf, type TableDesign } from './city-tables.ts';
import { findEarlierBlocks, keepDimensions, type EarlierBlocks } from './earlier-blocks.ts';
import { compareRecords, findOtherBlocks, isInOthers, setAside, type OtherBlocks } from './other-blocks.ts';
import type { MadeRelease, MadeReleaseAudit, ReleaseInput, ReleaseSite } from './release-input.ts';
import { addSites, type SiteNumbers } from './site-numbers.ts';

type Remark = MadeReleaseAudit['remarks'][number];

/** What is to be published, before anything is hidden. */
export interface ReleasePlan {
  readonly city: CityAreas;
  readonly earlier: EarlierBlocks;
  readonly others: OtherBlocks;
  readonly dimensions: readonly CityDimension[];
  /** The dimensions and their crossings. */
  readonly breakdowns: readonly CityBreakdown[];
  readonly tables: readonly TableDesign[];
  readonly sheets: readonly Sheet[];
  readonly built: CityCells;
  readonly sites: SiteNumbers;
  /** Sites that an earlier release has, as they are there. */
  readonly repeatedSites: readonly PublishedSite[];
  readonly remarks: readonly Remark[];
}

/**
 * Makes a release in which nobody can be singled out: counts all tables, takes what was published of the same blocks before, by whomever, as it was, hides small numbers and what
 * would give them away, and audits the result. The same records give the same release, in whatever order they come.
 * @throws Problem INPUT_INVALID (a threshold below the smallest, blocks that are not whole years in order), CANCELLED
 */
export async function makeRelease(input: ReleaseInput, control: DisclosureControl = UNWATCHED): Promise<MadeRelease> {
  checkInput(input);
  const plan = planRelease(input);
  const release: Release = {
    threshold: input.threshold,
    unknowns: 'cells',
    marks: 'alike',
    neighbourhoods: [],
    groups: plan.built.groups,
    lines: [...plan.built.lines, ...plan.sites.lines],
    derived: plan.sites.derived,
    ...cellsOf([...plan.built.cells, ...plan.sites.cells]),
  };
  const found = await protectRelease(release, control);
  const audit = summarize(found, plan, [...plan.remarks, ...remarkOnSites(found, plan, input)]);
  return assemble(input, plan, found.release, audit, plan.others.repeated.length + plan.others.hindrances.length > 0);
}

const cellsOf = (cells: readonly Cell[]) => ({ cells, atoms: cells.length, truth: Int32Array.from(cells, ({ count }) => count) });

function checkInput({ threshold, blocks }: ReleaseInput): void {
  if (!Number.isInteger(threshold) || threshold < SMALLEST_THRESHOLD) {
    throw new Problem('INPUT_INVALID', { field: 'threshold', value: threshold });
  }
  let last = -Infinity;
  for (const { from, to } of blocks) {
    if (!Number.isInteger(from) || !Number.isInteger(to) || from > to || from <= last) {
      throw new Problem('INPUT_INVALID', { field: 'blocks', value: `${from}-${to}` });
    }
    last = to;
  }
}

function planRelease(input: ReleaseInput): ReleasePlan {
  const { accidents, blocks } = input;
  const city = listAreas(input);
  const earlier = findEarlierBlocks(input);
  const met = findOtherBlocks(city.areas, input, earlier.fresh);
  const isOf = (accident: number): boolean =>
    city.areaOf[accident]! >= 0 && blocks.some(({ from, to }) => accidents.year[accident]! >= from && accidents.year[accident]! <= to);
  const before = [...earlier.repeated, ...met.repeated].map(({ release }) => release);
  const dimensions = keepDimensions(dimensionsOf(accidents, isOf), before);
  const breakdowns = withCrossings(dimensions);
  const tables = tablesOf(breakdowns, accidents, isOf);
  const counted = countSheets(city, tables, breakdowns, accidents, earlier.fresh);
  const others = compareRecords(city.areas, counted, met);
  const sheets = setAside(city.areas, counted, others.repeated);
  const built = buildCells(city.areas, sheets, input.threshold);
  const { fresh, repeated } = planSites(input, city, earlier, others);
  const outside = [...city.areaOf].filter((area) => area < 0).length;
  return {
    city,
    earlier,
    others,
    dimensions,
    breakdowns,
    tables,
    sheets,
    built,
    sites: addSites(fresh, city, built, sheets, input),
    repeatedSites: repeated,
    remarks: [
      ...earlier.repeated.map(({ release, block }): Remark => ({
        code: 'block-repeated',
        about: `${block.from}-${block.to} / ${release.releaseId}`,
        count: 1,
      })),
      ...remarkOnOthers(others),
      ...(outside > 0 ? [{ code: 'accidents-left-out', about: 'place', count: outside } as const] : []),
    ],
  };
}

/** Sites of which an earlier release has the same years are repeated; of the others those that lie wholly in what is published for the first time can be judged. */
function planSites(
  { blackSpots, interventions, earlier: releases, threshold }: ReleaseInput,
  { areas, areaOf }: CityAreas,
  earlier: EarlierBlocks,
  others: OtherBlocks,
) {
  const fresh: ReleaseSite[] = [];
  const repeated: PublishedSite[] = [];
  for (const site of [...blackSpots, ...interventions]) {
    const before = releases.flatMap(({ sites }) => sites).findLast(({ id }) => id === site.id);
    const isFresh = yearsIn(site).every((year) => earlier.fresh.some(({ from, to }) => year >= from && year <= to));
    if (before) repeated.push(before);
    else if (isFresh && site.accidents.length >= threshold && !isInOthers(site, areas, areaOf, others.repeated)) fresh.push(site);
  }
  return { fresh, repeated };
}

const yearsIn = ({ from, to }: ReleaseSite): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** What is repeated of others, and what hinders that. */
function remarkOnOthers({ repeated, hindrances }: OtherBlocks): Remark[] {
  const nameOf = ({ block, release }: OtherBlocks['repeated'][number]): string => `${periodOf(block).id} / ${release.releaseId}`;
  return [
    ...[...Map.groupBy(repeated, nameOf)].map(([about, alike]): Remark => ({ code: 'other-repeated', about, count: alike.length })),
    ...hindrances.map(({ releaseId, why }): Remark => ({ code: why, about: releaseId, count: 1 })),
  ];
}

function remarkOnSites({ release }: ProtectedRelease, { sites, repeatedSites }: ReleasePlan, input: ReleaseInput): Remark[] {
  const shown = sites.numbers.filter(({ derived }) => release.derived[derived]!.isShown).length + repeatedSites.length;
  const count = input.blackSpots.length + input.interventions.length - shown;
  return count > 0 ? [{ code: 'sites-left-out', about: 'sites', count }] : [];
}

function summarize({ audit }: ProtectedRelease, { earlier, others }: ReleasePlan, remarks: readonly Remark[]): MadeReleaseAudit {
  const hindering = new Set(others.hindrances.map(({ releaseId }) => releaseId));
  const failures = [
    ...audit.cells.map(({ cell }) => ({ code: 'cell-told', about: cell, count: 1 }) as const),
    ...audit.attributes.map(({ group, attribute }) => ({ code: 'attribute-told', about: `${group} / ${attribute}`, count: 1 }) as const),
    ...earlier.cutting.map((period) => ({ code: 'blocks-overlap-earlier', about: period, count: 1 }) as const),
    ...[...hindering].map((about) => ({ code: 'land-published-by-other', about, count: 1 }) as const),
  ];
  return {
    passed: failures.length === 0,
    failures,
    remarks,
    cellsKept: audit.size.targets,
    unknowns: audit.size.columns,
    statements: audit.size.rows,
    parts: audit.size.components,
  };
}
