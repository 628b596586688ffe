import { createHmac } from 'node:crypto';
import { ERASED_TEXT, type Attributes, type CasualtyDraft, type TrafficUnitDraft } from '@elektron/domain';

/*
 * What an erasure leaves of a record, and how an erased person is recognized when the same source is imported again. Severity, class and road
 * user stay, so that every count stays what it was.
 */

/** Whose data must not come back: read at the start of an import. */
export interface ErasureList {
  /** The organisation's own key, with which the hashes were made. */
  readonly key: Uint8Array;
  /** In hexadecimal digits. */
  readonly hashes: readonly string[];
}

/** A casualty as the records know it. */
export interface CasualtyKey {
  readonly accidentId: string;
  readonly unitReference: string;
  readonly casualtyReference: string;
}

/** Stands for a casualty without naming it to whoever has not the key. */
export function hashCasualty(key: Uint8Array, { accidentId, unitReference, casualtyReference }: CasualtyKey): Buffer {
  return hashParts(key, ['casualty', accidentId, unitReference, casualtyReference]);
}

/** The same for the person who was in charge of a unit. */
export function hashDriver(key: Uint8Array, { accidentId, unitReference }: Pick<CasualtyKey, 'accidentId' | 'unitReference'>): Buffer {
  return hashParts(key, ['driver', accidentId, unitReference]);
}

function hashParts(key: Uint8Array, parts: readonly string[]): Buffer {
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest();
}

/** A casualty as it is left. */
export function eraseCasualty(draft: CasualtyDraft): CasualtyDraft {
  return { ...draft, severityNative: ERASED_TEXT, sex: null, age: null, attributes: {} };
}

/** A unit whose driver is erased. @param kept names of the attributes that tell of no person */
export function eraseDriver(draft: TrafficUnitDraft, kept: ReadonlySet<string>): TrafficUnitDraft {
  return { ...draft, attributes: keepAttributes(draft.attributes, kept) };
}

function keepAttributes(attributes: Attributes, kept: ReadonlySet<string>): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => kept.has(name)));
}
