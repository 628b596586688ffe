import { EVIDENCE_DECISIONS, Problem, type EvidenceDecision } from '@elektron/domain';

/** @throws Problem INPUT_INVALID */
export function parseDecision(decision: string): EvidenceDecision {
  const known = EVIDENCE_DECISIONS.find((each) => each === decision);
  if (known === undefined) throw new Problem('INPUT_INVALID', { field: 'decision', value: decision.slice(0, 100) });
  return known;
}
