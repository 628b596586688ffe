import type { AccessibilityMeasures, FeatureState } from '@elektron/domain';

import { isCrossing, meaningOf, type Element, type Finding } from './map-element.ts';
import { readIncline, readMeters } from './tag-values.ts';

/** What a road says of its footways. `separate`: they are drawn on their own, and tell of themselves. */
const SIDEWALKS: Readonly<Record<string, readonly [left: FeatureState | null, right: FeatureState | null]>> = {
  both: ['present', 'present'],
  left: ['present', 'absent'],
  right: ['absent', 'present'],
  no: ['absent', 'absent'],
  none: ['absent', 'absent'],
  separate: [null, null],
};
const ONE_SIDEWALK: Readonly<Record<string, readonly [FeatureState | null]>> = {
  yes: ['present'],
  no: ['absent'],
  none: ['absent'],
  separate: [null],
};

function findSidewalks(element: Element): readonly Finding[] {
  const { tag } = element;
  const common = tag('sidewalk:both');
  const whole = tag('sidewalk') === '' ? undefined : meaningOf(element, 'sidewalk', SIDEWALKS);
  return (['left', 'right'] as const).flatMap((side, i): Finding[] => {
    const key = tag(`sidewalk:${side}`) !== '' ? `sidewalk:${side}` : common === '' ? '' : 'sidewalk:both';
    const state = key === '' ? whole?.[i] : meaningOf(element, key, ONE_SIDEWALK)?.[0];
    if (state == null) return [];
    const width = readMeters(tag(`sidewalk:${side}:width`)) ?? readMeters(tag('sidewalk:both:width'));
    return [{ state, side, measures: { widthMeters: width } }];
  });
}

const OTHER_FOOTWAYS: ReadonlySet<string> = new Set(['crossing', 'traffic_island', 'access_aisle', 'link']);

/** Footways of their own, and those of a road on either side. */
export function findFootways(element: Element): readonly Finding[] {
  const { tag, shape } = element;
  if (shape === 'point') return [];
  const isFootway = tag('footway') === 'sidewalk' || tag('highway') === 'footway' || tag('highway') === 'pedestrian';
  if (isFootway && !isCrossing(element) && !OTHER_FOOTWAYS.has(tag('footway')))
    return [{ state: 'present', measures: measureWay(element) }];
  return isFootway ? [] : findSidewalks(element);
}

export function findSteps({ tag, shape }: Element): readonly Finding[] {
  return shape === 'line' && tag('highway') === 'steps' ? [{ state: 'present', measures: { widthMeters: readMeters(tag('width')) } }] : [];
}

/** What a way says of itself as a whole. */
export function measureWay({ tag }: Element): Partial<AccessibilityMeasures> {
  return {
    widthMeters: readMeters(tag('width')),
    longitudinalSlopePercent: readIncline(tag('incline')),
    crossSlopePercent: readIncline(tag('incline:across')),
  };
}
