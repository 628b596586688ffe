import { Problem } from '@elektron/domain';
import { requireFinite, requirePositive } from '../require-number.ts';
import { figure, noFigure, type Figure } from './economic-reasons.ts';

/** One of several ways to treat the same place, of which one can be built. All of one service life, or as equivalent annual sums. */
export interface ProjectAlternative {
  readonly id: string;
  /** Present value, above 0. */
  readonly cost: number;
  readonly benefit: number;
}

/** The dearer of two alternatives against the cheaper one that was kept so far. */
export interface IncrementalStep {
  readonly challengerId: string;
  readonly defenderId: string;
  /** What each further unit of cost brings; `null` (SAME_COST) where there is none. */
  readonly incrementalRatio: Figure;
  readonly isKept: boolean;
}

export interface AlternativeRow extends ProjectAlternative {
  readonly netPresentValue: number;
  readonly benefitCostRatio: number;
}

export interface ComparedAlternatives {
  /** `null` where none brings back its cost. */
  readonly chosenId: string | null;
  readonly steps: readonly IncrementalStep[];
  /** Those whose benefit is below their cost: never challengers. */
  readonly droppedIds: readonly string[];
  /** All, the best first; of equal values the cheaper, then the first id. */
  readonly byNetPresentValue: readonly AlternativeRow[];
}

/**
 * Incremental benefit-cost analysis: by rising cost, the dearer alternative replaces the cheaper one where what it costs more brings back at least itself.
 * Of equal cost the one with more benefit is kept, and the first one where that is equal too.
 * @throws Problem NOT_POSITIVE, INPUT_INVALID
 * Source: AASHTO Highway Safety Manual 2010, ch. 8.
 */
export function compareAlternatives(alternatives: readonly ProjectAlternative[]): ComparedAlternatives {
  const rows = readAlternatives(alternatives);
  const worth = rows.filter(({ benefit, cost }) => benefit >= cost);
  const [first, ...others] = worth;
  const steps: IncrementalStep[] = [];
  let kept = first;
  for (const challenger of others) {
    const step = challenge(challenger, kept!);
    steps.push(step);
    if (step.isKept) kept = challenger;
  }
  return {
    chosenId: kept?.id ?? null,
    steps,
    droppedIds: rows.filter((row) => !worth.includes(row)).map(({ id }) => id),
    byNetPresentValue: [...rows].sort((a, b) => b.netPresentValue - a.netPresentValue),
  };
}

function challenge(challenger: ProjectAlternative, defender: ProjectAlternative): IncrementalStep {
  const [moreCost, moreBenefit] = [challenger.cost - defender.cost, challenger.benefit - defender.benefit];
  return {
    challengerId: challenger.id,
    defenderId: defender.id,
    incrementalRatio: moreCost === 0 ? noFigure('SAME_COST') : figure(moreBenefit / moreCost),
    isKept: moreCost === 0 ? moreBenefit > 0 : moreBenefit >= moreCost,
  };
}

/** By rising cost, then id. */
function readAlternatives(alternatives: readonly ProjectAlternative[]): AlternativeRow[] {
  const seen = new Set<string>();
  const rows = alternatives.map(({ id, cost, benefit }): AlternativeRow => {
    if (seen.has(id)) throw new Problem('INPUT_INVALID', { field: 'id', value: id });
    seen.add(id);
    requirePositive('cost', cost);
    requireFinite('benefit', benefit);
    return { id, cost, benefit, netPresentValue: benefit - cost, benefitCostRatio: benefit / cost };
  });
  return rows.sort((a, b) => a.cost - b.cost || (a.id < b.id ? -1 : 1));
}
