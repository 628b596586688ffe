import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import type { FinishedRun } from './hotspot-run.ts';
import { completeSitesOf, unpackSites, withAllSites, withSites } from './packed-sites.ts';
import { RunSitesRepository } from './run-sites.repository.ts';
import type { StoredHotspotResult } from './stored-hotspot-result.ts';

/** All sites of a run, for whoever needs more than its result lists. */
@Injectable()
export class RunSites {
  readonly #sites: RunSitesRepository;

  constructor(sites: RunSitesRepository) {
    this.#sites = sites;
  }

  /** All sites as they are kept, to be unpacked in a thread; none where the result has them, or nobody has kept them. */
  async loadParts(context: ActingContext, { runId, result }: FinishedRun): Promise<readonly Uint8Array[]> {
    const parts: Uint8Array[] = [];
    const count = completeSitesOf(result)?.parts ?? 0;
    // One after the other: of the embedded database, nobody waits for more than one.
    for (let part = 1; part <= count; part += 1) parts.push(await this.#sites.readPart(context, runId, part));
    return parts;
  }

  /** The result with the sites of one part after the other; once as it is where it has all of its sites, or nobody has kept more. */
  async *readInParts(context: ActingContext, { runId, result }: FinishedRun): AsyncGenerator<StoredHotspotResult> {
    const complete = completeSitesOf(result);
    if (complete === null) yield result;
    for (let part = 1; part <= (complete?.parts ?? 0); part += 1)
      yield withSites(result, unpackSites(await this.#sites.readPart(context, runId, part)));
  }

  /** The run with all of its sites at once. */
  async complete(context: ActingContext, run: FinishedRun): Promise<FinishedRun> {
    return { ...run, result: withAllSites(run.result, await this.loadParts(context, run)) };
  }
}
