import { Injectable } from '@nestjs/common';

import { Database } from '../../database/database.ts';
import { PAGE_ROWS } from './audit-chain.repository.ts';
import { AuditSealRepository, type AgedLink, type PlanPruning, type PrunePlan } from './audit-seal.repository.ts';
import { ChainVerifier } from './chain-verifier.ts';
import type { Checkpoint } from './seal-chain.ts';

export interface Pruned {
  readonly removed: number;
  /** Something that should go does not hold: it stays, because a checkpoint would vouch for it. */
  readonly broken: boolean;
}

/** Takes away events that are older than their organisation keeps them. */
@Injectable()
export class AuditPruning {
  readonly #seals: AuditSealRepository;
  readonly #database: Database;

  constructor(seals: AuditSealRepository, database: Database) {
    this.#seals = seals;
    this.#database = database;
  }

  async prune(chain: string): Promise<Pruned> {
    let removed = 0;
    let broken = false;
    const plan: PlanPruning = (links, last) => {
      const { planned, holds } = planPruning(this.#verifierFrom(chain, last), links);
      broken = !holds;
      return planned;
    };
    let step = await this.#seals.pruneNext(chain, plan);
    for (; step === PAGE_ROWS; step = await this.#seals.pruneNext(chain, plan)) removed += step;
    return { removed: removed + (step ?? 0), broken };
  }

  #verifierFrom(chain: string, last: Checkpoint | null): ChainVerifier {
    const verifier = new ChainVerifier(this.#database.keys, chain, 'missing');
    if (last !== null) verifier.resumeAt(last);
    return verifier;
  }
}

/** The events from the oldest on that are outdated and hold. One that is younger ends them, whatever comes after it. */
function planPruning(verifier: ChainVerifier, links: readonly AgedLink[]): { readonly planned: PrunePlan | null; readonly holds: boolean } {
  const going: AgedLink[] = [];
  let holds = true;
  for (const link of links) {
    if (link.event !== null && !link.outdated) break;
    holds = verifier.readLink(link) && verifier.findings.length === 0;
    if (!holds) break;
    going.push(link);
  }
  const seal = going.at(-1)?.seal;
  if (seal === undefined) return { planned: null, holds };
  const times = going.map(({ event }) => event?.occurredAt ?? '').sort();
  return { planned: { seal, removed: going.length, firstAt: times[0] ?? '', lastAt: times.at(-1) ?? '' }, holds };
}
