import { setTimeout as sleep } from 'node:timers/promises';

import type { HotspotPayload, HotspotRunObject } from '../hotspot-run.objects.ts';

type Ask = (
  query: string,
  variables: object,
) => Promise<{
  readonly hotspotRun: HotspotRunObject;
  readonly runHotspots: HotspotPayload;
  readonly repeatHotspotRun: HotspotPayload;
}>;

const PAUSE_MS = 50;
const PAYLOAD = 'run { id status } userErrors { path code message { el en } }';

/** Runs of hotspot methods, as a client of the API asks for them. */
export interface RunCaller {
  readonly start: (input: object) => Promise<HotspotPayload>;
  readonly repeat: (runId: string, dataVersion: string) => Promise<HotspotPayload>;
  /** Waits until a run has ended, and reads it. @throws Error where it was refused */
  readonly finished: (payload: HotspotPayload) => Promise<HotspotRunObject>;
}

/**
 * @param fields of a run that are read
 * @param usual what every run is asked with, unless it is said otherwise
 */
export function makeRunCaller(ask: Ask, fields: string, usual: object = {}): RunCaller {
  const read = async (of: string, id: string): Promise<HotspotRunObject> =>
    (await ask(`query ($id: ID!) { hotspotRun(id: $id) { ${of} } }`, { id })).hotspotRun;
  return {
    start: async (input) =>
      (await ask(`mutation ($input: RunHotspotsInput!) { runHotspots(input: $input) { ${PAYLOAD} } }`, { input: { ...usual, ...input } }))
        .runHotspots,
    repeat: async (runId, dataVersion) => {
      const query = `mutation ($input: RepeatHotspotsInput!) { repeatHotspotRun(input: $input) { ${PAYLOAD} } }`;
      return (await ask(query, { input: { runId, dataVersion } })).repeatHotspotRun;
    },
    finished: async ({ run, userErrors }) => {
      if (run === null) throw new Error(userErrors.map(({ code }) => code).join());
      while (['queued', 'running'].includes((await read('status', run.id)).status)) await sleep(PAUSE_MS);
      return read(fields, run.id);
    },
  };
}
