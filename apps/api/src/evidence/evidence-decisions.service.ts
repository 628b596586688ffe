import { Problem, type EvidenceDecision } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { EvaluationRunsService } from '../evaluations/evaluation-runs.service.ts';
import { parseDecision } from './parse-decision.ts';
import { EvidenceRepository, type MadeDecision, type NewDecision } from './evidence.repository.ts';
import { describeReason, findContribution, type ContributionOrReason } from './find-contribution.ts';

/** What an organisation has decided of one of its evaluations, and what would leave. */
export type EvidenceChoice = ContributionOrReason & {
  readonly runId: string;
  /** The latest first: the first counts. */
  readonly decisions: readonly MadeDecision[];
};

/** Whether an organisation contributes its evaluations. */
@Injectable()
export class EvidenceDecisionsService {
  readonly #evidence: EvidenceRepository;
  readonly #runs: EvaluationRunsService;

  constructor(evidence: EvidenceRepository, runs: EvaluationRunsService) {
    this.#evidence = evidence;
    this.#runs = runs;
  }

  /** @throws Problem EVALUATION_NOT_FOUND */
  async look(context: ActingContext, runId: string): Promise<EvidenceChoice> {
    const evaluated = await this.#runs.find(context, runId);
    if (evaluated === null) throw new Problem('EVALUATION_NOT_FOUND', { field: 'runId' });
    return { runId, ...findContribution(evaluated), decisions: await this.#evidence.listDecisions(context, runId) };
  }

  /**
   * Writes a decision down; it counts at once. To withhold what was contributed is to withdraw it.
   * @throws Problem EVALUATION_NOT_FOUND, INPUT_INVALID, EVIDENCE_UNFIT
   */
  async decide(context: ActingContext, runId: string, decision: string): Promise<EvidenceChoice> {
    const known = parseDecision(decision);
    const choice = await this.look(context, runId);
    // Also to withhold: of an example nothing is decided.
    if (choice.contribution === null && (known === 'contributed' || isBeyondDecision(choice.reason))) {
      throw new Problem('EVIDENCE_UNFIT', { reason: describeReason(choice.reason) });
    }
    if (choice.decisions[0]?.decision !== known) await this.#evidence.addDecision(context, toDecision(choice, known));
    return this.look(context, runId);
  }
}

function isBeyondDecision(reason: string): boolean {
  return reason === 'ILLUSTRATIVE' || reason === 'KIND_NOT_POOLED';
}

function toDecision({ runId, contribution }: EvidenceChoice, decision: EvidenceDecision): NewDecision {
  if (decision === 'withheld' || contribution === null) return { decision: 'withheld', runId };
  const { outcome, narrowedBy, quality } = contribution;
  return { decision, runId, outcome, narrowedBy, quality };
}
