import type { ProposedRepair, RepairCode } from '@elektron/domain';

/** A repair, how many lines it touches, and what it does to the first of them. */
export interface RepairProposal {
  readonly code: RepairCode;
  readonly lines: number;
  readonly before: string;
  readonly after: string;
}

/** Proposals that may come from several parts of an import as one list: lines are added up, the first example stays. */
export function addProposals(before: readonly RepairProposal[], more: readonly RepairProposal[]): readonly RepairProposal[] {
  if (more.length === 0) return before;
  const sum = new Map(before.map((proposal) => [proposal.code, proposal]));
  for (const proposal of more) {
    const known = sum.get(proposal.code);
    sum.set(proposal.code, known === undefined ? proposal : { ...known, lines: known.lines + proposal.lines });
  }
  return [...sum.values()];
}

/** One line with a repair. */
export function proposalOf({ code, before, after }: ProposedRepair): RepairProposal {
  return { code, lines: 1, before, after };
}
