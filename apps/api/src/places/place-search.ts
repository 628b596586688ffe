import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { LocatedDescription, RoadNetwork } from '@elektron/geocoding';

import { workerFile } from '../common/worker-file.ts';
import type { NamedAccident, PlaceProposal } from './place-proposal.ts';
import { describePlace, saysSomething, type PlaceRow } from './place-row.ts';
import type { ProposerAnswer, ProposerMessage } from './propose-places.worker.ts';

/** Rows and what is learnt of them: a million rows with words take about half of it. */
const MEMORY_MB = 2_048;

/** A search for places in a thread of its own: it is given rows, then asked once. */
export class PlaceSearch {
  readonly #worker: Worker;
  readonly #ended: Promise<never>;
  #unlocated = 0;

  /** @param signal ends it before its time */
  constructor(signal: AbortSignal) {
    const { url, execArgv } = workerFile(import.meta.url, './propose-places.worker');
    this.#worker = new Worker(url, {
      name: 'place-search',
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      execArgv: [...execArgv],
    });
    this.#ended = once(this.#worker, 'exit').then(() => Promise.reject(new Error('The search for places ended by itself.')));
    this.#ended.catch(() => undefined);
    signal.addEventListener('abort', () => void this.end(), { once: true });
  }

  /** Accidents without position among those that were given. */
  get unlocated(): number {
    return this.#unlocated;
  }

  learn(rows: readonly PlaceRow[]): void {
    const located: LocatedDescription[] = [];
    const unlocated: NamedAccident[] = [];
    for (const row of rows) {
      const description = describePlace(row);
      if (row.x === null || row.y === null) unlocated.push({ ...description, accidentId: row.accidentId });
      else if (saysSomething(description)) located.push({ ...description, x: row.x, y: row.y });
    }
    this.#unlocated += unlocated.length;
    this.#send({ kind: 'rows', located, unlocated });
  }

  /**
   * @param onFound is told of how many accidents so far
   * @returns what was found for each accident without position, by its id
   */
  async propose(
    network: RoadNetwork | null,
    threshold: number,
    onFound: (count: number) => void,
  ): Promise<ReadonlyMap<string, PlaceProposal>> {
    const found = new Map<string, PlaceProposal>();
    const whole = new Promise<void>((resolve) => {
      this.#worker.on('message', (answer: ProposerAnswer) => {
        if (answer === null) resolve();
        else {
          for (const proposal of answer) found.set(proposal.accidentId, proposal);
          onFound(found.size);
        }
      });
    });
    this.#send({ kind: 'propose', network, threshold });
    await Promise.race([whole, this.#ended]);
    return found;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #send(message: ProposerMessage): void {
    this.#worker.postMessage(message);
  }
}
