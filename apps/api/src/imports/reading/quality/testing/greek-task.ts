import type { ReadingTask } from '../../prepared-chunk.ts';

/** A task of an organisation in Greece, for tests. */
export function greekTask(changes: Partial<ReadingTask> = {}): ReadingTask {
  return {
    organisationId: '00000000-0000-4000-8000-000000000001',
    timeZone: 'Europe/Athens',
    srid: 2100,
    municipalities: [],
    territory: [],
    outsideBoundary: 'warning',
    roads: new Int32Array(0),
    repairs: [],
    latestDate: '2026-01-01',
    formatId: 'stats19',
    erasures: { key: Buffer.alloc(32), hashes: [] },
    files: [],
    resumeAt: { fileIndex: 0, chunks: 0 },
    ...changes,
  };
}

/** The edges of a box of degrees. */
export function boxEdges(west: number, south: number, east: number, north: number): Int32Array {
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ].map(([x = 0, y = 0]) => [Math.round(x * 1e7), Math.round(y * 1e7)]);
  return Int32Array.from(corners.slice(1).flatMap((corner, i) => [...(corners[i] ?? []), ...corner]));
}
