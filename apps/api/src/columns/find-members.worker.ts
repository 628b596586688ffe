import { isProblem, type Membership, type ProblemCode, type ProblemDetails } from '@elektron/domain';
import { findInside, findNear, type DegreeSet, type PointSet } from '@elektron/spatial-analysis';

import type { AreaShapes } from '../areas/area-collection.ts';

/** What the thread is given: all of it but points of interest lies on shared memory and is not copied. */
export interface MembersTask {
  readonly places: DegreeSet & PointSet;
  /** 1 where a place is known well enough to ask. */
  readonly known: Uint8Array;
  readonly shapes: AreaShapes;
  /** Of surroundings; null for areas. */
  readonly radiusMeters: number | null;
  /** One number on shared memory; 1 = stop. */
  readonly cancelled: Int32Array;
}

/** A problem crosses threads as a value: an error would lose its code on the way. */
export type MembersAnswer =
  | { readonly kind: 'found'; readonly membership: Membership }
  | { readonly kind: 'problem'; readonly code: ProblemCode; readonly details: ProblemDetails };

/** Finds which places hold each accident, in a thread of its own so that the server keeps answering. */
export function findMembers({ places, known, shapes, radiusMeters, cancelled }: MembersTask): MembersAnswer {
  const stop = { isCancelled: () => Atomics.load(cancelled, 0) === 1 };
  try {
    const { start, item } =
      shapes.shape === 'polygon' ? findInside(places, known, shapes.edges, stop) : findNear(places, known, shapes, radiusMeters ?? 0, stop);
    return { kind: 'found', membership: { start: onSharedMemory(start), item: onSharedMemory(item) } };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { kind: 'problem', code: error.code, details: error.details };
  }
}

/** So that the answer is not copied by the thread that waits for it. */
function onSharedMemory(values: Uint32Array): Uint32Array {
  const shared = new Uint32Array(new SharedArrayBuffer(values.byteLength));
  shared.set(values);
  return shared;
}
