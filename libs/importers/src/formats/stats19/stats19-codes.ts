import type {
  CasualtyClass,
  CasualtySeverity,
  JunctionType,
  LightCondition,
  RoadType,
  RoadUser,
  Sex,
  SurfaceCondition,
  WeatherCondition,
} from '@elektron/domain';
import { createCodeBook, type CodeBook, type CodeEntry } from '../../code-book.ts';
import type { NumberRange } from '../../parse-value.ts';

/*
 * The STATS19 code lists, as numbers and as English labels. Source: Department for Transport, "Road safety open dataset data guide" and
 * form STATS20; the labels of older releases stand beside the current ones. Where a code says less than our list needs, it becomes
 * `other` or unknown and the words of the file stay in the attributes.
 */

/** Said by every list for "not known"; a person who reports an accident online may also not know. */
const UNKNOWN = ['-1', 'Data missing or out of range', 'Unknown', 'Not known', 'unknown (self reported)', 'Unknown (self rep only)'];

export function stats19Codes<T>(entries: readonly CodeEntry<T>[]): CodeBook<T> {
  return createCodeBook(entries, UNKNOWN);
}

/** Accidents and casualties share the list: STATS19 holds no damage-only accident. */
export const SEVERITY_CODES = stats19Codes<CasualtySeverity>([
  ['1', 'Fatal', 'fatal'],
  ['2', 'Serious', 'serious'],
  ['3', 'Slight', 'slight'],
]);

/** ISO weekdays, 1 = Monday; STATS19 begins with Sunday. */
export const WEEKDAY_CODES = stats19Codes<number>([
  ['1', 'Sunday', 7],
  ['2', 'Monday', 1],
  ['3', 'Tuesday', 2],
  ['4', 'Wednesday', 3],
  ['5', 'Thursday', 4],
  ['6', 'Friday', 5],
  ['7', 'Saturday', 6],
]);

export const LIGHT_CODES = stats19Codes<LightCondition>([
  ['1', ['Daylight', 'Daylight: Street light present'], 'daylight'],
  // Until 2004 daylight was split by what lighting the street had.
  ['2', 'Daylight: No street lighting', 'daylight'],
  ['3', 'Daylight: Street lighting unknown', 'daylight'],
  ['4', ['Darkness - lights lit', 'Darkness: Street lights present and lit'], 'dark-lit'],
  ['5', ['Darkness - lights unlit', 'Darkness: Street lights present but unlit'], 'dark-unlit'],
  ['6', ['Darkness - no lighting', 'Darkness: No street lighting'], 'dark-unlit'],
  ['7', ['Darkness - lighting unknown', 'Darkness: Street lighting unknown'], 'dark-lighting-unknown'],
]);

/** Precipitation and fog come before wind: one accident has one weather, and these matter more for the road. */
export const WEATHER_CODES = stats19Codes<WeatherCondition>([
  ['1', ['Fine no high winds', 'Fine without high winds'], 'fine'],
  ['2', ['Raining no high winds', 'Raining without high winds'], 'rain'],
  ['3', ['Snowing no high winds', 'Snowing without high winds'], 'snow'],
  ['4', ['Fine + high winds', 'Fine with high winds'], 'wind'],
  ['5', ['Raining + high winds', 'Raining with high winds'], 'rain'],
  ['6', ['Snowing + high winds', 'Snowing with high winds'], 'snow'],
  ['7', 'Fog or mist', 'fog'],
  ['8', 'Other', 'other'],
  ['9', [], null],
]);

export const SURFACE_CODES = stats19Codes<SurfaceCondition>([
  ['1', 'Dry', 'dry'],
  ['2', ['Wet or damp', 'Wet/Damp'], 'wet'],
  ['3', 'Snow', 'snow'],
  ['4', ['Frost or ice', 'Frost/Ice'], 'ice'],
  ['5', ['Flood over 3cm. deep', 'Flood over 3cm deep', 'Flood (Over 3cm of water)'], 'flood'],
  ['6', 'Oil or diesel', 'other'],
  ['7', 'Mud', 'other'],
  ['9', [], null],
]);

export const ROAD_TYPE_CODES = stats19Codes<RoadType>([
  ['1', 'Roundabout', 'roundabout'],
  ['2', 'One way street', 'one-way'],
  ['3', 'Dual carriageway', 'dual-carriageway'],
  ['6', 'Single carriageway', 'single-carriageway'],
  ['7', 'Slip road', 'slip-road'],
  ['9', [], null],
  // Older releases did not tell the two apart.
  ['12', 'One way street/Slip road', 'other'],
]);

export const JUNCTION_CODES = stats19Codes<JunctionType>([
  ['0', ['Not at junction or within 20 metres', 'Not at or within 20 metres of junction'], 'none'],
  ['1', 'Roundabout', 'roundabout'],
  ['2', ['Mini-roundabout', 'Mini roundabout'], 'roundabout'],
  ['3', 'T or staggered junction', 't-or-staggered'],
  ['5', 'Slip road', 'slip-road'],
  ['6', 'Crossroads', 'crossroads'],
  ['7', ['More than 4 arms (not roundabout)', 'Junction with more than four arms (not roundabout)'], 'multi-arm'],
  ['8', ['Private drive or entrance', 'Using private drive or entrance'], 'private-access'],
  ['9', 'Other junction', 'other'],
  // The 2024 specification numbers the same junctions anew and counts roundabouts and slip roads by road type.
  ['13', [], 't-or-staggered'],
  ['16', [], 'crossroads'],
  ['17', [], 'multi-arm'],
  ['18', [], 'private-access'],
  ['19', [], 'other'],
  ['99', [], null],
]);

export const ROAD_CLASSES = ['motorway', 'a-motorway', 'a', 'b', 'c', 'unclassified'] as const;
export type RoadClass = (typeof ROAD_CLASSES)[number];

export const ROAD_CLASS_CODES = stats19Codes<RoadClass>([
  ['1', 'Motorway', 'motorway'],
  ['2', 'A(M)', 'a-motorway'],
  ['3', 'A', 'a'],
  ['4', 'B', 'b'],
  ['5', 'C', 'c'],
  ['6', 'Unclassified', 'unclassified'],
]);

export const CASUALTY_CLASS_CODES = stats19Codes<CasualtyClass>([
  ['1', 'Driver or rider', 'driver'],
  ['2', 'Passenger', 'passenger'],
  ['3', 'Pedestrian', 'pedestrian'],
]);

export const SEX_CODES = stats19Codes<Sex>([
  ['1', 'Male', 'male'],
  ['2', 'Female', 'female'],
  ['3', [], null],
  ['9', [], null],
]);

/** The kinds of vehicle and of casualty share their numbers; only the words differ (a car, its occupant). Code 0 is a casualty only. */
const ROAD_USER_ENTRIES: readonly CodeEntry<RoadUser>[] = [
  ['0', 'Pedestrian', 'pedestrian'],
  ['1', ['Pedal cycle', 'Cyclist'], 'bicycle'],
  ['2', ['Motorcycle 50cc and under', 'Motorcycle 50cc and under rider or passenger'], 'powered-two-wheeler'],
  ['3', ['Motorcycle 125cc and under', 'Motorcycle 125cc and under rider or passenger'], 'powered-two-wheeler'],
  ['4', ['Motorcycle over 125cc and up to 500cc', 'Motorcycle over 125cc and up to 500cc rider or passenger'], 'powered-two-wheeler'],
  ['5', ['Motorcycle over 500cc', 'Motorcycle over 500cc rider or passenger'], 'powered-two-wheeler'],
  ['8', ['Taxi/Private hire car', 'Taxi/Private hire car occupant'], 'taxi'],
  ['9', ['Car', 'Car occupant'], 'car'],
  ['10', ['Minibus (8 - 16 passenger seats)', 'Minibus (8 - 16 passenger seats) occupant'], 'bus'],
  ['11', ['Bus or coach (17 or more pass seats)', 'Bus or coach occupant (17 or more pass seats)'], 'bus'],
  ['16', ['Ridden horse', 'Horse rider'], 'other'],
  ['17', ['Agricultural vehicle', 'Agricultural vehicle occupant'], 'agricultural'],
  ['18', ['Tram', 'Tram occupant'], 'tram-train'],
  ['19', ['Van / Goods 3.5 tonnes mgw or under', 'Van / Goods vehicle (3.5 tonnes mgw or under) occupant'], 'light-goods'],
  ['20', ['Goods over 3.5t. and under 7.5t', 'Goods vehicle (over 3.5t. and under 7.5t.) occupant'], 'heavy-goods'],
  ['21', ['Goods 7.5 tonnes mgw and over', 'Goods vehicle (7.5 tonnes mgw and over) occupant'], 'heavy-goods'],
  ['22', ['Mobility scooter', 'Mobility scooter rider'], 'other'],
  ['23', ['Electric motorcycle', 'Electric motorcycle rider or passenger'], 'powered-two-wheeler'],
  ['90', ['Other vehicle', 'Other vehicle occupant'], 'other'],
  ['97', ['Motorcycle - unknown cc', 'Motorcycle - unknown cc rider or passenger'], 'powered-two-wheeler'],
  // Neither light nor heavy can be claimed.
  ['98', ['Goods vehicle - unknown weight', 'Goods vehicle (unknown weight) occupant'], 'other'],
  ['99', 'Unknown vehicle type (self rep only)', null],
  ['103', 'Motorcycle - Scooter (1979-1998)', 'powered-two-wheeler'],
  ['104', 'Motorcycle (1979-1998)', 'powered-two-wheeler'],
  ['105', 'Motorcycle - Combination (1979-1998)', 'powered-two-wheeler'],
  ['106', 'Motorcycle over 125cc (1999-2004)', 'powered-two-wheeler'],
  ['108', 'Taxi (excluding private hire cars) (1979-2004)', 'taxi'],
  ['109', 'Car (including private hire cars) (1979-2004)', 'car'],
  // A motor caravan is no bus.
  ['110', 'Minibus/Motor caravan (1979-1998)', 'other'],
  ['113', 'Goods over 3.5 tonnes (1979-1998)', 'heavy-goods'],
];

export const CASUALTY_TYPE_CODES = stats19Codes(ROAD_USER_ENTRIES);
export const VEHICLE_TYPE_CODES = stats19Codes(ROAD_USER_ENTRIES.filter(([code]) => code !== '0'));

/** Field of 2020 and later: e-scooters are "other vehicle" by type. */
export const ESCOOTER_CODES = stats19Codes<boolean>([
  ['0', 'Vehicle was not an e-scooter', false],
  ['1', 'Vehicle was an e-scooter', true],
]);

/** Completed years; nobody on record has lived longer than 122. */
export const AGES: NumberRange = { minimum: 0, maximum: 122, whole: true, unknown: [-1] };

/** Youngest and oldest age of a band (years). */
export const AGE_BAND_CODES = stats19Codes<readonly [youngest: number, oldest: number]>([
  ['1', '0 - 5', [0, 5]],
  ['2', '6 - 10', [6, 10]],
  ['3', '11 - 15', [11, 15]],
  ['4', '16 - 20', [16, 20]],
  ['5', '21 - 25', [21, 25]],
  ['6', '26 - 35', [26, 35]],
  ['7', '36 - 45', [36, 45]],
  ['8', '46 - 55', [46, 55]],
  ['9', '56 - 65', [56, 65]],
  ['10', '66 - 75', [66, 75]],
  ['11', 'Over 75', [76, Infinity]],
]);
