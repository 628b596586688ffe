import { createNearCounter, type NearCounts } from '@elektron/spatial-analysis';

import { createPlane } from '../../common/plane.ts';
import { judgeStreets } from './judge-streets.ts';
import { unpackCourses, unpackFeatures, type PackedCourses, type PackedFeatures } from './packed-features.ts';
import { packJudgements, type PackedJudgements } from './packed-judgements.ts';

/** What is given to the thread that judges. */
export interface JudgingTask {
  readonly features: PackedFeatures;
  readonly partMeters: number;
  /** EPSG code of the organisation's plane. */
  readonly srid: number;
}

/** What is given to the thread that counts. All on shared memory, but for the list of accidents. */
export interface CountingTask {
  readonly courses: PackedCourses;
  /** Metres, of all accidents on record. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Positions of those that are counted. */
  readonly accidents: Uint32Array;
  readonly nearMeters: number;
}

/** Judges crossings and footways in a thread, so that the server keeps answering. */
export function judge({ features, partMeters, srid }: JudgingTask): PackedJudgements {
  return packJudgements(judgeStreets(unpackFeatures(features), createPlane(srid), partMeters), features.days);
}

/** Counts accidents near each of them. */
export function countNear({ courses, x, y, accidents, nearMeters }: CountingTask): NearCounts {
  const { add, found } = createNearCounter(unpackCourses(courses), accidents.length, nearMeters);
  for (const [point, i] of accidents.entries()) add(point, x[i]!, y[i]!);
  return found;
}
