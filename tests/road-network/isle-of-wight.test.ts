import { readFileSync } from 'node:fs';
import type { AccidentDraft, Draft, RoadLineDraft, TrafficCountDraft } from '@elektron/domain';
import { detectTables, readTable, type ByteSource } from '@elektron/importers';
import {
  DEFAULT_TOLERANCE_METERS,
  findComponents,
  findGaps,
  nodeLines,
  snapPoints,
  type NodedNetwork,
  type SnappedPoints,
} from '@elektron/road-network';
import { beforeAll, describe, expect, it } from '@jest/globals';

import { createProjector } from '../../apps/api/src/imports/reading/project-position.ts';

/*
 * The main roads of the Isle of Wight (OpenStreetMap, 2019) as a network, with the collisions of 2018 and the count points on it. The figures are those of docs/roads.md.
 */

const fileOf = (name: string): URL => new URL(`../fixtures/uk-isle-of-wight/${name}`, import.meta.url);

/** Beyond this a collision did not happen on one of these roads: half a carriageway, a verge, and the ten metres that STATS19 rounds to. */
const SNAP = { limitMeters: 25, doubtMeters: 5, meetingMeters: 20 };

async function read<Kind extends Draft>(name: string): Promise<Kind[]> {
  const bytes = readFileSync(fileOf(name));
  const source: ByteSource = {
    size: bytes.length,
    async *read() {
      yield bytes;
    },
  };
  const [table] = await detectTables(source, name);
  const drafts: Draft[] = [];
  for await (const { lines } of readTable(source, table!, { latestDate: '2026-01-01' }))
    drafts.push(...lines.flatMap((line) => line.drafts.slice(0, 1)));
  return drafts as Kind[];
}

interface Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

const project = createProjector(27_700);

function placesOf(drafts: readonly (AccidentDraft | TrafficCountDraft)[]): Places {
  const places = drafts.map(({ position }) => (position === null ? null : project(position)));
  const meters = (millimeters: number | undefined): number => (millimeters ?? NaN) / 1_000;
  return {
    x: Float64Array.from(places, (place) => meters(place?.xMillimeters)),
    y: Float64Array.from(places, (place) => meters(place?.yMillimeters)),
  };
}

let roads: RoadLineDraft[];
let network: NodedNetwork;

beforeAll(async () => {
  roads = await read<RoadLineDraft>('iow_main_highways.gpkg');
  const lines = roads.map(({ sourceRecordId, line, level }) => ({
    id: sourceRecordId,
    x: Float64Array.from(line.coordinates.filter((_, i) => i % 2 === 0)),
    y: Float64Array.from(line.coordinates.filter((_, i) => i % 2 === 1)),
    nodeIds: null,
    level,
  }));
  network = nodeLines(lines, { toleranceMeters: DEFAULT_TOLERANCE_METERS, splitsCrossings: false });
});

describe('the main roads of the Isle of Wight', () => {
  it('are cut into segments that hold every metre once', () => {
    const total = network.lines.reduce((sum, { x, y }) => {
      for (let k = 1; k < x.length; k += 1) sum += Math.hypot(x[k]! - x[k - 1]!, y[k]! - y[k - 1]!);
      return sum;
    }, 0);
    const cut = network.segments.lengthMeters.reduce((sum, meters) => sum + meters, 0);

    expect(roads).toHaveLength(1_405);
    expect(network.duplicates).toEqual([]);
    expect(network.pointLines).toEqual([]);
    expect(cut).toBeCloseTo(total, 6);
    expect({ segments: network.segments.ids.length, kilometers: Math.round(cut / 1_000) }).toMatchInlineSnapshot(`
      {
        "kilometers": 376,
        "segments": 1499,
      }
    `);
  });

  it('meet in junctions, and every node between two of them is the end of a line', () => {
    const degrees = Map.groupBy(network.nodes.degrees, (degree) => degree);
    expect(Object.fromEntries([...degrees].map(([degree, nodes]) => [degree, nodes.length]))).toMatchInlineSnapshot(`
      {
        "1": 15,
        "2": 897,
        "3": 360,
        "4": 26,
        "5": 1,
      }
    `);
    const ends = new Set(network.lines.flatMap(({ x, y }) => [0, x.length - 1].map((k) => `${x[k]} ${y[k]}`)));
    const seams = [...network.nodes.degrees.keys()].filter((node) => network.nodes.degrees[node] === 2);
    expect(seams.filter((node) => !ends.has(`${network.nodes.x[node]} ${network.nodes.y[node]}`))).toEqual([]);
  });

  it('are of few parts, cross nowhere unjoined, and have the gaps that are listed', () => {
    const { segments, lengthMeters } = findComponents(network);
    const levelOf = (segment: number): number => network.lines[network.segments.line[segment]!]!.level;
    expect({
      parts: segments.length,
      longest: Math.round(lengthMeters[0]! / 1_000),
      crossings: network.crossings.length,
      gaps: findGaps(network, levelOf, 5).length,
    }).toMatchInlineSnapshot(`
      {
        "crossings": 0,
        "gaps": 0,
        "longest": 376,
        "parts": 1,
      }
    `);
  });
});

describe('what lies on them', () => {
  const referenceOf = (segment: number): string | null =>
    roads.find(({ sourceRecordId }) => sourceRecordId === network.lines[network.segments.line[segment]!]!.id)!.roadReference;

  it('of 289 collisions each is on a segment, or told to be too far away from all', async () => {
    const accidents = await read<AccidentDraft>('car_crashes_2018_iow.gpkg');
    const places = placesOf(accidents);
    const snapped = snapPoints(network.segments, places, SNAP);
    const near = [...snapped.segment].filter((segment) => segment >= 0).length;
    const nowhere = [...places.x].filter(Number.isNaN).length;
    const doubtful = [...snapped.rival].filter((segment) => segment >= 0).length;

    expect(accidents).toHaveLength(289);
    for (const [i, distance] of snapped.distanceMeters.entries()) expect(distance <= SNAP.limitMeters).toBe(snapped.segment[i]! >= 0);
    expect({ near, tooFar: 289 - near - nowhere, nowhere, doubtful }).toMatchInlineSnapshot(`
      {
        "doubtful": 1,
        "near": 253,
        "nowhere": 0,
        "tooFar": 36,
      }
    `);
  });

  it('of 53 count points those on these roads are on the road that they name, with all of their years', async () => {
    const counts = await read<TrafficCountDraft>('aadf_by_direction_la199.csv');
    const sites = [...Map.groupBy(counts, ({ siteSourceRecordId }) => siteSourceRecordId).values()];
    const newest = sites.map((years) => years.reduce((a, b) => (b.year > a.year ? b : a)));
    const snapped: SnappedPoints = snapPoints(network.segments, placesOf(newest), SNAP, (site, segment) =>
      referenceOf(segment) === newest[site]!.roadName ? 1 : 0,
    );
    const attached = [...snapped.segment.keys()].filter((site) => snapped.segment[site]! >= 0);
    const named = attached.filter((site) => referenceOf(snapped.segment[site]!) === newest[site]!.roadName);

    expect(sites).toHaveLength(53);
    const years = sites.flatMap((all) => [...new Set(all.map(({ year }) => year))]);
    expect({ attached: attached.length, named: named.length, siteYears: years.length, lines: counts.length }).toMatchInlineSnapshot(`
      {
        "attached": 47,
        "lines": 499,
        "named": 34,
        "siteYears": 297,
      }
    `);
  });
});
