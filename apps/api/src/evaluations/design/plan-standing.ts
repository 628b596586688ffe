import type { Text } from '@elektron/domain';

/** THE parts of a plan that a run can depart from. */
export const PLAN_PARTS = {
  sites: { el: 'οι θέσεις', en: 'the sites' },
  works: { el: 'η περίοδος των έργων', en: 'the works period' },
  before: { el: 'η περίοδος πριν', en: 'the period before' },
  after: { el: 'η περίοδος μετά', en: 'the period after' },
  outcome: { el: 'ποια ατυχήματα μετρούν', en: 'which accidents count' },
  width: { el: 'το πλάτος ή το είδος των θέσεων', en: 'the width or kind of the sites' },
  references: { el: 'με ποιες θέσεις συγκρίνονται', en: 'which sites they are compared with' },
  parameters: { el: 'οι παράμετροι των μεθόδων', en: 'the parameters of the methods' },
  method: { el: 'η μέθοδος', en: 'the method' },
  other: { el: 'άλλες ρυθμίσεις', en: 'other settings' },
} as const satisfies Readonly<Record<string, Text>>;
export type PlanPart = keyof typeof PLAN_PARTS;

/** How much of the accidents after could be known when a plan was made. */
export type PlanTiming = 'before-data' | 'some-data' | 'after-data';

/** How a run stands to the plan of its intervention, as it is stored with the run. */
export interface PlanStanding {
  readonly planId: string;
  /** ISO instant. */
  readonly frozenAt: string;
  readonly timing: PlanTiming;
  /** None: the plan was kept. */
  readonly departures: readonly PlanPart[];
  readonly withdrawn: boolean;
}
