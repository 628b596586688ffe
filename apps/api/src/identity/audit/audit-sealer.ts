import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';

import { AuditChainRepository, PAGE_ROWS } from './audit-chain.repository.ts';
import { AuditHeads } from './audit-heads.ts';
import { AuditPruning } from './audit-pruning.ts';
import { AuditSealRepository } from './audit-seal.repository.ts';
import type { Head } from './seal-chain.ts';

/** An event is sealed within five seconds: a pause, and the time that sealing takes. */
const PAUSE_MS = 2_000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Seals what has happened since the last look, moves the heads on, and once a day takes away what need not be kept any longer. */
@Injectable()
export class AuditSealer implements BeforeApplicationShutdown {
  readonly #chains: AuditChainRepository;
  readonly #seals: AuditSealRepository;
  readonly #heads: AuditHeads;
  readonly #pruning: AuditPruning;
  readonly #logger = new Logger('AuditSealer');
  /** How far each head was moved by this process. */
  readonly #advanced = new Map<string, number>();
  /** Said once, not every two seconds. */
  readonly #complaints = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #tidyAt = 0;

  constructor(chains: AuditChainRepository, seals: AuditSealRepository, heads: AuditHeads, pruning: AuditPruning) {
    this.#chains = chains;
    this.#seals = seals;
    this.#heads = heads;
    this.#pruning = pruning;
  }

  /** Begins to look after the chains, until the application ends. */
  watch(): void {
    this.#running = this.#look().finally(() => {
      this.#timer = setTimeout(() => this.watch(), PAUSE_MS);
      this.#timer.unref();
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.#running === undefined) return;
    await this.#running;
    clearTimeout(this.#timer);
    // What the ending itself has written need not wait for the next start.
    await this.#look();
  }

  /** Seals all that waits, of all chains. */
  async sealAll(): Promise<void> {
    for (const chain of await this.#seals.listChainsToSeal()) await this.#seal(chain);
    for (const { chain, ...head } of await this.#chains.listHeads()) await this.#advance(chain, head);
  }

  async #look(): Promise<void> {
    try {
      if (Date.now() > this.#tidyAt) {
        this.#tidyAt = Date.now() + DAY_MS;
        await this.#tidyUp();
      }
      await this.sealAll();
    } catch (error) {
      this.#logger.error(error);
    }
  }

  async #tidyUp(): Promise<void> {
    await this.#seals.tidyTables();
    for (const { chain } of await this.#chains.listChains()) {
      while ((await this.#seals.requeue(chain)) === PAGE_ROWS) await this.#seal(chain);
      const { removed, broken } = await this.#pruning.prune(chain);
      if (removed > 0) this.#logger.log(`audit trail ${chain}: ${removed} removed that were older than they must be kept`);
      if (broken) this.#complain(chain, 'its oldest events do not hold, so that they are not removed');
    }
  }

  async #seal(chain: string): Promise<void> {
    // Before the first seal: from then on a head that is missing was taken away.
    if ((await this.#chains.findLast(chain)) === null) await this.#heads.begin(chain);
    let turn = await this.#seals.sealNext(chain);
    while (turn !== null && turn.next !== null) turn = await this.#seals.sealNext(chain, turn.next);
  }

  /** A head moves on only if what it says still stands in the chain: otherwise it is the proof that something has gone, and stays. */
  async #advance(chain: string, head: Head): Promise<void> {
    if (this.#advanced.get(chain) === head.sealNo) return;
    const misfit = await this.#findMisfit(chain, head);
    if (misfit !== null) {
      this.#complain(chain, misfit);
      return;
    }
    await this.#heads.advance(chain, head);
    this.#advanced.set(chain, head.sealNo);
  }

  /** @returns why what is kept outside does not belong to the chain; null where it does */
  async #findMisfit(chain: string, head: Head): Promise<string | null> {
    const known = await this.#heads.read(chain);
    if (typeof known !== 'object') return `its head is ${known}`;
    if (known.sealNo > head.sealNo) return `its head knows of seal ${known.sealNo}, and the last one is ${head.sealNo}`;
    const mac = known.sealNo === 0 ? known.mac : await this.#chains.findMac(chain, known.sealNo);
    return mac?.equals(known.mac) === true ? null : `seal ${known.sealNo} is not the one that its head names`;
  }

  #complain(chain: string, what: string): void {
    if (this.#complaints.has(`${chain} ${what}`)) return;
    this.#complaints.add(`${chain} ${what}`);
    this.#logger.error(`audit trail ${chain}: ${what}. Run: elektron audit verify`);
  }
}
