import {
  ACCESSIBILITY_ITEMS,
  ACCIDENT_TYPES,
  CASUALTY_CLASSES,
  CASUALTY_SEVERITIES,
  codeOf,
  DATE_BASES,
  E7,
  FEATURE_CONDITIONS,
  FEATURE_STATES,
  formatCountPeriod,
  JUNCTION_TYPES,
  LIGHT_CONDITIONS,
  OBSERVATION_METHODS,
  PLACE_ACCURACIES,
  ROAD_TYPES,
  ROAD_USERS,
  SEVERITIES,
  SEXES,
  SPEED_UNITS,
  STREET_SIDES,
  SURFACE_CONDITIONS,
  TIME_ACCURACIES,
  timeAccuracyOf,
  WEATHER_CONDITIONS,
  type AccessibilityFeatureDraft,
  type AccessibilityObservationDraft,
  type AccidentDraft,
  type CasualtyDraft,
  type JunctionDraft,
  type PlaceAccuracy,
  type RoadSegmentDraft,
  type TrafficCountDraft,
  type TrafficUnitDraft,
} from '@elektron/domain';

import type { ArrayItem } from './array-literal.ts';
import type { ProjectedPlace } from './project-position.ts';

/*
 * One draft as the values of its table, in the order that version-tables.ts declares. The attributes come as JSON.
 */

/** What reading finds out about an accident beyond what its source says. */
export interface FoundOfAccident {
  readonly place: ProjectedPlace | null;
  /** In whose territory the place lies; null where that is not known. */
  readonly municipalityId: number | null;
  readonly instant: Date | null;
}

export function accidentRow(
  draft: AccidentDraft,
  attributes: string,
  accidentId: string,
  { place, municipalityId, instant }: FoundOfAccident,
): ArrayItem[] {
  const { time } = draft;
  return [
    accidentId,
    draft.sourceRecordId,
    codeOf(SEVERITIES, draft.severity),
    draft.severityNative,
    time.year,
    time.month,
    time.day,
    time.weekday,
    time.hour,
    time.minute,
    codeOf(TIME_ACCURACIES, timeAccuracyOf(time)),
    instant === null ? null : instant.toISOString(),
    codeOf(ACCIDENT_TYPES, draft.accidentType ?? null),
    codeOf(LIGHT_CONDITIONS, draft.light),
    codeOf(WEATHER_CONDITIONS, draft.weather),
    codeOf(ROAD_TYPES, draft.roadType),
    codeOf(JUNCTION_TYPES, draft.junction),
    codeOf(SURFACE_CONDITIONS, draft.surface),
    draft.speedLimit,
    codeOf(SPEED_UNITS, draft.speedUnit),
    draft.roadName,
    JSON.stringify(draft.placeWords ?? {}),
    municipalityId,
    attributes,
    ...placeValues(place, draft.position?.accuracy ?? null),
  ];
}

export function trafficUnitRow(draft: TrafficUnitDraft, attributes: string, accidentId: string): ArrayItem[] {
  return [accidentId, draft.unitReference, codeOf(ROAD_USERS, draft.roadUser), draft.roadUserNative, attributes];
}

export function casualtyRow(draft: CasualtyDraft, attributes: string, accidentId: string): ArrayItem[] {
  return [
    accidentId,
    draft.unitReference,
    draft.casualtyReference,
    codeOf(CASUALTY_SEVERITIES, draft.severity),
    draft.severityNative,
    codeOf(CASUALTY_CLASSES, draft.casualtyClass),
    codeOf(ROAD_USERS, draft.roadUser),
    codeOf(SEXES, draft.sex),
    draft.age,
    attributes,
  ];
}

export function trafficCountRow(draft: TrafficCountDraft, attributes: string, siteId: string): ArrayItem[] {
  return [
    siteId,
    draft.year,
    draft.direction,
    formatCountPeriod(draft.period),
    draft.counted,
    wholeOrNull(draft.allMotorVehicles),
    wholeOrNull(draft.pedalCycles),
    wholeOrNull(draft.pedestrians),
    wholeOrNull(draft.twoWheeledMotorVehicles),
    wholeOrNull(draft.cars),
    wholeOrNull(draft.buses),
    wholeOrNull(draft.lightGoodsVehicles),
    wholeOrNull(draft.heavyGoodsVehicles),
    codeOf(SPEED_UNITS, draft.speeds?.unit ?? null),
    draft.speeds?.mean ?? null,
    draft.speeds?.v85 ?? null,
    draft.speeds?.measured ?? null,
    attributes,
  ];
}

export function trafficCountSiteRow(draft: TrafficCountDraft, siteId: string, place: ProjectedPlace | null): ArrayItem[] {
  return [
    siteId,
    draft.siteSourceRecordId,
    draft.year,
    draft.roadName,
    draft.roadCategory,
    draft.startName,
    draft.endName,
    draft.linkLengthMeters,
    ...placeValues(place, draft.position?.accuracy ?? null),
  ];
}

/** Ids of the junctions at both ends. */
export interface JunctionsOfSegment {
  readonly startId: string;
  readonly endId: string;
}

export function roadSegmentRow(
  draft: RoadSegmentDraft,
  attributes: string,
  segmentId: string,
  { startId, endId }: JunctionsOfSegment,
): ArrayItem[] {
  return [
    segmentId,
    draft.sourceRecordId,
    draft.lineSourceRecordId,
    draft.roadName,
    draft.roadReference,
    draft.roadClass,
    draft.speedLimit,
    codeOf(SPEED_UNITS, draft.speedUnit),
    draft.lanes,
    draft.isOneWay,
    draft.roadAuthority,
    draft.level,
    draft.lengthMeters,
    draft.fromMeters,
    draft.kilometres?.from ?? null,
    draft.kilometres?.to ?? null,
    startId,
    endId,
    false,
    attributes,
    lineDigits(draft.degreesE7),
  ];
}

export function junctionRow(draft: JunctionDraft, attributes: string, junctionId: string): ArrayItem[] {
  return [junctionId, draft.sourceRecordId, draft.degree, false, attributes, ...placeValues(draft.place, 'exact')];
}

/** A version that says that a segment is no longer there, and which of the newer ones lie where it lay. */
export function withdrawnSegmentRow(segmentId: string, sourceRecordId: string, attributes: string): ArrayItem[] {
  const unknown = [null, null, null, null];
  return [segmentId, sourceRecordId, ...unknown, null, 0, null, null, null, 0, ...unknown, null, null, true, attributes, null];
}

export function withdrawnJunctionRow(junctionId: string, sourceRecordId: string): ArrayItem[] {
  return [junctionId, sourceRecordId, null, true, '{}', ...placeValues(null, null)];
}

const LITTLE_ENDIAN = 1;
const LINE_STRING = 2;

/** Degrees times 10^7 as well-known binary in hexadecimal digits. */
function lineDigits(degreesE7: readonly number[]): string {
  const bytes = Buffer.alloc(9 + 8 * degreesE7.length);
  bytes.writeUInt8(LITTLE_ENDIAN, 0);
  bytes.writeUInt32LE(LINE_STRING, 1);
  bytes.writeUInt32LE(degreesE7.length / 2, 5);
  for (const [i, value] of degreesE7.entries()) bytes.writeDoubleLE(value / E7, 9 + 8 * i);
  return bytes.toString('hex');
}

/** What reading finds out about a feature beyond what its source says. */
export interface FoundOfFeature {
  readonly place: ProjectedPlace | null;
  readonly startId: string | null;
  readonly endId: string | null;
}

export function accessibilityFeatureRow(
  draft: AccessibilityFeatureDraft,
  attributes: string,
  featureId: string,
  { place, startId, endId }: FoundOfFeature,
): ArrayItem[] {
  return [
    featureId,
    draft.sourceRecordId,
    codeOf(ACCESSIBILITY_ITEMS, draft.item),
    codeOf(STREET_SIDES, draft.side),
    JSON.stringify(draft.lines.map((line) => line.map((degrees) => Math.round(degrees * E7)))),
    startId,
    endId,
    draft.roadName,
    attributes,
    ...placeValues(place, draft.position?.accuracy ?? null),
  ];
}

export function accessibilityObservationRow(draft: AccessibilityObservationDraft, attributes: string, featureId: string): ArrayItem[] {
  const { measures, temporary } = draft;
  return [
    featureId,
    draft.reference,
    draft.observedOn,
    codeOf(DATE_BASES, draft.dateBasis),
    draft.surveyor,
    codeOf(OBSERVATION_METHODS, draft.method),
    codeOf(FEATURE_STATES, draft.state),
    codeOf(FEATURE_CONDITIONS, draft.condition),
    measures.clearWidthMeters,
    measures.widthMeters,
    measures.headroomMeters,
    measures.longitudinalSlopePercent,
    measures.crossSlopePercent,
    measures.upstandMillimeters,
    temporary !== null,
    temporary?.from ?? null,
    temporary?.until ?? null,
    attributes,
  ];
}

function placeValues(place: ProjectedPlace | null, accuracy: PlaceAccuracy | null): ArrayItem[] {
  if (place === null) return [null, null, null, null, 0];
  return [place.longitudeE7, place.latitudeE7, place.xMillimeters, place.yMillimeters, codeOf(PLACE_ACCURACIES, accuracy)];
}

/** A daily average below one vehicle's precision is not told apart. */
function wholeOrNull(value: number | null): number | null {
  return value === null ? null : Math.round(value);
}
