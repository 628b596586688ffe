import { describe, expect, it } from '@jest/globals';
import type { OrientationSite } from './draw-orientation.ts';
import { findSite } from './find-site.ts';

const site = (id: string, longitude: number, latitude: number): OrientationSite => ({
  id,
  longitude,
  latitude,
  roadName: null,
  startName: null,
  endName: null,
  annualAverageDailyTraffic: null,
});
const SITES = [site('a', 0, 0), site('b', 10, 0), site('c', 100, 100)];
const project = (longitude: number, latitude: number) => ({ x: longitude, y: latitude });

describe('the count site under the pointer', () => {
  it('is the nearest one within reach of a finger', () => {
    expect(findSite(SITES, project, { x: 4, y: 0 })?.id).toBe('a');
    expect(findSite(SITES, project, { x: 6, y: 0 })?.id).toBe('b');
    expect(findSite(SITES, project, { x: 22, y: 0 })?.id).toBe('b');
    expect(findSite(SITES, project, { x: 23, y: 0 })).toBeNull();
    expect(findSite([], project, { x: 0, y: 0 })).toBeNull();
  });
});
