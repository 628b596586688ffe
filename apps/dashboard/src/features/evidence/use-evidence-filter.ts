import { EVIDENCE_OUTCOMES } from '@elektron/domain';
import { parseAsFloat, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

export const ORIGINS = ['all', 'evaluations', 'published', 'own'] as const;

/** Which studies are pooled, and the kind that is looked at, in the address. */
export function useEvidenceFilter() {
  const [choice, choose] = useQueryStates(
    {
      kind: parseAsString,
      outcome: parseAsStringLiteral(EVIDENCE_OUTCOMES),
      origin: parseAsStringLiteral(ORIGINS).withDefault('all'),
      points: parseAsFloat,
      enter: parseAsStringLiteral(['factor']),
    },
    { history: 'push' },
  );
  const { outcome, origin, points } = choice;
  return { choice, choose, filter: { outcome, origin, leastPoints: points } };
}
