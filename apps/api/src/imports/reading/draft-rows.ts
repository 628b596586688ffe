import {
  CASUALTY_CLASSES,
  CASUALTY_SEVERITIES,
  codeOf,
  JUNCTION_TYPES,
  LIGHT_CONDITIONS,
  PLACE_ACCURACIES,
  ROAD_TYPES,
  ROAD_USERS,
  SEVERITIES,
  SEXES,
  SPEED_UNITS,
  SURFACE_CONDITIONS,
  TIME_ACCURACIES,
  timeAccuracyOf,
  WEATHER_CONDITIONS,
  type AccidentDraft,
  type CasualtyDraft,
  type PlaceAccuracy,
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
    codeOf(LIGHT_CONDITIONS, draft.light),
    codeOf(WEATHER_CONDITIONS, draft.weather),
    codeOf(ROAD_TYPES, draft.roadType),
    codeOf(JUNCTION_TYPES, draft.junction),
    codeOf(SURFACE_CONDITIONS, draft.surface),
    draft.speedLimit,
    codeOf(SPEED_UNITS, draft.speedUnit),
    draft.roadName,
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
    draft.counted,
    wholeOrNull(draft.allMotorVehicles),
    wholeOrNull(draft.pedalCycles),
    wholeOrNull(draft.twoWheeledMotorVehicles),
    wholeOrNull(draft.heavyGoodsVehicles),
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

function placeValues(place: ProjectedPlace | null, accuracy: PlaceAccuracy | null): ArrayItem[] {
  if (place === null) return [null, null, null, null, 0];
  return [place.longitudeE7, place.latitudeE7, place.xMillimeters, place.yMillimeters, codeOf(PLACE_ACCURACIES, accuracy)];
}

/** A daily average below one vehicle's precision is not told apart. */
function wholeOrNull(value: number | null): number | null {
  return value === null ? null : Math.round(value);
}
