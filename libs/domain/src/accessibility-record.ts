import type {
  AccessibilityItem,
  AccessibilityMeasures,
  DateBasis,
  FeatureCondition,
  FeatureState,
  ObservationMethod,
  StreetSide,
} from './accessibility.ts';
import type { Attributes, SourcePosition } from './record.ts';

/*
 * Features of accessibility and their observations as a source delivers them.
 */

/** Where something of the street is that helps or hinders; how it was found is told by its observations. */
export interface AccessibilityFeatureDraft {
  readonly kind: 'accessibility-feature';
  readonly sourceRecordId: string;
  readonly item: AccessibilityItem;
  readonly side: StreetSide | null;
  /** Of a line, the middle of it. */
  readonly position: SourcePosition | null;
  /** The parts of a line, each as longitude, latitude, longitude … in degrees; empty for a point. */
  readonly lines: readonly (readonly number[])[];
  /** The features at the two ends of a line, as a crossing's kerb ramps; `null` where the source does not name them. */
  readonly startRecordId: string | null;
  readonly endRecordId: string | null;
  readonly roadName: string | null;
  readonly attributes: Attributes;
}

/** When something stood in the way, `YYYY-MM-DDTHH:MM` on the clocks of the organisation; `null` where nobody has said it. */
export interface TemporaryPresence {
  readonly from: string | null;
  readonly until: string | null;
}

/** The number of a feature that a phone has recorded and nobody has numbered. @param entryId UUID of the first look at it */
export function numberOfNewFeature(entryId: string): string {
  return `S-${entryId.replaceAll('-', '').slice(0, NUMBER_DIGITS).toLowerCase()}`;
}

/** 48 bits: of ten thousand features that one organisation numbers so, two are alike once in some five million towns. */
const NUMBER_DIGITS = 12;

/** One look at a feature. */
export interface AccessibilityObservationDraft {
  readonly kind: 'accessibility-observation';
  readonly featureSourceRecordId: string;
  /** Tells the observations of one feature apart. */
  readonly reference: string;
  /** `YYYY-MM-DD`; `null` where the source says no date. */
  readonly observedOn: string | null;
  readonly dateBasis: DateBasis | null;
  readonly surveyor: string | null;
  readonly method: ObservationMethod | null;
  readonly state: FeatureState;
  readonly condition: FeatureCondition | null;
  readonly measures: AccessibilityMeasures;
  /** `null` for what is there to stay. */
  readonly temporary: TemporaryPresence | null;
  readonly attributes: Attributes;
}
