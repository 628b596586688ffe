import { describe, expect, it } from '@jest/globals';
import { codeOf, SEVERITIES, type Severity } from '@elektron/domain';
import { countMembers, groupMembers, rankHotspots, type HotspotDraft } from './rank-hotspots.ts';

const severities: (Severity | null)[] = ['slight', 'fatal', 'serious', 'serious', 'slight', null, 'damage-only'];
const input = {
  points: { x: new Float64Array(7), y: new Float64Array(7) },
  severity: Uint8Array.from(severities, (severity) => codeOf(SEVERITIES, severity)),
  days: null,
  years: 1,
  seed: 1,
  studyArea: null,
  knownPoints: null,
};

function draftOf(label: number, score: number, members: readonly number[]): HotspotDraft {
  const place = { centerX: 0, centerY: 0, outline: [], neighborhoodAccidents: null };
  const noTest = { zScore: null, pValue: null, exactPValue: null, adjustedPValue: null, noTestReason: 'METHOD_TESTS_NOTHING' } as const;
  return { label, score, members: Int32Array.from(members), scoreMeaning: 'ACCIDENTS', ...place, ...noTest };
}

describe('ranking', () => {
  it('puts the highest score first, then more fatal accidents, more serious ones, the lower label', () => {
    const drafts = [
      draftOf(0, 1, [0]),
      draftOf(1, 1, [0]),
      draftOf(2, 1, [2, 3]),
      draftOf(3, 1, [1]),
      draftOf(4, 1, [2]),
      draftOf(5, 2, [5]),
    ];
    const { hotspots, members } = rankHotspots(drafts.toReversed(), input);
    expect(hotspots.map(({ label }) => label)).toEqual([5, 3, 2, 4, 0, 1]);
    expect(hotspots.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(members.map((list) => [...list])).toEqual([[5], [1], [2, 3], [2], [0], [0]]);
  });

  it('counts each severity, the unknown included', () => {
    const { hotspots } = rankHotspots([draftOf(0, 1, [0, 1, 2, 3, 4, 5, 6])], input);
    expect(hotspots[0]).toMatchObject({
      accidents: 7,
      severityCounts: { fatal: 1, serious: 2, slight: 2, injury: 0, 'damage-only': 1, unknown: 1 },
    });
  });
});

describe('grouping', () => {
  it('lists the points of each group in order and leaves out those of none', () => {
    const members = groupMembers(Int32Array.of(1, -1, 0, 1, 1, -1, 0), 3);
    expect(members.map((list) => [...list])).toEqual([[2, 6], [0, 3, 4], []]);
    expect(countMembers(members)).toBe(5);
  });
});
