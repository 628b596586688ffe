import type { InterventionAmongOthers } from './evaluation-calculator.ts';
import type { Intervention } from './intervention.ts';

/** Which statement of an intervention is meant; one that was never corrected is the first. */
export function versionOf({ version }: Intervention): number {
  return version ?? 1;
}

/** An intervention with the places of those that fall into the periods of its evaluation. */
export function amongOthers(intervention: Intervention, others: readonly Intervention[]): InterventionAmongOthers {
  return {
    ...intervention,
    otherSites: others.flatMap(({ sites }) => sites),
    otherShapes: others.flatMap(({ shape }) => shape ?? []),
  };
}
