import type { EvaluationMade, ListedSpot } from './black-spots-queries.ts';

/** An evaluation of works that is to be made, or was. */
export interface WaitingEvaluation {
  readonly spot: ListedSpot;
  readonly afterYears: number;
  readonly dueOn: string;
  /** `made`: the intervention was evaluated on the day or later. */
  readonly state: 'made' | 'due' | 'ahead';
}

/** Of all treated places, the next due first; what was made comes last. */
export function listEvaluations(spots: readonly ListedSpot[], runs: readonly EvaluationMade[]): WaitingEvaluation[] {
  return spots
    .flatMap((spot) =>
      spot.evaluations.map(({ afterYears, dueOn, isDue }): WaitingEvaluation => {
        const isMade = runs.some(
          ({ interventionId, createdAt }) => interventionId === spot.interventionId && createdAt.slice(0, dueOn.length) >= dueOn,
        );
        return { spot, afterYears, dueOn, state: isMade ? 'made' : isDue ? 'due' : 'ahead' };
      }),
    )
    .sort((a, b) => Number(a.state === 'made') - Number(b.state === 'made') || (a.dueOn < b.dueOn ? -1 : 1));
}
