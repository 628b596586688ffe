import { afterAll, describe, expect, it } from '@jest/globals';
import { EVERY_ACCIDENT, parseParameters, type ParameterValues } from '@elektron/domain';
import { getHotspotMethod, HOTSPOT_METHODS, needsRoads, UNWATCHED } from '@elektron/spatial-analysis';

import { digestOf, formatCanonicalJson } from '../common/canonical-json.ts';
import { createPlane } from '../common/plane.ts';
import { makeColumns, TEST_SRID } from '../common/testing/make-columns.ts';
import { analyseHotspots } from './analyse-hotspots.ts';
import { AnalysisThreads } from './analysis-threads.ts';
import { makeTown } from '../common/testing/make-town.ts';

const COLUMNS = makeColumns(makeTown(1_500));

function parametersOf(methodId: string, given: Readonly<Record<string, unknown>> = {}): ParameterValues {
  return parseParameters(getHotspotMethod(methodId).parameters, given);
}

function watch() {
  const shares: number[] = [];
  const stop = new AbortController();
  return { shares, stop, onProgress: (share: number) => void shares.push(share), signal: stop.signal };
}

/** Slow enough to be stopped on the way: twenty thousand accidents, each spread over thirty thousand cells. */
const MANY = makeColumns(makeTown(20_000));
const SLOW = {
  methodId: 'kernel-density',
  filter: EVERY_ACCIDENT,
  seed: 1,
  parameters: parametersOf('kernel-density', { bandwidthMeters: 250, cellSizeMeters: 2.5 }),
};

describe('analyses in a thread of their own', () => {
  const threads = new AnalysisThreads();
  afterAll(() => threads.onApplicationShutdown());

  it.each(HOTSPOT_METHODS.filter((method) => !needsRoads(method)).map(({ id }) => id))(
    'give the digest that %s has in this thread',
    async (methodId) => {
      const question = { methodId, parameters: parametersOf(methodId), filter: EVERY_ACCIDENT, seed: 1 };
      const watching = watch();
      const answer = await threads.run({ columns: COLUMNS, question, srid: TEST_SRID }, watching);
      const here = formatCanonicalJson(analyseHotspots(COLUMNS, question, createPlane(TEST_SRID), UNWATCHED).result);
      expect(answer.kind === 'result' && answer.digest).toBe(digestOf(here));
      expect(answer.kind === 'result' && answer.json === here).toBe(true);
      expect(watching.shares).toEqual(watching.shares.toSorted((a, b) => a - b));
    },
  );

  it('stop on the way when they are asked to', async () => {
    const { stop, ...watching } = watch();
    const untilStopped: number[] = [];
    const onProgress = (share: number): void => {
      untilStopped.push(share);
      if (share > 0) stop.abort();
    };
    const stopped = await threads.run({ columns: MANY, question: SLOW, srid: TEST_SRID }, { ...watching, onProgress });
    // Not the whole answer: printing a million numbers would be the slow part.
    expect(stopped.kind === 'problem' && stopped.code).toBe('CANCELLED');
    const whole = watch();
    expect((await threads.run({ columns: MANY, question: SLOW, srid: TEST_SRID }, whole)).kind).toBe('result');
    expect(whole.shares.length).toBeGreaterThan(2);
    expect(untilStopped.length).toBeLessThan(whole.shares.length);
  });

  it('are stopped with their thread when they do not look, and the next one runs', async () => {
    const { stop, ...watching } = watch();
    // Few accidents, each spread over all of four million cells: between two looks lie tens of seconds.
    const parameters = parametersOf('kernel-density', { kernel: 'gaussian', bandwidthMeters: 900, cellSizeMeters: 6 });
    const deaf = threads.run({ columns: COLUMNS, question: { ...SLOW, parameters }, srid: TEST_SRID }, watching);
    setTimeout(() => stop.abort(), 200);
    const before = process.cpuUsage();
    expect(await deaf).toEqual({ kind: 'problem', code: 'CANCELLED', details: {} });
    // Work and not time: nobody else does any in this process.
    expect(process.cpuUsage(before).user).toBeLessThan(8_000_000);
    const question = { methodId: 'dbscan', parameters: parametersOf('dbscan'), filter: EVERY_ACCIDENT, seed: 1 };
    expect((await threads.run({ columns: COLUMNS, question, srid: TEST_SRID }, watch())).kind).toBe('result');
  });

  it('hand a refusal over as a value with its code', async () => {
    const question = { methodId: 'dbscan', parameters: parametersOf('dbscan', { windowDays: 30 }), filter: EVERY_ACCIDENT, seed: 1 };
    const undated = makeColumns([{ x: 537_000, y: 189_000, date: '2015' }]);
    expect(await threads.run({ columns: undated, question, srid: TEST_SRID }, watch())).toEqual({
      kind: 'problem',
      code: 'TIME_NOT_KNOWN',
      details: { total: 1, missing: 1 },
    });
  });
});
