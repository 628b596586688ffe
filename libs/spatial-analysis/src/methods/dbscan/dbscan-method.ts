import { Problem } from '@elektron/domain';
import { bufferedHull } from '../../convex-hull.ts';
import { defineHotspotMethod, throwIfCancelled, UNKNOWN_DAY, type HotspotInput } from '../../hotspot-method.ts';
import type { HotspotNotice } from '../../hotspot-texts.ts';
import { countMembers, groupMembers, rankHotspots, type HotspotDraft } from '../../rank-hotspots.ts';
import { dbscan, type DbscanResult } from './dbscan.ts';
import { DBSCAN_PARAMETERS } from './dbscan-texts.ts';
import { spaceTimeDbscan } from './space-time-dbscan.ts';

/** The outline is drawn this share of the radius around the accidents: wide enough to see, too narrow to swallow a neighbour. */
const OUTLINE_SHARE = 0.25;
/** One cluster with more than half of at least so many accidents is a chain along the streets, not a place. */
const CHAIN_ACCIDENTS = 50;

export const dbscanMethod = defineHotspotMethod({
  id: 'dbscan',
  labels: { el: 'Συστάδες ατυχημάτων (DBSCAN)', en: 'Accident clusters (DBSCAN)' },
  question: {
    el: 'Πού βρίσκονται πολλά ατυχήματα κοντά το ένα στο άλλο; Με χρονικό παράθυρο: κοντά και στον χρόνο.',
    en: 'Where do many accidents lie close together? With a time window: close in time as well.',
  },
  isNot: {
    el: 'Οι συστάδες δεν είναι επικίνδυνες θέσεις: δεν λαμβάνουν υπόψη την κυκλοφορία και δεν ελέγχονται στατιστικά.',
    en: 'Clusters are not black spots: they do not account for traffic and are not tested.',
  },
  parameters: DBSCAN_PARAMETERS,
  assumptions: [
    'NOT_BLACK_SPOTS',
    'NO_EXPOSURE',
    'NO_SIGNIFICANCE_TEST',
    'REGRESSION_TO_THE_MEAN',
    'STRAIGHT_DISTANCE',
    'ONE_DENSITY_SCALE',
  ],
  sources: ['Ester, Kriegel, Sander & Xu 1996, KDD-96, 226-231', 'Birant & Kut 2007, Data & Knowledge Engineering 60(1), 208-221'],
  scoreMeaning: 'ACCIDENTS',
  find: (input, parameters, control) => {
    const radiusMeters = parameters['radiusMeters'] as number;
    const options = { radiusMeters, minPoints: parameters['minPoints'] as number };
    const windowDays = parameters['windowDays'] as number | null;
    const found =
      windowDays === null ? dbscan(input.points, options) : spaceTimeDbscan(input.points, getDays(input), { ...options, windowDays });
    throwIfCancelled(control);
    control.progress(0.9);
    const members = groupMembers(found.labels, found.clusters);
    return {
      parameters,
      ...rankHotspots(
        members.map((list, label) => draftCluster(input, list, label, radiusMeters)),
        input,
      ),
      surface: null,
      cells: null,
      summary: summarize(found, members),
      warnings: findWarnings(members, input.points.x.length),
    };
  },
});

/** @throws Problem TIME_NOT_KNOWN */
function getDays({ days, points }: HotspotInput): Int32Array {
  const total = points.x.length;
  if (!days) throw new Problem('TIME_NOT_KNOWN', { total, missing: total });
  const missing = days.reduce((sum, day) => sum + (day === UNKNOWN_DAY ? 1 : 0), 0);
  if (missing > 0) throw new Problem('TIME_NOT_KNOWN', { total, missing });
  return days;
}

function draftCluster({ points }: HotspotInput, members: Int32Array, label: number, radiusMeters: number): HotspotDraft {
  const positions = Array.from(members, (i): [number, number] => [points.x[i]!, points.y[i]!]);
  const [firstX, firstY] = positions[0]!;
  // Sums of differences: sums of full coordinates would lose digits, and differently at another origin.
  const sumX = positions.reduce((sum, [x]) => sum + (x - firstX), 0);
  const sumY = positions.reduce((sum, [, y]) => sum + (y - firstY), 0);
  return {
    label,
    centerX: firstX + sumX / positions.length,
    centerY: firstY + sumY / positions.length,
    outline: bufferedHull(positions, radiusMeters * OUTLINE_SHARE),
    members,
    neighborhoodAccidents: null,
    score: members.length,
    scoreMeaning: 'ACCIDENTS',
    zScore: null,
    pValue: null,
    exactPValue: null,
    adjustedPValue: null,
    noTestReason: 'METHOD_TESTS_NOTHING',
  };
}

function summarize(found: DbscanResult, members: readonly Int32Array[]) {
  const accidentsUsed = found.labels.length;
  const accidentsInHotspots = countMembers(members);
  return {
    accidentsUsed,
    hotspots: found.clusters,
    accidentsInHotspots,
    noise: accidentsUsed - accidentsInHotspots,
    corePoints: found.core.reduce((sum, core) => sum + core, 0),
  };
}

function findWarnings(members: readonly Int32Array[], total: number): HotspotNotice[] {
  const accidents = members.reduce((most, list) => Math.max(most, list.length), 0);
  return accidents > total / 2 && accidents >= CHAIN_ACCIDENTS ? [{ code: 'CLUSTER_HOLDS_MOST', details: { accidents, total } }] : [];
}
