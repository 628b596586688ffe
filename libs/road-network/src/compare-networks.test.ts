import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { compareNetworks } from './compare-networks.ts';
import { nodeLines } from './node-lines.ts';
import type { NetworkSegments } from './noded-network.ts';
import { DEFAULT_TOLERANCE_METERS, type RoadLine } from './road-line.ts';
import { line, someLines } from './testing/made-up-lines.ts';

function segmentsOf(lines: readonly RoadLine[]): NetworkSegments {
  return nodeLines(lines, { toleranceMeters: DEFAULT_TOLERANCE_METERS, splitsCrossings: false }).segments;
}

const main = line('main', [
  [0, 0],
  [100, 0],
  [200, 0],
]);

describe('a newer extract', () => {
  it('keeps what is as it was, and tells what bends, what is new and what is gone', () => {
    const bend = (y: number): RoadLine =>
      line('bend', [
        [0, 0],
        [50, y],
        [0, 90],
      ]);
    const comparison = compareNetworks(
      segmentsOf([
        main,
        bend(40),
        line('old', [
          [300, 300],
          [400, 300],
        ]),
      ]),
      segmentsOf([
        main,
        bend(48),
        line('new', [
          [200, 0],
          [260, 0],
        ]),
      ]),
    );

    expect(comparison).toEqual({
      kept: ['main:0 0-200000 0'],
      changed: ['bend:0 0-0 90000'],
      added: ['new:200000 0-260000 0'],
      gone: [{ id: 'old:300000 300000-400000 300000', successors: [] }],
    });
  });

  it('says which new pieces lie where one lay that a further road has cut in two', () => {
    const { gone, added } = compareNetworks(
      segmentsOf([main]),
      segmentsOf([
        main,
        line('side', [
          [100, 0],
          [100, 50],
        ]),
      ]),
    );

    expect(added).toHaveLength(3);
    expect(gone).toHaveLength(1);
    expect(gone[0]!.successors.map(({ id }) => id)).toEqual(['main:0 0-100000 0', 'main:100000 0-200000 0']);
    // Each half, and the ten metres beyond it that are near.
    expect(gone[0]!.successors.map(({ share }) => share)).toEqual([0.55, 0.55]);
  });

  it('finds the successor of a road that was drawn anew under another id, a little beside', () => {
    const { gone } = compareNetworks(
      segmentsOf([main]),
      segmentsOf([
        line('again', [
          [0, 6],
          [200, 6],
        ]),
        line('far', [
          [0, 15],
          [200, 15],
        ]),
      ]),
    );

    expect(gone[0]!.successors).toEqual([{ id: 'again:0 6000-200000 6000', share: 1 }]);
  });

  it('that is the same file keeps everything', () => {
    fc.assert(
      fc.property(someLines, (lines) => {
        const segments = segmentsOf(lines);
        expect(compareNetworks(segments, segments)).toEqual({ kept: [...segments.ids], changed: [], added: [], gone: [] });
      }),
      { numRuns: 50, seed: 8 },
    );
  });

  it('has each old id once among kept, changed and gone, and each new one once among kept, changed and added', () => {
    fc.assert(
      fc.property(someLines, someLines, (before, after) => {
        const [older, newer] = [segmentsOf(before), segmentsOf(after)];
        const { kept, changed, added, gone } = compareNetworks(older, newer);
        expect([...kept, ...changed, ...gone.map(({ id }) => id)].sort()).toEqual([...older.ids].sort());
        expect([...kept, ...changed, ...added].sort()).toEqual([...newer.ids].sort());
        for (const { successors } of gone) for (const { share } of successors) expect(share).toBeLessThanOrEqual(1);
      }),
      { numRuns: 50, seed: 9 },
    );
  });
});
