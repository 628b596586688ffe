import { certainPlacesOf, type AccidentColumns } from '@elektron/columns';
import { Problem, type Membership } from '@elektron/domain';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

import type { AreaShapes } from '../areas/area-collection.ts';
import { createThreadPool } from '../common/thread-pool.ts';
import type { MembersAnswer, MembersTask } from './find-members.worker.ts';

/** The thread in which it is found out which accidents lie in which areas, one collection at a time. */
@Injectable()
export class AreaSearch implements OnApplicationShutdown {
  readonly #pool = createThreadPool<MembersTask, MembersAnswer>(import.meta.url, './find-members.worker', 'findMembers');

  /**
   * Which places hold each accident.
   * @param radiusMeters of surroundings; null for areas
   * @param signal aborts when nobody wants to know any more
   * @throws Problem CANCELLED, TOO_MANY_CELLS
   */
  async find(columns: AccidentColumns, shapes: AreaShapes, radiusMeters: number | null, signal: AbortSignal): Promise<Membership> {
    const { longitudeE7, latitudeE7, x, y } = columns;
    const cancelled = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const stop = (): void => void Atomics.store(cancelled, 0, 1);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    try {
      const places = { longitudeE7, latitudeE7, x, y };
      const answer = await this.#pool.run({ places, known: certainPlacesOf(columns), shapes, radiusMeters, cancelled });
      if (answer.kind === 'problem') throw new Problem(answer.code, answer.details);
      return answer.membership;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#pool.destroy();
  }
}
