import {
  NOTHING_MEASURED,
  type AccessibilityItem,
  type AccessibilityMeasures,
  type Attributes,
  type FeatureCondition,
  type FeatureState,
  type StreetSide,
} from '@elektron/domain';
import { isCrossing, meaningOf, type Element, type Finding, type TagReader } from './map-element.ts';
import { findFootways, findSteps, measureWay } from './tagged-ways.ts';
import { readUpstand } from './tag-values.ts';

/*
 * What the tags of OpenStreetMap say about accessibility (wiki.openstreetmap.org: Key:kerb, Key:tactile_paving, Key:crossing, Key:sidewalk,
 * Key:traffic_signals:sound, Key:crossing:island, Key:capacity:disabled). OpenSidewalks writes the same tags.
 */

/** One thing that an element of the map tells of. */
export interface TaggedItem {
  readonly item: AccessibilityItem;
  readonly side: StreetSide | null;
  readonly state: FeatureState;
  readonly condition: FeatureCondition | null;
  readonly measures: AccessibilityMeasures;
  /** The tags that say it, as written. */
  readonly tags: Attributes;
}

/** All that the tags of one element tell of, in the order of the items; empty for an element that has nothing to do with accessibility. */
export function readTags(element: Element): TaggedItem[] {
  return READERS.flatMap(({ item, keys, find }) =>
    find(element).map(({ state, condition = null, side = null, measures = {} }) => ({
      item,
      side,
      state,
      condition,
      measures: { ...NOTHING_MEASURED, ...measures },
      tags: pickTags(element.written, keys),
    })),
  );
}

/** THE tags that are read, for the columns of files that have one for each. */
export function listReadTags(): readonly string[] {
  return [...new Set(READERS.flatMap(({ keys }) => keys))];
}

/** Whether the tags of an element may tell of something; most of a map are buildings and boundaries. */
export function maySayAccessibility(tags: Readonly<Record<string, string>>): boolean {
  return readTags({ tag: (key) => tags[key] ?? '', written: () => '', shape: 'line', puzzle: () => undefined }).length > 0;
}

function pickTags(tag: TagReader, keys: readonly string[]): Attributes {
  return Object.fromEntries([...keys].sort().flatMap((key) => (tag(key) === '' ? [] : [[key, tag(key)] as const])));
}

interface ItemReader {
  readonly item: AccessibilityItem;
  readonly keys: readonly string[];
  readonly find: (element: Element) => readonly Finding[];
}

/** A rolled kerb can be driven over and is no ramp, nor is it a full kerb: it does not say. */
const KERBS: Readonly<Record<string, FeatureState>> = {
  lowered: 'present',
  flush: 'present',
  raised: 'absent',
  rolled: 'unknown',
  yes: 'unknown',
  no: 'not-applicable',
};

function findKerbRamps(element: Element): readonly Finding[] {
  const { tag } = element;
  if (tag('kerb') === '' && tag('barrier') !== 'kerb') return [];
  const state = tag('kerb') === '' ? 'unknown' : (meaningOf(element, 'kerb', KERBS) ?? 'unknown');
  // On a crossing the tag speaks of the kerbs that it meets, at either end.
  const side = isCrossing(element) ? 'both' : null;
  return [{ state, side, measures: { upstandMillimeters: readUpstand(tag('kerb:height')) } }];
}

const TACTILE: Readonly<Record<string, FeatureState>> = {
  yes: 'present',
  contrasted: 'present',
  primitive: 'present',
  incorrect: 'present',
  bad: 'present',
  partial: 'present',
  no: 'absent',
};
const DEFECTIVE_TACTILE: ReadonlySet<string> = new Set(['incorrect', 'bad', 'partial']);

function findTactilePaving(element: Element): readonly Finding[] {
  const value = element.tag('tactile_paving');
  if (value === '') return [];
  const state = meaningOf(element, 'tactile_paving', TACTILE) ?? 'unknown';
  return [{ state, condition: DEFECTIVE_TACTILE.has(value) ? 'defective' : null }];
}

function findCrossings(element: Element): readonly Finding[] {
  if (!isCrossing(element)) return [];
  const measures = element.shape === 'line' ? measureWay(element) : {};
  return [{ state: element.tag('crossing') === 'no' ? 'absent' : 'present', measures }];
}

const SOUNDS: Readonly<Record<string, FeatureState>> = { yes: 'present', locate: 'present', walk: 'present', no: 'absent' };

function findAudibleSignals(element: Element): readonly Finding[] {
  if (element.tag('traffic_signals:sound') === '') return [];
  return [{ state: meaningOf(element, 'traffic_signals:sound', SOUNDS) ?? 'unknown' }];
}

const YES_OR_NO: Readonly<Record<string, FeatureState>> = { yes: 'present', no: 'absent' };

function findRefuges(element: Element): readonly Finding[] {
  const { tag } = element;
  if (tag('footway') === 'traffic_island' || tag('crossing') === 'island') return [{ state: 'present' }];
  if (tag('crossing:island') === '') return [];
  return [{ state: meaningOf(element, 'crossing:island', YES_OR_NO) ?? 'unknown' }];
}

/** What stands on a way of pedestrians; gates of roads and the kerb itself are none of it. */
const OBSTACLES: ReadonlySet<string> = new Set([
  'bollard',
  'block',
  'cycle_barrier',
  'motorcycle_barrier',
  'full-height_turnstile',
  'kissing_gate',
  'stile',
  'turnstile',
  'log',
  'chain',
]);

function findObstacles({ tag, shape }: Element): readonly Finding[] {
  return shape === 'point' && OBSTACLES.has(tag('barrier')) ? [{ state: 'present' }] : [];
}

function findStops({ tag }: Element): readonly Finding[] {
  const isStop = tag('highway') === 'bus_stop' || tag('railway') === 'tram_stop' || tag('public_transport') === 'platform';
  return isStop ? [{ state: 'present' }] : [];
}

function findDisabledParking(element: Element): readonly Finding[] {
  const { tag, puzzle } = element;
  if (tag('parking_space') === 'disabled') return [{ state: 'present' }];
  const capacity = tag('capacity:disabled');
  if (capacity === '') return [];
  if (capacity === 'yes' || Number(capacity) > 0) return [{ state: 'present' }];
  if (capacity === 'no' || Number(capacity) === 0) return [{ state: 'absent' }];
  puzzle('capacity:disabled');
  return [{ state: 'unknown' }];
}

const WAY_KEYS = ['highway', 'footway', 'width', 'incline', 'incline:across', 'surface', 'smoothness', 'lit'];

const READERS: readonly ItemReader[] = [
  { item: 'kerb-ramp', keys: ['barrier', 'kerb', 'kerb:height'], find: findKerbRamps },
  { item: 'tactile-paving', keys: ['tactile_paving'], find: findTactilePaving },
  { item: 'crossing', keys: ['crossing', 'crossing:markings', 'crossing_ref', ...WAY_KEYS], find: findCrossings },
  { item: 'audible-signal', keys: ['traffic_signals:sound', 'traffic_signals:vibration'], find: findAudibleSignals },
  { item: 'refuge-island', keys: ['crossing', 'crossing:island', 'footway'], find: findRefuges },
  {
    item: 'footway',
    keys: [...WAY_KEYS, 'sidewalk', ...['left', 'right', 'both'].flatMap((side) => [`sidewalk:${side}`, `sidewalk:${side}:width`])],
    find: findFootways,
  },
  { item: 'steps', keys: ['highway', 'step_count', 'handrail', 'ramp', 'width', 'surface'], find: findSteps },
  { item: 'obstacle', keys: ['barrier', 'maxwidth:physical'], find: findObstacles },
  { item: 'stop', keys: ['highway', 'railway', 'public_transport', 'shelter', 'bench', 'wheelchair'], find: findStops },
  { item: 'disabled-parking', keys: ['amenity', 'parking_space', 'capacity:disabled'], find: findDisabledParking },
];
