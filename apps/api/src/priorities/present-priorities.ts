import { type PriorityCell } from '@elektron/domain';
import { NO_SCREENING_REASONS } from '@elektron/spatial-analysis';

import { parseCursor, parsePageSize, toPage } from '../common/paging.ts';
import { toProblemObject } from '../common/problem.ts';
import type { AccessibilityPriorities } from './accessibility-priorities.service.ts';
import type { AccessibilityPrioritiesObject, PrioritySiteConnection, PrioritySiteObject } from './accessibility-priorities.objects.ts';
import { chooseSites, type PrioritySite } from './rank-priorities.ts';

/** What an answer tells, with what its list is made of. */
export interface PresentedPriorities extends AccessibilityPrioritiesObject {
  readonly ranked: AccessibilityPriorities['ranked'];
}

export function presentPriorities({ question, deficits, run, reason, screening, ranked }: AccessibilityPriorities): PresentedPriorities {
  return {
    run:
      run === null
        ? null
        : {
            ...run,
            id: run.runId,
            current: run.dataVersion === deficits.accidentsVersion,
            problem: run.problem === null ? null : toProblemObject(run.problem),
          },
    reason,
    partMeters: question.partMeters,
    highPercent: question.highPercent,
    level: screening?.level ?? null,
    junctionMeters: screening?.junctionMeters ?? null,
    accessibilityVersion: deficits.accessibilityVersion,
    sources: deficits.sources,
    cells: ranked?.cells ?? null,
    onNoSite: ranked?.onNoSite ?? null,
    withoutPlace: ranked?.withoutPlace ?? null,
    ranked,
  };
}

/**
 * A page of the sites, which is followed by its position.
 * @param cell null for all that have crossings or footways, or surely more accidents than their like
 * @throws Problem INPUT_INVALID
 */
export function pageSites(
  { ranked }: Pick<PresentedPriorities, 'ranked'>,
  cell: PriorityCell | null,
  first: number | null,
  after: string | null,
): PrioritySiteConnection {
  const size = parsePageSize(first);
  const [passed] = parseCursor(after, 'count') ?? [0];
  const meant = ranked === null ? [] : chooseSites(ranked.sites, cell);
  const rows = meant.slice(passed, passed + size + 1).map((site, k) => ({ site, position: passed + k + 1 }));
  const { edges, pageInfo } = toPage(rows, size, ({ position }) => [position]);
  return { edges: edges.map(({ cursor, node }) => ({ cursor, node: presentSite(node.site) })), pageInfo, totalCount: meant.length };
}

function presentSite({ site, ...axes }: PrioritySite): PrioritySiteObject {
  const { id, kind, roadName, geometry, accidents, excessPerYear, excessPerYearInterval, reason } = site;
  return {
    ...axes,
    ...{ id, kind, roadName, geometry, accidents, excessPerYear },
    excessLower: excessPerYearInterval?.lower ?? null,
    excessUpper: excessPerYearInterval?.upper ?? null,
    noExcessText: reason === null ? null : NO_SCREENING_REASONS[reason],
  };
}
