import { formatCanonicalJson } from '../../common/canonical-json.ts';
import type { KeyRing } from '../../common/key-ring.ts';
import { writtenMacOf } from '../../database/audit-event.ts';

/** An event as it is stored, every column of it. Times are texts to the microsecond, and details the text of the database. */
export interface StoredEvent {
  readonly eventId: string;
  readonly occurredAt: string;
  readonly actorKind: string;
  readonly personId: string | null;
  readonly credentialId: string | null;
  readonly recordsOf: string | null;
  readonly action: string;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly fields: readonly string[];
  readonly details: string;
  readonly writtenMac: Buffer;
}

export interface Seal {
  readonly sealNo: number;
  readonly eventId: string;
  readonly mac: Buffer;
  readonly sealedAt: string;
}

/** In place of events that retention has removed: the last seal that went, and what went with it. */
export interface Checkpoint {
  readonly sealNo: number;
  readonly mac: Buffer;
  readonly removed: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly prunedAt: string;
  readonly checkpointMac: Buffer;
}

/** How far a chain has come, as it is kept outside of the database. Number 0, without a MAC, is a chain that has no seal yet. */
export interface Head {
  readonly sealNo: number;
  readonly mac: Buffer;
  readonly sealedAt: string;
}

export const NO_SEAL: Head = { sealNo: 0, mac: Buffer.alloc(0), sealedAt: '' };

/**
 * The MAC of a seal: over the event, and over the seal before, so that none can be taken out, put in or moved.
 * @param chain organisation, or the installation's own chain
 * @param previousMac of the seal or checkpoint before; empty for the first
 */
export function sealMacOf(
  keys: KeyRing,
  chain: string,
  seal: Pick<Seal, 'sealNo' | 'sealedAt'>,
  previousMac: Buffer,
  event: StoredEvent,
): Buffer {
  const { sealNo, sealedAt } = seal;
  return authenticate(keys, ['seal', chain, sealNo, hex(previousMac), sealedAt, columnsOf(event)]);
}

/** One by one: what a row brings along besides must not change its seal. */
function columnsOf(event: StoredEvent): readonly unknown[] {
  const { eventId, occurredAt, actorKind, personId, credentialId, recordsOf } = event;
  const { action, subjectKind, subjectId, fields, details, writtenMac } = event;
  const who = [actorKind, personId, credentialId];
  return [eventId, occurredAt, who, recordsOf, action, subjectKind, subjectId, fields, details, hex(writtenMac)];
}

export function checkpointMacOf(keys: KeyRing, chain: string, checkpoint: Omit<Checkpoint, 'checkpointMac'>): Buffer {
  const { sealNo, mac, removed, firstAt, lastAt, prunedAt } = checkpoint;
  return authenticate(keys, ['checkpoint', chain, sealNo, hex(mac), removed, firstAt, lastAt, prunedAt]);
}

export function headMacOf(keys: KeyRing, chain: string, { sealNo, mac, sealedAt }: Head): Buffer {
  return authenticate(keys, ['head', chain, sealNo, hex(mac), sealedAt]);
}

/** Whether the installation's own software wrote an event, and it says what it said then. */
export function isWrittenByUs(keys: KeyRing, chain: string, event: StoredEvent): boolean {
  const { eventId, action, subjectKind, subjectId, fields } = event;
  const personId = event.actorKind === 'installation' ? event.personId : null;
  const recordsOf = event.recordsOf ?? chain;
  const details: unknown = JSON.parse(event.details);
  return writtenMacOf(keys, { eventId, recordsOf, personId, action, subjectKind, subjectId, fields, details }).equals(event.writtenMac);
}

function authenticate(keys: KeyRing, message: unknown): Buffer {
  return keys.authenticate('audit', formatCanonicalJson(message));
}

function hex(bytes: Buffer): string {
  return bytes.toString('hex');
}
