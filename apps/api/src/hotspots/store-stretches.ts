import {
  countSeverities,
  type HotspotInput,
  type HotspotStretches,
  type RankedStretch,
  type StretchFlag,
} from '@elektron/spatial-analysis';

import type { Plane } from '../common/plane.ts';
import { toGeometry, withoutLevel } from './store-screening.ts';
import type { StoredFlag, StoredStretch, StoredStretches } from './stored-hotspot-result.ts';

/**
 * Stretches of road in the form in which they are stored: degrees instead of metres, numbers instead of lists of accidents.
 * @param listed as many as hotspots are listed
 */
export function storeStretches(
  { stretches, ...about }: HotspotStretches,
  listed: number,
  { severity }: Pick<HotspotInput, 'severity'>,
  plane: Plane,
): StoredStretches {
  return { ...about, stretches: stretches.slice(0, listed).map((stretch) => storeStretch(stretch, severity, plane)) };
}

function storeStretch({ course, estimate, flag, ...stretch }: RankedStretch, severity: Uint8Array, plane: Plane): StoredStretch {
  return {
    ...stretch,
    geometry: toGeometry({ course }, plane),
    estimate: {
      ...estimate,
      expectedInterval: withoutLevel(estimate.expectedInterval),
      excessPerYearInterval: withoutLevel(estimate.excessPerYearInterval),
    },
    flag: flag === null ? null : storeFlag(flag, severity),
  };
}

function storeFlag({ counted, ...flag }: StretchFlag, severity: Uint8Array): StoredFlag {
  return { ...flag, counted: counted.length, severities: countSeverities(counted, severity) };
}
