import { EVIDENCE_DECISIONS, type EvidenceDecision } from '@elektron/domain';

import { refused } from '../common/refused.ts';

/** @throws Problem INPUT_INVALID */
export function parseDecision(decision: string): EvidenceDecision {
  const known = EVIDENCE_DECISIONS.find((each) => each === decision);
  if (known === undefined) throw refused('decision', decision);
  return known;
}
