import {
  formatDayNumber,
  getDayNumber,
  INTERVENTION_KINDS,
  REASONS_TO_EXPLAIN,
  SELECTION_REASONS,
  type AccidentFilter,
  type InterventionKind,
  type Language,
  type SelectionReason,
} from '@elektron/domain';
import { readStoredFilter } from '../../filter/describe-filter.ts';
import { toFilterInput } from '../../filter/filter-input.ts';
import type { CreateInterventionInput } from '../../graphql/generated/graphql.ts';
import { isWrongYear } from './cost-fields.tsx';
import { findShapeFault, fromGeometry, NOTHING_DRAWN, toGeometry, type DrawnShape } from './drawn-shape.ts';
import type { Intervention } from './evaluations-queries.ts';
import type { SitePoint } from './site-points.ts';

/** An intervention while it is being written down. */
export interface InterventionDraft {
  readonly name: string;
  readonly kind: string;
  readonly worksStart: string | null;
  readonly worksLastDay: string | null;
  /** Null until somebody has said it. */
  readonly reason: SelectionReason | null;
  readonly reasonNote: string;
  readonly illustrative: boolean;
  readonly source: string;
  readonly sites: readonly SitePoint[];
  readonly drawn: DrawnShape;
  readonly cost: {
    readonly capital: number | null;
    readonly yearly: number | null;
    readonly currency: string;
    readonly priceYear: number | null;
  };
  /** Null for all accidents. */
  readonly target: AccidentFilter | null;
}

const FIRST_KIND: InterventionKind = INTERVENTION_KINDS[0];

export const EMPTY_DRAFT: InterventionDraft = {
  name: '',
  kind: FIRST_KIND,
  worksStart: null,
  worksLastDay: null,
  reason: null,
  reasonNote: '',
  illustrative: false,
  source: '',
  sites: [],
  drawn: NOTHING_DRAWN,
  cost: { capital: null, yearly: null, currency: 'EUR', priceYear: null },
  target: null,
};

/** What an intervention says, to be corrected. */
export function toDraft(intervention: Intervention, language: Language): InterventionDraft {
  const { worksPeriod, cost, selectionReason, targetFilter } = intervention;
  return {
    name: intervention.name[language],
    kind: intervention.kind,
    worksStart: worksPeriod.start,
    worksLastDay: formatDayNumber(getDayNumber(worksPeriod.end) - 1),
    reason: SELECTION_REASONS.find((known) => known === selectionReason) ?? null,
    reasonNote: intervention.selectionNote,
    illustrative: intervention.illustrative,
    source: intervention.source,
    sites: intervention.sites.map(({ longitude, latitude }) => [longitude, latitude]),
    drawn: fromGeometry(intervention.shape ?? null),
    cost: {
      capital: cost?.capital ?? null,
      yearly: cost?.yearly ?? null,
      currency: cost?.currency ?? EMPTY_DRAFT.cost.currency,
      priceYear: cost?.priceYear ?? null,
    },
    target: targetFilter == null ? null : readStoredFilter(targetFilter),
  };
}

/** What can be missing; each is said at its field. */
export type DraftFault =
  'name' | 'worksStart' | 'worksLastDay' | 'order' | 'reason' | 'reasonNote' | 'sites' | 'unfinished' | 'mixed' | 'cost' | 'source';

/** What is missing before a draft can be saved. */
export function findFaults(draft: InterventionDraft): ReadonlySet<DraftFault> {
  const { name, worksStart, worksLastDay, sites, source, illustrative, reason, reasonNote, drawn, cost } = draft;
  const faults = new Set<DraftFault>();
  if (name.trim() === '') faults.add('name');
  if (worksStart === null) faults.add('worksStart');
  if (worksLastDay === null) faults.add('worksLastDay');
  if (worksStart !== null && worksLastDay !== null && worksLastDay < worksStart) faults.add('order');
  if (reason === null) faults.add('reason');
  else if (REASONS_TO_EXPLAIN.includes(reason) && reasonNote.trim() === '') faults.add('reasonNote');
  const shapeFault = findShapeFault(drawn);
  if (shapeFault !== null) faults.add(shapeFault);
  else if (sites.length === 0 && toGeometry(drawn) === null) faults.add('sites');
  if (isCostWrong(cost)) faults.add('cost');
  // An intervention without a source is a claim; an illustrative one is marked as such.
  if (source.trim() === '' && !illustrative) faults.add('source');
  return faults;
}

function isCostWrong({ capital, yearly, currency, priceYear }: InterventionDraft['cost']): boolean {
  const isAmount = (amount: number | null): boolean => amount === null || amount >= 0;
  return !isAmount(capital) || !isAmount(yearly) || !/^[A-Z]{3}$/.test(currency) || isWrongYear(priceYear);
}

/** Whether anything would be lost with it. */
export function hasEntries(draft: InterventionDraft, before = EMPTY_DRAFT): boolean {
  return JSON.stringify(draft) !== JSON.stringify(before);
}

/** A draft without faults as the API takes it; null for one that has no days. */
export function toInput(draft: InterventionDraft): CreateInterventionInput | null {
  const { worksStart, worksLastDay, cost, target } = draft;
  if (worksStart === null || worksLastDay === null) return null;
  return {
    name: draft.name.trim(),
    kind: draft.kind,
    sites: draft.sites.map((site) => [...site]),
    shape: toGeometry(draft.drawn),
    worksStart,
    worksEnd: formatDayNumber(getDayNumber(worksLastDay) + 1),
    selectionReason: draft.reason,
    selectionNote: draft.reasonNote.trim(),
    cost: cost.capital === null && cost.yearly === null ? null : cost,
    targetFilter: target === null ? null : toFilterInput(target),
    illustrative: draft.illustrative,
    source: draft.source.trim(),
  };
}
