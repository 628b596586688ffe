import { Problem, type PublishedSite } from '@elektron/domain';
import { protectRelease, type ProtectedRelease } from '../protect-release.ts';
import { SMALLEST_THRESHOLD, UNWATCHED, type Cell, type DisclosureControl, type Release } from '../release.ts';
import { assemble } from './assemble-release.ts';
import { listAreas, type CityAreas } from './city-areas.ts';
import { withCrossings, withCrossingsOf, type CityBreakdown, type CityDimension } from './city-breakdowns.ts';
import { buildCells, type CityCells } from './city-cells.ts';
import { countSheets, listSpans, overlap, type Sheet } from './city-sheets.ts';
import { dimensionsOf, tablesOf, type TableDesign } from './city-tables.ts';
import { blocksOf, findEarlierBlocks, type EarlierBlocks } from './earlier-blocks.ts';
import { addOther } from './other-releases.ts';
import { sharesLand } from './shared-land.ts';
import type { MadeRelease, MadeReleaseAudit, ReleaseInput, ReleaseSite } from './release-input.ts';
import { addSites, type SiteNumbers } from './site-numbers.ts';

type Remark = MadeReleaseAudit['remarks'][number];

/** What is to be published, before anything is hidden. */
export interface ReleasePlan {
  readonly city: CityAreas;
  readonly earlier: EarlierBlocks;
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
 * Makes a release in which nobody can be singled out: counts all tables, takes what was published of the same blocks before as it was, hides small numbers and what would give
 * them away, and audits the result together with everything that is public of the same accidents. The same records give the same release, in whatever order they come.
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
  const { joined, remarks, sharing } = joinOthers(release, plan, input);
  const found = await protectRelease(joined, control);
  const audit = summarize(found, { ...plan, sharing }, [...plan.remarks, ...remarks, ...remarkOnSites(found, plan, input)]);
  return assemble(input, plan, found.release, audit, sharing.length > 0);
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
  const { accidents, blocks, others } = input;
  const city = listAreas(input);
  const earlier = findEarlierBlocks(input);
  const isOf = (accident: number): boolean =>
    city.areaOf[accident]! >= 0 && blocks.some(({ from, to }) => accidents.year[accident]! >= from && accidents.year[accident]! <= to);
  const dimensions = dimensionsOf(accidents, isOf);
  const breakdowns = withCrossings(dimensions);
  const tables = tablesOf(breakdowns, accidents, isOf);
  const spans = listSpans(earlier.fresh, others.flatMap(blocksOf));
  const sheets = countSheets(city, tables, breakdowns, accidents, spans);
  const built = buildCells(city.areas, sheets);
  const { fresh, repeated } = planSites(input, earlier);
  const outside = [...city.areaOf].filter((area) => area < 0).length;
  return {
    city,
    earlier,
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
      ...(outside > 0 ? [{ code: 'accidents-left-out', about: 'place', count: outside } as const] : []),
    ],
  };
}

/** Sites of which an earlier release has the same years are repeated; of the others those that lie in fresh blocks wholly can be judged. */
function planSites({ blackSpots, interventions, earlier: releases, threshold }: ReleaseInput, earlier: EarlierBlocks) {
  const fresh: ReleaseSite[] = [];
  const repeated: PublishedSite[] = [];
  for (const site of [...blackSpots, ...interventions]) {
    const before = releases.flatMap(({ sites }) => sites).findLast(({ id }) => id === site.id);
    const isFresh = yearsIn(site).every((year) => earlier.fresh.some(({ from, to }) => year >= from && year <= to));
    if (before) repeated.push(before);
    else if (isFresh && site.accidents.length >= threshold) fresh.push(site);
  }
  return { fresh, repeated };
}

const yearsIn = ({ from, to }: ReleaseSite): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

interface JoinedOthers {
  readonly joined: Release;
  readonly remarks: readonly Remark[];
  /** Ids of releases of others that speak of some of this land in some of these years. */
  readonly sharing: readonly string[];
}

function joinOthers(release: Release, plan: ReleasePlan, { others, municipalities }: ReleaseInput): JoinedOthers {
  const { city, sheets, built, earlier } = plan;
  const remarks: Remark[] = [];
  const sharing: string[] = [];
  let { cells } = release;
  for (const other of others) {
    if (!blocksOf(other).some((block) => earlier.fresh.some((own) => overlap(own, block)))) continue;
    if (sharesLand(city.areas, municipalities, other)) sharing.push(other.releaseId);
    const found = addOther(cells, built, city.areas, sheets, withCrossingsOf(other));
    cells = found.cells;
    if (found.verdict !== 'same') {
      const code = found.verdict === 'differs' ? 'other-records-differ' : 'other-not-comparable';
      remarks.push({ code, about: other.releaseId, count: 1 });
    }
  }
  return { joined: { ...release, cells }, remarks, sharing };
}

function remarkOnSites({ release }: ProtectedRelease, { sites, repeatedSites }: ReleasePlan, input: ReleaseInput): Remark[] {
  const shown = sites.numbers.filter(({ derived }) => release.derived[derived]!.isShown).length + repeatedSites.length;
  const count = input.blackSpots.length + input.interventions.length - shown;
  return count > 0 ? [{ code: 'sites-left-out', about: 'sites', count }] : [];
}

function summarize(
  { audit }: ProtectedRelease,
  { earlier, sharing }: Pick<ReleasePlan, 'earlier'> & Pick<JoinedOthers, 'sharing'>,
  remarks: readonly Remark[],
): MadeReleaseAudit {
  const failures = [
    ...audit.cells.map(({ cell }) => ({ code: 'cell-told', about: cell, count: 1 }) as const),
    ...audit.attributes.map(({ group, attribute }) => ({ code: 'attribute-told', about: `${group} / ${attribute}`, count: 1 }) as const),
    ...earlier.cutting.map((period) => ({ code: 'blocks-overlap-earlier', about: period, count: 1 }) as const),
    ...sharing.map((about) => ({ code: 'land-published-by-other', about, count: 1 }) as const),
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
