import type { Row } from '../make-row.ts';
import type { TestOrganisation } from '../organisations.ts';
import { PAST } from '../times.ts';
import { accidentIdOf, type AccidentName } from './accidents.ts';
import { BATCHES } from './imports.ts';
import type { Shape } from './shape.ts';

/** Accidents that may be one. */
const DECIDED: readonly AccidentName[] = ['here', 'there'];

const OPEN: readonly AccidentName[] = ['put away', 'put here'];

const SCORED = { points: { distance: 40, time: 30, severity: 15, units: 15 }, meters: 0, minutes: 0 };

function pairOf(organisation: TestOrganisation, names: readonly AccidentName[]): Row {
  const [accident_id, other_accident_id] = names.map((name) => accidentIdOf(organisation, name)).sort();
  return { accident_id, other_accident_id };
}

/** The pair about which nothing was said yet. */
export function openPairOf(organisation: TestOrganisation): Row {
  return pairOf(organisation, OPEN);
}

/** A pair that is not there yet. */
export function freshPairOf(organisation: TestOrganisation): Row {
  return pairOf(organisation, ['moved away', 'moved here']);
}

export const DUPLICATE_SHAPES: Readonly<Record<string, Shape>> = {
  // One about which something was said, taken back and said again, and one about which nothing was yet.
  duplicate_candidate: (organisation) =>
    [DECIDED, OPEN].map((pair) => ({ ...pairOf(organisation, pair), batch_id: BATCHES.accidents, score: 90, parts: SCORED })),
  duplicate_decision: (organisation) => {
    const decision = { ...pairOf(organisation, DECIDED), verdict: 'different', secondary_accident_id: null, committed_version: null };
    return [
      { ...decision, decision_no: 1, undone_at: PAST, undone_version: null },
      { ...decision, decision_no: 2, undone_by: null, undone_by_name: null, undone_at: null, undone_version: null },
    ];
  },
};
