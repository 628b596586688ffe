import {
  numberOfNewFeature,
  type AccessibilityItem,
  type AccessibilityMeasures,
  type FeatureCondition,
  type FeatureState,
  type ObservationMethod,
  type StreetSide,
  type Text,
} from '@elektron/domain';

/** A look at the street as a phone sends it: nothing about it is known to be right but its words. */
export interface StreetEntry {
  /** Given by the phone, so that what is sent twice is known. */
  readonly entryId: string;
  /** Of a feature that was seen before; a new one is named after the entry. */
  readonly featureNumber?: string | null;
  readonly item: AccessibilityItem;
  readonly state: FeatureState;
  readonly condition?: FeatureCondition | null;
  readonly side?: StreetSide | null;
  readonly method: ObservationMethod;
  /** `YYYY-MM-DD`. */
  readonly observedOn: string;
  readonly longitude: number;
  readonly latitude: number;
  /** As the receiver says it; absent where a person has pointed at the place. */
  readonly accuracyMeters?: number | null;
  readonly roadName?: string | null;
  readonly measures?: Partial<AccessibilityMeasures> | null;
  readonly temporary?: boolean | null;
  /** `YYYY-MM-DDTHH:MM` on the clocks of the organisation. */
  readonly presentFrom?: string | null;
  readonly presentUntil?: string | null;
  readonly note?: string | null;
}

/**
 * `recorded`: on record, or was until somebody undid it; `waiting`: to be sent again; `refused`: to be put right first, under another id.
 */
export const STREET_OUTCOMES = ['recorded', 'waiting', 'refused'] as const;
export type StreetOutcome = (typeof STREET_OUTCOMES)[number];

/** Why an entry is no record. */
export interface StreetReason {
  readonly code: string;
  /** The field of the entry that is wrong, where it is one. */
  readonly field: string | null;
  readonly message: Text;
}

export interface StreetResult {
  readonly entryId: string;
  readonly outcome: StreetOutcome;
  readonly batchId: number | null;
  readonly reason: StreetReason | null;
}

/** The number by which later looks find the feature. */
export function featureNumberOf({ featureNumber, entryId }: StreetEntry): string {
  const given = clean(featureNumber);
  return given === '' ? numberOfNewFeature(entryId) : given;
}

/** On one line, since a line of a table is one entry. */
export function clean(text: string | null | undefined): string {
  return (text ?? '').replace(/\p{Cc}+/gu, ' ').trim();
}
