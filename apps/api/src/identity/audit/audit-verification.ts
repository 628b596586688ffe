import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';

import { insertAuditEvent } from '../../database/audit-event.ts';
import { Database } from '../../database/database.ts';
import { AuditChainRepository, PAGE_ROWS, type Chain } from './audit-chain.repository.ts';
import { AuditHeads } from './audit-heads.ts';
import { ChainVerifier, type Finding } from './chain-verifier.ts';
import { NO_SEAL, type Checkpoint } from './seal-chain.ts';

/** A process that has sealed writes the head at once; one that is about to gets so long. */
const HEAD_PATIENCE_MS = 5_000;
const HEAD_POLL_MS = 250;
/** Retention may take events away while a chain is read; it does so once a day. */
const ATTEMPTS = 3;

/** What was found out about one chain. */
export interface ChainReport extends Chain {
  /** Events with a seal that are there. */
  readonly sealed: number;
  /** Events that wait for their seal; the time of the oldest. */
  readonly unsealed: number;
  readonly oldestUnsealedAt: string | null;
  readonly checkpoints: number;
  /** Number of the last seal; earlier ones may have been removed by retention. */
  readonly lastSealNo: number;
  /** Nothing, or what is wrong. */
  readonly findings: readonly Finding[];
}

/** Finds out whether the audit trail still says what it said. */
@Injectable()
export class AuditVerification {
  readonly #chains: AuditChainRepository;
  readonly #heads: AuditHeads;
  readonly #database: Database;

  constructor(chains: AuditChainRepository, heads: AuditHeads, database: Database) {
    this.#chains = chains;
    this.#heads = heads;
    this.#database = database;
  }

  /** Chains of the database, and those of which only a head is left. */
  async listChains(): Promise<Chain[]> {
    const chains = await this.#chains.listChains();
    const known = new Set(chains.map(({ chain }) => chain));
    const lost = (await this.#heads.listChains()).filter((chain) => !known.has(chain));
    return [...chains, ...lost.map((chain) => ({ chain, slug: null }))];
  }

  /** @param headPatienceMs how long a head may be older than its chain, because somebody is just writing it */
  async verify(chain: Chain, headPatienceMs = HEAD_PATIENCE_MS): Promise<ChainReport> {
    for (let attempt = 1; ; attempt += 1) {
      const checkpoints = await this.#chains.listCheckpoints(chain.chain);
      const report = await this.#walk(chain, checkpoints, headPatienceMs);
      if (report.findings.length === 0 || attempt === ATTEMPTS) return report;
      const pruned = (await this.#chains.listCheckpoints(chain.chain)).length !== checkpoints.length;
      if (!pruned) return report;
    }
  }

  /**
   * Makes the end of a chain its head, whatever was kept before: after a backup was restored, or where a process seals into a folder of its
   * own for the first time. It is written down. What else is wrong with the chain stays wrong.
   * @returns number of the seal that is the head now
   */
  async acceptHead({ chain }: Chain): Promise<number> {
    const before = await this.#heads.read(chain);
    const last = await this.#chains.findLast(chain);
    const sealNo = last?.sealNo ?? 0;
    const details = { sealNo, before: typeof before === 'object' ? before.sealNo : before };
    await this.#database.asIdentity((sql) =>
      insertAuditEvent(sql, this.#database.keys, { action: 'audit.head-accepted', details }, { organisationId: chain, recordsOf: chain }),
    );
    await this.#heads.accept(chain, last === null ? NO_SEAL : { ...last, sealedAt: '' });
    return sealNo;
  }

  async #walk(chain: Chain, checkpoints: readonly Checkpoint[], headPatienceMs: number): Promise<ChainReport> {
    // Before the rows: a chain that grows meanwhile has all that the head knows of.
    const head = await this.#heads.read(chain.chain);
    const verifier = new ChainVerifier(this.#database.keys, chain.chain, head);
    for (const checkpoint of checkpoints) verifier.readCheckpoint(checkpoint);
    const sealed = await this.#walkSeals(chain.chain, verifier);
    const unsealed = await this.#walkUnsealed(chain.chain, verifier);
    for (const eventId of await this.#chains.listLostUnsealed(chain.chain)) verifier.missUnsealed(eventId);
    verifier.finish();
    const findings = [...verifier.findings];
    if (typeof head === 'object' && head.sealNo < verifier.lastSealNo && !(await this.#catchesUp(chain.chain, verifier, headPatienceMs))) {
      findings.push({ kind: 'head-behind', sealNo: head.sealNo, toSealNo: verifier.lastSealNo });
    }
    return { ...chain, sealed, ...unsealed, checkpoints: checkpoints.length, lastSealNo: verifier.lastSealNo, findings };
  }

  async #walkSeals(chain: string, verifier: ChainVerifier): Promise<number> {
    let sealed = 0;
    for (let after = 0; ;) {
      const links = await this.#chains.listLinks(chain, after);
      for (const link of links) verifier.readLink(link);
      sealed += links.filter(({ event }) => event !== null).length;
      const last = links.at(-1);
      if (last === undefined) return sealed;
      after = last.seal.sealNo;
    }
  }

  async #walkUnsealed(chain: string, verifier: ChainVerifier): Promise<Pick<ChainReport, 'unsealed' | 'oldestUnsealedAt'>> {
    let unsealed = 0;
    let oldestUnsealedAt: string | null = null;
    for (let after: string | null = null, goesOn = true; goesOn;) {
      const events = await this.#chains.listUnsealed(chain, after);
      for (const event of events) {
        verifier.readUnsealed(event);
        if (oldestUnsealedAt === null || event.occurredAt < oldestUnsealedAt) oldestUnsealedAt = event.occurredAt;
      }
      unsealed += events.length;
      after = events.at(-1)?.eventId ?? after;
      goesOn = events.length === PAGE_ROWS;
    }
    return { unsealed, oldestUnsealedAt };
  }

  async #catchesUp(chain: string, { lastSealNo }: ChainVerifier, patienceMs: number): Promise<boolean> {
    const deadline = Date.now() + patienceMs;
    while (Date.now() < deadline) {
      const head = await this.#heads.read(chain);
      if (typeof head === 'object' && head.sealNo >= lastSealNo) return true;
      await sleep(HEAD_POLL_MS);
    }
    return false;
  }
}
