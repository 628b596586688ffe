import type {
  AccessibilityItem,
  AccessibilityMeasures,
  DateBasis,
  FeatureCondition,
  FeatureState,
  ObservationMethod,
  StreetSide,
} from '@elektron/domain';

/** A feature as it was last seen. Who saw it is not told: nobody who reads an inventory needs a person. */
export interface AccessibilityFeature {
  readonly id: string;
  readonly item: AccessibilityItem;
  readonly side: StreetSide | null;
  /** Degrees; of a line the middle. `null` where its place is not known. */
  readonly longitude: number | null;
  readonly latitude: number | null;
  /** Parts of a line, each as longitude, latitude, longitude … in degrees; empty for a point. */
  readonly lines: readonly (readonly number[])[];
  readonly roadName: string | null;
  /** The features at the two ends of a crossing, where the source names them; they need not be on record. */
  readonly startId: string | null;
  readonly endId: string | null;
  /** Of a crossing, whether it has traffic signals; null where nothing says. */
  readonly signalled: boolean | null;
  readonly sourceSystem: string;
  readonly sourceRecordId: string;
  /** Of the latest observation; one with a date is later than one without. */
  readonly state: FeatureState;
  readonly condition: FeatureCondition | null;
  readonly measures: AccessibilityMeasures;
  readonly observedOn: string | null;
  readonly dateBasis: DateBasis | null;
  readonly method: ObservationMethod | null;
  readonly temporary: boolean;
  /** `YYYY-MM-DDTHH:MM` on the clocks of the organisation. */
  readonly presentFrom: string | null;
  readonly presentUntil: string | null;
  /** What whoever saw it last has written freely, in the form for surveys: it can tell of a person, whatever was asked. */
  readonly note: string | null;
  /** How often it was seen. */
  readonly observations: number;
}
