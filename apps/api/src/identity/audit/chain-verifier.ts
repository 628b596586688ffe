import type { KeyRing } from '../../common/key-ring.ts';
import {
  checkpointMacOf,
  isWrittenByUs,
  NO_SEAL,
  sealMacOf,
  type Checkpoint,
  type Head,
  type Seal,
  type StoredEvent,
} from './seal-chain.ts';

/** THE things that can be wrong with a chain. */
export const FINDING_KINDS = [
  /** The event says something else than when it was sealed. */
  'event-altered',
  /** A seal is there, and its event is not. */
  'event-missing',
  /** An event that the software has not written: put in by hand, or altered before it was sealed. */
  'event-forged',
  /** An event has gone before it was sealed. */
  'unsealed-event-missing',
  /** Numbers are left out. */
  'seals-missing',
  /** A seal that does not hold, and on which nothing rests either. */
  'seal-forged',
  'checkpoint-forged',
  'checkpoint-missing',
  /** The head that is kept outside of the database knows of seals that are no longer there. */
  'tail-removed',
  /** Of the number that the head names there is another seal now. */
  'head-mismatch',
  'head-missing',
  'head-forged',
  /** The head is older than the chain: an older copy was put in its place, or its folder is not the one that is written to. */
  'head-behind',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export interface Finding {
  readonly kind: FindingKind;
  /** Number of the seal; of the first where they are several. */
  readonly sealNo?: number;
  readonly toSealNo?: number;
  readonly eventId?: string;
}

/** A seal and its event; null where that is gone. */
export interface Link {
  readonly seal: Seal;
  readonly event: StoredEvent | null;
}

/** What the folder outside of the database says. */
export type KnownHead = Head | 'missing' | 'forged';

/**
 * Walks along one chain: checkpoints, then seals with their events in the order of their numbers, then the end. It knows no database; what
 * it has found out so far is in `findings`.
 */
export class ChainVerifier {
  readonly findings: Finding[] = [];
  readonly #keys: KeyRing;
  readonly #chain: string;
  readonly #head: KnownHead;
  #last: Pick<Head, 'sealNo'> & { readonly mac: Buffer | null } = NO_SEAL;
  /** A seal that does not hold: whether the next one rests on it tells what was altered, the event or the seal. */
  #suspect: Seal | null = null;

  /** @param head read before the first row of the chain is */
  constructor(keys: KeyRing, chain: string, head: KnownHead) {
    this.#keys = keys;
    this.#chain = chain;
    this.#head = head;
  }

  /** Number of the last seal, present or removed by retention. */
  get lastSealNo(): number {
    return this.#last.sealNo;
  }

  readCheckpoint(checkpoint: Checkpoint): void {
    const { sealNo, mac, removed, checkpointMac } = checkpoint;
    if (!checkpointMacOf(this.#keys, this.#chain, checkpoint).equals(checkpointMac)) this.#find('checkpoint-forged', { sealNo });
    if (this.#last.sealNo + removed !== sealNo) this.#find('checkpoint-missing', { sealNo });
    this.#compareWithHead(checkpoint);
    this.#last = { sealNo, mac };
  }

  /** Goes on from a checkpoint, whatever was before it. */
  resumeAt(checkpoint: Checkpoint): void {
    this.#last = { sealNo: checkpoint.sealNo - checkpoint.removed, mac: null };
    this.readCheckpoint(checkpoint);
  }

  /** @returns whether the seal holds, and rests on the one before */
  readLink({ seal, event }: Link): boolean {
    if (seal.sealNo <= this.#last.sealNo) {
      this.#find('seal-forged', seal);
      return false;
    }
    if (seal.sealNo !== this.#last.sealNo + 1) this.#leaveGap(seal.sealNo);
    const holds = this.#check(seal, event);
    this.#compareWithHead(seal);
    this.#last = seal;
    return holds;
  }

  /** @param event one without a seal */
  readUnsealed(event: StoredEvent): void {
    if (!isWrittenByUs(this.#keys, this.#chain, event)) this.#find('event-forged', { eventId: event.eventId });
  }

  /** An event that waits for its seal and is not there. */
  missUnsealed(eventId: string): void {
    this.#find('unsealed-event-missing', { eventId });
  }

  /** After the last seal. */
  finish(): void {
    this.#settle(typeof this.#head === 'object' && this.#suspect !== null && this.#head.mac.equals(this.#suspect.mac));
    const { sealNo } = this.#last;
    if (this.#head === 'missing') {
      if (sealNo > 0) this.#find('head-missing', { sealNo });
    } else if (this.#head === 'forged') this.#find('head-forged', { sealNo });
    else if (this.#head.sealNo > sealNo) this.#find('tail-removed', { sealNo: sealNo + 1, toSealNo: this.#head.sealNo });
  }

  #check(seal: Seal, event: StoredEvent | null): boolean {
    if (event === null) {
      this.#settle(false);
      this.#find('event-missing', seal);
      return false;
    }
    const previous = this.#last.mac;
    const holds = previous !== null && sealMacOf(this.#keys, this.#chain, seal, previous, event).equals(seal.mac);
    this.#settle(holds);
    if (holds) {
      if (!isWrittenByUs(this.#keys, this.#chain, event)) this.#find('event-forged', seal);
    } else if (previous !== null) this.#suspect = seal;
    return holds;
  }

  /** @param vouchedFor whether what comes next rests on the suspected seal: then that is genuine, and its event is not */
  #settle(vouchedFor: boolean): void {
    if (this.#suspect !== null) this.#find(vouchedFor ? 'event-altered' : 'seal-forged', this.#suspect);
    this.#suspect = null;
  }

  /** What the next seal rests on is gone with the missing one, so that it cannot be judged; those after it can. */
  #leaveGap(until: number): void {
    this.#settle(false);
    this.#find('seals-missing', { sealNo: this.#last.sealNo + 1, toSealNo: until - 1 });
    this.#last = { sealNo: until - 1, mac: null };
  }

  #compareWithHead({ sealNo, mac }: Pick<Head, 'sealNo' | 'mac'>): void {
    if (typeof this.#head === 'object' && this.#head.sealNo === sealNo && !this.#head.mac.equals(mac)) {
      this.#find('head-mismatch', { sealNo });
    }
  }

  #find(kind: FindingKind, { sealNo, toSealNo, eventId }: Omit<Finding, 'kind'>): void {
    this.findings.push({
      kind,
      ...(sealNo === undefined ? {} : { sealNo }),
      ...(toSealNo === undefined ? {} : { toSealNo }),
      ...(eventId === undefined ? {} : { eventId }),
    });
  }
}
