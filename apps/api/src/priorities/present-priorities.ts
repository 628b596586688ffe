import { type PriorityCell } from '@elektron/domain';
import { NO_SCREENING_REASONS } from '@elektron/spatial-analysis';

import { parseCursor, parsePageSize, toPage } from '../common/paging.ts';
import { toProblemObject } from '../common/problem.ts';
import type { AccessibilityPriorities } from './accessibility-priorities.service.ts';
import type { AccessibilityPrioritiesObject, PrioritySiteConnection, PrioritySiteObject } from './accessibility-priorities.objects.ts';
import type { PrioritiesAnswer, PrioritiesAsked } from './priorities.worker.ts';
import type { PrioritySite } from './rank-priorities.ts';

/** What an answer tells, with what its list is made of. */
export interface PresentedPriorities extends AccessibilityPrioritiesObject {
  readonly found: AccessibilityPriorities;
}

export function presentPriorities(found: AccessibilityPriorities): PresentedPriorities {
  const { question, deficits, run, reason, screening, ranked } = found;
  return {
    found,
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
  };
}

/**
 * Which page of the sites is asked for; a page is followed by its position.
 * @param cell null for all that have crossings or footways, or surely more accidents than their like
 * @throws Problem INPUT_INVALID
 */
export function parsePage(cell: PriorityCell | null, first: number | null, after: string | null): PrioritiesAsked {
  const [passed] = parseCursor(after, 'count') ?? [0];
  // One more than the page, which tells whether there is a next one.
  return { cell, passed, size: parsePageSize(first) + 1 };
}

export function pageSites(
  { passed, size }: PrioritiesAsked,
  { sites, totalCount }: Pick<PrioritiesAnswer, 'sites' | 'totalCount'>,
): PrioritySiteConnection {
  const rows = sites.map((site, k) => ({ site, position: passed + k + 1 }));
  const { edges, pageInfo } = toPage(rows, size - 1, ({ position }) => [position]);
  return { edges: edges.map(({ cursor, node }) => ({ cursor, node: presentSite(node.site) })), pageInfo, totalCount };
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
